using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>An agency's reports: decide, save, answer. The instants are this grain's own, so that a receipt never says less than the truth.</summary>
public sealed class ReportsGrain([PersistentState(StateNames.Reports)] IPersistentState<ReportsRecord> stored, CityClock clock) : Grain, IReportsGrain
{
    private ReportsRecord State => stored.State;

    public Task<ReportsRecord> Look() => Task.FromResult(State);

    public Task<Answer<Report>> Draft(DraftReport command) =>
        Carry(Reports.Draft(Of(command.Agency), command.Campaign, command.Note, Step(command.By, command.CommandId), command.Revision));

    public Task<Answer<Report>> Send(SendReport command) => Carry(Reports.Send(State, command.Number, command.Frozen, Step(command.By, command.CommandId)));

    public Task<Answer<Report>> SendAtOnce(SendReportAtOnce command) => Carry(
        Reports.SendAtOnce(Of(command.Agency), command.Campaign, command.Revision, command.Note, command.Frozen, Step(command.By, command.CommandId)));

    public Task<Answer<Report>> Decide(DecideReport command) => Carry(command.Reason is { } reason
        ? Reports.Return(State, command.Number, reason, Step(command.By, command.CommandId))
        : Reports.Accept(State, command.Number, Step(command.By, command.CommandId)));

    public Task<Answer<Report>> Sign(SignReport command) =>
        Carry(Reports.Sign(State, command.Number, new(command.Sha256, command.Bytes, clock.Now, command.By)));

    public async Task<Answer<ReportsRecord>> SetSigner(SetSigner command)
    {
        var decision = Reports.SetSigner(Of(command.Agency), command.Signer, command.Address, command.Seen, Step(command.By));
        if (decision.Refusal is { } refusal) return refusal;
        await Keep(decision.Record);
        return State;
    }

    private async Task<Answer<Report>> Carry(ReportDecision decision)
    {
        if (decision.Refusal is { } refusal) return refusal;
        await Keep(decision.Record);
        return decision.Report!;
    }

    private Task Keep(ReportsRecord next) => ReferenceEquals(next, State) ? Task.CompletedTask : stored.Save(next, this);

    private ReportsRecord Of(string agency) => State.Agency.Length > 0 ? State : State with { Agency = agency };

    private ReportStep Step(string by, string? commandId = null) => new(clock.Now, by, commandId);
}
