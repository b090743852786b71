using KartuAsn.Gateway.Problems;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Health;

/// <summary>For whoever starts and stops this process: alive, and ready to be asked.</summary>
public static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/healthz").WithTags("Kesehatan").AllowAnonymous();
        health.MapGet("live", Live);
        health.MapGet("ready", Ready);
    }

    /// <summary>Proses berjalan.</summary>
    internal static Ok<HealthView> Live() => TypedResults.Ok(new HealthView("live"));

    /// <summary>Siap melayani: layanan sudah mulai dan penyimpanan menjawab.</summary>
    internal static async Task<Results<Ok<HealthView>, ProblemHttpResult>> Ready(IHostApplicationLifetime lifetime, Database database)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
            return Problem.Answer(503, "not-ready", "Layanan sedang dimulai atau dihentikan. Coba kembali sesaat lagi.");
        await database.GetMeta("ready");
        return TypedResults.Ok(new HealthView("ready"));
    }
}

/// <param name="Status">live atau ready.</param>
public sealed record HealthView(string Status);
