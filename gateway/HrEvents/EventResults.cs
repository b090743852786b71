using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>What became of the events, in the order sent.</summary>
public sealed record EventResults(ImmutableArray<EventResult> Results);

/// <summary>What became of one event.</summary>
/// <param name="Id">As sent; null when the event has none.</param>
/// <param name="Result">accepted, duplicate, or rejected; what is not rejected is durable.</param>
/// <param name="FactId">Under which the fact is known, and by which a cancellation names it.</param>
/// <param name="Problem">Why it was rejected. A rejected event is not remembered.</param>
public sealed record EventResult(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Id, Recorded Result, string? FactId, EventProblem? Problem)
{
    public static EventResult Of(string? id, RecordedFact recorded) =>
        new(id, recorded.Result, recorded.FactId, recorded.Refusal is { } refusal ? EventProblem.Of(refusal, recorded.Retryable) : null);

    public static EventResult Of(string? id, EventRefusal refusal) => new(id, Recorded.Rejected, null, EventProblem.Of(refusal));
}

/// <summary>Why an event was rejected.</summary>
/// <param name="Type">Stable; as the types of the other problems.</param>
/// <param name="Detail">What is wrong and what to do next.</param>
/// <param name="Retryable">The same event may be taken later, when what it speaks of has arrived.</param>
public sealed record EventProblem(string Type, string Detail, bool Retryable)
{
    public static EventProblem Of(Refusal refusal, bool retryable) => new(Problems.Problem.TypePrefix + refusal.Code, refusal.Sentence, retryable);

    /// <summary>What cannot be read today cannot be read tomorrow.</summary>
    public static EventProblem Of(EventRefusal refusal) => new(Problems.Problem.TypePrefix + refusal.Code, refusal.Sentence, Retryable: false);
}
