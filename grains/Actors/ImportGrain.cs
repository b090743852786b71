using System.Collections.Immutable;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>Hands the good rows of one import to the employees, a batch a tick, so that it answers while it works.</summary>
public sealed class ImportGrain(
    [PersistentState(StateNames.Import)] IPersistentState<ImportRecord> stored, Database database, FileStore files, CityClock clock)
    : Grain, IImportGrain
{
    private const int BatchSize = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly ReadSide reads = new(database);
    private IGrainTimer? timer;
    private ImmutableArray<RosterRow> segment = [];
    private int next;
    private ImportRecord.Outcomes counts = null!;
    private (DateTimeOffset At, int Done) began;

    private ImportRecord State => stored.State;

    private int Done => State.Errors + counts.Sum;

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

    public async Task<ImportView?> Cancel()
    {
        if (State.IsUnfinished) await Finish("cancelled");
        return await Look();
    }

    private async Task Work(CancellationToken cancellationToken)
    {
        try
        {
            await NextBatch();
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
        var outcomes = await Task.WhenAll(batch.Select(Reconcile));
        counts = outcomes.Aggregate(counts, (sum, outcome) => sum.Plus(outcome));
        next += batch.Length;
        if (next == segment.Length) await stored.Save(State with { SegmentsDone = State.SegmentsDone + 1, Counts = counts }, this);
    }

    private Task<RosterOutcome> Reconcile(RosterRow row) =>
        GrainFactory.GetGrain<IEmployeeGrain>(GrainKeys.Employee(row.Id)).Reconcile(row, Terms);

    private RosterTerms Terms => new(State.Id, State.PositionDate, State.DryRun, State.StartedAt, State.By);

    /// <summary>False when there is none left, and the import is finished.</summary>
    private async Task<bool> NextSegment()
    {
        (segment, next) = ([], 0);
        if (State.SegmentsDone == State.Segments.Length)
        {
            if (!State.DryRun) await Dispute();
            await Finish("done");
            return false;
        }

        var rows = await Read(State.Segments[State.SegmentsDone].Sha256);
        if (!State.DryRun) await Describe(rows);
        segment = rows;
        return true;
    }

    private async Task<ImmutableArray<RosterRow>> Read(string sha256)
    {
        var rows = ImmutableArray.CreateBuilder<RosterRow>();
        await using var file = await files.Open(sha256) ?? throw new FileNotFoundException("A segment of the import is missing from the file store.", sha256);
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<RosterRow>(file, topLevelValues: true, StoredJson.Options))
            rows.Add(row!);
        return rows.ToImmutable();
    }

    /// <summary>Agencies are made known before anybody is counted in them, so that one with nobody uploaded is listed too.</summary>
    private Task Describe(ImmutableArray<RosterRow> rows) => Task.WhenAll(rows.GroupBy(r => Key.Of(r.AgencyId)).Select(g =>
        GrainFactory.GetGrain<IAgencyGrain>(GrainKeys.Agency(g.Key)).Describe(new(g.First().AgencyId, g.Last().AgencyName, Units(g)))));

    private static ImmutableDictionary<string, string> Units(IEnumerable<RosterRow> rows) => rows
        .Where(r => r is { UnitId: not null, UnitName: not null })
        .GroupBy(r => r.UnitId!, StringComparer.OrdinalIgnoreCase)
        .ToImmutableDictionary(u => u.Key, u => u.Last().UnitName!);

    /// <summary>People who hold the same current number: both are taken, both are put to review.</summary>
    private async Task Dispute()
    {
        foreach (var shared in await reads.SharedNumbers())
            foreach (var person in shared.Ids)
                foreach (var other in shared.Ids.Where(o => o != person))
                    await GrainFactory.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person)).DisputeNumber(other, shared.Number, Terms);
    }

    private async Task Finish(string state)
    {
        await stored.Save(State with { State = state, Counts = counts, FinishedAt = clock.Now }, this);
        timer?.Dispose();
        timer = null;
        (segment, next) = ([], 0);
    }

    private ImportView View() => new(
        State.Id, State.Kind, State.DryRun, State.State, State.Rows, Done,
        new(counts.New, counts.Changed, counts.Moved, counts.Ended, counts.Unchanged, State.Errors),
        State.PositionDate, State.StartedAt, State.FinishedAt, State.By, State.FileName, Speed(), State.Notes, State.ErrorsFile);

    private double? Speed()
    {
        var seconds = (clock.Now - began.At).TotalSeconds;
        return timer is null || seconds < 0.5 ? null : Math.Round((Done - began.Done) / seconds, 1);
    }
}
