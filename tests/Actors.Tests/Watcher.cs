using System.Collections.Concurrent;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Actors.Tests;

/// <summary>Keeps every snapshot it is sent, in the order of arrival.</summary>
internal sealed class Watcher : IProgressObserver
{
    public ConcurrentQueue<CitySnapshot> OfCity { get; } = [];

    public ConcurrentQueue<AgencySnapshot> OfAgency { get; } = [];

    public Task City(CitySnapshot snapshot)
    {
        OfCity.Enqueue(snapshot);
        return Task.CompletedTask;
    }

    public Task Agency(AgencySnapshot snapshot)
    {
        OfAgency.Enqueue(snapshot);
        return Task.CompletedTask;
    }
}
