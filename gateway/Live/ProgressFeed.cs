using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.SignalR;

namespace KartuAsn.Gateway.Live;

/// <summary>
/// The one observer of this process. It renews the watch on the city, and on the agencies somebody looks at; each renewal brings the
/// whole snapshot, so a message that got lost is healed by the next.
/// </summary>
public sealed class ProgressFeed(IGrainFactory grains, ReadSide reads, Rush rush, TimeProvider time, ILogger<ProgressFeed> log) : BackgroundService, IProgressObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Newest<CitySnapshot> city = new(snapshot => snapshot.Version);
    private readonly ConcurrentDictionary<string, WatchedAgency> agencies = new();
    private IProgressObserver? self;

    public IAsyncEnumerable<CitySnapshot> WatchCity(CancellationToken stop) => city.Follow(rush.Rest, stop);

    /// <summary>The agency is watched from the first viewer's coming to the last one's going.</summary>
    public async IAsyncEnumerable<AgencySnapshot> WatchAgency(string id, [EnumeratorCancellation] CancellationToken stop)
    {
        if (await reads.Agency(Key.Of(id)) is null)
            throw new HubException("Perangkat Daerah tidak ditemukan. Periksa kembali ID-nya pada daftar Perangkat Daerah.");
        var agency = Enter(Key.Of(id));
        try
        {
            if (agency.Viewers == 1)
                await Renew(agency);
            await foreach (var snapshot in agency.Newest.Follow(rush.Rest, stop))
                yield return snapshot;
        }
        finally
        {
            Leave(agency);
        }
    }

    Task IProgressObserver.City(CitySnapshot snapshot)
    {
        city.Offer(snapshot);
        return Task.CompletedTask;
    }

    Task IProgressObserver.Agency(AgencySnapshot snapshot)
    {
        if (agencies.TryGetValue(Key.Of(snapshot.Id), out var agency))
            agency.Newest.Offer(snapshot);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var renewed = await RenewAll();
            await Task.Delay(renewed ? Renewal : AfterFailure, time, stoppingToken);
        }
    }

    /// <summary>A silo that is starting or gone is asked again soon; viewers keep the last snapshot meanwhile.</summary>
    private async Task<bool> RenewAll()
    {
        try
        {
            city.Offer(await grains.GetGrain<ICityGrain>(GrainKeys.City).Watch(Self()));
            await Task.WhenAll(agencies.Values.Select(Renew));
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogWarning(failure, "The watch on progress could not be renewed");
            return false;
        }
    }

    private async Task Renew(WatchedAgency agency) =>
        agency.Newest.Offer(await grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agency.Key)).Watch(Self()));

    private IProgressObserver Self() => self ??= grains.CreateObjectReference<IProgressObserver>(this);

    private WatchedAgency Enter(string key)
    {
        lock (agencies)
        {
            var agency = agencies.GetOrAdd(key, static key => new(key));
            agency.Viewers++;
            return agency;
        }
    }

    private void Leave(WatchedAgency agency)
    {
        lock (agencies)
            if (--agency.Viewers == 0)
                agencies.TryRemove(agency.Key, out _);
    }

    private sealed class WatchedAgency(string key)
    {
        public string Key => key;

        public Newest<AgencySnapshot> Newest { get; } = new(snapshot => snapshot.Version);

        public int Viewers { get; set; }
    }
}
