using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>What kedudukan hukum says of service and suspension.</summary>
public sealed partial class RosterRulesTests
{
    [Fact]
    public void WhoeverIsAppointedAnewAndListedAsActiveIsNoLongerSuspended()
    {
        var missing = Employee.Evolve(
            Import(new(), Some.Row(Kind.Cpns, "2021-03-01", "51"), RosterOutcome.New), Some.Id, Some.At("2022-02-01", new Fact.DeclaredMissing()));

        var pns = Import(missing, Some.Row(start: "2022-04-01"), RosterOutcome.Changed, "second");

        Assert.Equal((Kind.Pns, Suspension.Missing), (pns.On(Position.AddDays(-1))!.Kind, pns.On(Position.AddDays(-1))!.Suspended));
        Assert.Equal(Suspension.None, pns.On(Position)!.Suspended);
    }

    [Fact]
    public void TheTwelveMonthsOfAMissingPersonAreTheSameWhetherTheRosterOrTheDecisionCameFirst()
    {
        var known = Import(new(), Some.Row(), RosterOutcome.New, day: "2022-01-01");
        var decided = Some.At("2022-01-10", new Fact.DeclaredMissing());
        var listed = Some.Row(code: "14");

        var rosterFirst = Employee.Evolve(Import(known, listed, RosterOutcome.Changed, "second", "2022-03-15"), Some.Id, decided);
        var decisionFirst = Import(Employee.Evolve(known, Some.Id, decided), listed, RosterOutcome.Unchanged, "second", "2022-03-15");

        Assert.Equal(decisionFirst.Standings, rosterFirst.Standings);
        Assert.Equal(Service.Missing, rosterFirst.On(Some.Day("2023-01-10"))!.Service);
    }

    [Fact] // policy: void when twelve months are over
    public void WhoeverIsMissingForMoreThanAYearIsNotBroughtBackByARosterThatSaysMissing()
    {
        var missing = Employee.Evolve(Import(new(), Some.Row(), RosterOutcome.New, day: "2022-01-15"), Some.Id, Some.At("2022-03-15", new Fact.DeclaredMissing()));

        var listed = Import(missing, Some.Row(code: "14"), RosterOutcome.Unchanged, "second", "2023-10-14");

        Assert.Same(missing, listed);
        Assert.Equal(Service.Missing, listed.On(Some.Day("2023-10-14"))!.Service);
    }

    [Fact]
    public void WhoeverLeftTheCityAndWasDismissedAndIsListedAsActiveServesHere()
    {
        var gone = Employee.Evolve(
            Import(new(), Some.Row(), RosterOutcome.New), Some.Id,
            Some.At("2022-02-01", new Fact.LeftCity()), Some.At("2022-03-01", new Fact.Dismissed("other", true)));

        var back = Import(gone, Some.Row(), RosterOutcome.Changed, "second");

        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(back, "2022-10-14"));
    }

    [Theory]
    [InlineData("99", Service.Retired, RosterOutcome.Ended)]
    [InlineData("66", Service.Dismissed, RosterOutcome.Ended)]
    [InlineData("88", Service.Dismissed, RosterOutcome.Ended)]
    [InlineData("73", Service.Unclear, RosterOutcome.Changed)]
    [InlineData("ABC", Service.Unclear, RosterOutcome.Changed)]
    public void ACodeThatEndsOrDoubtsServiceDoesSoFromThePositionDate(string code, Service expected, RosterOutcome outcome)
    {
        var state = Import(new(), Some.Row(), RosterOutcome.New);

        var after = Import(state, Some.Row(code: code), outcome, "second");

        Assert.Equal(Service.Serving, after.On(Position.AddDays(-1))!.Service);
        Assert.Equal(expected, after.On(Position)!.Service);
    }

    [Theory] // an unknown code: never silently active
    [InlineData("99", Service.Retired, "2006-01-01")]
    [InlineData("88", Service.Dismissed, "2006-01-01")]
    [InlineData("73", Service.Unclear, "2006-01-01")]
    [InlineData("99", Service.Retired, "2006-03-20")]
    [InlineData("73", Service.Unclear, "2006-03-20")]
    public void WhoeverARosterMakesKnownAsEndedOrDoubtfulNeverServed(string code, Service expected, string decided)
    {
        var row = Some.Row(code: code) with { Decision = new("SK/1", Some.Day(decided)) };

        var state = Import(new(), row, RosterOutcome.New);

        Assert.All(state.Standings, s => Assert.Equal(expected, s.Service));
        Assert.Equal((Some.Agency, Kind.Pns, expected), Place(state, "2006-01-01"));
        Assert.Same(state, Import(state, row, RosterOutcome.Unchanged, "second"));
        Assert.Equal(Service.Serving, Import(state, Some.Row(), RosterOutcome.Changed, "third").On(Position)!.Service);
    }

    [Theory]
    [InlineData("02", Suspension.UnpaidLeave)]
    [InlineData("04", Suspension.Other)]
    [InlineData("07", Suspension.StateOfficial)]
    [InlineData("14", Suspension.Missing)]
    public void ACodeOfSuspensionSuspendsAndCode01Reinstates(string code, Suspension ground)
    {
        var suspended = Import(new(), Some.Row(code: code), RosterOutcome.New);
        Assert.Equal(ground, suspended.On(Position)!.Suspended);

        var back = Import(suspended, Some.Row(), RosterOutcome.Changed, "second");
        Assert.Equal((Service.Serving, Suspension.None), (back.On(Position)!.Service, back.On(Position)!.Suspended));
    }

    [Theory] // order of arrival never matters
    [InlineData("02")]
    [InlineData("04")]
    [InlineData("14")]
    public void ARosterThatEndsASuspensionUndoesNoEndOfServiceThatBecomesKnownLater(string code)
    {
        var suspended = Import(new(), Some.Row(code: code), RosterOutcome.New, day: "2022-09-01");
        var active = Import(suspended, Some.Row(), RosterOutcome.Changed, "second", "2022-11-01");
        Assert.Equal((Service.Serving, Suspension.None), (active.On(Some.Day("2022-11-01"))!.Service, active.On(Some.Day("2022-11-01"))!.Suspended));

        var died = Employee.Evolve(active, Some.Id, Some.At("2022-10-01", new Fact.Died()));

        Assert.Equal(Service.Died, died.On(Some.Day("2022-11-01"))!.Service);
    }

    [Fact]
    public void ADismissalThatBecomesKnownAfterSomebodyMissingIsListedAgainStands()
    {
        var missing = Import(new(), Some.Row(code: "14"), RosterOutcome.New, day: "2022-03-01");
        var listed = Import(missing, Some.Row(), RosterOutcome.Changed, "second", "2022-06-01");

        var late = Employee.Evolve(listed, Some.Id, Some.At("2022-05-01", new Fact.Found()), Some.At("2022-05-20", new Fact.Dismissed("discipline", false)));

        Assert.Equal(Service.Dismissed, late.On(Some.Day("2022-06-01"))!.Service);
    }

    [Fact]
    public void WhoeverIsMissingForMoreThanAYearAndIsListedAsActiveServesAgain()
    {
        var missing = Employee.Evolve(Import(new(), Some.Row(), RosterOutcome.New, day: "2022-01-15"), Some.Id, Some.At("2021-03-15", new Fact.DeclaredMissing()));

        var listed = Import(missing, Some.Row(), RosterOutcome.Changed, "second");

        Assert.Equal((Service.Serving, Suspension.None), (listed.On(Position)!.Service, listed.On(Position)!.Suspended));
    }

    [Theory]
    [InlineData("02")]
    [InlineData("04")]
    [InlineData("51")]
    public void SomebodyRetiredWhoIsStillAsnInALaterRosterServesAgainThoughTheDecisionOfTheRowIsOld(string code)
    {
        var retired = Import(new(), Some.Row(code: "99"), RosterOutcome.New);

        var listed = Import(retired, Some.Row(code: code), RosterOutcome.Changed, "second");

        Assert.Equal(Service.Serving, listed.On(Position)!.Service);
    }

    [Fact]
    public void OnlyARosterThatListsTheDeadAsActiveSaysThatTheyLive()
    {
        var dead = Employee.Evolve(Import(new(), Some.Row(), RosterOutcome.New, day: "2022-01-15"), Some.Id, Some.At("2022-09-01", new Fact.Died()));

        var onLeave = Import(dead, Some.Row(code: "02"), null, "second");
        var active = Import(dead, Some.Row(), RosterOutcome.Changed, "second");

        Assert.Equal(Service.Died, onLeave.On(Position)!.Service);
        Assert.Single(onLeave.Facts, f => f is Fact.PnsAppointed);
        Assert.Same(onLeave, Import(onLeave, Some.Row(code: "02"), RosterOutcome.Unchanged, "third"));
        Assert.Equal(Service.Serving, active.On(Position)!.Service);
    }

    [Fact]
    public void SomebodyRetiredWhoIsActiveInALaterRosterServesAgain()
    {
        var retired = Import(new(), Some.Row(code: "99"), RosterOutcome.New);

        Assert.Equal(Service.Serving, Import(retired, Some.Row(), RosterOutcome.Changed, "second").On(Position)!.Service);
    }

    [Fact] // an unknown code goes to review, never silently active
    public void ACodeThatWasAnsweredIsAskedAgainOnceServiceHasBecomeAnother()
    {
        var dismissed = Answered("dismissed");
        Assert.Same(dismissed, Import(dismissed, Some.Row(code: "52"), RosterOutcome.Unchanged, "third", "2022-05-15"));
        var active = Import(dismissed, Some.Row(), RosterOutcome.Changed, "fourth", "2022-06-15");

        var again = Import(active, Some.Row(code: "52"), RosterOutcome.Changed, "fifth", "2022-09-15");

        Assert.Equal(Service.Serving, again.On(Some.Day("2022-09-14"))!.Service);
        Assert.Equal((Service.Unclear, true), (again.On(Some.Day("2022-09-15"))!.Service, again.On(Some.Day("2022-09-15"))!.Review));
    }

    [Theory]
    [InlineData("active")]
    [InlineData("suspended")]
    [InlineData("retired")]
    public void ACodeThatWasAnsweredIsNotAskedAgainWhileNothingHasChanged(string decision)
    {
        var answered = Answered(decision);

        Assert.Same(answered, Import(answered, Some.Row(code: "52"), RosterOutcome.Unchanged, "third", "2022-09-15"));
    }

    [Fact]
    public void ACodeThatWasAnsweredIsAskedAgainAfterASuspensionThatCameSince()
    {
        var leave = Import(Answered("active"), Some.Row(code: "02"), RosterOutcome.Changed, "third", "2022-06-15");
        var active = Import(leave, Some.Row(), RosterOutcome.Changed, "fourth", "2022-08-15");

        Assert.Equal(Service.Unclear, Import(active, Some.Row(code: "52"), RosterOutcome.Changed, "fifth", "2022-09-15").On(Some.Day("2022-09-15"))!.Service);
    }

    /// <summary>Code 52 in February, of which an officer found out something from the first of March.</summary>
    private static EmployeeRecord Answered(string decision)
    {
        var asked = Import(Import(new(), Some.Row(), RosterOutcome.New, day: "2022-01-15"), Some.Row(code: "52"), RosterOutcome.Changed, "second", "2022-02-15");
        var answer = ReviewDecisions.Decide(asked, new(
            ReviewKind.StandingUnclear, decision, Some.Day("2022-03-01"), null, null, null, "Sesuai SK", "k-1", Some.Instant, Some.Day("2022-03-02"), "officer"));
        Assert.Null(answer.Refusal);
        return Employee.Evolve(asked, Some.Id, answer.Facts);
    }
}
