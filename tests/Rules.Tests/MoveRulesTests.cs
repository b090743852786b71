using System.Text.Json;
using CsCheck;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>Domain.md 4: OPD merged, split, renamed: people move in bulk at one TMT.</summary>
public sealed class MoveRulesTests
{
    private const string Into = "agency-z";
    private static readonly Decision Decided = new("Perwali 1", Some.Day("2022-12-01"));

    [Fact]
    public void FromTheTmtThePlaceIsAnotherAndTheDecisionStandsBehindIt()
    {
        var (outcome, record) = Moved(Some.Pns());

        Assert.Equal(RosterOutcome.Moved, outcome);
        Assert.Equal((Some.Agency, Into), (record.On(Some.Day("2022-12-31"))!.Agency, record.On(Some.Day("2023-01-01"))!.Agency));
        Assert.Equal(Decided, record.Facts.OfType<Transferred>().Single().Decision);
    }

    [Fact]
    public void WhoCameOnThatVeryDayByALaterDecisionGoesAlong()
    {
        var came = Some.At("2023-01-01", new Transferred(Some.Agency, "unit-1")) with { Decision = new("SK 9", Some.Day("2022-12-20")) };

        var (outcome, record) = Moved(Some.Pns(agency: Some.Elsewhere), came);

        Assert.Equal(RosterOutcome.Moved, outcome);
        Assert.Equal(Into, record.On(Some.Day("2023-01-01"))!.Agency);
        Assert.Equal(new("Perwali 1", null), record.Facts.OfType<Transferred>().Single(t => t.AgencyId == Into).Decision);
    }

    [Fact]
    public void WhomADecisionAfterTheTmtPlacedThereStaysAndIsNotSaidToHaveMoved()
    {
        var back = Some.At("2023-01-01", new Transferred(Some.Agency, "unit-1")) with { Decision = new("SK 9", Some.Day("2023-02-20")) };

        var (outcome, record) = Moved(Some.Pns(), back);

        Assert.Equal(RosterOutcome.Unchanged, outcome);
        Assert.Equal(Some.Agency, record.On(Some.Day("2023-01-01"))!.Agency);
    }

    [Fact]
    public void WhoIsInTheUnitAlreadyDoesNotMoveThoughItIsWrittenInOtherLetters()
    {
        var (outcome, record) = Moved(Some.At("2006-01-01", new PnsAppointed("Sri Wahyuni", Some.Number, Into.ToUpperInvariant(), " UNIT-1")));

        Assert.Equal(RosterOutcome.Unchanged, outcome);
        Assert.Empty(record.Facts.OfType<Transferred>());
    }

    [Fact]
    public void WhoLeftTheCityIsNotBroughtBack()
    {
        var (outcome, record) = Moved(Some.Pns(), Some.At("2022-06-01", new LeftCity()));

        Assert.Equal(RosterOutcome.Unchanged, outcome);
        Assert.Equal(Service.LeftCity, record.On(Some.Day("2023-01-01"))!.Service);
    }

    /// <summary>Domain.md 4: order of arrival never matters.</summary>
    [Fact]
    public void WhatBecomesKnownLaterOfThoseWhoHadLeftBeforeIsSoAsIfItHadBeenKnown()
    {
        var (_, record) = Moved(Some.Pns());

        var left = Employee.Evolve(record, Some.Id, [Some.At("2022-12-15", new LeftCity())]).On(Some.Day("2023-01-01"))!;
        var gone = Employee.Evolve(record, Some.Id, [Some.At("2022-12-20", new Transferred(Some.Elsewhere, null))]).On(Some.Day("2023-01-01"))!;

        Assert.Equal((Service.LeftCity, Some.Agency), (left.Service, left.Agency));
        Assert.Equal((Service.Serving, Some.Elsewhere), (gone.Service, gone.Agency));
    }

    [Fact]
    public void FromWhereSomebodyWasMovedIsStored()
    {
        var (_, record) = Moved(Some.Pns());

        var read = JsonSerializer.Deserialize<EmployeeRecord>(JsonSerializer.Serialize(record, StoredJson.Options), StoredJson.Options)!;

        Assert.Equal(Some.Agency, read.Facts.OfType<Transferred>().Single().From);
    }

    [Fact]
    public void WhoeverMovesHasAnotherPlaceAndNothingElseChangesOnThatDay() => Facts.History.Sample(facts =>
    {
        var before = Employee.Evolve(new EmployeeRecord(), Some.Id, facts);
        var row = new MoveRow(1, Some.Id, Into, "unit-1", Decided with { Date = Some.Day("2022-01-20") });
        var day = Some.Day("2022-01-30");

        var moved = MoveRules.Compare(before, row, "penataan", day, Some.Instant, "BKPSDM");
        var after = Employee.Evolve(before, Some.Id, moved.Facts);

        var (was, isNow) = (before.On(day), after.On(day));
        Assert.Equal(moved.Outcome == RosterOutcome.Moved ? Into : was?.Agency, isNow?.Agency);
        Assert.Equal((was?.Service, was?.Kind, was?.Suspended, was?.Uploaded), (isNow?.Service, isNow?.Kind, isNow?.Suspended, isNow?.Uploaded));
        Assert.Equal(before.On(day.AddDays(-1))?.Agency, after.On(day.AddDays(-1))?.Agency);
        Assert.Equal(moved.Facts, MoveRules.Compare(after, row, "penataan", day, Some.Instant, "BKPSDM").Facts);
    });

    private static (RosterOutcome Outcome, EmployeeRecord Record) Moved(params Fact[] facts)
    {
        var record = Employee.Evolve(new EmployeeRecord(), Some.Id, facts);
        var moved = MoveRules.Compare(record, new(1, Some.Id, Into, "unit-1", Decided), "penataan", Some.Day("2023-01-01"), Some.Instant, "BKPSDM");
        return (moved.Outcome, Employee.Evolve(record, Some.Id, moved.Facts));
    }
}
