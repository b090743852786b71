using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>One event as it was sent: what it says about whom, or why it is not taken.</summary>
/// <param name="Id">As sent; null when it has none.</param>
internal abstract record EventReading(string? Id)
{
    /// <param name="Subject">The person's id as the sender spells it.</param>
    public sealed record Read(string? Id, string Subject, Fact Fact) : EventReading(Id);

    public sealed record Unreadable(string? Id, EventRefusal Why) : EventReading(Id);

    /// <summary>Readable, and of a type that is never taken.</summary>
    public sealed record NeverTaken(string? Id, Refusal Why) : EventReading(Id);
}

/// <summary>From one event in JSON to a fact. Whatever is wrong with an event concerns that event alone.</summary>
internal static class EventReader
{
    private const string SupportedVersion = "1.0";

    /// <summary>No internal source begins like this.</summary>
    private const string SourcePrefix = "hr/";

    private static readonly JsonEventFormatter Formatter = new();

    /// <param name="at">When it was received.</param>
    /// <param name="by">Who sent it: a key's name.</param>
    public static EventReading Read(JsonElement element, DateTimeOffset at, string by)
    {
        if (element.ValueKind is not JsonValueKind.Object || !IsSound(element))
            return new EventReading.Unreadable(null, new EventRefusal.NotAnEvent());
        var id = TextOf(element, "id");
        var why = EventAttributes.WhyNot(element);
        if (why is null && TextOf(element, "specversion") != SupportedVersion)
            why = new EventRefusal.SpecVersionUnsupported();
        return why is not null ? new EventReading.Unreadable(id, why)
            : Decode(element) is not { } decoded ? new EventReading.Unreadable(id, new EventRefusal.NotAnEvent())
            : EventTypes.Find(decoded.Type!) is not { } type ? new EventReading.Unreadable(id, new EventRefusal.TypeUnknown())
            : type.Never is { } never ? new EventReading.NeverTaken(id, never)
            : Read(decoded, type, at, by);
    }

    /// <summary>The source under which a sender's facts are stored.</summary>
    public static string SourceOf(string source) => SourcePrefix + source;

    private static EventReading Read(CloudEvent decoded, EventType type, DateTimeOffset at, string by)
    {
        var (data, why) = DataOf(decoded, type);
        if (why is not null)
            return new EventReading.Unreadable(decoded.Id, why);
        var fact = type.ToFact(data!) with
        {
            // Escaped, so that the last slash of an identity always parts the source from the id.
            Source = SourceOf(decoded.Source!.OriginalString),
            Id = Uri.EscapeDataString(decoded.Id!),
            EffectiveDate = type.FirstDay(data!) ?? default,
            Decision = DecisionOf(data!),
            RecordedAt = at,
            RecordedBy = by,
        };
        return new EventReading.Read(decoded.Id, decoded.Subject!, fact);
    }

    private static Decision? DecisionOf(EventData data) =>
        (data.Get(EventFields.DecisionNumber), data.Get(EventFields.DecisionDate)) is var (number, date) && (number is not null || date is not null)
            ? new(number, date)
            : null;

    private static (EventData? Data, EventRefusal? Why) DataOf(CloudEvent decoded, EventType type)
    {
        if (decoded.Data is not (null or JsonElement { ValueKind: JsonValueKind.Object }))
            return (null, new EventRefusal.DataInvalid());
        var given = new Dictionary<EventField, object>();
        foreach (var field in type.Fields)
        {
            if (decoded.Data is not JsonElement data || !data.TryGetProperty(field.Name, out var value) || value.ValueKind is JsonValueKind.Null)
                continue;
            var (meant, why) = field.Read(value);
            if (why is not null)
                return (null, why);
            given.Add(field, meant!);
        }
        return Missing(type, given) is { } missing ? (null, new EventRefusal.FieldMissing(missing)) : (new(given), null);
    }

    private static string? Missing(EventType type, Dictionary<EventField, object> given) =>
        type.Begins.Any(given.ContainsKey)
            ? type.Required.FirstOrDefault(field => !given.ContainsKey(field))?.Name
            : string.Join(" atau ", type.Begins.Select(field => field.Name));

    /// <summary>Null: CloudEvents forbids it.</summary>
    private static CloudEvent? Decode(JsonElement element)
    {
        try
        {
            return Formatter.ConvertFromJsonElement(element, extensionAttributes: null);
        }
        catch (Exception forbidden) when (forbidden is ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>JSON lets through what is no text (half a surrogate pair, bytes that are no UTF-8) and the same name twice; nobody else here does.</summary>
    private static bool IsSound(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => HasEachNameOnce(element) && element.EnumerateObject().All(property => IsSound(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsSound),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool HasEachNameOnce(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject().All(property => names.Add(property.Name));
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
