using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

public sealed class RetirementTests
{
    private static readonly EmployeeRecord Serving = Employee.Evolve(new(), Some.Id, Some.Pns());

    [Theory]
    [InlineData("1980-01-31", 58, "2038-02-01")]
    [InlineData("1980-12-01", 60, "2041-01-01")]
    [InlineData("1980-02-29", 65, "2045-03-01")]
    public void TheTmtIsTheFirstDayOfTheMonthAfterTheBirthday(string born, int age, string tmt) =>
        Assert.Equal(Some.Day(tmt), Retirement.Tmt(Some.Day(born), age));

    [Fact]
    public void AnAgeBecomesADayByTheNumber()
    {
        var (state, results) = Recording.Record(Serving, Some.Id, [AtAge(58)]);

        Assert.Equal(Recorded.Accepted, results[0].Result);
        Assert.Equal(Service.Retired, state.On(Some.Day("2038-02-01"))!.Service);
        Assert.Equal(Service.Serving, state.On(Some.Day("2038-01-31"))!.Service);
    }

    [Fact]
    public void ARepeatOfAnAgeIsADuplicateAlsoAfterTheNumberWasCorrected()
    {
        var (state, results) = Recording.Record(
            Serving, Some.Id, [AtAge(58), Some.At("2022-01-01", new NumberCorrected("198106012005011001")), AtAge(58), AtAge(60)]);

        Assert.Equal([Recorded.Accepted, Recorded.Accepted, Recorded.Duplicate, Recorded.Rejected], results.Select(r => r.Result));
        Assert.IsType<Refusal.FactConflict>(results[3].Refusal);
        Assert.Equal(Service.Retired, state.On(Some.Day("2038-02-01"))!.Service);
    }

    [Fact]
    public void AnAgeWithoutAReadableNumberIsRefused()
    {
        var nameless = Employee.Evolve(new(), Some.Id, Some.At("2006-01-01", new PnsAppointed("Sri", "12345", Some.Agency, null)));

        var (state, results) = Recording.Record(nameless, Some.Id, [AtAge(58)]);

        Assert.IsType<Refusal.BirthDateUnknown>(results[0].Refusal);
        Assert.Contains("effectiveDate", results[0].Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Same(nameless, state);
    }

    [Fact]
    public void WhoIsNotKnownCannotRetireByAge() =>
        Assert.IsType<Refusal.EmployeeUnknown>(Recording.Record(new(), Some.Id, [AtAge(58)]).Results[0].Refusal);

    private static Retired AtAge(int age) => new(age) { Source = "test", Id = "retired", RecordedAt = Some.Instant };
}
