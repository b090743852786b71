using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>What taking an import back does to one person.</summary>
/// <param name="Facts">The cancellations to record.</param>
/// <param name="Since">What others recorded after the person's row was taken, also while the import was still running; it stays.</param>
/// <param name="Kept">An appointment of the import stays too, because what came since stands on it.</param>
public readonly record struct TakenBack(ImmutableArray<Fact> Facts, ImmutableArray<Fact> Since, bool Kept);

/// <summary>
/// Takes the facts of an import back by cancelling them; nothing is deleted. What was recorded since is kept: where it would have no
/// ground without the import's appointment (a card handed in by somebody the import made known), the appointment is kept as well.
/// Also what is cancelled already is taken back: else it would stand again as soon as that cancellation falls, as it does with the
/// import that made it.
/// </summary>
public static class ImportUndo
{
    internal const string Prefix = "undo/";

    /// <summary>The source of the cancellations of an import.</summary>
    public static string SourceOf(string importId) => UndoSource + importId;

    /// <summary>The import that a cancellation took back; null: it is none of those.</summary>
    internal static string? ImportOf(Fact fact) => fact.Source.StartsWith(UndoSource, StringComparison.Ordinal) ? fact.Source[UndoSource.Length..] : null;

    private const string UndoSource = "undo/";

    /// <summary>Repeating it (after a crash) gives the same.</summary>
    public static TakenBack Of(EmployeeRecord recorded, string importId, DateTimeOffset at, string by)
    {
        var state = recorded.Without(f => f.Source == SourceOf(importId));
        var source = RosterRules.SourceOf(importId);
        var standing = Standings.Ordered(state.Facts).Select(f => f.Identity).ToHashSet(StringComparer.Ordinal);
        var wrote = state.Facts.Where(f => f.Source == source).ToArray();
        if (wrote.Length == 0) return new([], [], false);

        var since = state.Facts.SkipWhile(f => f.Source != source)
            .Where(f => f.Source != source && !Asks(f) && !f.Source.StartsWith(UndoSource, StringComparison.Ordinal) && standing.Contains(f.Identity)).ToImmutableArray();
        var cancelled = wrote.Select(f => Cancelled(f, importId, at, by)).ToArray();
        var kept = StandsOnIt(state, since, Employee.Evolve(state, state.Id, cancelled));
        return new([.. cancelled.Where((_, i) => !kept || !Appoints(wrote[i]) || !standing.Contains(wrote[i].Identity))], since, kept);
    }

    /// <summary>Something recorded since was about a standing that there would be no more.</summary>
    private static bool StandsOnIt(EmployeeRecord state, ImmutableArray<Fact> since, EmployeeRecord without) => since.Any(f =>
        state.On(f.EffectiveDate) is { } now && (without.On(f.EffectiveDate) is not { } then || then.Kind != now.Kind));

    /// <summary>A question about somebody says nothing that could keep them.</summary>
    private static bool Asks(Fact fact) => fact is NumberDisputed or NotInRoster;

    private static bool Appoints(Fact fact) => fact is CpnsAppointed or PnsAppointed or ContractSigned or EnteredCity;

    private static DecisionCancelled Cancelled(Fact fact, string importId, DateTimeOffset at, string by) => new DecisionCancelled(fact.Identity)
    {
        Source = SourceOf(importId),
        Id = fact.Id,
        EffectiveDate = fact.EffectiveDate,
        RecordedAt = at,
        RecordedBy = by,
    };
}
