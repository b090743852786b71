using System.Threading.RateLimiting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.RateLimiting;

namespace KartuAsn.Gateway.Hosting;

/// <summary>How much one caller may ask: by key where there is one, by address otherwise.</summary>
public sealed class LimitOptions
{
    /// <summary>Sustained requests a second.</summary>
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>What may come at once after a pause.</summary>
    public int Burst { get; set; } = 400;

    /// <summary>The largest roster file.</summary>
    public long ImportBytes { get; set; } = 1L << 30;
}

public static class Limits
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new();
        builder.Services.AddSingleton(limits);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 6 * 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => PartitionOf(http, limits));
            options.OnRejected = (context, _) => Reject(context);
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext http, LimitOptions limits) =>
        ProblemAnswers.IsForMachines(http) && !http.Request.Path.StartsWithSegments("/healthz")
            ? RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Burst,
                TokensPerPeriod = Math.Max(1, limits.RequestsPerSecond / 10),
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Uploads have a bucket of their own, so that a rush of files does not shut out the reader.</summary>
    private static string CallerOf(HttpContext http)
    {
        var who = http.User.Identity?.IsAuthenticated == true
            ? "key " + Viewer.Of(http.User).Id
            : "address " + http.Connection.RemoteIpAddress;
        return HttpMethods.IsPut(http.Request.Method) ? "upload " + who : who;
    }

    private static async ValueTask Reject(OnRejectedContext context)
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        await ProblemAnswers.Write(context.HttpContext, Problem.OfStatus(StatusCodes.Status429TooManyRequests));
    }
}
