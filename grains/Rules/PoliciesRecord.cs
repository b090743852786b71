using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>What is stored of the city's policies: every change that was ever recorded, in the order of recording.</summary>
public sealed record PoliciesRecord
{
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public ImmutableArray<PolicyChange> Changes { get; init; } = [];

    /// <summary>What this command recorded; null: it was not carried out yet.</summary>
    public PolicyChange? Of(string? commandId) => commandId is null ? null : Changes.FirstOrDefault(change => change.CommandId == commandId);

    /// <summary>With one more change; the very same when this command was carried out before.</summary>
    public PoliciesRecord With(PolicyDecision decision, DateOnly effectiveDate, string reason, DateTimeOffset at, string by, string? commandId) =>
        Of(commandId) is not null
            ? this
            : this with { Changes = Changes.Add(new(Changes.Length + 1, effectiveDate, decision, reason, at, by, commandId)) };
}
