using System.Text.Json.Nodes;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>One event of each type, of invented people.</summary>
internal static class EventExamples
{
    public const string Agency = "A5EB03E23A1EF6A0E040640A040252AD";
    private const string Pns = "8ae482a76c4a1f2b016c4b3e5a9d0c11";
    private const string Pppk = "8ae482a76c4a1f2b016c4b3e5a9d0c12";
    private const string Source = "simpeg-contoh";

    public static JsonObject Of(EventType type) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = IdOf(type.Name),
        ["source"] = Source,
        ["type"] = type.Type,
        ["subject"] = type.Name.StartsWith("contract", StringComparison.Ordinal) ? Pppk : Pns,
        ["time"] = "2022-11-04T14:30:00+07:00",
        ["datacontenttype"] = "application/json",
        ["data"] = type.Example.DeepClone(),
    };

    public static string FactIdOf(string name) => EventReader.SourceOf(Source) + "/" + IdOf(name);

    /// <param name="effectiveDate">Null: another field tells it.</param>
    public static JsonObject Data(string? effectiveDate, params (string Field, JsonNode Value)[] more)
    {
        var data = new JsonObject { ["decisionNumber"] = "800/123/401.204/2022", ["decisionDate"] = "2020-11-20" };
        if (effectiveDate is not null)
            data["effectiveDate"] = effectiveDate;
        foreach (var (field, value) in more)
            data[field] = value;
        return data;
    }

    private static string IdOf(string name) => "contoh-" + name;
}
