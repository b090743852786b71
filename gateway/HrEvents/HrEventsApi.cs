using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Sample;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>Events of other personnel systems: facts about people, as CloudEvents.</summary>
public static class HrEventsApi
{
    private const string Single = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private const string Json = "application/json";
    private const int MostEvents = 1_000;
    private const long MostBytes = 2 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    public static void AddHrEvents(this WebApplicationBuilder builder) => builder.Services.AddSingleton<HrEventDoor>();

    public static void MapHrEvents(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/hr-events", Receive).WithTags("Peristiwa kepegawaian").RequireAuthorization(Access.HrEvents)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation));
        app.MapSchemas();
    }

    /// <summary>Menerima peristiwa kepegawaian (CloudEvents 1.0), satu atau sampai 1.000 sekaligus.</summary>
    /// <remarks>
    /// Jawaban memuat hasil setiap peristiwa menurut urutan kiriman, setelah semuanya tersimpan dengan aman: accepted, duplicate, atau
    /// rejected beserta alasannya. Identitas peristiwa ialah subject, source, dan id; pengulangan dijawab duplicate, sehingga aman dikirim
    /// ulang setelah gangguan. Peristiwa yang ditolak tidak dicatat. Bentuk data menurut jenisnya terdapat pada /schemas/.
    /// </remarks>
    internal static async Task<Results<Ok<EventResults>, ProblemHttpResult>> Receive(
        HttpContext http, HrEventDoor door, Database database, CancellationToken stop)
    {
        if (!IsJson(http.Request.ContentType))
            return Problem.Answer(415, "media-type-unsupported", $"Kirim peristiwa sebagai {Single}, {Batch}, atau {Json}, dalam UTF-8.");
        if (await SampleMark.IsOn(database))
            return Problem.Answer(409, "sample-store", SampleMark.EventsRefused);
        using var body = await Read(http.Request.Body, stop);
        return body?.RootElement switch
        {
            { ValueKind: JsonValueKind.Object } single => TypedResults.Ok(await door.Receive([single], Viewer.Of(http.User).Name, stop)),
            { ValueKind: JsonValueKind.Array } batch when batch.GetArrayLength() > MostEvents => Problem.Answer(413, "too-many-events",
                "Satu kiriman memuat paling banyak 1.000 peristiwa. Bagi menjadi beberapa kiriman; urutan peristiwa seorang pegawai dipertahankan."),
            { ValueKind: JsonValueKind.Array } batch => TypedResults.Ok(await door.Receive(batch.EnumerateArray(), Viewer.Of(http.User).Name, stop)),
            _ => Problem.Answer(400, "events-malformed",
                "Isi permintaan bukan JSON yang dapat dibaca, atau bersarang terlalu dalam. Kirim satu objek CloudEvents, atau larik objek CloudEvents."),
        };
    }

    /// <summary>Null when it is no JSON.</summary>
    private static async Task<JsonDocument?> Read(Stream body, CancellationToken stop)
    {
        try
        {
            return await JsonDocument.ParseAsync(body, Strict, stop);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Value?.ToLowerInvariant()) is Single or Batch or Json
        && (type.Encoding is null || type.Encoding.CodePage == Encoding.UTF8.CodePage);

    private static Task Describe(OpenApiOperation operation)
    {
        var single = EventSchema.AnyEvent();
        var examples = EventTypes.All.ToDictionary(
            type => type.Name,
            type => (IOpenApiExample)new OpenApiExample { Summary = type.Title, Description = $"{type.Effect} Dasar: {type.Clause}.", Value = EventExamples.Of(type) });
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Single] = new() { Schema = single, Examples = examples },
                [Batch] = new()
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = MostEvents, Items = single },
                    Example = new JsonArray([.. EventTypes.All.Take(2).Select(EventExamples.Of)]),
                },
                [Json] = new() { Schema = single },
            },
        };
        return Task.CompletedTask;
    }
}
