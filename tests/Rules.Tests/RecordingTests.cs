using System.Text.Json;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

public sealed class RecordingTests
{
    private static readonly EmployeeRecord Known = Employee.Evolve(new(), Some.Id, Some.Pns());

    [Fact]
    public void ARepeatIsADuplicateWhoeverSendsItAndWhenever()
    {
        var fact = Some.At("2022-06-01", new Retired());
        var (state, _) = Recording.Record(Known, Some.Id, [fact]);

        var (again, results) = Recording.Record(state, Some.Id, [fact with { RecordedAt = Some.Instant.AddDays(3), RecordedBy = "lain" }]);

        Assert.Same(state, again);
        Assert.Equal((Recorded.Duplicate, fact.Identity), (results[0].Result, results[0].FactId));
    }

    [Fact]
    public void TheSameIdentityWithOtherContentIsAConflictAndChangesNothing()
    {
        var (state, _) = Recording.Record(Known, Some.Id, [Some.At("2022-06-01", new Retired())]);
        var other = Some.At("2022-06-01", new Died()) with { Id = "Retired/2022-06-01" };

        var (again, results) = Recording.Record(state, Some.Id, [other]);

        Assert.Same(state, again);
        Assert.IsType<Refusal.FactConflict>(results[0].Refusal);
    }

    [Fact]
    public void OneBadFactSpoilsNoOther()
    {
        var (state, results) = Recording.Record(
            Known, Some.Id, [Some.At("2022-01-01", new PhotoChanged()), Some.At("1970-01-01", new Retired()), Some.At("2022-02-01", new Transferred(Some.Elsewhere, null))]);

        Assert.Equal([Recorded.Accepted, Recorded.Rejected, Recorded.Accepted], results.Select(r => r.Result));
        Assert.Equal(3, state.Facts.Length);
        Assert.Equal(2, state.Sequence);
    }

    [Fact]
    public void OnlyAppointmentsAndEntryMakeAPersonKnown()
    {
        foreach (var fact in Facts.OneOfEach)
        {
            var (state, results) = Recording.Record(new(), Some.Id, [fact]);
            if (fact is CpnsAppointed or PnsAppointed or ContractSigned or EnteredCity)
            {
                Assert.Equal(Recorded.Accepted, results[0].Result);
                Assert.NotEmpty(state.Standings);
            }
            else
            {
                Assert.Equal((Recorded.Rejected, true), (results[0].Result, results[0].Retryable));
                Assert.IsType<Refusal.EmployeeUnknown>(results[0].Refusal);
            }
        }
    }

    [Theory]
    [InlineData(null, Some.Number, Some.Agency, "name")]
    [InlineData("Sri", null, Some.Agency, "number")]
    [InlineData("Sri", Some.Number, null, "agencyId")]
    public void WhoIsNotKnownYetNeedsNameNumberAndAgency(string? name, string? number, string? agency, string missing)
    {
        var (_, results) = Recording.Record(new(), Some.Id, [Some.At("2022-01-01", new PnsAppointed(name, number, agency, null))]);

        Assert.Equal(new Refusal.FieldMissing(missing), results[0].Refusal);
    }

    [Fact]
    public void RefusalsNameWhatIsWrong()
    {
        Assert.IsType<Refusal.BeforeBirth>(Refused(Some.At("1979-12-31", new Retired())));
        Assert.IsType<Refusal.ContractEndsBeforeStart>(Refused(Some.Contract("2022-02-01", "2022-01-31")));
        Assert.IsType<Refusal.ContractEndsBeforeStart>(Refused(Some.At("2022-02-01", new ContractExtended(Some.Day("2022-01-31"), null, null, null, null))));
        Assert.IsType<Refusal.NumberOfAnotherKind>(Refused(Some.At("2022-02-01", new PnsAppointed("Sri", "199001012021211001", Some.Agency, null))));
        Assert.IsType<Refusal.NumberOfAnotherKind>(Refused(Some.At("2022-02-01", new ContractSigned("Sri", Some.Number, Some.Agency, null, null, false))));
        Assert.IsType<Refusal.FactUnknown>(Refused(Some.At("2022-02-01", new DecisionCancelled("hr/x/1"))));
    }

    [Fact]
    public void AnUploadIsNoDecisionThatCouldBeCancelled()
    {
        var state = Employee.Evolve(Known, Some.Id, Some.Upload("2022-10-20"));

        var (_, results) = Recording.Record(state, Some.Id, [Some.At("2022-10-21", new DecisionCancelled("card-files/000001"))]);

        Assert.IsType<Refusal.NotADecision>(results[0].Refusal);
    }

    [Theory] // UU 20/2023, Pasal 55
    [InlineData(58, "2038-02-01")]
    [InlineData(60, "2040-02-01")]
    [InlineData(65, "2045-02-01")]
    public void ARetirementByAgeTakesEffectOnTheFirstOfTheMonthAfterTheBirthdayMonth(int age, string tmt)
    {
        var (state, results) = Recording.Record(Known, Some.Id, [new Retired(age) { Source = "hr/x", Id = "1", RecordedAt = Some.Instant }]);

        Assert.Equal(Recorded.Accepted, results[0].Result);
        Assert.Equal(Some.Day(tmt), state.Facts[^1].EffectiveDate);
        Assert.Equal(Recorded.Duplicate, Recording.Record(state, Some.Id, [new Retired(age) { Source = "hr/x", Id = "1" }]).Results[0].Result);
    }

    [Fact]
    public void ANumberThatWasCancelledTellsNobodysBirth()
    {
        var wrong = Some.At("2022-01-01", new NumberCorrected("200001012022011001"));
        var state = Employee.Evolve(Known, Some.Id, wrong, Some.At("2022-01-02", new DecisionCancelled(wrong.Identity)));

        var (after, results) = Recording.Record(state, Some.Id, [Some.At("1999-01-01", new NameChanged("Sri")), new Retired(58) { Source = "hr/x", Id = "1" }]);

        Assert.All(results, r => Assert.Equal(Recorded.Accepted, r.Result));
        Assert.Equal(Some.Day("2038-02-01"), after.Facts[^1].EffectiveDate);
    }

    [Fact]
    public void ANumberThatIsCancelledInTheSameSendingTellsNobodysBirth()
    {
        var wrong = Some.At("2022-01-01", new NumberCorrected("200001012022011001"));

        var (_, results) = Recording.Record(
            Known, Some.Id, [wrong, Some.At("1999-01-01", new NameChanged("Sri")), Some.At("2022-01-02", new DecisionCancelled(wrong.Identity)), Some.At("1999-01-02", new NameChanged("Sri"))]);

        Assert.Equal([Recorded.Accepted, Recorded.Rejected, Recorded.Accepted, Recorded.Accepted], results.Select(r => r.Result));
    }

    [Theory]
    [InlineData("1964-01-31", "2022-02-01")]
    [InlineData("1964-01-01", "2022-02-01")]
    [InlineData("1964-12-31", "2023-01-01")]
    [InlineData("1964-02-29", "2022-03-01")]
    public void TheMonthAfterTheBirthdayMonthWhateverTheDay(string birth, string tmt) => Assert.Equal(Some.Day(tmt), Retirement.Tmt(Some.Day(birth), 58));

    [Fact]
    public void AnEmployeeOfManyFactsStaysSmallAndThereIsAnEnd()
    {
        var facts = Enumerable.Range(0, 100).Select(n => Some.At("2022-01-01", new Transferred($"agency-{n % 7}", null)) with { Id = $"{n:D4}", EffectiveDate = Some.Day("2015-01-01").AddDays(20 * n) });
        var (state, _) = Recording.Record(Known, Some.Id, facts);

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(state, StoredJson.Options).Length, 1, 64 * 1024);
        var flood = Enumerable.Range(0, 2 * Recording.MostFacts).Select(n => Some.At("2022-01-01", new DataBlocked(null)) with { Id = $"flood-{n}" });
        var (full, results) = Recording.Record(state, Some.Id, flood);
        Assert.Equal(Recording.MostFacts, full.Facts.Length);
        Assert.IsType<Refusal.TooManyFacts>(results[^1].Refusal);
    }

    private static Refusal? Refused(Fact fact) => Recording.Record(Known, Some.Id, [fact]).Results[0].Refusal;
}
