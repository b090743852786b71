using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>What an officer's decision about an open question comes to.</summary>
public sealed class ReviewDecisionTests
{
    private static readonly DateOnly Today = Some.Day("2022-11-01");

    private static readonly StandingUnclear Unclear = Some.At("2022-09-01", new StandingUnclear("52"));

    private static readonly NotInRoster Missed = Some.At("2022-10-01", new NotInRoster()) with { Source = "import/b" };

    private static readonly NumberDisputed Disputed = Some.At("2022-10-01", new NumberDisputed(Some.Number, "other"));

    [Theory] // policy: a code that says nothing certain is never silently active; an officer says what it is
    [InlineData("active", Service.Serving, Suspension.None)]
    [InlineData("suspended", Service.Serving, Suspension.Other)]
    [InlineData("unpaid-leave", Service.Serving, Suspension.UnpaidLeave)]
    [InlineData("dismissed", Service.Dismissed, Suspension.None)] // letter, clause 4
    [InlineData("retired", Service.Retired, Suspension.None)] // letter, clause 4
    [InlineData("died", Service.Died, Suspension.None)] // letter, clause 4
    [InlineData("left-city", Service.LeftCity, Suspension.None)]
    public void AnUnclearStandingIsDecidedFromItsDate(string decision, Service service, Suspension suspended)
    {
        var next = Decided(State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, decision, "2022-09-01"));

        var standing = next.On(Some.Day("2022-09-01"))!;
        Assert.Equal((service, suspended, false), (standing.Service, standing.Suspended, standing.Review));
        Assert.Equal(Service.Serving, next.On(Some.Day("2022-08-31"))!.Service);
        Assert.Empty(OpenReviews.Of(next, Today));
    }

    [Theory]
    [InlineData("52", RosterOutcome.Unchanged)]
    [InlineData("73", RosterOutcome.Changed)]
    public void ARosterAsksAgainOnlyWhenItsCodeIsAnotherOne(string code, RosterOutcome outcome)
    {
        var first = RosterRules.Compare(new(), Some.Row(code: "52"), "a", Some.Day("2022-09-01"), Some.Instant, "officer");
        var decided = Decided(Employee.Evolve(new(), Some.Id, first.Facts), Wish(ReviewKind.StandingUnclear, "active", "2022-09-01"));

        var second = RosterRules.Compare(decided, Some.Row(code: code), "b", Today, Some.Instant, "officer");

        Assert.Equal(outcome, second.Outcome);
    }

    [Fact]
    public void AnImportThatWasTakenBackAnsweredNothing()
    {
        var first = Employee.Evolve(new(), Some.Id, [Some.Pns(), .. RosterRules.Compare(Employee.Evolve(new(), Some.Id, Some.Pns()), Some.Row(code: "52"), "a", Today, Some.Instant, "officer").Facts]);
        var undone = Employee.Evolve(first, Some.Id, ImportUndo.Of(first, "a", Some.Instant, "officer").Facts);

        Assert.Equal(Service.Unclear, Employee.Evolve(undone, Some.Id, RosterRules.Compare(undone, Some.Row(code: "52"), "b", Today, Some.Instant, "officer").Facts).On(Today)!.Service);
    }

    [Fact] // policy: the question is taken back on all days, so the days before the decision are as they were without it
    public void TheDaysBetweenTheQuestionAndTheDecisionAreServed()
    {
        var next = Decided(State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, "dismissed", "2022-10-15"));

        Assert.Equal([Service.Serving, Service.Dismissed], next.Standings.Select(s => s.Service));
        Assert.Equal(Some.Day("2022-10-14"), next.Standings[0].Until);
    }

    [Fact]
    public void ADecisionSaysWhoWhyAndOnWhatItRests()
    {
        var next = Decided(State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, "retired", "2022-10-01") with { RestsOn = new("882/1/2022", Today) });

        var written = next.Facts.Where(f => f.Source == ReviewDecisions.Source).ToList();
        Assert.Equal(["k-1/retired", $"k-1/cancelled/{Unclear.Identity}"], written.Select(f => f.Id));
        Assert.All(written, f => Assert.Equal(("Surat pensiun diterima", "officer", "882/1/2022"), (f.Remark, f.RecordedBy, f.Decision!.Number)));
    }

    [Theory] // policy: both holders of a number are put to review until somebody says whose it is
    [InlineData("number-right", null, Some.Number)]
    [InlineData("number-corrected", "198001012005011009", "198001012005011009")]
    [InlineData("number-corrected", "19800101 200501 1 009", "198001012005011009")]
    public void ADisputedNumberIsRightOrCorrected(string decision, string? number, string becomes)
    {
        var next = Decided(State(Some.Pns(), Disputed), Wish(ReviewKind.NumberDisputed, decision, "2022-11-01") with { Number = number });

        Assert.Equal((becomes, false), (next.NamedOn(Today).Number, next.On(Today)!.Review));
        Assert.Empty(OpenReviews.Of(next, Today));
    }

    [Theory]
    [InlineData("199001012021211001")] // NI PPPK, of a PNS
    [InlineData("1980")]
    [InlineData(null)]
    public void ANumberThatIsNoneOfThePersonsKindIsRefused(string? number) => Refused<Refusal.NumberUnfit>(
        State(Some.Pns(), Disputed), Wish(ReviewKind.NumberDisputed, "number-corrected", "2022-11-01") with { Number = number });

    [Theory] // policy: whom a roster does not list is never ended silently
    [InlineData("keep", Service.Serving)]
    [InlineData("dismissed", Service.Dismissed)]
    [InlineData("retired", Service.Retired)]
    [InlineData("died", Service.Died)]
    [InlineData("left-city", Service.LeftCity)]
    public void WhoIsNotInTheRosterIsKeptOrEnded(string decision, Service service)
    {
        var next = Decided(State(Some.Pns(), Missed), Wish(ReviewKind.NotInRoster, decision, "2022-10-01"));

        Assert.Equal((service, null), (next.On(Today)!.Service, next.NotInRoster));
    }

    [Fact] // policy: a PPPK without a known end is valid, counted, and on a list to be completed
    public void AContractWithoutAnEndGetsOne()
    {
        var next = Decided(State(Some.Contract("2021-01-01", until: null)), Wish(ReviewKind.ContractEndUnknown, "contract-end", null) with { EndDate = Some.Day("2025-12-31") });

        Assert.Equal(Some.Day("2025-12-31"), next.Standings[0].Until);
        Assert.Equal(Service.ContractEnded, next.On(Some.Day("2026-01-01"))!.Service);
        Assert.Empty(OpenReviews.Of(next, Today));
    }

    [Fact]
    public void TheContractWithoutAnEndMayBeTheNextOne()
    {
        var next = Decided(
            State(Some.Contract("2021-01-01", "2022-12-31"), Some.Contract("2023-01-01", until: null)),
            Wish(ReviewKind.ContractEndUnknown, "contract-end", null) with { EndDate = Some.Day("2024-12-31") });

        Assert.Equal(Some.Day("2024-12-31"), next.Standings[0].Until);
    }

    [Fact]
    public void AContractDoesNotEndBeforeItBegins() => Refused<Refusal.ContractEndsBeforeStart>(
        State(Some.Contract("2021-01-01", until: null)), Wish(ReviewKind.ContractEndUnknown, "contract-end", null) with { EndDate = Some.Day("2020-12-31") });

    [Fact]
    public void ARepeatIsHarmlessAndAnswersTheSame()
    {
        var wish = Wish(ReviewKind.StandingUnclear, "retired", "2022-10-01");
        var once = Decided(State(Some.Pns(), Unclear), wish);

        var again = ReviewDecisions.Decide(once, wish with { At = wish.At.AddHours(1) });

        Assert.Equal(once.Facts.Where(f => f.Source == ReviewDecisions.Source), again.Facts);
        Assert.Same(once, Employee.Evolve(once, Some.Id, again.Facts));
    }

    [Fact]
    public void WhatIsNotOpenIsNotDecided() => Refused<Refusal.ReviewNotOpen>(State(Some.Pns()), Wish(ReviewKind.StandingUnclear, "active", "2022-10-01"));

    [Fact]
    public void ADecisionOfAnotherKindIsNone() => Refused<Refusal.ReviewDecisionUnknown>(State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, "keep", "2022-10-01"));

    [Fact]
    public void AReasonIsOwed() => Refused<Refusal.ReviewReasonMissing>(
        State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, "active", "2022-10-01") with { Reason = " x " });

    [Theory]
    [InlineData("800\0/1")]
    [InlineData(null)]
    public void TheNumberOfADecisionIsAShortTextThatCanBeRead(string? number) => Refused<Refusal.ReviewFieldMissing>(
        State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, "active", "2022-10-01") with { RestsOn = new(number ?? new string('8', 101), null) });

    [Fact]
    public void ADecisionNeedsItsDay() => Refused<Refusal.ReviewFieldMissing>(State(Some.Pns(), Unclear), Wish(ReviewKind.StandingUnclear, "dismissed", null));

    [Fact]
    public void ADecisionThatAnotherOneOverridesIsRefused() => Refused<Refusal.ReviewWithoutEffect>(
        State(Some.Pns(), Some.At("2022-08-01", new Dismissed("other", true)), Unclear), Wish(ReviewKind.StandingUnclear, "suspended", "2022-09-01"));

    [Theory] // the review would close, and the person stay in the count
    [InlineData("2022-05-01", true)]
    [InlineData("2022-06-01", true)]
    [InlineData("2022-06-02", false)]
    public void AnEndThatALaterReturnUndoesIsRefused(string day, bool refused)
    {
        var state = State(
            Some.Pns(), Some.At("2022-02-01", new Suspended(Suspension.UnpaidLeave)), Some.At("2022-06-01", new Reinstated()), Missed);

        var answer = ReviewDecisions.Decide(state, Wish(ReviewKind.NotInRoster, "retired", day));

        Assert.Equal((refused, refused), (answer.Refusal is Refusal.ReviewWithoutEffect, answer.Facts.IsEmpty));
    }

    [Fact]
    public void ADecisionOfAComingDayIsAskedOnThatDay()
    {
        var next = Decided(State(Some.Pns(), Missed), Wish(ReviewKind.NotInRoster, "retired", "2022-12-01"));

        Assert.Equal([Service.Serving, Service.Retired], next.Standings.Select(s => s.Service));
    }

    [Fact]
    public void EveryKindHasItsDecisionsOrIsDecidedAtTheFile() => Assert.All(
        Enum.GetValues<ReviewKind>(), kind => Assert.Equal(kind is ReviewKind.CardFile or ReviewKind.Photo, ReviewDecisions.Of(kind).IsEmpty));

    private static EmployeeRecord State(params Fact[] facts) => Employee.Evolve(new(), Some.Id, facts);

    private static ReviewDecision Wish(ReviewKind kind, string decision, string? effective) => new(
        kind, decision, effective is null ? null : Some.Day(effective), null, null, null, "Surat pensiun diterima", "k-1", Some.Instant, Today, "officer");

    private static EmployeeRecord Decided(EmployeeRecord state, ReviewDecision wish)
    {
        var answer = ReviewDecisions.Decide(state, wish);
        Assert.Null(answer.Refusal);
        return Employee.Evolve(state, state.Id, answer.Facts);
    }

    private static void Refused<T>(EmployeeRecord state, ReviewDecision wish) where T : Refusal
    {
        var answer = ReviewDecisions.Decide(state, wish);
        Assert.IsType<T>(answer.Refusal);
        Assert.Empty(answer.Facts);
    }
}
