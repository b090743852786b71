using System.Threading.RateLimiting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Gateway.Verifications;
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

    /// <summary>Scans a second from one address, sustained; a whole office or a mobile network may stand behind one.</summary>
    public int VerificationsPerSecond { get; set; } = 10;

    /// <summary>Scans that may come at once after a pause.</summary>
    public int VerificationBurst { get; set; } = 60;

    /// <summary>Pictures being drawn or waiting for it.</summary>
    public int Drawings { get; set; } = 100;
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
        VerificationsApi.IsAsked(http) ? Bucket("scan " + http.Connection.RemoteIpAddress, limits.VerificationBurst, limits.VerificationsPerSecond)
        : ProblemAnswers.IsForMachines(http) && !http.Request.Path.StartsWithSegments("/healthz") ? Bucket(CallerOf(http), limits.Burst, limits.RequestsPerSecond)
        : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Bucket(string caller, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
        });

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
        await (ProblemAnswers.IsForMachines(context.HttpContext)
            ? ProblemAnswers.Write(context.HttpContext, Problem.OfStatus(StatusCodes.Status429TooManyRequests))
            : VerificationsApi.TooMany(context.HttpContext));
    }
}
