using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>What became of one fact that somebody sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Recorded>))]
public enum Recorded
{
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Known already, with the same content.</summary>
    [JsonStringEnumMemberName("duplicate")] Duplicate,
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <param name="FactId">Under which the fact is known; null when it was rejected.</param>
/// <param name="Retryable">It may be accepted later, when what it speaks of has arrived.</param>
public sealed record RecordedFact(Recorded Result, string? FactId, Refusal? Refusal, bool Retryable);

/// <summary>Whether a fact that arrives from outside is taken. Which facts are so, and in which order, is no question here.</summary>
public static class Recording
{
    /// <summary>More than any career has; beyond it a sender is out of order.</summary>
    public const int MostFacts = 1_000;

    /// <summary>The facts of one person in the order sent; each sees those before it.</summary>
    public static (EmployeeRecord State, ImmutableArray<RecordedFact> Results) Record(EmployeeRecord was, string id, IEnumerable<Fact> facts)
    {
        var known = was.Facts.ToDictionary(f => f.Identity, StringComparer.Ordinal);
        var news = new List<Fact>();
        var results = ImmutableArray.CreateBuilder<RecordedFact>();
        foreach (var sent in facts)
        {
            var fact = Dated(known, sent);
            var result = Decide(was.Id.Length > 0 || news.Count > 0, known, fact);
            results.Add(result);
            if (result.Result != Recorded.Accepted) continue;
            known.Add(fact.Identity, fact);
            news.Add(fact);
        }

        return (Employee.Evolve(was, id, news), results.ToImmutable());
    }

    private static RecordedFact Decide(bool isKnown, Dictionary<string, Fact> known, Fact fact) =>
        known.TryGetValue(fact.Identity, out var before)
            ? Same(before, fact) ? new(Recorded.Duplicate, fact.Identity, null, false) : Rejected(new Refusal.FactConflict())
            : (WhyNot(isKnown, known, fact) is { } refusal ? Rejected(refusal) : new(Recorded.Accepted, fact.Identity, null, false));

    /// <summary>
    /// A retirement may come with an age instead of a TMT. A repeat gets the day that the first one got, also when the number was corrected
    /// in between.
    /// </summary>
    private static Fact Dated(Dictionary<string, Fact> known, Fact fact) => fact switch
    {
        _ when !LacksDay(fact) => fact,
        Retired r when known.GetValueOrDefault(fact.Identity) is Retired before && before.BupAge == r.BupAge => fact with { EffectiveDate = before.EffectiveDate },
        Retired { BupAge: { } age } when Numbers(known, fact).FirstOrDefault() is { } number => fact with { EffectiveDate = Retirement.Tmt(number.BirthDate, age) },
        _ => fact,
    };

    private static bool LacksDay(Fact fact) => fact is Retired { BupAge: not null } && fact.EffectiveDate == default;

    private static Refusal? WhyNot(bool isKnown, Dictionary<string, Fact> known, Fact fact) => fact switch
    {
        _ when known.Count >= MostFacts => new Refusal.TooManyFacts(MostFacts),
        _ when !isKnown && !MayCreate(fact) => new Refusal.EmployeeUnknown(),
        _ when !isKnown && MissingToCreate(fact) is { } field => new Refusal.FieldMissing(field),
        DecisionCancelled c when !known.ContainsKey(c.FactIdentity) => new Refusal.FactUnknown(),
        DecisionCancelled c when known[c.FactIdentity] is CardFileUploaded or CardFileAccepted or CardFileReturned or PhotoRecorded or PhotoAccepted or PhotoReturned or MissingReasonRecorded =>
            new Refusal.NotADecision(),
        CpnsAppointed or PnsAppointed when KindOf(fact) == Kind.Pppk => new Refusal.NumberOfAnotherKind(),
        ContractSigned or ContractExtended when KindOf(fact) == Kind.Pns => new Refusal.NumberOfAnotherKind(),
        ContractSigned c when c.EndDate < c.EffectiveDate => new Refusal.ContractEndsBeforeStart(),
        ContractExtended c when c.EndDate < c.EffectiveDate => new Refusal.ContractEndsBeforeStart(),
        _ when LacksDay(fact) => new Refusal.BirthDateUnknown(),
        _ when Numbers(known, fact).Any(n => fact.EffectiveDate < n.BirthDate) => new Refusal.BeforeBirth(),
        _ => null,
    };

    private static bool MayCreate(Fact fact) => fact is CpnsAppointed or PnsAppointed or ContractSigned or EnteredCity;

    private static string? MissingToCreate(Fact fact) =>
        NameOf(fact) is null ? "name" : NumberOf(fact) is null ? "number" : AgencyOf(fact) is null ? "agencyId" : null;

    private static string? NameOf(Fact fact) => fact switch
    {
        CpnsAppointed a => a.Name,
        PnsAppointed a => a.Name,
        ContractSigned a => a.Name,
        EnteredCity e => e.Name,
        _ => null,
    };

    /// <summary>The agency at which a fact places somebody; null when it places nobody.</summary>
    public static string? AgencyOf(Fact fact) => fact switch
    {
        CpnsAppointed a => a.AgencyId,
        PnsAppointed a => a.AgencyId,
        ContractSigned a => a.AgencyId,
        ContractExtended e => e.AgencyId,
        EnteredCity e => e.AgencyId,
        Transferred t => t.AgencyId,
        _ => null,
    };

    /// <summary>The number that a fact gives somebody; null when it gives none.</summary>
    public static string? NumberOf(Fact fact) => fact switch
    {
        CpnsAppointed a => a.Number,
        PnsAppointed a => a.Number,
        ContractSigned a => a.Number,
        ContractExtended e => e.Number,
        EnteredCity e => e.Number,
        NumberCorrected n => n.Number,
        _ => null,
    };

    private static Kind? KindOf(Fact fact) => EmployeeNumber.Of(NumberOf(fact))?.Kind;

    /// <summary>
    /// The number that the fact itself gives, else the newest known of those that were not cancelled: only it tells when the person was born.
    /// </summary>
    private static IEnumerable<EmployeeNumber> Numbers(Dictionary<string, Fact> known, Fact fact)
    {
        var text = NumberOf(fact) ?? Standings.NotCancelled(known.Values).Select(NumberOf).LastOrDefault(n => n is not null);
        return EmployeeNumber.Of(text) is { } number ? [number] : [];
    }

    /// <summary>When and by whom it was recorded is no part of what was said.</summary>
    private static bool Same(Fact a, Fact b) => a with { RecordedAt = default, RecordedBy = null } == b with { RecordedAt = default, RecordedBy = null };

    /// <summary>What the fact speaks of, the person, the agency or the cancelled fact, may still arrive.</summary>
    public static RecordedFact Rejected(Refusal refusal) => new(
        Recorded.Rejected, null, refusal,
        Retryable: refusal is Refusal.EmployeeUnknown or Refusal.FactUnknown or Refusal.AgencyOfAnotherCity);
}
