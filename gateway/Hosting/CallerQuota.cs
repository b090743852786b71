using System.Globalization;
using System.Threading.RateLimiting;
using KartuAsn.Gateway.Problems;

namespace KartuAsn.Gateway.Hosting;

/// <summary>
/// Tells a machine how much it may still ask, in the fields of the IETF's draft on rate limits: <c>RateLimit-Policy</c> names the quota and
/// the seconds in which it fills again, <c>RateLimit</c> what is left of it.
/// </summary>
public sealed class CallerQuota(PartitionedRateLimiter<HttpContext> callers, LimitOptions limits)
{
    private const string Name = "\"pemanggil\"";

    private readonly string policy = string.Create(
        CultureInfo.InvariantCulture, $"{Name};q={limits.Burst};w={Math.Max(1, limits.Burst / Math.Max(1, limits.RequestsPerSecond))}");

    internal void Tell(HttpContext http)
    {
        if (!ProblemAnswers.IsForMachines(http) || callers.GetStatistics(http) is not { } left)
            return;
        http.Response.Headers["RateLimit-Policy"] = policy;
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"{Name};r={Math.Max(0, Math.Min(left.CurrentAvailablePermits, limits.Burst))}");
    }
}

internal static class CallerQuotaFields
{
    /// <summary>Behind authentication: whose quota it is depends on who asks.</summary>
    public static void UseCallerQuota(this WebApplication app)
    {
        var quota = app.Services.GetRequiredService<CallerQuota>();
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                quota.Tell(http);
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.UseRateLimiter();
    }
}
