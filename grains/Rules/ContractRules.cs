using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>
/// What a row of the file of contracts means (policy): these are days of a perjanjian kerja. Of a PPPK known on that day they are more
/// days of service, which undo no dismissal; before that they are the first contract, served where the person was first placed.
/// </summary>
public static class ContractRules
{
    /// <summary>Repeating a row of the same import (after a crash) gives the same facts and the same outcome.</summary>
    public static RosterComparison Compare(
        EmployeeRecord recorded, ContractRow row, string importId, DateOnly positionDate, DateTimeOffset at, string by)
    {
        var source = RosterRules.SourceOf(importId);
        var state = recorded.Without(f => f.Source == source && f.Id.StartsWith($"{row.Row}/", StringComparison.Ordinal));
        ImmutableArray<Fact> facts =
        [
            .. Differences(state, row).Select(f => f with
            {
                Source = source,
                Id = f is DecisionCancelled c ? $"{row.Row}/cancelled/{c.FactIdentity}" : $"{row.Row}/{FactNames.Of(f)}",
                RecordedAt = at,
                RecordedBy = by,
            }),
        ];
        var ends = state.On(positionDate) is { Service: Service.Serving }
            && Employee.Evolve(state, state.Id, facts).On(positionDate) is { Service: Service.ContractEnded };
        return new(facts.IsEmpty ? RosterOutcome.Unchanged : ends ? RosterOutcome.Ended : RosterOutcome.Changed, facts);
    }

    private static IEnumerable<Fact> Differences(EmployeeRecord state, ContractRow row)
    {
        var terms = Standings.Ordered(state.Facts).Where(f => f.EffectiveDate == row.StartDate).ToArray();
        if (state.Id.Length == 0 || terms.Any(f => EndOf(f) == row.EndDate)) yield break;
        foreach (var other in terms.Where(f => RosterRules.IsOfImport(f) && EndOf(f) is not null))
            yield return new DecisionCancelled(other.Identity) { EffectiveDate = row.StartDate };
        yield return Days(state, row) with { EffectiveDate = row.StartDate };
    }

    private static Fact Days(EmployeeRecord state, ContractRow row) => state.On(row.StartDate) is { Kind: Kind.Pppk } || state.Standings.IsEmpty
        ? new ContractExtended(row.EndDate, null, null, null, null)
        : new ContractSigned(null, null, state.Standings[0].Agency, state.Standings[0].Unit, row.EndDate, state.Standings[0].PartTime);

    internal static DateOnly? EndOf(Fact fact) => fact switch { ContractSigned c => c.EndDate, ContractExtended e => e.EndDate, _ => null };
}

/// <summary>What a reorganisation means for one person: from the TMT the place is another one, and nothing else is.</summary>
public static class MoveRules
{
    /// <summary>
    /// It takes whoever is there at the end of its day, also by a decision between its own and that day: its date is left out then, so that
    /// it counts as decided on its day. Whom a still later decision placed there stays, and so does who left the city.
    /// </summary>
    public static RosterComparison Compare(
        EmployeeRecord recorded, MoveRow row, string importId, DateOnly effectiveDate, DateTimeOffset at, string by)
    {
        var source = RosterRules.SourceOf(importId);
        var id = $"{row.Row}/transferred";
        var state = recorded.Without(f => f.Source == source && f.Id == id);
        if (state.On(effectiveDate) is not { } before || IsThere(before, row)) return new(RosterOutcome.Unchanged, []);
        var moved = new Transferred(row.AgencyId, row.UnitId)
        {
            From = before.Agency,
            Source = source,
            Id = id,
            EffectiveDate = effectiveDate,
            RecordedAt = at,
            RecordedBy = by,
            Decision = row.Decision,
        };
        foreach (var fact in new[] { moved, moved with { Decision = moved.Decision is { } decision ? decision with { Date = null } : null } })
            if (Employee.Evolve(state, state.Id, [fact]).On(effectiveDate) is { } after && IsThere(after, row))
                return new(RosterOutcome.Moved, [fact]);
        return new(RosterOutcome.Unchanged, []);
    }

    private static bool IsThere(Standing standing, MoveRow row) => standing.Agency == Key.Of(row.AgencyId) && Key.Same(standing.Unit, row.UnitId);
}
