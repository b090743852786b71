using System.Collections.Immutable;
using KartuAsn.Rules;
using Orleans.Concurrency;

namespace KartuAsn.Contracts;

/// <summary>The city: the sum of its agencies. Key: <see cref="GrainKeys.City"/>.</summary>
[Alias("KartuAsn.ICityGrain")]
public interface ICityGrain : IGrainWithStringKey
{
    /// <summary>Asks every agency and answers their sum: whoever holds a receipt finds it in here.</summary>
    [Alias("Snapshot")]
    Task<CitySnapshot> Snapshot();

    /// <summary>The sums at the end of a local day, past or coming, by what is known now.</summary>
    [Alias("On")]
    Task<CitySnapshot> On(DateOnly day);

    /// <summary>The sums at the end of each local day from the first to the last, both included, by what is known now.</summary>
    [Alias("Days")]
    Task<ImmutableArray<DayTally>> Days(DateOnly first, DateOnly last);

    /// <summary>Snapshots to the observer from now on, for 60 s; renew it sooner. Answers the snapshot of now.</summary>
    [Alias("Watch")]
    Task<CitySnapshot> Watch(IProgressObserver observer);

    /// <summary>An agency's newest report; an older one than known is ignored.</summary>
    [Alias("Receive")]
    Task Receive([Immutable] AgencyReport report);
}

/// <summary>One per gateway process. Gets absolute snapshots, at most four a second; a missed one is healed by the next.</summary>
[Alias("KartuAsn.IProgressObserver")]
public interface IProgressObserver : IGrainObserver
{
    [Alias("City"), OneWay]
    Task City([Immutable] CitySnapshot snapshot);

    [Alias("Agency"), OneWay]
    Task Agency([Immutable] AgencySnapshot snapshot);
}

/// <summary>Reads the feed of changes and tells agencies what they have not seen, so that a lost message heals by itself.</summary>
[Alias("KartuAsn.ICatchUpGrain")]
public interface ICatchUpGrain : IGrainWithStringKey
{
    /// <summary>Starts it, if it does not run yet.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>Reads the feed to its end now; answers how many news agencies had missed.</summary>
    [Alias("Run")]
    Task<int> Run();
}
