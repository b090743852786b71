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
    public const int RulesVersion = 1;

    /// <summary>Dinyatakan hilang: suspended for so many months, void from the day after they are over (policy).</summary>
    public const int MonthsMissing = 12;

    /// <summary>All intervals of a person, in order and without overlap. Days before the first appointment are in none.</summary>
    public static ImmutableArray<Standing> Of(IEnumerable<Fact> facts) => OfOrdered(Ordered(facts));

    /// <summary>The same, of facts in the order of composition.</summary>
    public static ImmutableArray<Standing> OfOrdered(ImmutableArray<Fact> ordered)
    {
        var starts = ordered.SelectMany(Breaks).Distinct().Order().ToArray();
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
    public static ImmutableArray<Fact> Ordered(IEnumerable<Fact> facts)
    {
        var distinct = facts.DistinctBy(f => f.Identity).ToArray();
        var cancellations = distinct.OfType<DecisionCancelled>().ToLookup(c => c.FactIdentity);
        return
        [
            .. distinct
                .Where(f => Stands(f.Identity, cancellations, []))
                .OrderBy(f => f.EffectiveDate)
                .ThenBy(f => f.Decision?.Date ?? f.EffectiveDate)
                .ThenBy(Row)
                .ThenBy(f => f.Source, StringComparer.Ordinal)
                .ThenBy(f => f.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The standing on one day, of facts in the order of composition; null before anybody was appointed.</summary>
    public static Standing? On(ImmutableArray<Fact> ordered, DateOnly day)
    {
        var so = new SoFar();
        foreach (var fact in ordered)
        {
            if (fact.EffectiveDate > day) break;
            so.Take(fact);
        }

        return so.On(day);
    }

    /// <summary>A fact does not stand when a cancellation that itself stands names it.</summary>
    private static bool Stands(string identity, ILookup<string, DecisionCancelled> cancellations, ImmutableHashSet<string> asked) =>
        !asked.Contains(identity)
        && !cancellations[identity].Any(c => Stands(c.Identity, cancellations, asked.Add(identity)));

    /// <summary>The days on which a fact may change something.</summary>
    private static IEnumerable<DateOnly> Breaks(Fact fact) => fact switch
    {
        ContractSigned { EndDate: { } end } => [fact.EffectiveDate, end.AddDays(1)],
        DeclaredMissing => [fact.EffectiveDate, fact.EffectiveDate.AddMonths(MonthsMissing)],
        _ => [fact.EffectiveDate],
    };

    /// <summary>The row of the table of facts: the third key of the order of composition.</summary>
    private static int Row(Fact fact) => fact switch
    {
        PnsAppointed or ContractSigned => 1,
        CpnsAppointed => 2,
        Dismissed => 5,
        Retired => 6,
        Died => 7,
        DeclaredMissing => 8,
        Suspended => 9,
        Reinstated => 10,
        Transferred => 11,
        DecisionCancelled => 14,
        NameChanged or TitleChanged or NumberCorrected or SerialRecorded => 15,
        StandingUnclear or NumberDisputed => 16,
        CardFileUploaded => 17,
        CardFileReturned => 18,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact without a row in the table."),
    };

    private static void Append(ImmutableArray<Standing>.Builder intervals, Standing next)
    {
        if (intervals.Count > 0 && SameBut(intervals[^1], next)) intervals[^1] = intervals[^1] with { Until = next.Until };
        else intervals.Add(next);
    }

    private static bool SameBut(Standing a, Standing b) =>
        a.Until?.AddDays(1) == b.From && a with { From = b.From, Until = b.Until } == b;

    /// <summary>The three tracks while facts are read in order, and the card files.</summary>
    private sealed class SoFar
    {
        private readonly List<ContractSigned> contracts = [];
        private readonly List<NumberDisputed> disputes = [];
        private readonly CardFilesOnHand files = new();
        private Kind? kind;
        private Service service;
        private Suspension suspension;
        private DateOnly missingFrom;
        private string agency = "";
        private string? unit;
        private string number = "";

        public void Take(Fact fact)
        {
            switch (fact)
            {
                case CpnsAppointed a: Appoint(Kind.Cpns, a.Number, a.AgencyId, a.UnitId); break;
                case PnsAppointed a: Appoint(Kind.Pns, a.Number, a.AgencyId, a.UnitId); break;
                case ContractSigned a: contracts.Add(a); Appoint(Kind.Pppk, a.Number, a.AgencyId, a.UnitId); break;
                case Dismissed: service = Service.Dismissed; break;
                case Retired: service = Service.Retired; break;
                case Died: service = Service.Died; break;
                case StandingUnclear: service = Service.Unclear; break;
                case Reinstated: service = Service.Serving; suspension = Suspension.None; break;
                case Suspended s: suspension = s.Ground; break;
                case DeclaredMissing: suspension = Suspension.Missing; missingFrom = fact.EffectiveDate; break;
                case Transferred t: (agency, unit) = (Key.Of(t.AgencyId), t.UnitId); break;
                case NumberCorrected n: number = n.Number; break;
                case NumberDisputed d: disputes.Add(d); break;
                case CardFileUploaded or CardFileReturned: files.Take(fact); break;
                case NameChanged or TitleChanged or SerialRecorded or DecisionCancelled: break;
                default: throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact without an effect.");
            }
        }

        public Standing? On(DateOnly day)
        {
            if (kind is not { } k) return null;
            var contract = k == Kind.Pppk ? contracts.LastOrDefault(c => Covers(c, day)) : null;
            var serving = ServiceOn(day, k, contract);
            return new Standing(
                day, null, agency, unit, k,
                PartTime: k == Kind.Pppk && (contract ?? contracts[^1]).PartTime,
                Service: serving,
                Suspended: suspension,
                Uploaded: files.HasFront(k),
                Review: serving == Service.Unclear || disputes.Any(d => d.Number == number));
        }

        private void Appoint(Kind appointed, string newNumber, string agencyId, string? unitId)
        {
            (kind, number, agency, unit) = (appointed, newNumber, Key.Of(agencyId), unitId);
            service = Service.Serving;
        }

        /// <summary>A PPPK serves on the union of the contracts' days; a missing person is out of service after twelve months.</summary>
        private Service ServiceOn(DateOnly day, Kind k, ContractSigned? contract) =>
            service != Service.Serving ? service
            : k == Kind.Pppk && contract is null ? Service.ContractEnded
            : suspension == Suspension.Missing && day >= missingFrom.AddMonths(MonthsMissing) ? Service.Missing
            : Service.Serving;

        private static bool Covers(ContractSigned contract, DateOnly day) =>
            contract.EffectiveDate <= day && (contract.EndDate is null || day <= contract.EndDate);
    }
}
