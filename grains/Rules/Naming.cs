using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>
/// What a person is called on every day from <paramref name="From"/> to <paramref name="Until"/>, both included (null: with no end known).
/// The first one holds from the beginning of all days.
/// </summary>
/// <param name="Number">NIP or NI PPPK. Empty: nobody, since every appointment was cancelled.</param>
/// <param name="Serial">Nomor seri of BKN's card, where a roster gave it.</param>
public sealed record Naming(
    DateOnly From, DateOnly? Until, string Name, string? TitleBefore, string? TitleAfter, string Number, string? Serial)
{
    /// <summary>Of nobody.</summary>
    public static readonly Naming None = new(DateOnly.MinValue, null, "", null, null, "", null);

    /// <summary>All intervals of a person in order, without gap or overlap; at least one.</summary>
    /// <param name="ordered">Facts in the order of composition.</param>
    public static ImmutableArray<Naming> Of(ImmutableArray<Fact> ordered)
    {
        var names = ImmutableArray.CreateBuilder<Naming>();
        var now = KnownFromTheBeginning(ordered).Aggregate(None, (so, fact) => so.After(fact));
        foreach (var day in ordered.GroupBy(f => f.EffectiveDate))
        {
            now = day.Aggregate(now, (so, fact) => so.After(fact));
            if (now is { Name.Length: > 0, Number.Length: > 0 }) Append(names, now, day.Key);
        }

        return names.Count > 0 ? names.ToImmutable() : [now with { Number = "" }];
    }

    /// <summary>
    /// A card's serial has no day of its own, and a first roster dates the titles from the appointment, also of somebody who was a CPNS
    /// until then: heard of for the first time, they were the same before. A title that is decided later holds from its day.
    /// </summary>
    private static IEnumerable<Fact> KnownFromTheBeginning(ImmutableArray<Fact> ordered)
    {
        if (ordered.FirstOrDefault(f => f is SerialRecorded) is { } serial) yield return serial;
        var appointment = ordered.FirstOrDefault(f => Recording.NumberOf(f) is not null);
        if (ordered.FirstOrDefault(f => f is TitleChanged) is { } title && title.Source == appointment?.Source && RosterRules.IsOfImport(title)) yield return title;
    }

    private static void Append(ImmutableArray<Naming>.Builder names, Naming now, DateOnly day)
    {
        if (names.Count == 0)
        {
            names.Add(now);
        }
        else if (now with { From = names[^1].From } != names[^1])
        {
            names[^1] = names[^1] with { Until = day.AddDays(-1) };
            names.Add(now with { From = day });
        }
    }

    /// <summary>What it is as soon as a fact holds too.</summary>
    internal Naming After(Fact fact) => fact switch
    {
        CpnsAppointed a => With(a.Name, a.Number),
        PnsAppointed a => With(a.Name, a.Number),
        ContractSigned a => With(a.Name, a.Number),
        ContractExtended e => With(null, e.Number),
        EnteredCity e => With(e.Name, e.Number),
        NameChanged n => With(n.Name, null),
        NumberCorrected n => With(null, n.Number),
        TitleChanged t => this with { TitleBefore = t.Before, TitleAfter = t.After },
        SerialRecorded s => this with { Serial = s.Serial },
        _ => this,
    };

    private Naming With(string? name, string? number) => this with { Name = name ?? Name, Number = number ?? Number };
}
