using KartuAsn.Gateway.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KartuAsn.Gateway.Hosting;

/// <summary>The API's description, OpenAPI 3.1: from the handlers themselves, and what holds for all of them.</summary>
public static class ApiDocument
{
    private const string KeyScheme = "kunci";

    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Complete);
        options.AddSchemaTransformer(Examples.Add);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    /// <summary>The body is a file. Only described here: the bytes decide what it is, not the header.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = mediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }),
            };
            return Task.CompletedTask;
        });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new()
        {
            Title = "Kartu ASN Virtual",
            Version = "v1",
            Description = "Penerimaan berkas Kartu ASN Virtual, capaian Perangkat Daerah dan kota, serta impor data pegawai. "
                + "Setiap kesalahan dijawab sebagai application/problem+json (RFC 9457) dengan type yang tetap.",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "Kunci API: Authorization: Bearer <kunci>.",
            },
        };
        return Task.CompletedTask;
    }

    /// <summary>Problems that any endpoint may answer, and the key that most of them need.</summary>
    private static async Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var open = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, stop);
        operation.Responses ??= [];
        foreach (var status in Problems(changes: context.Description.HttpMethod is not "GET", open))
            operation.Responses.TryAdd(status.ToString(provider: null), new OpenApiResponse
            {
                Description = Problem.OfStatus(status).Title,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = schema, Example = Examples.Of(Problem.OfStatus(status)) } },
            });
        if (!open)
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }];
    }

    private static int[] Problems(bool changes, bool open) =>
    [
        400,
        .. open ? Array.Empty<int>() : [401, 403, 404, 429],
        .. changes ? [409, 413, 415, 422] : Array.Empty<int>(),
        500, 503,
    ];
}
