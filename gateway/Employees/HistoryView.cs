using System.Collections.Immutable;
using KartuAsn.Gateway.Screens;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Employees;

/// <summary>What was recorded about a person, and what follows from it.</summary>
/// <param name="Facts">The newest effective date first.</param>
/// <param name="Intervals">The card's status over time, in order.</param>
public sealed record HistoryView(ImmutableArray<FactView> Facts, ImmutableArray<CardInterval> Intervals)
{
    /// <param name="agencies">Names of agencies by key, so that places are told.</param>
    public static HistoryView Of(EmployeeRecord record, Policies policies, bool grounds, IReadOnlyDictionary<string, string>? agencies = null)
    {
        var standing = Standings.Ordered(record.Facts).Select(f => f.Identity).ToHashSet(StringComparer.Ordinal);
        var byIdentity = record.Facts.ToDictionary(f => f.Identity, StringComparer.Ordinal);
        return new(
            [
                .. record.Facts
                    .OrderByDescending(f => f.EffectiveDate).ThenByDescending(f => f.RecordedAt).ThenByDescending(f => f.Identity, StringComparer.Ordinal)
                    .Select(f => FactView.Of(f, NamedBy(f, byIdentity), grounds, agencies, !standing.Contains(f.Identity))),
            ],
            CardInterval.Joined(Cards.Timeline(record, policies).Select(card => CardInterval.Of(card, grounds))));
    }

    /// <summary>The fact that a cancellation names; null for every other kind.</summary>
    private static Fact? NamedBy(Fact fact, Dictionary<string, Fact> known) =>
        fact is Fact.DecisionCancelled c ? known.GetValueOrDefault(c.FactIdentity) : null;
}

/// <summary>One fact.</summary>
/// <param name="FactId">By which a cancellation names it; absent where the ground may not be told.</param>
/// <param name="Fact">Its kind, as in the types of HR events; absent where the ground may not be told.</param>
/// <param name="Words">The same in words.</param>
/// <param name="EffectiveDate">TMT, a local day of the city.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="Cancelled">A later fact says that this one never was.</param>
/// <param name="Remark">Why it was decided so, where somebody had to say it; absent where the ground may not be told.</param>
public sealed record FactView(
    string? FactId, string? Fact, string Words, string? Detail, string? DecisionNumber, DateOnly? DecisionDate, DateOnly EffectiveDate,
    DateTimeOffset RecordedAt, string? RecordedBy, bool Cancelled, string? Remark)
{
    /// <param name="named">What a cancellation cancels: it tells as little as that fact itself.</param>
    public static FactView Of(Fact fact, Fact? named, bool grounds, IReadOnlyDictionary<string, string>? agencies, bool cancelled)
    {
        var told = grounds || !HistoryWords.Confidential(named ?? fact);
        var (title, detail) = HistoryWords.Of(fact, grounds, agencies);
        return new(
            told ? fact.Identity : null, told ? FactNames.Of(fact) : null, title, named is null ? detail : Cancels(named, grounds), told ? fact.Decision?.Number : null,
            told ? fact.Decision?.Date : null, fact.EffectiveDate, fact.RecordedAt, fact.RecordedBy, cancelled, told ? fact.Remark : null);
    }

    private static string Cancels(Fact named, bool grounds) =>
        $"yang dibatalkan: {HistoryWords.Of(named, grounds).Title}, TMT {Indonesian.Date(named.EffectiveDate)}";
}

/// <summary>Days of one status; both ends included.</summary>
/// <param name="From">Absent: from the beginning.</param>
/// <param name="Until">Absent: no end is known.</param>
/// <param name="Karpeg">KARPEG on these days, "none" where none is recorded (surat, angka 6).</param>
/// <param name="Kpe">KPE likewise.</param>
public sealed record CardInterval(
    DateOnly? From, DateOnly? Until, CardStatus Status, bool Stale, Kind? Kind, bool PartTime, ImmutableArray<CardReasonView> Reasons,
    LegacyStatus Karpeg, LegacyStatus Kpe)
{
    public static CardInterval Of(Card card, bool grounds) => new(
        card.Since, card.Until, card.Status, card.Stale, card.Kind, card.PartTime, CardReasonView.Told(card, grounds),
        card.Legacy.Karpeg.Status, card.Legacy.Kpe.Status);

    /// <summary>Without the borders that show nothing: what differs on both sides of them may not be told.</summary>
    public static ImmutableArray<CardInterval> Joined(IEnumerable<CardInterval> intervals)
    {
        var joined = ImmutableArray.CreateBuilder<CardInterval>();
        foreach (var next in intervals)
            if (joined.Count > 0 && joined[^1].LooksLike(next))
                joined[^1] = joined[^1] with { Until = next.Until };
            else
                joined.Add(next);
        return joined.ToImmutable();
    }

    public bool Covers(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    private bool LooksLike(CardInterval other) =>
        Reasons.SequenceEqual(other.Reasons) && this with { From = null, Until = null, Reasons = [] } == other with { From = null, Until = null, Reasons = [] };
}
