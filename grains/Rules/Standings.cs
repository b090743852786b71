using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>
/// From facts to standings. The same facts in any order, repeated any number of times, give the same standings: facts are put in
/// the order of (effective date, decision date, row of the table, source, id) and, on each of three tracks, the last one wins.
/// </summary>
public static class Standings
{
    /// <summary>Raise it when a rule changes; states of an older version are derived again.</summary>
    public const int RulesVersion = 5;

    /// <summary>Dinyatakan hilang: suspended for so many months, void from the day after they are over (policy).</summary>
    public const int MonthsMissing = 12;

    /// <summary>All intervals of a person, in order and without overlap. Days before the first appointment are in none.</summary>
    public static ImmutableArray<Standing> Of(IEnumerable<Fact> facts) => OfOrdered(Ordered(facts));

    /// <summary>The same, of facts in the order of composition.</summary>
    public static ImmutableArray<Standing> OfOrdered(ImmutableArray<Fact> ordered)
    {
        var starts = Breaks(ordered);
        var intervals = ImmutableArray.CreateBuilder<Standing>();
        for (var i = 0; i < starts.Length; i++)
        {
            DateOnly? until = i + 1 < starts.Length ? starts[i + 1].AddDays(-1) : null;
            if (On(ordered, starts[i]) is { } standing) Append(intervals, standing with { Until = until });
        }

        return intervals.ToImmutable();
    }

    /// <summary>
    /// The facts that are so: each once, without the cancelled ones, in the order of composition. A decision whose date nobody gave
    /// counts as taken on the day it takes effect, so what a roster finds on a day comes after the decisions of that day.
    /// </summary>
    public static ImmutableArray<Fact> Ordered(IEnumerable<Fact> facts) =>
    [
        .. NotCancelled([.. facts.DistinctBy(f => f.Identity)])
            .OrderBy(f => f.EffectiveDate)
            .ThenBy(f => f.Decision?.Date ?? f.EffectiveDate)
            .ThenBy(Row)
            .ThenBy(f => f.Source, StringComparer.Ordinal)
            .ThenBy(f => f.Id, StringComparer.Ordinal),
    ];

    /// <summary>Those without the cancelled ones, in the order given.</summary>
    /// <param name="distinct">Each once.</param>
    internal static IEnumerable<Fact> NotCancelled(IReadOnlyCollection<Fact> distinct)
    {
        var cancellations = distinct.OfType<DecisionCancelled>().ToLookup(c => c.FactIdentity);
        return distinct.Where(f => Stands(f.Identity, cancellations, []));
    }

    /// <summary>The standing on one day, of facts in the order of composition; null before anybody was appointed.</summary>
    public static Standing? On(ImmutableArray<Fact> ordered, DateOnly day) => Composition.UpTo(day, ordered).On(day);

    /// <summary>A fact does not stand when a cancellation that itself stands names it.</summary>
    private static bool Stands(string identity, ILookup<string, DecisionCancelled> cancellations, ImmutableHashSet<string> asked) =>
        !asked.Contains(identity)
        && !cancellations[identity].Any(c => Stands(c.Identity, cancellations, asked.Add(identity)));

    /// <summary>The days on which something may change, in order.</summary>
    internal static DateOnly[] Breaks(ImmutableArray<Fact> ordered) => [.. ordered.SelectMany(Breaks).Distinct().Order()];

    private static IEnumerable<DateOnly> Breaks(Fact fact) => fact switch
    {
        ContractSigned { EndDate: { } end } => [fact.EffectiveDate, DayAfter(end)],
        ContractExtended { EndDate: { } end } => [fact.EffectiveDate, DayAfter(end)],
        DeclaredMissing => [fact.EffectiveDate, fact.EffectiveDate.AddMonths(MonthsMissing)],
        _ => [fact.EffectiveDate],
    };

    private static DateOnly DayAfter(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : day;

    /// <summary>The row of the table of facts: the third key of the order of composition.</summary>
    private static int Row(Fact fact) => fact switch
    {
        PnsAppointed or ContractSigned => 1,
        CpnsAppointed => 2,
        ContractExtended => 3,
        Dismissed => 5,
        Retired => 6,
        Died => 7,
        DeclaredMissing => 8,
        Suspended => 9,
        Reinstated or Found => 10,
        Transferred or EnteredCity => 11,
        LeftCity => 12,
        DecisionCancelled => 14,
        NameChanged or TitleChanged or NumberCorrected or PhotoChanged or SerialRecorded => 15,
        StandingUnclear or NumberDisputed => 16,
        CardFileUploaded => 17,
        CardFileAccepted or CardFileReturned => 18,
        KarpegRecorded or KpeRecorded or DataBlocked or DataUnblocked or NotInRoster => 19,
        PhotoRecorded or PhotoAccepted or PhotoReturned => 20,
        MissingReasonRecorded => 21,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact without a row in the table."),
    };

    private static void Append(ImmutableArray<Standing>.Builder intervals, Standing next)
    {
        if (intervals.Count > 0 && SameBut(intervals[^1], next)) intervals[^1] = intervals[^1] with { Until = next.Until };
        else intervals.Add(next);
    }

    private static bool SameBut(Standing a, Standing b) =>
        a.Until?.AddDays(1) == b.From && a with { From = b.From, Until = b.Until } == b;
}
