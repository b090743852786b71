using System.Text.Json;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

public sealed class PoliciesTests
{
    private static readonly PolicyChange DetainedDoNotCount = CardTests.Decided("2022-11-01", new PolicyDecision.SuspendedCounts(false));

    [Fact]
    public void APolicyIsSoFromItsDayOn()
    {
        var policies = Policies.Of([DetainedDoNotCount]);

        Assert.True(policies.On(Some.Day("2022-10-31")).SuspendedCounts);
        Assert.False(policies.On(Some.Day("2022-11-01")).SuspendedCounts);
    }

    [Fact]
    public void OfTwoDecisionsForOneDayTheLaterRecordedHoldsAndAnEarlierDayIsNotTouched()
    {
        var policies = Policies.Of([DetainedDoNotCount, CardTests.Decided("2022-11-01", new PolicyDecision.SuspendedCounts(true), 2)]);

        Assert.True(policies.On(Some.Day("2022-11-01")).SuspendedCounts);
    }

    [Fact] // UU 20/2023
    public void UnpaidLeaveSuspendsSinceTheLawAndADecisionOfOursWins()
    {
        Assert.False(Policies.Default.On(Some.Day("2023-10-30")).UnpaidLeaveSuspends);
        Assert.True(Policies.Default.On(Some.Day("2023-10-31")).UnpaidLeaveSuspends);
        Assert.False(Policies.Of([CardTests.Decided("2024-01-01", new PolicyDecision.UnpaidLeaveSuspends(false))]).On(Some.Day("2024-01-01")).UnpaidLeaveSuspends);
    }

    [Fact]
    public void TheBookCountsEveryDayByItsPolicy()
    {
        var policies = Policies.Of(
        [
            DetainedDoNotCount, CardTests.Decided("2023-01-01", new PolicyDecision.SuspendedCounts(true), 2),
            CardTests.Decided("2022-06-01", new PolicyDecision.PartTimeCounts(false), 3),
        ]);
        var people = new[]
        {
            new Fact[] { Some.Pns(), Some.At("2022-09-01", new Suspended(Suspension.Detained)), Some.At("2023-03-01", new Reinstated()) },
            [Some.Contract("2022-01-01", "2022-12-31", partTime: true)],
            [Some.Pns("2022-11-15"), Some.At("2023-02-01", new Suspended(Suspension.UnpaidLeave))],
        };

        foreach (var book in new[] { Filled(new(Some.Agency, policies), people), Filled(new(Some.Agency, Policies.Default), people).Under(policies) })
        {
            for (var day = Some.Day("2021-12-01"); day < Some.Day("2024-02-01"); day = day.AddDays(1))
                Assert.Equal(ByHand(people, policies, day), book.On(day));
            Assert.Equal(
                Enumerable.Range(0, 40).Select(n => new DayTally(Some.Day("2022-10-15").AddDays(n), ByHand(people, policies, Some.Day("2022-10-15").AddDays(n)))),
                book.Days(Some.Day("2022-10-15"), Some.Day("2022-10-15").AddDays(39)));
        }
    }

    [Fact]
    public void ARepeatedCommandChangesNothing()
    {
        var once = new PoliciesRecord().With(DetainedDoNotCount.Decision, DetainedDoNotCount.EffectiveDate, "alasan", Some.Instant, "a", "command-1");

        Assert.Same(once, once.With(DetainedDoNotCount.Decision, DetainedDoNotCount.EffectiveDate, "alasan", Some.Instant, "a", "command-1"));
    }

    [Fact]
    public void EveryDecisionHasAStableNameAndAnEffect()
    {
        PolicyDecision[] all =
        [
            new PolicyDecision.SuspendedCounts(false), new PolicyDecision.UnpaidLeaveSuspends(true), new PolicyDecision.PartTimeCounts(false),
            new PolicyDecision.LegacyCardsUntil(Some.Day("2023-06-30")),
        ];

        Assert.Equal(typeof(PolicyDecision).GetNestedTypes().ToHashSet(), all.Select(d => d.GetType()).ToHashSet());
        foreach (var decision in all)
        {
            Assert.NotEqual(Policy.Default, Policy.Default.With(decision));
            Assert.Equal(decision, JsonSerializer.Deserialize<PolicyDecision>(JsonSerializer.Serialize(decision, StoredJson.Options), StoredJson.Options));
        }
    }

    private static AgencyBook Filled(AgencyBook book, Fact[][] people)
    {
        for (var n = 0; n < people.Length; n++) book.Observe(Employee.Evolve(new(), $"p{n}", people[n]).Observed());
        return book;
    }

    private static Tally ByHand(Fact[][] people, Policies policies, DateOnly day) => people
        .Select(facts => Standings.On(Standings.Ordered(facts), day)).OfType<Standing>()
        .Aggregate(default(Tally), (sum, s) => sum + Countable.Of(s).Tally(policies.On(day)));
}
