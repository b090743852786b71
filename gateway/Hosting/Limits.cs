using System.Threading.RateLimiting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Gateway.Verifications;
using Microsoft.AspNetCore.RateLimiting;

namespace KartuAsn.Gateway.Hosting;

/// <summary>How much one caller may ask, and how much may come from one address.</summary>
public sealed class LimitOptions
{
    /// <summary>Sustained requests a second of one caller: a key, a session, or an address without either.</summary>
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>What may come at once after a pause.</summary>
    public int Burst { get; set; } = 400;

    /// <summary>Sustained requests a second from one address, of all callers there. A whole office may stand behind one.</summary>
    public int AddressRequestsPerSecond { get; set; } = 400;

    public int AddressBurst { get; set; } = 2000;

    /// <summary>Large bodies received at once, from everybody; more wait their turn.</summary>
    public int Uploads { get; set; } = 32;

    /// <summary>The same of one caller, so that nobody takes all turns by sending slowly.</summary>
    public int UploadsOfOne { get; set; } = 8;

    /// <summary>The largest roster file.</summary>
    public long ImportBytes { get; set; } = 1L << 30;

    /// <summary>Scans a second from one address, sustained; a whole office or a mobile network may stand behind one.</summary>
    public int VerificationsPerSecond { get; set; } = 10;

    /// <summary>Scans that may come at once after a pause.</summary>
    public int VerificationBurst { get; set; } = 60;

    /// <summary>Pictures being drawn or waiting for it.</summary>
    public int Drawings { get; set; } = 100;

    /// <summary>Card files being handed in at once from which on uploads come first and dashboards give way.</summary>
    public int RushFrom { get; set; } = 2 * Environment.ProcessorCount;

    /// <summary>Dashboards drawn at once in a rush; who comes after them is told to come again.</summary>
    public int RushDashboards { get; set; } = 1;

    /// <summary>In a rush nobody who watches a dashboard is told anything new sooner than this after the last time.</summary>
    public int RushSnapshotMilliseconds { get; set; } = 2000;
}

public static class Limits
{
    private const long SmallBody = 64 * 1024;
    private const int LongestQueue = 256;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new();
        var callers = PartitionedRateLimiter.Create<HttpContext, string>(http => Caller(http, limits));
        builder.Services.AddSingleton(limits).AddSingleton(new CallerQuota(callers, limits));
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
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => Address(http, limits)), callers,
                PartitionedRateLimiter.Create<HttpContext, string>(http => UploadsOfOne(http, limits)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Uploads(http, limits)));
            options.OnRejected = (context, _) => Reject(context);
        });
    }

    /// <summary>Health is asked by the machinery, and a page's files come many at a time.</summary>
    private static bool IsFree(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/healthz")
        || (!ProblemAnswers.IsForMachines(http) && Path.HasExtension(http.Request.Path.Value) && HttpMethods.IsGet(http.Request.Method));

    private static RateLimitPartition<string> Address(HttpContext http, LimitOptions limits) => IsFree(http)
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter($"{http.Connection.RemoteIpAddress}", _ => Bucket(limits.AddressBurst, limits.AddressRequestsPerSecond));

    private static RateLimitPartition<string> Caller(HttpContext http, LimitOptions limits) => VerificationsApi.IsAsked(http)
        ? RateLimitPartition.GetTokenBucketLimiter("scan " + http.Connection.RemoteIpAddress, _ => Bucket(limits.VerificationBurst, limits.VerificationsPerSecond))
        : IsFree(http) || CallerOf(http) is not { } caller
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(limits.Burst, limits.RequestsPerSecond));

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, perSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = 0,
    };

    /// <summary>Uploads have a bucket of their own, so that a rush of files does not shut out the reader. Null: only the address counts.</summary>
    private static string? CallerOf(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated != true)
            return ProblemAnswers.IsForMachines(http) ? "address " + http.Connection.RemoteIpAddress : null;
        return (HttpMethods.IsPut(http.Request.Method) ? "upload " : "") + "key " + Viewer.Of(http.User).Id;
    }

    private static RateLimitPartition<string> UploadsOfOne(HttpContext http, LimitOptions limits) => IsUpload(http)
        ? RateLimitPartition.GetConcurrencyLimiter(CallerOf(http) ?? $"{http.Connection.RemoteIpAddress}", _ => AtOnce(limits.UploadsOfOne))
        : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Uploads(HttpContext http, LimitOptions limits) => IsUpload(http)
        ? RateLimitPartition.GetConcurrencyLimiter("all", _ => AtOnce(limits.Uploads))
        : RateLimitPartition.GetNoLimiter("");

    private static ConcurrencyLimiterOptions AtOnce(int most) => new() { PermitLimit = most, QueueLimit = LongestQueue };

    private static bool IsUpload(HttpContext http) =>
        http.Request.ContentLength > SmallBody || (http.Request.ContentLength is null && http.Request.Headers.TransferEncoding.Count > 0);

    private static async ValueTask Reject(OnRejectedContext context)
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        await (ProblemAnswers.IsForMachines(context.HttpContext)
            ? ProblemAnswers.Write(context.HttpContext, Problem.OfStatus(StatusCodes.Status429TooManyRequests))
            : VerificationsApi.TooMany(context.HttpContext));
    }
}
