using System.Text.Json.Nodes;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>What events look like: one JSON Schema for each type, open to everybody.</summary>
public static class SchemasApi
{
    private static readonly Dictionary<string, JsonObject> Schemas = EventTypes.All.ToDictionary(type => type.Name, EventSchema.Of);

    public static void MapSchemas(this IEndpointRouteBuilder app)
    {
        var schemas = app.MapGroup("/schemas").WithTags("Peristiwa kepegawaian").AllowAnonymous();
        schemas.MapGet("", List);
        schemas.MapGet("{fact}.v1.json", Look).Produces<JsonObject>(200, EventSchema.MediaType);
    }

    /// <summary>Jenis peristiwa kepegawaian yang diterima, beserta alamat skemanya.</summary>
    internal static Ok<Listed<SchemaView>> List() =>
        TypedResults.Ok(new Listed<SchemaView>([.. EventTypes.All.Select(type => new SchemaView(type.Type, type.Title, type.Clause, EventSchema.PathOf(type)))]));

    /// <summary>Skema JSON (2020-12) satu jenis peristiwa, beserta contohnya.</summary>
    /// <param name="fact">Nama peristiwa, misalnya dismissed.</param>
    internal static Results<JsonHttpResult<JsonObject>, ProblemHttpResult> Look(string fact) =>
        Schemas.TryGetValue(fact, out var schema)
            ? TypedResults.Json(schema, contentType: EventSchema.MediaType)
            : Problem.SchemaUnknown();
}

/// <summary>One type of event.</summary>
/// <param name="Type">As in the attribute type of an event.</param>
/// <param name="Clause">Of the letter or the law that it rests on.</param>
/// <param name="Schema">The address of its JSON Schema.</param>
public sealed record SchemaView(string Type, string Title, string Clause, string Schema);
