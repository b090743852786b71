using Xunit;

namespace KartuAsn.Rules.Tests;

public sealed class CardFileTests
{
    private static readonly DateOnly Today = Some.Day("2022-11-01");
    private static readonly CardFile Front = new(Orientation.Portrait, Side.Front, new string('a', 64), "image/png", 1000);
    private static readonly EmployeeRecord Pns = Employee.Evolve(new(), Some.Id, Some.Pns());

    [Fact] // letter, clause 8
    public void AnUploadIsRecordedWithItsReceipt()
    {
        var (state, decision) = Upload(Pns, Front);

        Assert.True(ReceiptNumber.IsWellFormed(decision.Upload!.Receipt));
        Assert.True(state.On(Today)!.Uploaded);
        Assert.Equal(Some.Instant, state.UploadedAt);
    }

    [Fact]
    public void TheSameFileAgainGetsTheSameReceiptAndRecordsNothing()
    {
        var (state, first) = Upload(Pns, Front);

        var (again, second) = Upload(state, Front);

        Assert.Same(state, again);
        Assert.Equal(first.Upload, second.Upload);
    }

    [Fact]
    public void WhoHandsACardInForSomebodyElseSaysWhyInWordsThatCanBeRead()
    {
        Assert.Equal(new OnBehalf("tidak memegang telepon"), OnBehalf(" tidak memegang telepon ").Upload!.OnBehalf);
        Assert.Equal(new OnBehalf(null), OnBehalf(null).Upload!.OnBehalf);
        Assert.Null(Upload(Pns, Front).Decision.Upload!.OnBehalf);
        Assert.All(["", "ab", "a\0b c", "\u202Eabcdef", new string('a', 501)], reason => Assert.Equal(new Refusal.UploadReasonUnfit(), OnBehalf(reason).Refusal));
    }

    [Fact]
    public void AReplacementGetsANewReceiptAndSoDoTheFirstBytesAfterIt()
    {
        var (one, first) = Upload(Pns, Front);
        var (two, second) = Upload(one, Front with { Sha256 = new string('b', 64) });
        var (_, third) = Upload(two, Front);

        Assert.Equal(3, new[] { first, second, third }.Select(d => d.Upload!.Receipt).Distinct().Count());
    }

    [Fact]
    public void AfterAReturnTheSameBytesGetANewReceipt()
    {
        var (one, first) = Upload(Pns, Front);
        var returned = Return(one, "foto buram");
        Assert.False(returned.On(Today)!.Uploaded);
        Assert.Null(returned.UploadedAt);

        var (again, second) = Upload(returned, Front);

        Assert.NotEqual(first.Upload!.Receipt, second.Upload!.Receipt);
        Assert.True(again.On(Today)!.Uploaded);
    }

    [Theory]
    [InlineData("ab", false)]
    [InlineData("foto buram", true)]
    [InlineData("foto\nburam", true)]
    [InlineData("foto\0buram", false)]
    [InlineData("\u200B\u200B\u200B", false)]
    [InlineData("\u202Eforum", false)]
    public void AReasonCanBeReadByWhoGetsIt(string reason, bool taken)
    {
        var (one, _) = Upload(Pns, Front);
        var decided = CardFiles.Return(one, Front.Orientation, Front.Side, reason, null, Some.Instant, Today, "officer");

        Assert.Equal(taken, decided.Refusal is null);
        Assert.True(taken || decided.Refusal is Refusal.ReasonMissing);
    }

    [Fact]
    public void RepeatingAReturnWithItsCommandIdAnswersTheSame()
    {
        var (one, _) = Upload(Pns, Front);
        var once = Return(one, "foto buram", "command-1");

        Assert.Same(once, Return(once, "foto buram", "command-1"));
    }

    [Fact]
    public void NothingToReturnIsRefused() =>
        Assert.IsType<Refusal.NoFileToReturn>(CardFiles.Return(Pns, Orientation.Portrait, Side.Front, "foto buram", null, Some.Instant, Today, "x").Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("  x ")]
    public void AReturnNeedsAReason(string reason) =>
        Assert.IsType<Refusal.ReasonMissing>(
            CardFiles.Return(Upload(Pns, Front).State, Orientation.Portrait, Side.Front, reason, null, Some.Instant, Today, "x").Refusal);

    [Fact]
    public void NobodyKnownCannotUpload() => Assert.IsType<Refusal.EmployeeUnknown>(Upload(new(), Front).Decision.Refusal);

    [Fact] // letter, clauses 1 and 4
    public void WhoeverHoldsNoCardCannotUpload()
    {
        Fact[][] histories =
        [
            [Some.Cpns()],
            [Some.Pns("2022-12-01")],
            [Some.Pns(), Some.At("2022-10-01", new Fact.Retired())],
            [Some.Contract("2021-01-01", "2022-10-31")],
            [Some.Pns(), Some.At("2022-10-01", new Fact.StandingUnclear("73"))],
        ];
        foreach (var history in histories)
            Assert.IsType<Refusal.NotEligible>(Upload(Employee.Evolve(new(), Some.Id, history), Front).Decision.Refusal);
    }

    [Fact] // policy: a suspended person is still ASN
    public void ASuspendedPersonMayUpload() =>
        Assert.Null(Upload(Employee.Evolve(new(), Some.Id, Some.Pns(), Some.At("2022-10-01", new Fact.Suspended(Suspension.UnpaidLeave))), Front).Decision.Refusal);

    [Fact]
    public void ElevenUploadsKeepTheirOrder()
    {
        var state = Enumerable.Range(0, 11).Aggregate(Pns, (s, i) => Upload(s, Front with { Sha256 = $"{i:x64}" }).State);

        Assert.Equal($"{10:x64}", CardFilesOnHand.Of(state).At(Orientation.Portrait, Side.Front)!.File.Sha256);
    }

    private static CardFileDecision OnBehalf(string? reason) => CardFiles.Upload(Pns, Front, Some.Instant, Today, "operator", new(reason));

    private static (EmployeeRecord State, CardFileDecision Decision) Upload(EmployeeRecord state, CardFile file)
    {
        var decision = CardFiles.Upload(state, file, Some.Instant, Today, "operator");
        return (Employee.Evolve(state, Some.Id, decision.Facts), decision);
    }

    private static EmployeeRecord Return(EmployeeRecord state, string reason, string? command = null) => Employee.Evolve(
        state, Some.Id, CardFiles.Return(state, Orientation.Portrait, Side.Front, reason, command, Some.Instant, Today, "officer").Facts);
}
