using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>What is so about a person's card on a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardStatus>))]
public enum CardStatus
{
    [JsonStringEnumMemberName("valid")] Valid,
    [JsonStringEnumMemberName("suspended")] Suspended,
    [JsonStringEnumMemberName("invalid")] Invalid,

    /// <summary>CPNS, not appointed yet, or of a code that has to be reviewed.</summary>
    [JsonStringEnumMemberName("not-eligible")] NotEligible,
}

/// <summary>What is so about an old card (KARPEG, KPE) on a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegacyStatus>))]
public enum LegacyStatus
{
    /// <summary>None is recorded.</summary>
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("valid")] Valid,
    [JsonStringEnumMemberName("suspended")] Suspended,
    [JsonStringEnumMemberName("invalid")] Invalid,
}

/// <summary>Why something is so.</summary>
/// <param name="Rule">Stable name of the rule.</param>
/// <param name="Clause">The clause of the letter, SE or law that it comes from, or "Kebijakan" where these are silent.</param>
/// <param name="FactId">The fact behind it; null where a missing fact or a policy is.</param>
public sealed record CardReason(string Rule, string Clause, string? FactId);

/// <param name="Until">The last day, included; null: none is known.</param>
public sealed record LegacyCard(LegacyStatus Status, DateOnly? Until);

/// <param name="Karpeg">Kartu Pegawai, of PNS alone.</param>
/// <param name="Kpe">Kartu Pegawai Elektronik, of PNS alone.</param>
public sealed record LegacyCards(LegacyCard Karpeg, LegacyCard Kpe);

/// <summary>What is so about a card on a day, and why.</summary>
/// <param name="Stale">"Perlu diperbarui": what is printed on it has changed; it stays valid.</param>
/// <param name="Since">The first day of this status; null: it was so from the beginning.</param>
/// <param name="Until">The last day of it, included, by the facts known; null: no end is known.</param>
public sealed record Card(
    CardStatus Status, bool Stale, DateOnly? Since, DateOnly? Until, Kind? Kind, bool PartTime, ImmutableArray<CardReason> Reasons, LegacyCards Legacy);

/// <summary>The status of a card over time: invalid over suspended over valid.</summary>
public static class Cards
{
    /// <summary>The card on a day, by the facts known now.</summary>
    public static Card On(EmployeeRecord state, Policies policies, DateOnly day)
    {
        var ordered = Standings.Ordered(state.Facts);
        var now = At(ordered, policies, day);
        var days = Days(ordered, policies);
        var until = days.Where(d => d > day).TakeUntilDiffers(d => SameCard(now, At(ordered, policies, d)));
        var since = days.Where(d => d <= day).Reverse().LastWhile(d => SameCard(now, At(ordered, policies, d)));
        return now with
        {
            Since = since is { } first && SameCard(now, At(ordered, policies, first.AddDays(-1))) ? null : since,
            Until = until?.AddDays(-1),
            Legacy = new(
                Lasting(now.Legacy.Karpeg, ordered, policies, days, day, l => l.Karpeg),
                Lasting(now.Legacy.Kpe, ordered, policies, days, day, l => l.Kpe)),
        };
    }

    /// <summary>The status that a standing gives; null: nobody appointed on that day.</summary>
    public static CardStatus StatusOf(Standing? standing, Policy policy) => standing switch
    {
        null or { Service: Service.Unclear } => CardStatus.NotEligible,
        { Service: not (Service.Serving or Service.LeftCity) } => CardStatus.Invalid,
        { Kind: Rules.Kind.Cpns } => CardStatus.NotEligible,
        _ when policy.Suspends(standing.Suspended) => CardStatus.Suspended,
        _ => CardStatus.Valid,
    };

    /// <summary>All intervals of the card in order: each begins on the first day on which status, kind, age or a reason is another one.</summary>
    public static ImmutableArray<Card> Timeline(EmployeeRecord state, Policies policies)
    {
        var ordered = Standings.Ordered(state.Facts);
        var cards = ImmutableArray.CreateBuilder<Card>();
        foreach (var day in Days(ordered, policies))
        {
            var card = At(ordered, policies, day);
            if (cards.Count > 0 && Same(cards[^1], card)) continue;
            if (cards.Count > 0) cards[^1] = cards[^1] with { Until = day.AddDays(-1) };
            cards.Add(card with { Since = day });
        }

        return cards.ToImmutable();
    }

    /// <summary>The card at the end of one day; how long it is so is another question.</summary>
    private static Card At(ImmutableArray<Fact> ordered, Policies policies, DateOnly day)
    {
        var so = Composition.UpTo(day, ordered);
        var (standing, policy) = (so.On(day), policies.On(day));
        var status = StatusOf(standing, policy);
        var stale = status is CardStatus.Valid or CardStatus.Suspended ? so.Stale : null;
        return new(
            status, stale is not null, null, null, standing?.Kind, standing?.PartTime ?? false,
            [.. CardReasons.Of(so, standing, policy, day), .. stale is null ? [] : new[] { CardReasons.Stale(stale) }],
            new(Legacy(so.Karpeg, status, standing, policy, day), Legacy(so.Kpe, status, standing, policy, day)));
    }

    /// <summary>KARPEG and KPE stay valid in the transition, and end with the holder's service (letter, clause 6; policy).</summary>
    private static LegacyCard Legacy(Fact? recorded, CardStatus status, Standing? standing, Policy policy, DateOnly day) => new(
        recorded is null ? LegacyStatus.None
        : standing?.Kind != Rules.Kind.Pns || day > policy.LegacyCardsUntil ? LegacyStatus.Invalid
        : status switch
        {
            CardStatus.Valid => LegacyStatus.Valid,
            CardStatus.Suspended => LegacyStatus.Suspended,
            _ => LegacyStatus.Invalid,
        },
        null);

    private static LegacyCard Lasting(
        LegacyCard now, ImmutableArray<Fact> ordered, Policies policies, IEnumerable<DateOnly> days, DateOnly day, Func<LegacyCards, LegacyCard> which) =>
        now.Status is LegacyStatus.None
            ? now
            : now with { Until = days.Where(d => d > day).TakeUntilDiffers(d => which(At(ordered, policies, d).Legacy).Status == now.Status)?.AddDays(-1) };

    /// <summary>The days on which a card may become another one, in order.</summary>
    private static ImmutableArray<DateOnly> Days(ImmutableArray<Fact> ordered, Policies policies) =>
    [
        .. Standings.Breaks(ordered)
            .Concat(policies.Days)
            .Concat(policies.Changes.Select(c => c.Decision).OfType<PolicyDecision.LegacyCardsUntil>()
                .Where(d => d.LastDay < DateOnly.MaxValue).Select(d => d.LastDay!.Value.AddDays(1)))
            .Distinct().Order(),
    ];

    private static bool SameCard(Card a, Card b) => a.Status == b.Status && (a.Kind == b.Kind || a.Status == CardStatus.Invalid);

    private static bool Same(Card a, Card b) =>
        SameCard(a, b) && a.Stale == b.Stale && a.PartTime == b.PartTime && a.Kind == b.Kind && a.Reasons.SequenceEqual(b.Reasons) && a.Legacy == b.Legacy;

    /// <summary>The first day on which it is no longer so; null when it stays so.</summary>
    private static DateOnly? TakeUntilDiffers(this IEnumerable<DateOnly> days, Func<DateOnly, bool> same) =>
        days.Where(d => !same(d)).Select(d => (DateOnly?)d).FirstOrDefault();

    /// <summary>The earliest of the days, going back, on which it was so without a break.</summary>
    private static DateOnly? LastWhile(this IEnumerable<DateOnly> days, Func<DateOnly, bool> same) =>
        days.TakeWhile(same).Select(d => (DateOnly?)d).LastOrDefault();
}
