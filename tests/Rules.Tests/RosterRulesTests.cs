using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>"What a roster means" (domain.md 4; policy).</summary>
public sealed partial class RosterRulesTests
{
    private static readonly DateOnly Position = Some.Day("2022-10-14");

    [Fact]
    public void TheFirstRosterPlacesAPersonFromTheAppointmentTmt()
    {
        var state = Import(new(), Some.Row(start: "2006-01-01"), RosterOutcome.New);

        Assert.Null(state.On(Some.Day("2005-12-31")));
        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(state, "2006-01-01"));
    }

    [Fact]
    public void APnsWithATmtCpnsWasACpnsFirst()
    {
        var state = Import(new(), Some.Row() with { CpnsDate = Some.Day("2005-01-01") }, RosterOutcome.New);

        Assert.Equal((Some.Agency, Kind.Cpns, Service.Serving), Place(state, "2005-12-31"));
        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(state, "2006-01-01"));
    }

    [Fact]
    public void ARowWithoutADifferenceWritesNothing()
    {
        var state = Import(new(), Some.Row(), RosterOutcome.New);

        Assert.Same(state, Import(state, Some.Row() with { Row = 99 }, RosterOutcome.Unchanged, "second"));
    }

    [Fact]
    public void AUnitWrittenInOtherLettersIsTheSameUnit()
    {
        var state = Import(new(), Some.Row(), RosterOutcome.New);

        Assert.Same(state, Import(state, Some.Row() with { UnitId = " UNIT-1" }, RosterOutcome.Unchanged, "second"));
        Assert.NotSame(state, Import(state, Some.Row() with { UnitId = null }, RosterOutcome.Changed, "second"));
    }

    [Fact]
    public void ADifferenceTakesEffectOnThePositionDate()
    {
        var state = Import(new(), Some.Row(), RosterOutcome.New);

        var moved = Import(state, Some.Row(agency: Some.Elsewhere), RosterOutcome.Moved, "second");

        Assert.Equal(Some.Agency, moved.On(Position.AddDays(-1))!.Agency);
        Assert.Equal(Some.Elsewhere, moved.On(Position)!.Agency);
        Assert.Equal([Some.Agency, Some.Elsewhere], moved.AgenciesEver);
    }

    [Fact]
    public void ACpnsWhoBecomesPnsServesFromTheTmtOfThatDecision()
    {
        var state = Import(new(), Some.Row(Kind.Cpns, "2021-03-01", "51"), RosterOutcome.New);

        var pns = Import(state, Some.Row(start: "2022-04-01") with { CpnsDate = Some.Day("2021-03-01") }, RosterOutcome.Changed, "second");

        Assert.Equal(Kind.Cpns, pns.On(Some.Day("2022-03-31"))!.Kind);
        Assert.Equal(Kind.Pns, pns.On(Some.Day("2022-04-01"))!.Kind);
    }

    [Theory] // PPPK → CPNS → PNS: the PPPK card ends, no card until TMT PNS
    [InlineData("2023-03-01")]
    [InlineData("2022-10-14")]
    public void APppkWhomARosterKnowsAsPnsLateOrEarlyWasACpnsFromTheTmtCpns(string day)
    {
        var state = Import(new(), Some.Row(Kind.Pppk, "2021-01-01", "71", number: "199001012021211001"), RosterOutcome.New, day: "2022-01-15");
        var row = Some.Row(start: "2023-02-01", number: "199001012022021001") with { CpnsDate = Some.Day("2022-02-01") };

        var pns = Import(state, row, RosterOutcome.Changed, "second", day);

        Assert.Equal((Some.Agency, Kind.Pppk, Service.Serving), Place(pns, "2022-01-31"));
        Assert.Equal((Some.Agency, Kind.Cpns, Service.Serving), Place(pns, "2022-02-01"));
        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(pns, "2023-02-01"));
        Assert.Equal(("199001012021211001", "199001012022021001"), (pns.NamedOn(Some.Day("2022-01-31")).Number, pns.NamedOn(Some.Day("2022-02-01")).Number));
        Assert.Same(pns, Import(pns, row, RosterOutcome.Unchanged, "third", day));
    }

    [Fact]
    public void ATmtCpnsOlderThanTheContractThatIsKnownIsNotTakenForOne()
    {
        var state = Import(new(), Some.Row(Kind.Pppk, "2022-01-01", "71", number: "199001012021211001"), RosterOutcome.New);

        var pns = Import(state, Some.Row(start: "2022-10-01") with { CpnsDate = Some.Day("2021-10-01") }, RosterOutcome.Changed, "second");

        Assert.DoesNotContain(pns.Facts, f => f is Fact.CpnsAppointed);
    }

    [Fact]
    public void WhoeverARosterMadeKnownAndWasTakenBackIsPlacedFromTheTmtByTheNextOne()
    {
        var first = Import(new(), Some.Row(agency: Some.Elsewhere), RosterOutcome.New);
        var nobody = Employee.Evolve(first, Some.Id, ImportUndo.Of(first, "first", Some.Instant, "officer").Facts);
        Assert.Empty(nobody.Standings);

        var again = Import(nobody, Some.Row(), RosterOutcome.New, "second");

        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(again, "2006-01-01"));
        Assert.Same(again, Import(again, Some.Row(), RosterOutcome.New, "second"));
        Assert.Same(again, Import(again, Some.Row(), RosterOutcome.Unchanged, "third"));
    }

    [Fact] // pembatalan NIP: the days before stay as decided
    public void WhoeverIsListedThoughTheAppointmentWasCancelledServesFromThePositionDate()
    {
        var first = Import(new(), Some.Row(), RosterOutcome.New);
        var appointment = first.Facts.OfType<Fact.PnsAppointed>().Single();
        var nobody = Employee.Evolve(first, Some.Id, Some.At("2022-10-01", new Fact.DecisionCancelled(appointment.Identity)));

        var listed = Import(nobody, Some.Row(), RosterOutcome.Changed, "second");

        Assert.Null(listed.On(Position.AddDays(-1)));
        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(listed, "2022-10-14"));
        Assert.Same(listed, Import(listed, Some.Row(), RosterOutcome.Unchanged, "third"));
    }

    [Fact] // pembatalan SK
    public void AnAppointmentThatWasCancelledIsNotWrittenAgainFromItsTmtByARosterThatDoesNotKnow()
    {
        var row = Some.Row(start: "2022-03-01") with { CpnsDate = Some.Day("2021-03-01") };
        var first = Import(new(), row, RosterOutcome.New);
        var appointment = first.Facts.OfType<Fact.PnsAppointed>().Single();
        var cpns = Employee.Evolve(first, Some.Id, Some.At("2022-10-01", new Fact.DecisionCancelled(appointment.Identity)));

        var listed = Import(cpns, row, RosterOutcome.Changed, "second", "2022-11-01");

        Assert.Equal(Kind.Cpns, listed.On(Some.Day("2022-10-31"))!.Kind);
        Assert.Equal(Kind.Pns, listed.On(Some.Day("2022-11-01"))!.Kind);
    }

    [Fact]
    public void AnAppointmentThatWasTakenBackWithItsImportIsNewsFromItsTmtAgain()
    {
        var cpns = Import(new(), Some.Row(Kind.Cpns, "2021-03-01", "51"), RosterOutcome.New);
        var row = Some.Row(start: "2022-03-01") with { CpnsDate = Some.Day("2021-03-01") };
        var pns = Import(cpns, row, RosterOutcome.Changed, "second");
        var undone = Employee.Evolve(pns, Some.Id, ImportUndo.Of(pns, "second", Some.Instant, "officer").Facts);

        Assert.Equal(Kind.Pns, Import(undone, row, RosterOutcome.Changed, "third").On(Some.Day("2022-03-01"))!.Kind);
    }

    [Fact]
    public void APppkOfANewContractKeepsTheIdAndGetsTheNewNumber()
    {
        var state = Import(new(), Some.Row(Kind.Pppk, "2021-01-01", "71", number: "199001012021211001"), RosterOutcome.New);

        var renewed = Import(state, Some.Row(Kind.Pppk, "2022-10-01", "71", number: "199001012022221001"), RosterOutcome.Changed, "second");

        Assert.Equal("199001012022221001", renewed.NamedOn(Position).Number);
        Assert.Equal("199001012021211001", renewed.NamedOn(Some.Day("2022-09-30")).Number);
        Assert.Equal(["199001012021211001", "199001012022221001"], renewed.Numbers);
    }

    [Fact]
    public void RepeatingARowAfterACrashChangesNothingAndCountsTheSame()
    {
        var once = Import(new(), Some.Row(code: "02"), RosterOutcome.New);

        Assert.Same(once, Import(once, Some.Row(code: "02"), RosterOutcome.New));
    }

    [Fact]
    public void AnyRowTwiceInALaterImportAlwaysComesOutUnchanged()
    {
        foreach (var first in Rows())
            foreach (var second in Rows())
            {
                var state = Import(Import(new(), first, null), second, null, "second");
                var again = Import(state, second with { Row = 50 }, null, "third");
                Assert.True(ReferenceEquals(state, again), $"{first.Kind} {first.KedudukanCode} then twice {second.Kind} {second.KedudukanCode}");
            }
    }

    [Fact] // PPPK → CPNS → PNS
    public void APppkWhoIsToBecomeACpnsKeepsNumberAndCardUntilThenHoweverOftenTheRosterIsImported()
    {
        var pppk = Import(new(), Some.Row(Kind.Pppk, "2022-01-01", "71", number: "199001012021211001"), RosterOutcome.New, day: "2022-10-01");
        pppk = Employee.Evolve(pppk, Some.Id, Some.Upload("2022-10-20", kind: Kind.Pppk));
        var row = Some.Row(Kind.Cpns, "2022-12-01", "51", number: "199001012022121001");

        var coming = Import(pppk, row, RosterOutcome.Changed, "second", "2022-11-01");

        Assert.Same(coming, Import(coming, row, RosterOutcome.Unchanged, "third", "2022-11-02"));
        Assert.Equal("199001012021211001", coming.NamedOn(Some.Day("2022-11-30")).Number);
        Assert.False(Cards.On(coming, Policies.Default, Some.Day("2022-11-30")).Stale);
        Assert.Equal((Some.Agency, Kind.Cpns, Service.Serving), Place(coming, "2022-12-01"));
    }

    [Fact]
    public void WhatALaterRosterSaysOfAComingAppointmentHoldsFromItsDay()
    {
        var cpns = Import(new(), Some.Row(Kind.Cpns, "2022-01-01", "51"), RosterOutcome.New, day: "2022-09-01");
        var row = Some.Row(start: "2022-12-01") with { CpnsDate = Some.Day("2022-01-01") };
        var coming = Import(cpns, row, RosterOutcome.Changed, "second");

        var elsewhere = Import(coming, row with { AgencyId = Some.Elsewhere, Name = "Sri Lestari" }, RosterOutcome.Changed, "third", "2022-11-01");
        var back = Import(elsewhere, row, RosterOutcome.Changed, "fourth", "2022-11-02");

        Assert.Equal((Some.Agency, Some.Elsewhere), (elsewhere.On(Some.Day("2022-11-30"))!.Agency, elsewhere.On(Some.Day("2022-12-01"))!.Agency));
        Assert.Equal(("Sri Wahyuni", "Sri Lestari"), (elsewhere.NamedOn(Some.Day("2022-11-30")).Name, elsewhere.NamedOn(Some.Day("2022-12-01")).Name));
        Assert.Equal((Some.Agency, Kind.Pns, Service.Serving), Place(back, "2022-12-01"));
    }

    [Fact]
    public void WhoeverIsDismissedAndIsToBeAppointedDoesNotServeInBetween()
    {
        var pppk = Import(new(), Some.Row(Kind.Pppk, "2022-01-01", "71", number: "199001012021211001"), RosterOutcome.New, day: "2022-10-01");
        pppk = Employee.Evolve(pppk, Some.Id, Some.At("2022-10-31", new Fact.Dismissed("own-request", true)));
        var row = Some.Row(Kind.Cpns, "2022-12-01", "51", number: "199001012022121001");

        var coming = Import(Import(pppk, row, RosterOutcome.Changed, "second", "2022-11-01"), row, RosterOutcome.Unchanged, "third", "2022-11-02");

        Assert.Equal((Service.Dismissed, Service.Serving), (coming.On(Some.Day("2022-11-30"))!.Service, coming.On(Some.Day("2022-12-01"))!.Service));
    }

    [Fact]
    public void AnyRowOfAComingDayTwiceAlwaysComesOutUnchangedAndMovesNobodyBefore()
    {
        foreach (var first in Rows())
            foreach (var second in Rows().Select(r => r with { StartDate = Some.Day("2022-12-01"), Decision = null, AgencyId = Some.Elsewhere, Number = "198001012005011009" }))
            {
                var state = Import(Import(new(), first, null), second, null, "second", "2022-11-01");
                var again = Import(state, second with { Row = 50 }, null, "third", "2022-11-02");
                Assert.True(ReferenceEquals(state, again), $"{first.Kind} {first.KedudukanCode} then twice {second.Kind} {second.KedudukanCode}");
                Assert.Equal((Some.Agency, Some.Number), (again.On(Some.Day("2022-11-30"))!.Agency, again.NamedOn(Some.Day("2022-11-30")).Number));
            }
    }

    [Theory]
    [InlineData("2022-10-13")]
    [InlineData("2021-06-01")]
    [InlineData("2027-03-01")]
    public void ARowOfAnotherDayThanALaterChangeOfNameOrNumberComesOutUnchangedTheSecondTime(string day)
    {
        var renamed = Some.Row(number: "198001012006041002") with { Name = "NAMA BARU", TitleAfter = "M.Si.", Serial = "A2" };
        var state = Import(Import(new(), Some.Row(), RosterOutcome.New), renamed, RosterOutcome.Changed, "second");
        var other = Some.Row() with { Name = "NAMA LAIN" };

        var once = Import(state, other, RosterOutcome.Changed, "third", day);

        Assert.Same(once, Import(once, other, RosterOutcome.Unchanged, "fourth", day));
        Assert.Same(once, Import(once, renamed, RosterOutcome.Unchanged, "fifth"));
    }

    [Theory]
    [InlineData("2005-06-01")]
    [InlineData("1990-01-01")]
    public void TheSameRowOnADayBeforeTheAppointmentComesOutUnchanged(string day)
    {
        var row = Some.Row() with { CpnsDate = Some.Day("2005-01-01"), TitleAfter = "M.Si.", Serial = "A1" };
        var state = Import(new(), row, RosterOutcome.New);

        Assert.Same(state, Import(state, row, RosterOutcome.Unchanged, "second", day));
    }

    [Fact] // two people with the same current number: both are put to review
    public void ASharedNumberIsAskedAgainWhenTheImportThatAskedWasTakenBack()
    {
        var asked = Import(new(), Some.Row(), RosterOutcome.New);
        asked = Employee.Evolve(asked, Some.Id, Disputed(asked, "first"));
        var undone = Employee.Evolve(asked, Some.Id, ImportUndo.Of(asked, "first", Some.Instant, "officer").Facts);

        var again = Import(undone, Some.Row(), RosterOutcome.New, "second");

        Assert.Single(Disputed(again, "second"));
    }

    [Fact]
    public void ASharedNumberThatAnOfficerFoundRightIsNotAskedAgain()
    {
        var asked = Import(new(), Some.Row(), RosterOutcome.New);
        asked = Employee.Evolve(asked, Some.Id, Disputed(asked, "first"));
        var right = ReviewDecisions.Decide(asked, new(
            ReviewKind.NumberDisputed, "number-right", null, null, null, null, "Sesuai SK pengangkatan", "k-1", Some.Instant, Position, "officer"));

        Assert.Empty(Disputed(Employee.Evolve(asked, Some.Id, right.Facts), "second"));
    }

    [Fact] // a row without a difference writes nothing
    public void WhatADecisionOfThatVeryDayOverridesIsNeitherWrittenNorSaidToHaveHappened()
    {
        var decided = new Decision("SK 9", Position.AddDays(9));
        var moved = Employee.Evolve(
            Import(new(), Some.Row(), RosterOutcome.New), Some.Id, Some.At("2022-10-14", new Fact.Transferred(Some.Elsewhere, "unit-1")) with { Decision = decided });
        var retired = Employee.Evolve(
            Import(new(), Some.Row(), RosterOutcome.New), Some.Id, Some.At("2022-10-14", new Fact.Retired()) with { Decision = decided });

        Assert.Same(moved, Import(moved, Some.Row(agency: "agency-c"), RosterOutcome.Unchanged, "second"));
        Assert.Same(retired, Import(retired, Some.Row(), RosterOutcome.Unchanged, "second"));
    }

    [Fact]
    public void WhatIsNotOverriddenOfARowIsWrittenAndIsAllThatIsSaid()
    {
        var moved = Employee.Evolve(
            Import(new(), Some.Row(), RosterOutcome.New), Some.Id,
            Some.At("2022-10-14", new Fact.Transferred(Some.Elsewhere, "unit-1")) with { Decision = new("SK 9", Position.AddDays(9)) });
        var row = Some.Row(agency: "agency-c") with { Name = "Sri Lestari" };

        var renamed = Import(moved, row, RosterOutcome.Changed, "second");

        Assert.Equal((Some.Elsewhere, "Sri Lestari"), (renamed.On(Position)!.Agency, renamed.NamedOn(Position).Name));
        Assert.Same(renamed, Import(renamed, row, RosterOutcome.Unchanged, "third"));
    }

    [Fact]
    public void ANewContractIsWrittenThoughNothingLooksDifferent()
    {
        var known = Import(new(), Some.Row(Kind.Pppk, "2021-01-01", "71", number: "199001012021211001"), RosterOutcome.New);

        var renewed = Import(known, Some.Row(Kind.Pppk, "2022-10-14", "71", number: "199001012021211001"), RosterOutcome.Changed, "second");

        Assert.Contains(renewed.Facts, f => f is Fact.ContractSigned && f.EffectiveDate == Position);
    }

    private static IEnumerable<Fact> Disputed(EmployeeRecord state, string import) =>
        RosterRules.Disputed(state, "other", Some.Number, import, Position, Some.Instant, "officer");

    private static IEnumerable<RosterRow> Rows() =>
        from kind in Enum.GetValues<Kind>()
        from code in KedudukanHukum.Table.Select(k => k.Code).Append("ZZ")
        select Some.Row(kind, kind == Kind.Cpns ? "2021-03-01" : "2022-01-01", code);

    private static EmployeeRecord Import(EmployeeRecord state, RosterRow row, RosterOutcome? expected, string import = "first", string? day = null)
    {
        var comparison = RosterRules.Compare(state, row, import, day is null ? Position : Some.Day(day), Some.Instant, "officer");
        if (expected is { } outcome) Assert.Equal(outcome, comparison.Outcome);
        return Employee.Evolve(state, row.Id, comparison.Facts);
    }

    private static (string, Kind, Service) Place(EmployeeRecord state, string day) =>
        state.On(Some.Day(day)) is { } s ? (s.Agency, s.Kind, s.Service) : default;
}
