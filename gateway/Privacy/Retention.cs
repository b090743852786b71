using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Privacy;

/// <summary>Deletes the bytes of files that were replaced long enough ago. What was received, returned and decided stays on record.</summary>
public sealed class Retention(ReadSide reads, FileRemoval removal, RetentionOptions options, CityClock clock)
{
    private const string By = "masa simpan";

    /// <summary>What would be deleted now.</summary>
    public async Task<ImmutableArray<DueFile>> Due()
    {
        if (options.ReplacedFilesDays <= 0)
            return [];
        var before = clock.Now.AddDays(-options.ReplacedFilesDays);
        var due = new List<DueFile>();
        await foreach (var state in reads.States())
            due.AddRange(KeptFiles.Of(state.Record).Where(file => IsDue(file, before)).Select(file => new DueFile(state.Person, file)));
        return due.Count == 0 ? [] : await removal.Free(due, (_, file) => IsDue(file, before));
    }

    /// <summary>Answers what was deleted.</summary>
    public async Task<ImmutableArray<DueFile>> Run()
    {
        var due = await Due();
        await removal.Remove(due, Deletion.Replaced, $"Diganti atau dikembalikan lebih dari {options.ReplacedFilesDays} hari yang lalu.", clock.Now, By);
        return due;
    }

    private static bool IsDue(KeptFile file, DateTimeOffset before) => file.ReplacedAt < before;
}

/// <summary>Once a day, at whichever gateway comes first.</summary>
internal sealed class RetentionDaily(Retention retention, Database database, CityClock clock, ILogger<RetentionDaily> log) : BackgroundService
{
    private const string LastDay = "retention-day";
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var today = clock.Today.ToString("O");
            if (await database.GetMeta(LastDay) == today)
                continue;
            await database.SetMeta(LastDay, today);
            if (await retention.Run() is { Length: > 0 } gone)
                log.LogWarning("{Files} files that were replaced long ago have been deleted.", gone.Length);
        }
    }
}
