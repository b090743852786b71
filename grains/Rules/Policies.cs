using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>What holds on a day where the law and the letter are silent. Applied when counting, so a changed policy rewrites nothing.</summary>
/// <param name="SuspendedCounts">A suspended person is still ASN and stays in the report's columns.</param>
/// <param name="UnpaidLeaveSuspends">CLTN suspends the card, as a pemberhentian sementara does.</param>
/// <param name="PartTimeCounts">PPPK Paruh Waktu are in the column PPPK, for form E has none of their own.</param>
/// <param name="LegacyCardsUntil">The last day on which KARPEG and KPE are valid; null: no end is set (letter, clause 6).</param>
public sealed record Policy(bool SuspendedCounts, bool UnpaidLeaveSuspends, bool PartTimeCounts, DateOnly? LegacyCardsUntil)
{
    /// <summary>Before anybody decided anything, and before UU 20/2023.</summary>
    public static readonly Policy Default = new(SuspendedCounts: true, UnpaidLeaveSuspends: false, PartTimeCounts: true, LegacyCardsUntil: null);

    /// <summary>Whether this ground suspends.</summary>
    public bool Suspends(Suspension ground) => ground switch
    {
        Suspension.None => false,
        Suspension.UnpaidLeave => UnpaidLeaveSuspends,
        _ => true,
    };

    /// <summary>With one of its parts decided anew.</summary>
    public Policy With(PolicyDecision decision) => decision switch
    {
        PolicyDecision.SuspendedCounts d => this with { SuspendedCounts = d.Counts },
        PolicyDecision.UnpaidLeaveSuspends d => this with { UnpaidLeaveSuspends = d.Suspends },
        PolicyDecision.PartTimeCounts d => this with { PartTimeCounts = d.Counts },
        PolicyDecision.LegacyCardsUntil d => this with { LegacyCardsUntil = d.LastDay },
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.GetType().Name, "A policy without an effect."),
    };
}

/// <summary>What an administrator decides about one policy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "policy")]
[JsonDerivedType(typeof(SuspendedCounts), "suspended-counts")]
[JsonDerivedType(typeof(UnpaidLeaveSuspends), "unpaid-leave-suspends")]
[JsonDerivedType(typeof(PartTimeCounts), "part-time-counts")]
[JsonDerivedType(typeof(LegacyCardsUntil), "legacy-cards-until")]
public abstract record PolicyDecision
{
    private PolicyDecision() { }

    public sealed record SuspendedCounts(bool Counts) : PolicyDecision;

    public sealed record UnpaidLeaveSuspends(bool Suspends) : PolicyDecision;

    public sealed record PartTimeCounts(bool Counts) : PolicyDecision;

    /// <param name="LastDay">Included; null: no end.</param>
    public sealed record LegacyCardsUntil(DateOnly? LastDay) : PolicyDecision;
}

/// <summary>A fact of the city: from this day on the policy is so. Never edited; a later one about the same day takes its place.</summary>
/// <param name="EffectiveDate">The first day, in the city's zone.</param>
/// <param name="Reason">Why, and on what it rests.</param>
public sealed record PolicyChange(
    int Number, DateOnly EffectiveDate, PolicyDecision Decision, string Reason, DateTimeOffset RecordedAt, string RecordedBy, string? CommandId = null);

/// <summary>The policies of a city by date: one and the same answer for the books in memory, for SQL and for the card.</summary>
public sealed class Policies
{
    /// <summary>UU 20/2023 tentang ASN came into force: since then CLTN stands beside the temporary dismissals.</summary>
    public static readonly DateOnly LawOn2023 = new(2023, 10, 31);

    /// <summary>Before anybody changed one.</summary>
    public static readonly Policies Default = Of([]);

    private readonly (DateOnly From, Policy Policy)[] dated;

    private Policies(IEnumerable<PolicyChange> changes)
    {
        var policy = Policy.Default;
        var ordered = changes.Prepend(Law).OrderBy(c => c.EffectiveDate).ThenBy(c => c.Number).ToArray();
        Changes = [.. ordered.Where(c => c.Number > 0)];
        dated = [(DateOnly.MinValue, policy), .. ordered.Select(c => (c.EffectiveDate, policy = policy.With(c.Decision)))];
        Days = [.. dated.Skip(1).Select(d => d.From).Distinct()];
    }

    /// <summary>What the law decided; a change of the same day is later.</summary>
    private static PolicyChange Law => new(
        0, LawOn2023, new PolicyDecision.UnpaidLeaveSuspends(true), "UU 20/2023 tentang ASN", new(LawOn2023, default, TimeSpan.FromHours(7)), "");

    /// <summary>What was decided here, in the order of the days on which it takes effect.</summary>
    public ImmutableArray<PolicyChange> Changes { get; }

    /// <summary>The days on which another policy begins, in order.</summary>
    public ImmutableArray<DateOnly> Days { get; }

    public static Policies Of(IEnumerable<PolicyChange> changes) => new(changes);

    /// <summary>The policy of a day.</summary>
    public Policy On(DateOnly day) => Array.FindLast(dated, d => d.From <= day).Policy;
}
