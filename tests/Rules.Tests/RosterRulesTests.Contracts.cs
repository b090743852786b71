using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>Contracts of PPPK: a roster does not say until when they run.</summary>
public sealed partial class RosterRulesTests
{
    [Theory] // mass renewal of Paruh Waktu; the end of a contract comes from another file, before the roster or after it
    [InlineData(true)]
    [InlineData(false)]
    public void ARosterThatSaysParuhWaktuOfTheSameContractKeepsItsEnd(bool contractsFirst)
    {
        var row = Some.Row(Kind.Pppk, "2026-01-01", "71", number: "199001012021211001");
        var state = Import(new(), row, RosterOutcome.New, day: "2026-01-10");
        if (contractsFirst) state = Contract(state, "contracts", row.StartDate, "2026-12-31");
        state = Import(state, row with { PartTime = true }, RosterOutcome.Changed, "second", "2026-03-01");
        if (!contractsFirst) state = Contract(state, "contracts", row.StartDate, "2026-12-31");

        Assert.False(state.On(Some.Day("2026-02-28"))!.PartTime);
        Assert.True(state.On(Some.Day("2026-12-31")) is { PartTime: true, Service: Service.Serving });
        Assert.Equal(Service.ContractEnded, state.On(Some.Day("2027-01-01"))!.Service);
        Assert.Same(state, Import(state, row with { PartTime = true }, RosterOutcome.Unchanged, "third", "2026-03-01"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhoeverIsListedAfterTheContractServesUntilTheEndOfTheExtensionWhicheverFileCameFirst(bool rosterFirst)
    {
        var row = Some.Row(Kind.Pppk, "2022-01-01", "71", number: "199001012021211001");
        var state = Contract(Import(new(), row, RosterOutcome.New, day: "2022-02-01"), "first-contracts", row.StartDate, "2022-12-31");
        if (rosterFirst) state = Import(state, row, RosterOutcome.Changed, "second", "2023-02-01");
        Assert.Equal(rosterFirst ? Service.Serving : Service.ContractEnded, state.On(Some.Day("2024-01-01"))!.Service);
        state = Contract(state, "contracts", Some.Day("2023-01-01"), "2023-12-31");
        if (!rosterFirst) state = Import(state, row, RosterOutcome.Unchanged, "second", "2023-02-01");

        Assert.Equal(Service.Serving, state.On(Some.Day("2023-12-31"))!.Service);
        Assert.Equal(Service.ContractEnded, state.On(Some.Day("2024-01-01"))!.Service);
    }

    [Fact]
    public void WhoeverWasDismissedAndIsListedAsActiveAndParuhWaktuKeepsTheEndOfTheContract()
    {
        var row = Some.Row(Kind.Pppk, "2026-01-01", "71", number: "199001012021211001");
        var state = Contract(Import(new(), row, RosterOutcome.New, day: "2026-01-10"), "contracts", row.StartDate, "2026-12-31");
        state = Employee.Evolve(state, Some.Id, Some.At("2026-02-10", new Fact.Dismissed("other", true)));

        state = Import(state, row with { PartTime = true }, RosterOutcome.Changed, "second", "2026-03-01");

        Assert.True(state.On(Some.Day("2026-03-01")) is { PartTime: true, Service: Service.Serving });
        Assert.Equal(Service.ContractEnded, state.On(Some.Day("2027-01-01"))!.Service);
    }

    [Theory]
    [InlineData("04", Suspension.Other)]
    [InlineData("02", Suspension.UnpaidLeave)]
    public void WhoeverWasDismissedAndIsListedAsSuspendedKeepsTheEndOfTheContract(string code, Suspension ground)
    {
        var row = Some.Row(Kind.Pppk, "2026-01-01", code, number: "199001012021211001");
        var state = Contract(Import(new(), row with { KedudukanCode = "71" }, RosterOutcome.New, day: "2026-01-10"), "contracts", row.StartDate, "2026-12-31");
        state = Employee.Evolve(state, Some.Id, Some.At("2026-02-10", new Fact.Dismissed("other", true)));

        state = Import(state, row, RosterOutcome.Changed, "second", "2026-03-01");

        Assert.True(state.On(Some.Day("2026-12-31")) is { Service: Service.Serving, Suspended: var now } && now == ground);
        Assert.Equal(Service.ContractEnded, state.On(Some.Day("2027-01-01"))!.Service);
        Assert.Same(state, Import(state, row, RosterOutcome.Unchanged, "third", "2026-03-01"));
    }

    [Fact] // of two rosters for one day the later wins; contracts and questions are no part of a roster
    public void ASecondRosterOfOneDayLeavesTheDaysOfAContractAndADisputeAsTheyAre()
    {
        var pppk = Some.Row(Kind.Pppk, "2022-01-01", "71", number: "199001012021211001");
        var state = Contract(Import(new(), pppk, RosterOutcome.New), "contracts", Position, "2023-10-13");
        state = Employee.Evolve(state, Some.Id, RosterRules.Disputed(state, "other", pppk.Number, "first", Position, Some.Instant, "officer"));
        state = Import(state, pppk with { KedudukanCode = "52" }, RosterOutcome.Changed, "second");

        state = Import(state, pppk, RosterOutcome.Changed, "third");

        Assert.True(state.On(Position) is { Service: Service.Serving, Review: true });
        Assert.Equal(Service.ContractEnded, state.On(Some.Day("2023-10-14"))!.Service);
    }

    private static EmployeeRecord Contract(EmployeeRecord state, string import, DateOnly from, string until)
    {
        var row = new ContractRow(7, Some.Id, null, from, Some.Day(until));
        return Employee.Evolve(state, Some.Id, ContractRules.Compare(state, row, import, Position, Some.Instant, "officer").Facts);
    }
}
