using CsCheck;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>What a person is called on a day.</summary>
public sealed class NamingTests
{
    private const string Corrected = "198001012005011002";

    [Fact]
    public void ANameOrTitleOrNumberDecidedForAComingDayHoldsFromThatDay()
    {
        var state = State(
            Some.Pns(), Some.At("2022-12-01", new NameChanged("Sri Lestari")), Some.At("2022-12-05", new TitleChanged(null, "M.Si.")),
            Some.At("2022-12-09", new NumberCorrected(Corrected)));

        Assert.Equal(("Sri Wahyuni", null, Some.Number), Called(state, "2022-11-30"));
        Assert.Equal(("Sri Lestari", null, Some.Number), Called(state, "2022-12-01"));
        Assert.Equal(("Sri Lestari", "M.Si.", Some.Number), Called(state, "2022-12-05"));
        Assert.Equal(("Sri Lestari", "M.Si.", Corrected), Called(state, "2022-12-09"));
        Assert.Equal([Some.Number, Corrected], state.Numbers);
    }

    [Fact]
    public void BeforeTheAppointmentAPersonIsCalledAsOnItsDay()
    {
        var state = State(Some.Cpns("2005-01-01"), Some.At("2006-01-01", new NameChanged("Sri Lestari")), Some.At("1999-01-01", new NameChanged("Sri")));

        Assert.Equal(("Sri Wahyuni", null, Some.Number), Called(state, "1999-06-01"));
        Assert.Equal((DateOnly.MinValue, Some.Day("2005-12-31")), (state.Names[0].From, state.Names[0].Until));
    }

    [Fact]
    public void ARenameThatIsCancelledNeverWas()
    {
        var renamed = Some.At("2022-12-01", new NameChanged("Sri Lestari"));

        var state = State(Some.Pns(), renamed, Some.At("2022-12-02", new DecisionCancelled(renamed.Identity)));

        Assert.Single(state.Names);
    }

    [Fact]
    public void SomebodyWhoNeverWasKeepsTheNameAndHasNoNumber()
    {
        var state = State(Some.Pns(), Some.At("2022-12-02", new DecisionCancelled(Some.Pns().Identity)));

        Assert.Equal(("Sri Wahyuni", null, ""), Called(state, "2022-12-02"));
        Assert.Empty(state.Numbers);
    }

    [Fact]
    public void WhoIsCountedKeepsTheNumberAlsoWhenWhatGaveItWasCancelled()
    {
        var cpns = Some.Cpns();
        var state = Employee.Evolve(
            new(), Some.Id, cpns, Some.At("2006-01-01", new PnsAppointed(null, null, Some.Agency, null)), Some.At("2007-01-01", new DecisionCancelled(cpns.Identity)));

        Assert.Equal(Kind.Pns, state.On(Some.Day("2022-01-01"))!.Kind);
        Assert.Equal((cpns.Name, Some.Number), (state.NamedOn(Some.Day("2022-01-01")).Name, state.NamedOn(Some.Day("2022-01-01")).Number));
        Assert.Equal([Some.Number], state.Numbers);
    }

    [Fact]
    public void TheTitlesOfAFirstRosterWereThereWhileThePersonWasACandidateToo()
    {
        var row = Some.Row() with { CpnsDate = Some.Day("2005-01-01"), TitleAfter = "S.Kom." };
        var facts = RosterRules.Compare(new(), row, "first", Some.Day("2022-10-01"), Some.Instant, "officer").Facts;

        Assert.Equal("S.Kom.", State([.. facts]).NamedOn(Some.Day("2005-06-01")).TitleAfter);
        Assert.Null(State(Some.Pns(), Some.At("2022-12-05", new TitleChanged(null, "S.Kom."))).NamedOn(Some.Day("2022-12-04")).TitleAfter);
    }

    [Fact]
    public void AFactThatIsNoNameLeavesNamesAsTheyWereSaved()
    {
        var state = State(Some.Pns());

        var next = Employee.Evolve(state, Some.Id, Some.Upload("2022-11-01"));

        Assert.Equal((1, 2), (next.NamesAt, next.Sequence));
        Assert.Equal(3, Employee.Evolve(next, Some.Id, Some.At("2022-11-01", new NameChanged("Sri"))).NamesAt);
    }

    [Fact]
    public void NamesAlwaysCoverEveryDayOnceAndSayWhatTheFactsUpToThatDaySay() => Facts.History.Sample(facts =>
    {
        if (facts.Length == 0) return;
        var state = State(facts);

        Assert.Equal(DateOnly.MinValue, state.Names[0].From);
        Assert.Null(state.Names[^1].Until);
        foreach (var (before, after) in state.Names.Zip(state.Names.Skip(1)))
            Assert.Equal((before.Until!.Value.AddDays(1), true), (after.From, before with { From = after.From, Until = after.Until } != after));
        for (var day = Some.Day("2022-01-01"); day < Some.Day("2022-03-05"); day = day.AddDays(1))
            if (Naive(facts, day) is { Name: not "", Number: not "" } naive)
                Assert.Equal(naive, (state.NamedOn(day).Name, state.NamedOn(day).Number));
    }, iter: 2_000);

    /// <summary>Day by day, without intervals.</summary>
    private static (string Name, string Number) Naive(Fact[] facts, DateOnly day)
    {
        var (name, number) = ("", "");
        foreach (var fact in Standings.Ordered(facts).Where(f => f.EffectiveDate <= day))
        {
            (name, number) = fact switch
            {
                PnsAppointed a => (a.Name!, a.Number!),
                CpnsAppointed a => (a.Name!, a.Number!),
                ContractSigned a => (a.Name!, a.Number!),
                EnteredCity e => (e.Name!, e.Number ?? number),
                NameChanged n => (n.Name, number),
                NumberCorrected n => (name, n.Number),
                _ => (name, number),
            };
        }

        return (name, number);
    }

    private static EmployeeRecord State(params Fact[] facts) => Employee.Evolve(new(), Some.Id, facts);

    private static (string, string?, string) Called(EmployeeRecord state, string day)
    {
        var called = state.NamedOn(Some.Day(day));
        return (called.Name, called.TitleAfter, called.Number);
    }
}
