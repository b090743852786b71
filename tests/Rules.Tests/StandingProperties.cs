using CsCheck;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Rules.Tests;

public sealed class StandingProperties
{
    private static readonly DateOnly First = Some.Day("2021-12-25");

    /// <summary>Those of the facts, and those on which a person declared missing then is out of service.</summary>
    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 80).Concat(Enumerable.Range(365, 80)).Select(First.AddDays)];

    [Fact]
    public void TheSameFactsInAnyOrderAndAnyRepetitionAlwaysGiveTheSameStandings() =>
        Gen.Select(Facts.History, Gen.Int).Sample((facts, seed) =>
        {
            var random = new Random(seed);
            var mixed = facts.Concat(facts.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(mixed);

            Assert.Equal(Standings.Of(facts), Standings.Of(mixed));
        }, iter: 10_000);

    [Fact]
    public void IntervalsNeverOverlapAndNeverTouchAnAlikeNeighbour() =>
        Facts.History.Sample(facts =>
        {
            var standings = Standings.Of(facts);
            foreach (var (a, b) in standings.Zip(standings.Skip(1)))
            {
                Assert.True(a.Until < b.From);
                Assert.False(a.Until!.Value.AddDays(1) == b.From && a with { From = b.From, Until = b.Until } == b);
            }
        }, iter: 10_000);

    [Fact]
    public void TheIntervalsAlwaysSayWhatANaiveReadingDayByDaySays() =>
        Facts.History.Sample(facts =>
        {
            var standings = Standings.Of(facts);
            foreach (var day in Days)
            {
                Assert.Equal(NaiveOracle.On(facts, day), NaiveStanding.Of(standings.SingleOrDefault(s => s.Covers(day))));
            }
        }, iter: 10_000);

    [Fact]
    public void RecordingFactsOneByOneOrAtOnceAlwaysEndsInTheSameStandings() =>
        Facts.History.Sample(facts =>
        {
            var atOnce = Employee.Evolve(new(), Some.Id, facts);
            var oneByOne = facts.Reverse().Aggregate(new EmployeeRecord(), (state, f) => Employee.Evolve(state, Some.Id, f));

            Assert.Equal(atOnce.Standings, oneByOne.Standings);
            Assert.Equal(facts.Length, oneByOne.Sequence);
        }, iter: 5_000);
}
