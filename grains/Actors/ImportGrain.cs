using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>Hands the good rows of one import to the employees, a batch a tick, so that it answers while it works; and takes them back.</summary>
public sealed class ImportGrain(
    [PersistentState(StateNames.Import)] IPersistentState<ImportRecord> stored, Database database, FileStore files, CityClock clock)
    : Grain, IImportGrain
{
    private const int BatchSize = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly ReadSide reads = new(database);
    private readonly List<Difference> differences = [];
    private IGrainTimer? timer;
    private ImmutableArray<Func<Task<Difference>>> segment = [];
    private int next;
    private ImportRecord.Outcomes counts = null!;
    private (DateTimeOffset At, int Done) began;

    private ImportRecord State => stored.State;

    private int Done => State.Errors + counts.Sum;

    private RosterTerms Terms => new(State.Id, State.PositionDate, State.DryRun, State.StartedAt, State.By);

    /// <summary>Of the import that carries this dry run out: always the same, and never longer than an id may be.</summary>
    private string AppliedId => State.Id.Length <= 58 ? State.Id + "-terap" : "terap-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(State.Id)))[..32];

    private bool MayBeUndone => State is { DryRun: false, State: "done" or "cancelled" or "failed" };

    private ImportRows Rows => new(State, files, GrainFactory);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        counts = State.Counts;
        return Task.CompletedTask;
    }

    public async Task<ImportView> Start(ImportOrder order)
    {
        if (State.Id.Length == 0) await stored.Save(ImportRecord.Of(order), this);
        await Resume();
        return View();
    }

    public Task Resume()
    {
        if (!State.IsUnfinished || timer is not null) return Task.CompletedTask;
        began = (clock.Now, Done);
        timer = this.RegisterGrainTimer(Work, new() { DueTime = TimeSpan.Zero, Period = Pause, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task<ImportView?> Look() => Task.FromResult(State.Id.Length == 0 ? null : View());

    public async Task<ImportView?> Apply(string by)
    {
        if (State is not { DryRun: true, State: "done" }) return null;
        return await GrainFactory.GetGrain<IImportGrain>(GrainKeys.Import(AppliedId)).Start(State.ToOrder(AppliedId, by, clock.Now));
    }

    public async Task<ImportView?> Undo(string by)
    {
        if (!MayBeUndone || await Newer() is not null) return null;
        if (State.Undo is null)
            await stored.Save(State with { Undo = new("running", by, clock.Now, null, 0, 0, 0, []) }, this);
        await Resume();
        return View();
    }

    public async Task<ImportView?> Newer()
    {
        if (!MayBeUndone || State.Undo is not null) return null;
        foreach (var later in await reads.ImportsAfter(Key.Of(State.Id)))
            if (await GrainFactory.GetGrain<IImportGrain>(GrainKeys.Import(later.Id)).Look() is { } import && Stands(import))
                return import;
        return null;
    }

    public async Task<ImportView?> Cancel()
    {
        if (State.State is "queued" or "running") await Finish("cancelled");
        return await Look();
    }

    /// <summary>It may have written something: it is no dry run, was not stopped before its first row, and is not taken back.</summary>
    private static bool Stands(ImportView import) =>
        !import.DryRun && import.Undo is not { State: "done" } && (import.State is not ("cancelled" or "failed") || import.Done > import.Counts.Error);

    private async Task Work(CancellationToken cancellationToken)
    {
        try
        {
            await (State.Undo is null ? NextBatch() : TakeBackNext());
        }
        catch
        {
            timer?.Change(AfterFailure, Pause);
            throw;
        }
    }

    private async Task NextBatch()
    {
        if (next == segment.Length && !await NextSegment()) return;
        var batch = segment.AsSpan(next, Math.Min(BatchSize, segment.Length - next)).ToArray();
        var outcomes = await Task.WhenAll(batch.Select(take => take()));
        differences.AddRange(outcomes.Where(d => d.Outcome != RosterOutcome.Unchanged));
        counts = outcomes.Aggregate(counts, (sum, d) => sum.Plus(d.Outcome));
        next += batch.Length;
        if (next == segment.Length) await KeepSegment();
    }

    private async Task KeepSegment()
    {
        var found = await files.Put(differences);
        differences.Clear();
        await stored.Save(State with { SegmentsDone = State.SegmentsDone + 1, Counts = counts, DifferenceFiles = State.DifferenceFiles.Add(found) }, this);
    }

    /// <summary>False when there is none left, and the import is finished.</summary>
    private async Task<bool> NextSegment()
    {
        (segment, next) = ([], 0);
        if (State.SegmentsDone == 0 && !State.DryRun) await Rows.Reorganise();
        if (State.SegmentsDone < State.Segments.Length)
        {
            segment = await Rows.Of(State.SegmentsDone, Terms);
            return true;
        }

        if (State.Missing is null) await LookForMissing();
        if (!State.DryRun) await TellOthers();
        await Finish("done");
        return false;
    }

    /// <summary>People of the roster's agencies whom it does not list, and people who hold the same number.</summary>
    private async Task LookForMissing()
    {
        var missing = await Rows.Missing(reads);
        ImmutableArray<string> others = State.DryRun ? [] : [.. missing.Select(m => m.Id), .. (await reads.SharedNumbers(State.PositionDate)).Select(s => s.Id)];
        await stored.Save(
            State with
            {
                Missing = missing.Count,
                DifferenceFiles = missing.Count == 0 ? State.DifferenceFiles : State.DifferenceFiles.Add(await files.Put(missing)),
                OthersFile = others.IsEmpty ? null : await files.Put(others.Select(id => new OtherPerson(id))),
            }, this);
    }

    private async Task TellOthers()
    {
        foreach (var batch in (await Missing()).Chunk(BatchSize))
            await Task.WhenAll(batch.Select(id => Rows.Employee(id).NotListed(Terms)));
        foreach (var shared in await reads.SharedNumbers(State.PositionDate))
            await Rows.Employee(shared.Id).DisputeNumber(shared.OtherId, shared.Number, Terms with { PositionDate = shared.Since });
    }

    private async Task<List<string>> Missing() => State.Missing is null or 0
        ? []
        : await files.Read<Difference>(State.DifferenceFiles[^1]).Select(d => d.Id).ToListAsync();

    /// <summary>Segments from the last one begun to the first, and then everybody else whom the import concerned.</summary>
    private async Task TakeBackNext()
    {
        var undo = State.Undo!;
        var begun = Math.Min(State.SegmentsDone + 1, State.Segments.Length);
        if (undo.SegmentsDone < begun) await TakeBack(await Rows.Ids(begun - 1 - undo.SegmentsDone));
        else await TakeBackOthers();
    }

    private async Task TakeBackOthers()
    {
        if (State.OthersFile is { } others) await TakeBack([.. await files.Read<OtherPerson>(others).Select(o => o.Id).ToListAsync()]);
        await Rows.TakeBackAgencies();
        await stored.Save(State with { Undo = State.Undo! with { State = "done", FinishedAt = clock.Now } }, this);
        Rest();
    }

    private async Task TakeBack(ImmutableArray<string> ids)
    {
        var terms = Terms with { At = State.Undo!.StartedAt, By = State.Undo.By };
        var undone = new List<UndoneFor>();
        foreach (var batch in ids.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(BatchSize))
            undone.AddRange((await Task.WhenAll(batch.Select(id => Rows.Employee(id).TakeBack(terms)))).OfType<UndoneFor>());
        var changed = undone.Where(u => !u.Since.IsEmpty).ToArray();
        await stored.Save(
            State with
            {
                Undo = State.Undo with
                {
                    SegmentsDone = State.Undo.SegmentsDone + 1,
                    People = State.Undo.People + undone.Count,
                    ChangedSince = State.Undo.ChangedSince + changed.Length,
                    ListFiles = changed.Length == 0 ? State.Undo.ListFiles : State.Undo.ListFiles.Add(await files.Put(changed)),
                },
            }, this);
    }

    private async Task Finish(string state)
    {
        await stored.Save(State with { State = state, Counts = counts, FinishedAt = clock.Now }, this);
        Rest();
    }

    private void Rest()
    {
        timer?.Dispose();
        timer = null;
        (segment, next) = ([], 0);
        differences.Clear();
    }

    private ImportView View() => new(
        State.Id, State.Kind, State.DryRun, State.State, State.Rows, Done,
        new(counts.New, counts.Changed, counts.Moved, counts.Ended, counts.Unchanged, State.Errors, State.Missing ?? 0),
        State.PositionDate, State.StartedAt, State.FinishedAt, State.By, State.FileName, Speed(), State.Notes, State.ErrorsFile,
        State.DifferenceFiles, State.Undo is { } u ? new(u.State, u.By, u.StartedAt, u.FinishedAt, u.People, u.ChangedSince, u.ListFiles) : null);

    private double? Speed()
    {
        var seconds = (clock.Now - began.At).TotalSeconds;
        return timer is null || seconds < 0.5 ? null : Math.Round((Done - began.Done) / seconds, 1);
    }

    private sealed record OtherPerson(string Id);
}
