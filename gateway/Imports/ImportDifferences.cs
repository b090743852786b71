using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Imports;

/// <summary>What an import changes about one person, or in a dry run would.</summary>
/// <param name="Row">As a spreadsheet counts; absent: the person is not in the file.</param>
/// <param name="Outcome">new, changed, moved, ended, atau missing.</param>
public sealed record DifferenceView(int? Row, string Id, string Number, string Name, RosterOutcome Outcome, ImmutableArray<DifferenceFact> Changes) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => [Id];

    public static DifferenceView Of(Difference d, bool grounds, IReadOnlyDictionary<string, string> agencies) => new(
        d.Row == 0 ? null : d.Row, d.Id, d.Number, d.Name, d.Outcome, [.. d.Facts.Where(f => f is not Fact.DecisionCancelled).Select(f => DifferenceFact.Of(f, grounds, agencies))]);
}

/// <param name="EffectiveDate">TMT.</param>
public sealed record DifferenceFact(string Words, string? Detail, DateOnly EffectiveDate)
{
    public static DifferenceFact Of(Fact fact, bool grounds, IReadOnlyDictionary<string, string> agencies)
    {
        var (title, detail) = HistoryWords.Of(fact, grounds, agencies);
        return new(title, detail, fact.EffectiveDate);
    }
}

/// <summary>Somebody about whom something was recorded after an import that was taken back.</summary>
/// <param name="Kept">The import's appointment stays, because what came since stands on it.</param>
/// <param name="Since">What was recorded since; it stays.</param>
public sealed record ChangedSinceView(string Id, string Number, string Name, bool Kept, ImmutableArray<DifferenceFact> Since) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => [Id];

    public static ChangedSinceView Of(UndoneFor undone, bool grounds, IReadOnlyDictionary<string, string> agencies) =>
        new(undone.Id, undone.Number, undone.Name, undone.Kept, [.. undone.Since.Select(f => DifferenceFact.Of(f, grounds, agencies))]);
}

/// <summary>The people behind an import's counts.</summary>
public sealed class ImportDifferences(FileStore files, ReadSide reads)
{
    /// <param name="skip">People before this part.</param>
    public async Task<(ImmutableArray<DifferenceView> Items, int? Next)> Page(ImportView import, RosterOutcome? outcome, int skip, int limit, bool grounds)
    {
        var items = await Read<Difference>(import.DifferenceFiles).Where(d => outcome is null || d.Outcome == outcome).Skip(skip).Take(limit + 1).ToListAsync();
        var agencies = await reads.AgencyNames();
        return ([.. items.Take(limit).Select(d => DifferenceView.Of(d, grounds, agencies))], items.Count > limit ? skip + limit : null);
    }

    public async Task<(ImmutableArray<ChangedSinceView> Items, int? Next)> ChangedSince(ImportView import, int skip, int limit, bool grounds)
    {
        var items = await Read<UndoneFor>(import.Undo?.ListFiles ?? []).Skip(skip).Take(limit + 1).ToListAsync();
        var agencies = await reads.AgencyNames();
        return ([.. items.Take(limit).Select(d => ChangedSinceView.Of(d, grounds, agencies))], items.Count > limit ? skip + limit : null);
    }

    private IAsyncEnumerable<T> Read<T>(IEnumerable<string> names) => names.ToAsyncEnumerable().SelectMany(name => files.Read<T>(name));
}
