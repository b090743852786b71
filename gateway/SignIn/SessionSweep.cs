using KartuAsn.Contracts;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Once an hour, and at the start, what is over is taken away: sessions, links, letters, networks that keys came from.</summary>
internal sealed class SessionSweep(SessionRecords records, Accounts accounts, ActivationLetters letters, ApiKeys keys, Sessions sessions, CityClock clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            await records.Sweep(clock.Now, sessions.IdleSince);
            await accounts.SweepLinks(clock.Now);
            await letters.Sweep(clock.Now);
            await keys.SweepUses(clock.Now - KeyUses.Kept);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
