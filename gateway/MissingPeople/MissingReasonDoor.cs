using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>Where it is told why people have not uploaded, from the API and from the page alike.</summary>
public sealed class MissingReasonDoor(IGrainFactory grains, ReadSide reads, CityClock clock)
{
    /// <summary>Of one command.</summary>
    public const int MostAtOnce = 500;

    /// <param name="kind">Null: what was told is taken back.</param>
    public Task<Answer<ReasonRecorded>> Record(string employeeId, MissingReason? kind, string? note, string by) =>
        grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeId)).RecordMissingReason(new(kind, note, clock.Now, clock.Today, by));

    /// <summary>
    /// The same of several people of one agency; whoever is not there today is answered like nobody. Each is recorded by itself, so after
    /// an interruption the same command can be sent again.
    /// </summary>
    public async Task<ImmutableArray<MissingReasonResult>> RecordAll(AgencyRow agency, IReadOnlyCollection<string> ids, MissingReason? kind, string? note, string by)
    {
        var people = await reads.People([.. ids.Select(Key.Of)], clock.Today);
        var results = ImmutableArray.CreateBuilder<MissingReasonResult>(ids.Count);
        foreach (var id in ids)
            results.Add(MissingReasonResult.Of(id, people.GetValueOrDefault(Key.Of(id)) is { } person && person.Agency?.Key == agency.Key
                ? await Record(person.Id, kind, note, by)
                : new Refusal.EmployeeUnknown()));
        return results.MoveToImmutable();
    }
}
