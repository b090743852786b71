using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.Extensions.Logging;

namespace KartuAsn.Actors;

/// <summary>Decide, save, tell, answer, in that order. The answer means: durable.</summary>
public sealed class EmployeeGrain(
    [PersistentState(StateNames.Employee)] IPersistentState<EmployeeRecord> stored, ILogger<EmployeeGrain> log) : Grain, IEmployeeGrain
{
    /// <summary>An agency that does not listen within this time hears of it from the catch-up.</summary>
    private static readonly TimeSpan TellingTakesAtMost = TimeSpan.FromSeconds(1);

    private EmployeeRecord State => stored.State;

    /// <summary>A state that older rules derived is derived again before anybody is answered from it.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var current = Employee.Current(State);
        if (ReferenceEquals(current, State)) return;
        await stored.Save(current, this);
        await Tell();
    }

    public Task<EmployeeRecord?> Look() => Task.FromResult(State.Id.Length == 0 ? null : State);

    public Task<Answer<Receipt>> UploadCardFile(UploadCardFile command) =>
        Carry(CardFiles.Upload(State, command.File, command.At, command.Today, command.By, command.OnBehalf));

    public Task<Answer<Receipt>> ReturnCardFile(ReturnCardFile command) =>
        Carry(CardFiles.Return(
            State, command.Orientation, command.Side, command.Reason, command.CommandId, command.At, command.Today, command.By));

    public Task<Answer<Receipt>> ReviewCardFile(ReviewCardFile command) =>
        Carry(CardFileReviews.Decide(State, command.Orientation, command.Side, command.Review, command.At, command.Today, command.By));

    public Task<Answer<PhotoReceipt>> RecordPhoto(RecordPhoto command) =>
        Carry(Photos.HandIn(State, command.File, command.At, command.Today, command.By));

    public Task<Answer<PhotoReceipt>> DecidePhoto(DecidePhoto command) =>
        Carry(Photos.Decide(State, command.Receipt, command.Reason, command.At, command.Today, command.By));

    public async Task<Answer<ReasonRecorded>> RecordMissingReason(RecordMissingReason command)
    {
        var decision = MissingReasons.Record(State, command.Kind, command.Note, command.At, command.Today, command.By);
        if ((decision.Refusal ?? Full(decision.Facts)) is { } refusal) return refusal;
        await Add(decision.Facts);
        return new ReasonRecorded(State.MissingReason, News: !decision.Facts.IsEmpty);
    }

    public async Task<ImmutableArray<RecordedFact>> Record(string id, ImmutableArray<Fact> facts)
    {
        var (next, results) = Recording.Record(State, id, facts);
        await Keep(next);
        return results;
    }

    public Task<Difference> Reconcile(RosterRow row, RosterTerms terms) =>
        Take(row.Id, row.Row, terms, RosterRules.Compare(State, row, terms.ImportId, terms.PositionDate, terms.At, terms.By));

    public Task<Difference> ReconcileContract(ContractRow row, RosterTerms terms) =>
        Take(row.Id!, row.Row, terms, ContractRules.Compare(State, row, terms.ImportId, terms.PositionDate, terms.At, terms.By));

    public Task<Difference> Move(MoveRow row, RosterTerms terms) =>
        Take(row.Id, row.Row, terms, MoveRules.Compare(State, row, terms.ImportId, terms.PositionDate, terms.At, terms.By));

    public Task NotListed(RosterTerms terms) =>
        Add(RosterRules.NotListed(State, terms.ImportId, terms.PositionDate, terms.At, terms.By));

    public async Task<UndoneFor?> TakeBack(RosterTerms terms)
    {
        var taken = ImportUndo.Of(State, terms.ImportId, terms.At, terms.By);
        DeactivateOnIdle();
        if (taken.Facts.IsEmpty && !taken.Kept) return null;
        await Add(taken.Facts);
        var called = State.NamedOn(terms.PositionDate);
        return new(State.Id, called.Name, called.Number, taken.Facts.Length, taken.Since, taken.Kept);
    }

    public Task DisputeNumber(string otherId, string number, RosterTerms terms) =>
        Add(RosterRules.Disputed(State, otherId, number, terms.ImportId, terms.PositionDate, terms.At, terms.By));

    private async Task<Answer<Receipt>> Carry(CardFileDecision decision)
    {
        if ((decision.Refusal ?? Full(decision.Facts)) is { } refusal) return refusal;
        await Add(decision.Facts);
        var upload = decision.Upload!;
        return new Receipt(upload.Receipt, upload.RecordedAt);
    }

    private async Task<Answer<PhotoReceipt>> Carry(PhotoDecision decision)
    {
        if ((decision.Refusal ?? Full(decision.Facts)) is { } refusal) return refusal;
        await Add(decision.Facts);
        var photo = decision.Photo!;
        return new PhotoReceipt(photo.Receipt, photo.RecordedAt, decision.State);
    }

    /// <summary>Bulk work: the activation is let go afterwards.</summary>
    private async Task<Difference> Take(string id, int row, RosterTerms terms, RosterComparison comparison)
    {
        var next = Employee.Evolve(State, id, comparison.Facts);
        if (!terms.DryRun) await Keep(next);
        DeactivateOnIdle();
        var called = next.NamedOn(terms.PositionDate);
        return new(row, id, called.Name, called.Number, comparison.Outcome, comparison.Outcome == RosterOutcome.New ? [] : comparison.Facts);
    }

    /// <summary>Facts that the rules of this product decided on: there is nothing more to be asked about them.</summary>
    private Task Add(IEnumerable<Fact> facts) => Keep(Employee.Evolve(State, State.Id, facts));

    /// <summary>A record has its bounds; what would not be kept is not acknowledged.</summary>
    private Refusal.TooManyFacts? Full(ImmutableArray<Fact> facts) =>
        facts.IsEmpty || State.Facts.Length < Recording.MostFacts ? null : new Refusal.TooManyFacts(Recording.MostFacts);

    private async Task Keep(EmployeeRecord next)
    {
        if (ReferenceEquals(next, State)) return;
        await stored.Save(next, this);
        await Tell();
    }

    /// <summary>A hint, the durable row is the truth: an agency that cannot be told now is told by the catch-up.</summary>
    private async Task Tell()
    {
        var news = State.Observed();
        try
        {
            await Task.WhenAll(State.AgenciesEver.Select(a => GrainFactory.GetGrain<IAgencyGrain>(GrainKeys.Agency(a)).Observe(news)))
                .WaitAsync(TellingTakesAtMost);
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "An agency could not be told of a change; the catch-up will.");
        }
    }
}
