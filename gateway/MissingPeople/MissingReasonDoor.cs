using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>What became of a reason that was told of one of several people.</summary>
/// <param name="Id">As sent.</param>
/// <param name="Person">Null: nobody who is in the agency today; who that may be elsewhere is not said.</param>
public sealed record ReasonTold(string Id, PersonRow? Person, Answer<ReasonRecorded> Answer);

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
    public async Task<ImmutableArray<ReasonTold>> RecordAll(AgencyRow agency, IReadOnlyCollection<string> ids, MissingReason? kind, string? note, string by)
    {
        var people = await reads.People([.. ids.Select(Key.Of)], clock.Today);
        var all = ImmutableArray.CreateBuilder<ReasonTold>(ids.Count);
        foreach (var id in ids)
            all.Add(people.GetValueOrDefault(Key.Of(id)) is { } person && person.Agency?.Key == agency.Key
                ? new(id, person, await Record(person.Id, kind, note, by))
                : new(id, null, new Refusal.EmployeeUnknown()));
        return all.MoveToImmutable();
    }
}
