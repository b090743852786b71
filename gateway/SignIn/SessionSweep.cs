using KartuAsn.Contracts;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Once an hour, and at the start, what is over is taken away: sessions, links, letters.</summary>
internal sealed class SessionSweep(SessionRecords records, Accounts accounts, Sessions sessions, CityClock clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            await records.Sweep(clock.Now, sessions.IdleSince);
            await accounts.SweepLinks(clock.Now);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
