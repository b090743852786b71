using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>How a person's record grows: facts are added, everything else is derived.</summary>
public static class Employee
{
    /// <summary>The record with the new facts among <paramref name="facts"/>; the very same one when there is none.</summary>
    public static EmployeeRecord Evolve(EmployeeRecord was, string id, params IEnumerable<Fact> facts)
    {
        var known = was.Facts.Select(f => f.Identity).ToHashSet(StringComparer.Ordinal);
        var news = facts.Where(f => known.Add(f.Identity)).ToArray();
        return news.Length == 0
            ? was
            : Derive(was with { Id = was.Id.Length == 0 ? id : was.Id, Sequence = was.Sequence + 1, Facts = [.. was.Facts, .. news] });
    }

    /// <summary>The record with its second half derived by the rules of today.</summary>
    public static EmployeeRecord Derive(EmployeeRecord state)
    {
        var ordered = Standings.Ordered(state.Facts);
        var standings = Standings.OfOrdered(ordered);
        var names = NamesOf(ordered, state.Facts, standings);
        return state with
        {
            Version = EmployeeRecord.CurrentVersion,
            RulesVersion = Standings.RulesVersion,
            Standings = standings,
            StandingsAt = standings.SequenceEqual(state.Standings) ? state.StandingsAt : state.Sequence,
            AgenciesEver = [.. state.AgenciesEver.Union(standings.Select(s => s.Agency), StringComparer.Ordinal)],
            Names = names,
            NamesAt = names.SequenceEqual(state.Names) ? state.NamesAt : state.Sequence,
            Numbers = [.. ordered.Select(Recording.NumberOf).OfType<string>().Union(names.Select(n => n.Number).Where(n => n.Length > 0), StringComparer.Ordinal)],
            UploadedAt = UploadedAt(ordered, standings),
            CardFiles = CardFilesOnHand.Of(ordered).Rows(),
            PhotoWaiting = PhotosOnHand.Of(ordered).Waiting?.RecordedAt,
            MissingReason = ReasonOnFile.Of(state.Facts),
            NotInRoster = ordered.LastOrDefault(f => f is NotInRoster)?.Source[RosterRules.ImportSource.Length..],
        };
    }

    /// <summary>A record that older rules derived, derived again as a newer save; one of today's rules as it is.</summary>
    public static EmployeeRecord Current(EmployeeRecord state) =>
        state.Id.Length == 0 || state.RulesVersion == Rules.Standings.RulesVersion ? state : Derive(state with { Sequence = state.Sequence + 1 });

    /// <summary>The record as it would be without some facts: before an import's row was taken.</summary>
    public static EmployeeRecord Without(this EmployeeRecord recorded, Predicate<Fact> gone)
    {
        var others = recorded.Facts.RemoveAll(gone);
        return others.Length == recorded.Facts.Length ? recorded
            : others.IsEmpty ? new EmployeeRecord()
            : Derive(recorded with { Facts = others });
    }

    /// <summary>The standing on a day; null before anybody was appointed.</summary>
    public static Standing? On(this EmployeeRecord state, DateOnly day) => state.Standings.FirstOrDefault(s => s.Covers(day));

    /// <summary>What the person is called on a day.</summary>
    public static Naming NamedOn(this EmployeeRecord state, DateOnly day) => state.Names.LastOrDefault(n => n.From <= day) ?? Naming.None;

    /// <summary>What an agency is told about this person.</summary>
    public static Observation Observed(this EmployeeRecord state) =>
        new(Key.Of(state.Id), state.Sequence, state.Standings, state.UploadedAt);

    /// <summary>An appointment of a coming day, for which there is no card yet, leaves the card of now on file.</summary>
    private static DateTimeOffset? UploadedAt(ImmutableArray<Fact> ordered, ImmutableArray<Standing> standings) =>
        standings.LastOrDefault(s => s.Uploaded) is { } uploaded ? CardFilesOnHand.Of(ordered).NewestFront(uploaded.Kind)?.RecordedAt : null;

    /// <summary>
    /// Somebody whose every appointment was cancelled keeps the name once recorded, so that the record can still be told apart. Whoever
    /// has a standing all the same, by an appointment that gave no number, keeps the number too: who is counted is in the lists.
    /// </summary>
    private static ImmutableArray<Naming> NamesOf(ImmutableArray<Fact> ordered, ImmutableArray<Fact> recorded, ImmutableArray<Standing> standings)
    {
        var names = Naming.Of(ordered);
        if (names[0] is { Name.Length: > 0, Number.Length: > 0 }) return names;
        var last = Naming.Of([.. recorded.OrderBy(f => f.EffectiveDate)])[^1];
        return [names[0] with { Name = names[0].Name.Length > 0 ? names[0].Name : last.Name, Number = standings.IsEmpty ? "" : last.Number }];
    }
}
