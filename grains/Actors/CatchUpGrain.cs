using KartuAsn.Contracts;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>
/// Reads the feed of changes every two seconds and tells each agency what it has not seen, so that a message lost in a crash heals
/// by itself. The cursor is stored every ten seconds; after a restart a little is read twice, which does no harm. What newer news of the same person has replaced is pruned from the feed every hour.
/// </summary>
public sealed class CatchUpGrain(Database database) : Grain, ICatchUpGrain
{
    private const string CursorKey = "catch-up-cursor";
    private const int PageSize = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StoreEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    private readonly ReadSide reads = new(database);
    private ChangeCursor cursor = ChangeCursor.Start;
    private ChangeCursor storedCursor = ChangeCursor.Start;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await database.GetMeta(CursorKey) is { } text) cursor = storedCursor = ChangeCursor.Parse(text) ?? ChangeCursor.Start;
        this.RegisterGrainTimer(_ => Run(), new() { DueTime = Every, Period = Every, KeepAlive = true });
        this.RegisterGrainTimer(StoreCursor, new() { DueTime = StoreEvery, Period = StoreEvery });
        this.RegisterGrainTimer(_ => reads.PruneChanges(cursor), new() { DueTime = PruneEvery, Period = PruneEvery });
    }

    public Task Wake() => Task.CompletedTask;

    public async Task<int> Run()
    {
        var told = 0;
        while (true)
        {
            var page = await reads.ChangesAfter(cursor, PageSize);
            told += await Tell(page.Changes);
            cursor = page.Cursor;
            if (page.Changes.Length < PageSize) return told;
        }
    }

    private async Task<int> Tell(IEnumerable<ChangeRow> changes)
    {
        var perAgency = changes
            .SelectMany(c => c.Agencies.Select(a => (Agency: a, Seen: new EmployeeSequence(c.Person, c.Sequence))))
            .GroupBy(c => c.Agency, c => c.Seen);
        var told = await Task.WhenAll(perAgency.Select(Tell));
        return told.Sum();
    }

    private async Task<int> Tell(IGrouping<string, EmployeeSequence> news)
    {
        var agency = GrainFactory.GetGrain<IAgencyGrain>(GrainKeys.Agency(news.Key));
        var behind = await agency.Behind([.. news.Distinct()]);
        if (behind.IsEmpty) return 0;
        await foreach (var observation in reads.Observations(behind)) await agency.Observe(observation);
        return behind.Length;
    }

    private async Task StoreCursor(CancellationToken cancellationToken)
    {
        if (cursor == storedCursor) return;
        await database.SetMeta(CursorKey, cursor.ToString());
        storedCursor = cursor;
    }
}
