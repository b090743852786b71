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
        var identity = Identity.Of(ordered);
        return state with
        {
            Version = EmployeeRecord.CurrentVersion,
            RulesVersion = Standings.RulesVersion,
            Standings = standings,
            StandingsAt = standings.SequenceEqual(state.Standings) ? state.StandingsAt : state.Sequence,
            AgenciesEver = [.. state.AgenciesEver.Union(standings.Select(s => s.Agency), StringComparer.Ordinal)],
            Name = identity.Name.Length > 0 ? identity.Name : Identity.Of(state.Facts).Name,
            TitleBefore = identity.TitleBefore,
            TitleAfter = identity.TitleAfter,
            Number = identity.Number,
            Numbers = identity.Numbers,
            Serial = identity.Serial,
            UploadedAt = UploadedAt(ordered, standings),
            PhotoWaiting = PhotosOnHand.Of(ordered).Waiting?.RecordedAt,
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

    /// <summary>
    /// The record with name, titles, number and serial as they were on a day. Titles and a serial first heard of later were the same
    /// before: a first roster dates them from the appointment, also of somebody who was a CPNS until then.
    /// </summary>
    public static EmployeeRecord NamedOn(this EmployeeRecord state, DateOnly day)
    {
        if (state.Facts.All(f => f.EffectiveDate <= day)) return state;
        var ordered = Standings.Ordered(state.Facts);
        Fact?[] firsts = [ordered.FirstOrDefault(f => f is TitleChanged), ordered.FirstOrDefault(f => f is SerialRecorded)];
        var identity = Identity.Of([.. ordered.Where(f => f.EffectiveDate <= day || firsts.Contains(f))]);
        return identity.Numbers.IsEmpty
            ? state
            : state with
            {
                Name = identity.Name,
                TitleBefore = identity.TitleBefore,
                TitleAfter = identity.TitleAfter,
                Number = identity.Number,
                Serial = identity.Serial,
            };
    }

    /// <summary>What an agency is told about this person.</summary>
    public static Observation Observed(this EmployeeRecord state) =>
        new(Key.Of(state.Id), state.Sequence, state.Standings, state.UploadedAt);

    private static DateTimeOffset? UploadedAt(ImmutableArray<Fact> ordered, ImmutableArray<Standing> standings)
    {
        if (standings.IsEmpty || !standings[^1].Uploaded) return null;
        var files = new CardFilesOnHand();
        foreach (var fact in ordered) files.Take(fact);
        return files.All.Where(f => f.File.Side == Side.Front).Max(f => f.RecordedAt);
    }

    /// <summary>Name, titles, number and serial by the newest fact about each.</summary>
    private sealed record Identity(string Name, string? TitleBefore, string? TitleAfter, string Number, ImmutableArray<string> Numbers, string? Serial)
    {
        public static Identity Of(ImmutableArray<Fact> ordered) =>
            ordered.Aggregate(new Identity("", null, null, "", [], null), (so, fact) => so.After(fact));

        private Identity After(Fact fact) => fact switch
        {
            CpnsAppointed a => Named(a.Name, a.Number),
            PnsAppointed a => Named(a.Name, a.Number),
            ContractSigned a => Named(a.Name, a.Number),
            ContractExtended e => Named(null, e.Number),
            EnteredCity e => Named(e.Name, e.Number),
            NameChanged n => this with { Name = n.Name },
            TitleChanged t => this with { TitleBefore = t.Before, TitleAfter = t.After },
            NumberCorrected n => Named(null, n.Number),
            SerialRecorded s => this with { Serial = s.Serial },
            _ => this,
        };

        private Identity Named(string? name, string? number) => this with
        {
            Name = name ?? Name,
            Number = number ?? Number,
            Numbers = number is null || Numbers.Contains(number) ? Numbers : Numbers.Add(number),
        };
    }
}
