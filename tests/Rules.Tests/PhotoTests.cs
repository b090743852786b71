using Xunit;

namespace KartuAsn.Rules.Tests;

public sealed class PhotoTests
{
    private static readonly DateOnly Today = Some.Day("2022-11-01");
    private static readonly PhotoFile Clean = new(new string('a', 64), 1000);
    private static readonly PhotoFile Doubtful = new(new string('b', 64), 1000, "sharpness exposure");
    private static readonly EmployeeRecord Pns = Employee.Evolve(new(), Some.Id, Some.Pns());

    [Fact] // annex B
    public void APhotoThatPassedEveryRuleIsThePersonsPhotoAtOnce()
    {
        var (state, decision) = HandIn(Pns, Clean);

        Assert.Equal(Clean, PhotosOnHand.Of(state).Accepted!.File);
        Assert.True(ReceiptNumber.IsWellFormed(decision.Photo!.Receipt));
        Assert.Equal(PhotoState.Accepted, decision.State);
        Assert.Null(state.PhotoWaiting);
    }

    [Fact]
    public void ADoubtfulPhotoWaitsAndTheOneBeforeItStays()
    {
        var (state, decision) = HandIn(HandIn(Pns, Clean).State, Doubtful);

        Assert.Equal(PhotoState.Waiting, decision.State);
        Assert.Equal(Clean, PhotosOnHand.Of(state).Accepted!.File);
        Assert.Equal(Doubtful, PhotosOnHand.Of(state).Waiting!.File);
        Assert.Equal(Some.Instant, state.PhotoWaiting);
    }

    [Fact]
    public void TheReviewersYesMakesItThePersonsPhoto()
    {
        var (waiting, handedIn) = HandIn(Pns, Doubtful);
        var state = Decide(waiting, handedIn.Photo!.Receipt, null).State;

        Assert.Equal(Doubtful, PhotosOnHand.Of(state).Accepted!.File);
        Assert.Null(state.PhotoWaiting);
    }

    [Fact]
    public void APhotoGivenBackKeepsTheReasonUntilTheNextOneComes()
    {
        var (waiting, handedIn) = HandIn(Pns, Doubtful);
        var state = Decide(waiting, handedIn.Photo!.Receipt, "wajah buram").State;
        Assert.Equal("wajah buram", PhotosOnHand.Of(state).Returned!.Value.Why.Reason);
        Assert.Null(PhotosOnHand.Of(state).Accepted);

        Assert.Null(PhotosOnHand.Of(HandIn(state, Clean).State).Returned);
    }

    [Fact]
    public void TheSamePhotoAgainGetsTheSameReceiptAndRecordsNothing()
    {
        foreach (var file in new[] { Clean, Doubtful })
        {
            var (state, first) = HandIn(Pns, file);

            var (again, second) = HandIn(state, file);

            Assert.Same(state, again);
            Assert.Equal((first.Photo, first.State), (second.Photo, second.State));
        }
    }

    [Fact]
    public void TheSamePhotoAfterItWasGivenBackIsAskedAboutAnew()
    {
        var (waiting, first) = HandIn(Pns, Doubtful);
        var (_, second) = HandIn(Decide(waiting, first.Photo!.Receipt, "wajah buram").State, Doubtful);

        Assert.NotEqual(first.Photo.Receipt, second.Photo!.Receipt);
        Assert.Equal(PhotoState.Waiting, second.State);
    }

    [Fact]
    public void DecidingTheSameTwiceAnswersTheSame()
    {
        foreach (var reason in new[] { null, "wajah buram" })
        {
            var (waiting, handedIn) = HandIn(Pns, Doubtful);
            var (once, first) = Decide(waiting, handedIn.Photo!.Receipt, reason);

            var (again, second) = Decide(once, handedIn.Photo.Receipt, reason);

            Assert.Same(once, again);
            Assert.Equal(first.State, second.State);
        }
    }

    [Fact]
    public void AReviewerWhoSawAnOlderPhotoDecidesNothing()
    {
        var (one, first) = HandIn(Pns, Doubtful);
        var (two, _) = HandIn(one, Doubtful with { Sha256 = new string('c', 64) });

        Assert.IsType<Refusal.NoPhotoWaiting>(Decide(two, first.Photo!.Receipt, null).Decision.Refusal);
    }

    [Fact]
    public void GivingBackNeedsAReason()
    {
        var (waiting, handedIn) = HandIn(Pns, Doubtful);

        Assert.IsType<Refusal.ReasonMissing>(Decide(waiting, handedIn.Photo!.Receipt, " x ").Decision.Refusal);
    }

    [Fact] // letter, clauses 1 and 4
    public void WhoeverHoldsNoCardNeedsNoPhoto()
    {
        foreach (var history in new Fact[][] { [Some.Cpns()], [Some.Pns(), Some.At("2022-10-01", new Fact.Retired())] })
            Assert.IsType<Refusal.PhotoNotEligible>(HandIn(Employee.Evolve(new(), Some.Id, history), Clean).Decision.Refusal);
        Assert.IsType<Refusal.EmployeeUnknown>(HandIn(new(), Clean).Decision.Refusal);
    }

    [Fact] // SE 16/2022: the photo is on the card
    public void ANewPhotoMakesTheCardOnFileStaleFromItsDayOnAndAWaitingOneDoesNot()
    {
        Assert.False(Stale("2022-10-25", Some.Photo("2022-10-25", 1, PhotoState.Waiting)));
        Assert.True(Stale("2022-10-25", Some.Photo("2022-10-25", 1)));
        Assert.False(Stale("2022-10-24", Some.Photo("2022-10-25", 1)));
        Assert.False(Stale("2022-10-25", Some.Photo("2022-10-25", 1, PhotoState.Waiting), Some.PhotoTaken("2022-10-26", 1, 2)));
        Assert.True(Stale("2022-10-26", Some.Photo("2022-10-25", 1, PhotoState.Waiting), Some.PhotoTaken("2022-10-26", 1, 2)));
        Assert.False(Stale("2022-10-26", Some.Photo("2022-10-25", 1, PhotoState.Waiting), Some.PhotoBack("2022-10-26", 1, 2)));
    }

    [Fact]
    public void ACardHandedInAfterThePhotoShowsIt() => Assert.False(Stale("2022-10-31", Some.Photo("2022-10-19", 1)));

    [Fact]
    public void TheSamePhotoTakenAgainChangesNoCard() => Assert.False(Stale("2022-10-31", Some.Photo("2022-10-19", 1), Some.Photo("2022-10-30", 2)));

    [Fact]
    public void TheStaleCardNamesThePhoto()
    {
        var card = Card("2022-10-25", Some.Photo("2022-10-25", 1));

        Assert.Contains(card.Reasons, r => r is { Rule: "photo-changed", FactId: "photos/000001" });
    }

    private static bool Stale(string day, params Fact[] photos) => Card(day, photos).Stale;

    /// <summary>Of a PNS whose card was handed in on 20 October.</summary>
    private static Card Card(string day, params Fact[] photos) =>
        Cards.On(Employee.Evolve(new(), Some.Id, [Some.Pns(), Some.Upload("2022-10-20"), .. photos]), Policies.Default, Some.Day(day));

    private static (EmployeeRecord State, PhotoDecision Decision) HandIn(EmployeeRecord state, PhotoFile file)
    {
        var decision = Photos.HandIn(state, file, Some.Instant, Today, "pegawai");
        return (Employee.Evolve(state, Some.Id, decision.Facts), decision);
    }

    private static (EmployeeRecord State, PhotoDecision Decision) Decide(EmployeeRecord state, string receipt, string? reason)
    {
        var decision = Photos.Decide(state, receipt, reason, Some.Instant, Today, "operator");
        return (Employee.Evolve(state, Some.Id, decision.Facts), decision);
    }
}
