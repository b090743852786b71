using System.Text.Json;
using System.Text.Json.Nodes;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>One attribute that an event must have.</summary>
internal sealed record EventAttribute(string Name, JsonObject Shape, string Wanted, Func<string, bool> Fits);

/// <summary>The envelope: which attributes of CloudEvents we require, and in which form.</summary>
internal static class EventAttributes
{
    private const int Longest = 200;

    public static readonly IReadOnlyList<EventAttribute> Required =
    [
        new("specversion", new() { ["const"] = "1.0" }, "gunakan \"1.0\"", _ => true),
        new("id", Text("Pengenal peristiwa; bersama source dan subject menjadi identitasnya. Pengulangan dijawab duplicate."),
            "gunakan 1 sampai 200 karakter tanpa karakter kendali", text => IsShort(text) && EventForms.IsPlain(text)),
        new("source", Text("Sistem pengirim, sebagai URI atau bagiannya."),
            "gunakan URI atau bagiannya, 1 sampai 200 karakter tanpa spasi dan karakter kendali",
            text => IsShort(text) && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))),
        new("type", new() { ["type"] = "string" }, "gunakan salah satu jenis pada /schemas/", text => text.Length > 0),
        new("subject", new() { ["type"] = "string", ["pattern"] = EventForms.IdPattern, ["description"] = "ID pegawai (PNS ID), tanpa awalan." },
            "gunakan ID pegawai (PNS ID) tanpa awalan; " + EventForms.IdWanted, EventForms.IsId),
    ];

    /// <summary>The first attribute that is missing or has another form; null when all are fine.</summary>
    public static EventRefusal? WhyNot(JsonElement element) => Required.Select(attribute => WhyNot(element, attribute)).FirstOrDefault(why => why is not null);

    private static EventRefusal? WhyNot(JsonElement element, EventAttribute attribute) =>
        !element.TryGetProperty(attribute.Name, out var value) || value.ValueKind is JsonValueKind.Null ? new EventRefusal.AttributeMissing(attribute.Name)
        : value.ValueKind is not JsonValueKind.String || !attribute.Fits(value.GetString()!) ? new EventRefusal.AttributeInvalid(attribute.Name, attribute.Wanted)
        : null;

    private static JsonObject Text(string description) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Longest, ["description"] = description };

    private static bool IsShort(string text) => text.Length is > 0 and <= Longest;
}
