using System.Collections.Immutable;
using KartuAsn.Gateway.Screens;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Employees;

/// <summary>What was recorded about a person, and what follows from it.</summary>
/// <param name="Facts">The newest effective date first.</param>
/// <param name="Intervals">The card's status over time, in order.</param>
public sealed record HistoryView(ImmutableArray<FactView> Facts, ImmutableArray<CardInterval> Intervals)
{
    public static HistoryView Of(EmployeeRecord record, Policies policies, bool grounds)
    {
        var standing = Standings.Ordered(record.Facts).Select(f => f.Identity).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. record.Facts.OrderByDescending(f => f.EffectiveDate).ThenByDescending(f => f.RecordedAt).Select(f => FactView.Of(f, grounds, !standing.Contains(f.Identity)))],
            [.. Cards.Timeline(record, policies).Select(card => CardInterval.Of(card, grounds))]);
    }
}

/// <summary>One fact.</summary>
/// <param name="FactId">By which a cancellation names it; absent where the ground may not be told.</param>
/// <param name="Fact">Its kind, as in the types of HR events; absent where the ground may not be told.</param>
/// <param name="Words">The same in words.</param>
/// <param name="EffectiveDate">TMT, a local day of the city.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="Cancelled">A later fact says that this one never was.</param>
public sealed record FactView(
    string? FactId, string? Fact, string Words, string? Detail, string? DecisionNumber, DateOnly? DecisionDate, DateOnly EffectiveDate,
    DateTimeOffset RecordedAt, string? RecordedBy, bool Cancelled)
{
    public static FactView Of(Fact fact, bool grounds, bool cancelled)
    {
        var told = grounds || !HistoryWords.Confidential(fact);
        var entry = HistoryWords.Of(fact, grounds, cancelled);
        return new(
            told ? fact.Identity : null, told ? FactNames.Of(fact) : null, entry.Title, entry.Detail, told ? fact.Decision?.Number : null,
            told ? fact.Decision?.Date : null, fact.EffectiveDate, fact.RecordedAt, fact.RecordedBy, cancelled);
    }
}

/// <summary>Days of one status; both ends included.</summary>
public sealed record CardInterval(
    DateOnly? From, DateOnly? Until, CardStatus Status, bool Stale, Kind? Kind, bool PartTime, ImmutableArray<CardReasonView> Reasons)
{
    public static CardInterval Of(Card card, bool grounds) => new(
        card.Since, card.Until, card.Status, card.Stale, card.Kind, card.PartTime, [.. card.Reasons.Select(r => CardReasonView.Of(r, grounds))]);
}
