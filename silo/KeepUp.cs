using KartuAsn.Contracts;
using KartuAsn.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KartuAsn.Silo;

/// <summary>Keeps awake what must go on without a caller: the catch-up, and imports that a crash interrupted.</summary>
internal sealed class KeepUp(IGrainFactory grains, Database database, IHostApplicationLifetime lifetime, ILogger<KeepUp> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await Wake();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Background work could not be woken; trying again in {Seconds} s.", Every.TotalSeconds);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Wake()
    {
        await grains.GetGrain<ICatchUpGrain>(GrainKeys.CatchUp).Wake();
        await grains.GetGrain<IPoliciesGrain>(GrainKeys.Policies).Wake();
        foreach (var import in await new ReadSide(database).UnfinishedImports())
            await grains.GetGrain<IImportGrain>(GrainKeys.Import(import.Id)).Resume();
    }

    private async Task Started(CancellationToken stopping)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
