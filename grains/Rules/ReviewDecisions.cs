using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>What an officer decides about a person who has to be looked at.</summary>
/// <param name="Decision">One of <see cref="ReviewDecisions.Of"/>.</param>
/// <param name="EffectiveDate">TMT of the decision; null where it needs none.</param>
/// <param name="RestsOn">Its number and date, where there is one.</param>
/// <param name="Id">Of the command: repeating it changes nothing.</param>
public sealed record ReviewDecision(
    ReviewKind Kind, string Decision, DateOnly? EffectiveDate, DateOnly? EndDate, string? Number, Decision? RestsOn, string Reason,
    string Id, DateTimeOffset At, DateOnly Today, string By);

/// <param name="Facts">What the decision comes to; those already recorded when it is a repeat.</param>
public sealed record ReviewAnswer(ImmutableArray<Fact> Facts, Refusal? Refusal)
{
    public static implicit operator ReviewAnswer(Refusal refusal) => new([], refusal);
}

/// <summary>
/// What a review comes to (policy): what brought it up is cancelled, for it was a question and no decision, and what the officer found
/// out is recorded as an ordinary fact.
/// </summary>
public static class ReviewDecisions
{
    public const string Source = "review";

    /// <summary>Of a decision (SK), in characters.</summary>
    private const int LongestNumber = 100;

    private static readonly ImmutableArray<string> Endings = ["dismissed", "retired", "died", "left-city"];

    /// <summary>The decisions that answer a kind of review; none where it is decided at the file itself.</summary>
    public static ImmutableArray<string> Of(ReviewKind kind) => kind switch
    {
        ReviewKind.StandingUnclear => ["active", "suspended", "unpaid-leave", .. Endings],
        ReviewKind.NumberDisputed => ["number-right", "number-corrected"],
        ReviewKind.NotInRoster => ["keep", .. Endings],
        ReviewKind.ContractEndUnknown => ["contract-end"],
        ReviewKind.CardFile or ReviewKind.Photo => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of review without decisions."),
    };

    public static ReviewAnswer Decide(EmployeeRecord state, ReviewDecision wish)
    {
        var before = state.Facts.Where(f => f.Source == Source && f.Id.StartsWith(wish.Id + "/", StringComparison.Ordinal)).ToImmutableArray();
        if (!before.IsEmpty) return new(before, null);
        if (!Reason.IsFit(wish.Reason)) return new Refusal.ReviewReasonMissing();
        if (OpenReviews.Of(state, wish.Today).FirstOrDefault(r => r.Kind == wish.Kind) is not { } review) return new Refusal.ReviewNotOpen();
        if (!Of(wish.Kind).Contains(wish.Decision)) return new Refusal.ReviewDecisionUnknown(string.Join(", ", Of(wish.Kind)));
        if (wish.RestsOn?.Number is { } number && (number.Length > LongestNumber || number.Any(char.IsControl))) return new Refusal.ReviewFieldMissing("decisionNumber");
        if (WhyNot(state, wish) is { } refusal) return refusal;
        return Effective(state, wish, [.. Found(review, wish).Select(f => Stamp(f, wish)), .. Cancelled(review, wish)]);
    }

    /// <summary>
    /// The day from which it is as an officer said in answer to a question; null: nobody answered. Cancelled by anybody else, it was only
    /// taken back.
    /// </summary>
    internal static DateOnly? AnsweredFrom(ImmutableArray<Fact> ordered, Fact question)
    {
        if (ordered.FirstOrDefault(f => f.Source == Source && f is DecisionCancelled c && c.FactIdentity == question.Identity) is not { } closed) return null;
        var command = closed.Id[..^IdOfCancelled(question).Length];
        return ordered.Where(f => f.Source == Source && f.Id.StartsWith(command, StringComparison.Ordinal)).Max(f => f.EffectiveDate);
    }

    private static string IdOfCancelled(Fact question) => $"cancelled/{question.Identity}";

    /// <summary>One row per decision: the fact that it is.</summary>
    private static IEnumerable<Fact> Found(Review review, ReviewDecision wish) => wish.Decision switch
    {
        "active" => [new Reinstated()],
        "suspended" => [new Suspended(Suspension.Other)],
        "unpaid-leave" => [new Suspended(Suspension.UnpaidLeave)],
        "dismissed" => [new Dismissed("other", Honourable: null)],
        "retired" => [new Retired()],
        "died" => [new Died()],
        "left-city" => [new LeftCity()],
        "number-corrected" => [new NumberCorrected(Digits(wish.Number))],
        "contract-end" => [new ContractExtended(wish.EndDate, null, null, null, null) { EffectiveDate = review.Facts[0].EffectiveDate }],
        "number-right" or "keep" => [],
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish.Decision, "A decision without a row in this table."),
    };

    private static IEnumerable<Fact> Cancelled(Review review, ReviewDecision wish) => wish.Decision is "contract-end" or "number-corrected"
        ? []
        : review.Facts.Select(f => Stamp(new DecisionCancelled(f.Identity) { EffectiveDate = f.EffectiveDate, Id = IdOfCancelled(f) }, wish));

    private static Refusal? WhyNot(EmployeeRecord state, ReviewDecision wish) => wish.Decision switch
    {
        "number-right" or "keep" => null,
        "contract-end" => wish.EndDate is null ? new Refusal.ReviewFieldMissing("endDate") : null,
        "number-corrected" when EmployeeNumber.Of(Digits(wish.Number)) is not { } number || number.Kind != NumberKind(state, wish.Today) => new Refusal.NumberUnfit(),
        _ => wish.EffectiveDate is null ? new Refusal.ReviewFieldMissing("effectiveDate") : null,
    };

    /// <summary>A CPNS has a NIP as a PNS has.</summary>
    private static Kind? NumberKind(EmployeeRecord state, DateOnly day) => state.On(day)?.Kind is { } kind ? kind == Kind.Cpns ? Kind.Pns : kind : null;

    /// <summary>
    /// All of it is taken, and answers the question from the day on which it takes effect; or none of it is. It must hold now too: what
    /// a later decision undoes would close the review and change nothing.
    /// </summary>
    private static ReviewAnswer Effective(EmployeeRecord state, ReviewDecision wish, ImmutableArray<Fact> facts)
    {
        var (next, results) = Recording.Record(state, state.Id, facts);
        if (results.FirstOrDefault(r => r.Refusal is not null) is { Refusal: { } refusal }) return refusal;
        var day = wish.EffectiveDate > wish.Today ? wish.EffectiveDate.Value : wish.Today;
        var answered = OpenReviews.Of(next, day).All(r => r.Kind != wish.Kind) && IsAs(wish, next.On(wish.EffectiveDate ?? day)) && IsAs(wish, next.On(day));
        return answered ? new ReviewAnswer(facts, null) : new Refusal.ReviewWithoutEffect();
    }

    private static bool IsAs(ReviewDecision wish, Standing? standing) => wish.Decision switch
    {
        "active" => standing is { Service: Service.Serving or Service.ContractEnded, Suspended: Suspension.None },
        "suspended" => standing is { Service: Service.Serving, Suspended: Suspension.Other },
        "unpaid-leave" => standing is { Service: Service.Serving, Suspended: Suspension.UnpaidLeave },
        "dismissed" => standing?.Service == Service.Dismissed,
        "retired" => standing?.Service == Service.Retired,
        "died" => standing?.Service == Service.Died,
        "left-city" => standing?.Service == Service.LeftCity,
        _ => true,
    };

    private static string Digits(string? number) => string.Concat((number ?? "").Where(c => !char.IsWhiteSpace(c)));

    private static Fact Stamp(Fact fact, ReviewDecision wish) => fact with
    {
        Source = Source,
        Id = $"{wish.Id}/{(fact.Id.Length > 0 ? fact.Id : FactNames.Of(fact))}",
        EffectiveDate = fact.EffectiveDate == default ? wish.EffectiveDate ?? wish.Today : fact.EffectiveDate,
        RecordedAt = wish.At,
        RecordedBy = wish.By,
        Decision = wish.RestsOn,
        Remark = wish.Reason.Trim(),
    };
}
