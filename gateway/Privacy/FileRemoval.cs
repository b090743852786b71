using System.Collections.Immutable;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Privacy;

/// <summary>A file of a person that is to go.</summary>
public sealed record DueFile(string Person, KeptFile File);

/// <summary>
/// Deletes bytes that nobody needs any more. The same bytes are stored once, whoever handed them in: they go only when nobody else's
/// record needs them, and never when a report is made of them: somebody may have handed its paper in as a card. Each deletion is in the
/// log before it happens.
/// </summary>
public sealed class FileRemoval(ReadSide reads, FileStore files, Deletions log)
{
    /// <summary>Those of the files whose bytes are there and needed for nothing else.</summary>
    /// <param name="isDue">Which files of a person may go.</param>
    public async Task<ImmutableArray<DueFile>> Free(IReadOnlyCollection<DueFile> due, Func<string, KeptFile, bool> isDue)
    {
        var bytes = due.Select(one => one.File.Sha256).ToHashSet(StringComparer.Ordinal);
        await foreach (var state in reads.States())
            bytes.ExceptWith(KeptFiles.Of(state.Record).Where(file => !isDue(state.Person, file)).Select(file => file.Sha256));
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in bytes)
            if (await files.Exists(name) && !await reads.IsOfReport(name))
                there.Add(name);
        return [.. due.Where(one => there.Contains(one.File.Sha256))];
    }

    public async Task Remove(IEnumerable<DueFile> due, string rule, string reason, DateTimeOffset at, string by)
    {
        foreach (var same in due.GroupBy(one => one.File.Sha256))
        {
            foreach (var one in same)
                await log.Note(new(one.Person, one.File.What, one.File.Receipt, rule, reason, at, by));
            await Delete(same.Key, [.. same.Select(one => one.Person)], rule);
        }
    }

    /// <summary>Who handed the same file in again at this very moment, also as a report's signed copy, keeps it: it is put back.</summary>
    private async Task Delete(string sha256, IReadOnlyCollection<string> people, string rule)
    {
        if (await Needed(sha256, people, rule))
            return;
        if (await files.Open(sha256) is not { } bytes)
            return;
        using var held = new MemoryStream();
        await using (bytes)
            await bytes.CopyToAsync(held);
        await files.Delete(sha256);
        if (await Needed(sha256, people, rule))
            await files.Put(held.ToArray());
    }

    private async Task<bool> Needed(string sha256, IEnumerable<string> people, string rule) =>
        (rule == Deletion.Replaced && await IsHeldAgain(sha256, people)) || await reads.IsOfReport(sha256);

    private async Task<bool> IsHeldAgain(string sha256, IEnumerable<string> people)
    {
        foreach (var person in people)
            if (await reads.State(person) is { } record && KeptFiles.Of(record).Any(file => file.ReplacedAt is null && file.Sha256 == sha256))
                return true;
        return false;
    }
}
