using CsCheck;
using Xunit;

namespace KartuAsn.Rules.Tests;

public sealed class AgencyBookTests
{
    private static readonly DateOnly Today = Some.Day("2022-01-20");

    [Fact]
    public void HoweverNewsArriveTheBookAlwaysEqualsThePeopleBehindIt() =>
        Gen.Select(Facts.History.Array[1, 6], Gen.Int).Sample((people, seed) =>
        {
            var news = people.SelectMany((facts, p) => Story($"person-{p}", facts)).ToArray();
            var random = new Random(seed);
            var mixed = news.Concat(news.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(mixed);
            var book = new AgencyBook("agency-a", Policies.Default);
            book.TurnTo(Today);

            foreach (var observation in mixed) book.Observe(observation);

            for (var day = Today.AddDays(-30); day < Today.AddDays(60); day = day.AddDays(1))
                Assert.Equal(ByHand(people, day), book.On(day));
        }, iter: 1_000);

    [Fact]
    public void OlderNewsNeverWins()
    {
        var book = new AgencyBook(Some.Agency, Policies.Default);
        var here = Employee.Evolve(new(), Some.Id, Some.Pns());
        var gone = Employee.Evolve(here, Some.Id, Some.At("2022-01-10", new Fact.Transferred(Some.Elsewhere, null)));

        Assert.True(book.Observe(gone.Observed()));
        Assert.False(book.Observe(here.Observed()));
        Assert.Equal(0, book.On(Today).Total.People);
    }

    [Fact]
    public void TheDaysToComeAreTheChangesAfterToday()
    {
        var book = new AgencyBook(Some.Agency, Policies.Default);
        book.Observe(Employee.Evolve(new(), Some.Id, Some.Contract("2021-01-01", "2022-12-31")).Observed());
        book.TurnTo(Today);

        var change = Assert.Single(book.After(Today));

        Assert.Equal((Some.Day("2023-01-01"), -1), (change.Day, change.Added.Total.People));
    }

    [Fact]
    public void ASuspendedPersonCountsAndIsShownApartUnlessPolicySaysOtherwise()
    {
        var standing = Some.On("2022-11-01", Some.Pns(), Some.At("2022-10-01", new Fact.Suspended(Suspension.Detained)))!;

        Assert.Equal((1, 1), Parts(Countable.Of(standing).Tally(Policy.Default)));
        Assert.Equal((0, 1), Parts(Countable.Of(standing).Tally(Policy.Default with { SuspendedCounts = false })));
        static (int, int) Parts(Tally t) => (t.Total.People, t.Suspended);
    }

    [Fact] // annex E: a CPNS is in no column
    public void ACpnsIsBesideTheColumns() =>
        Assert.Equal((0, 1), (Countable.Of(Some.On("2005-06-01", Some.Cpns())!).Tally(Policy.Default).Total.People, Countable.Of(Some.On("2005-06-01", Some.Cpns())!).Tally(Policy.Default).Cpns));

    private static IEnumerable<Observation> Story(string id, Fact[] facts)
    {
        var state = new EmployeeRecord();
        foreach (var fact in facts) yield return (state = Employee.Evolve(state, id, fact)).Observed();
    }

    private static Tally ByHand(Fact[][] people, DateOnly day) => people
        .Select(facts => Standings.On(Standings.Ordered(facts), day))
        .Where(s => s?.Agency == "agency-a")
        .Aggregate(default(Tally), (sum, s) => sum + Countable.Of(s!).Tally(Policy.Default));
}
