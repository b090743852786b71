using System.Collections.Concurrent;
using System.Data.Common;
using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Audit;

/// <summary>
/// Attempts that were refused: the first from a network is noted at once, those behind it within a minute as a number. Whoever floods us
/// with wrong keys shall not make us write as much.
/// </summary>
public sealed class RefusedAttempts(AuditLog log, CityClock clock) : BackgroundService
{
    private const int MostNetworks = 10_000;
    private static readonly AuditViewer Nobody = new("", "", "");

    private readonly ConcurrentDictionary<(string What, string About, string From), int> further = new();

    /// <param name="about">The way that was tried; never what was entered.</param>
    public Task Note(HttpContext http, string what, string about)
    {
        var attempt = (what, about, Origin.Address(http.Connection.RemoteIpAddress));
        if (further.Count >= MostNetworks)
            attempt.Item3 = "";
        var earlier = further.AddOrUpdate(attempt, 0, (_, count) => count + 1);
        return earlier == 0 ? log.Append(LineOf(attempt, about)) : Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await Next(timer, stoppingToken))
            await NoteFurther();
        await NoteFurther();
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task NoteFurther()
    {
        foreach (var attempt in further.Keys)
            if (further.TryRemove(attempt, out var count) && count > 0)
                await Note(attempt, count);
    }

    private async Task Note((string What, string About, string From) attempt, int count)
    {
        try
        {
            await log.Append(LineOf(attempt, $"{attempt.About}, {count} kali lagi"));
        }
        catch (DbException)
        {
            // The store is away for a while; the number waits for it.
            further.AddOrUpdate(attempt, count, (_, more) => more + count);
        }
    }

    private AuditLine LineOf((string What, string About, string From) attempt, string about) =>
        AuditLine.Of(clock.Now, Nobody, attempt.What, [], about, attempt.From, null);
}
