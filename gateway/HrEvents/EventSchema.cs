using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>The JSON Schema (2020-12) of a whole event, written from the table that also reads it.</summary>
internal static class EventSchema
{
    public const string MediaType = "application/schema+json";

    public static string PathOf(EventType type) => $"/schemas/{type.Name}.v1.json";

    public static JsonObject Of(EventType type) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = $"urn:kartuasn:schema:{type.Name}.v1",
        ["title"] = type.Title,
        ["description"] = $"{type.Effect} Dasar: {type.Clause}.",
        ["x-clause"] = type.Clause,
        ["type"] = "object",
        ["required"] = Names([.. EventAttributes.Required.Select(attribute => attribute.Name), "data"]),
        ["properties"] = Attributes(type),
        ["examples"] = new JsonArray(EventExamples.Of(type)),
    };

    /// <summary>What every event has in common, for the description of the API.</summary>
    public static OpenApiSchema AnyEvent() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Satu peristiwa CloudEvents 1.0. Isian data menurut jenisnya terdapat pada /schemas/.",
        Required = EventAttributes.Required.Select(attribute => attribute.Name).Append("data").ToHashSet(),
        Properties = EventAttributes.Required.Select(attribute => attribute.Name).ToDictionary(
            name => name, name => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Enum = name == "type" ? [.. EventTypes.All.Select(type => JsonValue.Create(type.Type))] : null })
            .Append(KeyValuePair.Create<string, IOpenApiSchema>("data", new OpenApiSchema { Type = JsonSchemaType.Object })).ToDictionary(),
    };

    private static JsonObject Attributes(EventType type)
    {
        var attributes = new JsonObject(EventAttributes.Required.Select(attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)attribute.Shape.DeepClone())))
        {
            ["type"] = new JsonObject { ["const"] = type.Type },
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time", ["description"] = "Waktu pengiriman; tidak menentukan urutan." },
            ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
            ["data"] = Data(type),
        };
        return attributes;
    }

    private static JsonObject Data(EventType type)
    {
        var data = new JsonObject { ["type"] = "object" };
        if (type.AllRequired.Any())
            data["required"] = Names(type.AllRequired.Select(field => field.Name));
        if (type.Begins.Length > 1)
            data["anyOf"] = new JsonArray([.. type.Begins.Select(field => new JsonObject { ["required"] = Names([field.Name]) })]);
        data["properties"] = new JsonObject(type.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Schema())));
        return data;
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
