using CsCheck;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>What taking imports back leaves of one person.</summary>
public sealed class ImportUndoTests
{
    [Fact]
    public void TwoImportsTakenBackTheOldestFirstLeaveTheContractAsItWas()
    {
        var before = Of(Some.Contract("2022-01-01", until: null));
        var corrected = Contracts(Contracts(before, "c1", "2022-06-30"), "c2", "2022-12-31");

        Assert.Equal(before.Standings, Undone(Undone(corrected, "c1"), "c2").Standings);
    }

    [Theory]
    [InlineData("52", Some.Agency, "02")]
    [InlineData("99", Some.Elsewhere, "14")]
    public void TwoRostersOfOneDayTakenBackTheOldestFirstLeaveTheStandingAsItWas(string code, string agency, string next)
    {
        var before = Roster(new(), Some.Row(), "i1", "2022-09-01");
        var twice = Roster(Roster(before, Some.Row(code: code, agency: agency), "i2", "2022-10-14"), Some.Row(code: next), "i3", "2022-10-14");

        Assert.Equal(before.Standings, Undone(Undone(twice, "i2"), "i3").Standings);
    }

    [Fact]
    public void WhatWasCancelledBeforeAnImportWasTakenBackStaysAwayWhenThatCancellationFalls()
    {
        var cancelled = Some.At("2022-10-02", new DecisionCancelled("import/x/2/pns-appointed"));
        var undone = Undone(With(Roster(new(), Some.Row(), "x", "2022-10-01"), cancelled), "x");

        Assert.Empty(With(undone, Some.At("2022-10-03", new DecisionCancelled(cancelled.Identity))).Standings);
    }

    [Fact]
    public void WhomTheRightFileDoesNotListGoesWithTheWrongFileThatMadeThemKnown()
    {
        var state = Missed(Roster(new(), Some.Row(), "wrong", "2022-10-01"), "right", "2022-10-02");

        var taken = ImportUndo.Of(state, "wrong", Some.Instant, "officer");

        Assert.Equal((false, true), (taken.Kept, taken.Since.IsEmpty));
        Assert.Empty(With(state, [.. taken.Facts]).Standings);
    }

    [Fact]
    public void ACardHandedInWhileTheImportWasStillRunningKeepsThePersonAndIsListed()
    {
        var upload = Some.Upload("2022-10-01");
        var state = With(Roster(new(), Some.Row(), "x", "2022-10-01"), upload);
        state = With(state, [.. RosterRules.Disputed(state, "other", Some.Number, "x", Some.Day("2022-10-01"), Some.Instant, "officer")]);

        var taken = ImportUndo.Of(state, "x", Some.Instant, "officer");

        Assert.True(taken.Kept);
        Assert.Equal([upload], taken.Since);
        Assert.True(With(state, [.. taken.Facts]).On(Some.Day("2022-10-01"))!.Uploaded);
    }

    [Fact]
    public void ImportsTakenBackInAnyOrderAlwaysLeaveWhatWasWithoutThemUnlessAnAppointmentIsKept() =>
        Gen.Select(Import.Array[2, 3], Gen.Shuffle(new[] { 0, 1, 2 }), Gen.Bool).Sample((imports, order, known) =>
        {
            var before = known ? Of(Some.Pns(), Some.Contract("2021-01-01", "2022-12-31")) : new();
            var state = imports.Index().Aggregate(before, (so, import) => import.Item(so, $"i{import.Index}"));
            var kept = false;
            foreach (var i in order.Where(i => i < imports.Length))
            {
                kept |= ImportUndo.Of(state, $"i{i}", Some.Instant, "officer").Kept;
                state = Undone(state, $"i{i}");
            }

            return kept || (state.Standings.SequenceEqual(before.Standings) && (!known || state.Names.SequenceEqual(before.Names)) && state.NotInRoster is null);
        });

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3].Select(n => Some.Day("2022-10-14").AddDays(n));

    /// <summary>An import of any kind, by what it makes of a record.</summary>
    private static readonly Gen<Func<EmployeeRecord, string, EmployeeRecord>> Import = Gen.OneOf(
        Gen.Select(Pick("01", "02", "14", "52", "99"), Pick(Some.Agency, Some.Elsewhere), Pick(Kind.Cpns, Kind.Pns, Kind.Pppk), Day)
            .Select((code, agency, kind, day) => (Func<EmployeeRecord, string, EmployeeRecord>)((so, import) =>
                Roster(so, Some.Row(kind, "2022-02-01", code, agency), import, $"{day:O}"))),
        Day.Select(day => (Func<EmployeeRecord, string, EmployeeRecord>)((so, import) => Contracts(so, import, $"{day:O}"))),
        Day.Select(day => (Func<EmployeeRecord, string, EmployeeRecord>)((so, import) =>
            With(so, [.. MoveRules.Compare(so, new(1, Some.Id, Some.Elsewhere, null, null), import, day, Some.Instant, "officer").Facts]))),
        Day.Select(day => (Func<EmployeeRecord, string, EmployeeRecord>)((so, import) => Missed(so, import, $"{day:O}"))));

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static EmployeeRecord Of(params Fact[] facts) => With(new(), facts);

    private static EmployeeRecord With(EmployeeRecord state, params Fact[] facts) => Employee.Evolve(state, Some.Id, facts);

    private static EmployeeRecord Roster(EmployeeRecord state, RosterRow row, string import, string day) =>
        With(state, [.. RosterRules.Compare(state, row, import, Some.Day(day), Some.Instant, "officer").Facts]);

    private static EmployeeRecord Missed(EmployeeRecord state, string import, string day) =>
        With(state, [.. RosterRules.NotListed(state, import, Some.Day(day), Some.Instant, "officer")]);

    private static EmployeeRecord Contracts(EmployeeRecord state, string import, string until) =>
        With(state, [.. ContractRules.Compare(state, new(2, Some.Id, null, Some.Day("2022-01-01"), Some.Day(until)), import, Some.Day("2022-02-01"), Some.Instant, "officer").Facts]);

    private static EmployeeRecord Undone(EmployeeRecord state, string import) =>
        With(state, [.. ImportUndo.Of(state, import, Some.Instant, "officer").Facts]);
}
