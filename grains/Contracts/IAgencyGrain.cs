using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>One agency (Perangkat Daerah): the tally at every instant, on any date. Key: <see cref="GrainKeys.Agency"/>.</summary>
[Alias("KartuAsn.IAgencyGrain")]
public interface IAgencyGrain : IGrainWithStringKey
{
    /// <summary>Makes the agency known by name; units are added, none is taken away.</summary>
    [Alias("Describe")]
    Task Describe([Immutable] AgencyDescription description);

    /// <summary>Begins, ends or renames the agency from a day on, by a reorganisation. Repeating it changes nothing.</summary>
    [Alias("Reorganise")]
    Task Reorganise(AgencyChange change, DateOnly from, string importId);

    /// <summary>As if the reorganisation had not been.</summary>
    [Alias("TakeBack")]
    Task TakeBack(string importId);

    /// <summary>Absolute news about one employee; idempotent.</summary>
    [Alias("Observe")]
    Task Observe([Immutable] Observation observation);

    /// <summary>Counts by these policies from now on; older ones than known change nothing.</summary>
    [Alias("Obey")]
    Task Obey([Immutable] PoliciesRecord policies);

    /// <summary>Of these (employee, sequence) pairs, the employees whose newest news this agency has not seen.</summary>
    [Alias("Behind")]
    Task<ImmutableArray<string>> Behind([Immutable] ImmutableArray<EmployeeSequence> seen);

    /// <summary>The tally of today, now.</summary>
    [Alias("Snapshot")]
    Task<AgencySnapshot> Snapshot();

    /// <summary>The tally at the end of a local day, past or coming, by what is known now.</summary>
    [Alias("On")]
    Task<AgencySnapshot> On(DateOnly day);

    /// <summary>The tallies at the end of each local day from the first to the last, both included, by what is known now.</summary>
    [Alias("Days")]
    Task<ImmutableArray<DayTally>> Days(DateOnly first, DateOnly last);

    /// <summary>Snapshots to the observer from now on, for 60 s; renew it sooner. Answers the snapshot of now.</summary>
    [Alias("Watch")]
    Task<AgencySnapshot> Watch(IProgressObserver observer);

    /// <summary>The report for the city: the tally of today and the coming days on which it changes by itself.</summary>
    [Alias("Report")]
    Task<AgencyReport> Report();

    /// <summary>Compares, in one turn, what is in memory with the database and with the facts.</summary>
    [Alias("Recount")]
    Task<AgencyRecount> Recount();
}

/// <param name="From">The first day on which the name is so; null: as long as the agency is known.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.AgencyDescription")]
public sealed record AgencyDescription(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] ImmutableDictionary<string, string> Units,
    [property: Id(3)] DateOnly? From = null);

[GenerateSerializer, Immutable, Alias("KartuAsn.EmployeeSequence")]
public readonly record struct EmployeeSequence([property: Id(0)] string Employee, [property: Id(1)] long Sequence);

/// <param name="Days">Change points: what is added at the start of each day after <paramref name="Today"/>, in order.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.AgencyReport")]
public sealed record AgencyReport(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] SnapshotVersion Version,
    [property: Id(3)] DateOnly Today, [property: Id(4)] Tally Tally, [property: Id(5)] int UploadedBefore,
    [property: Id(6)] ImmutableArray<DayChange> Days, [property: Id(7)] ImmutableArray<RecentUpload> Recent, [property: Id(8)] DateTimeOffset At,
    [property: Id(9)] ImmutableArray<NameFrom> Names, [property: Id(10)] DateOnly? OpenedFrom, [property: Id(11)] DateOnly? ClosedFrom);

/// <summary>A name and the first day on which it is so.</summary>
[GenerateSerializer, Immutable, Alias("KartuAsn.NameFrom")]
public readonly record struct NameFrom([property: Id(0)] DateOnly From, [property: Id(1)] string Name);

[GenerateSerializer, Immutable, Alias("KartuAsn.DayChange")]
public readonly record struct DayChange([property: Id(0)] DateOnly Day, [property: Id(1)] Tally Added);

/// <param name="Lagging">People of whom memory has not seen the newest news yet: at most for a moment.</param>
/// <param name="Differing">People who differ although memory and database are at the same sequence: never, unless something is broken.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.AgencyRecount")]
public sealed record AgencyRecount(
    [property: Id(0)] string Id, [property: Id(1)] Tally Memory, [property: Id(2)] Tally Sql, [property: Id(3)] Tally Facts,
    [property: Id(4)] ImmutableArray<EmployeeSequence> Lagging, [property: Id(5)] ImmutableArray<string> Differing);
