using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>
/// Where events of other systems come in. Events about one person go to that person's grain in the order sent; people are worked on side
/// by side. It answers when all is durable; when the store fails it does not answer, and who repeats is told what was in already.
/// </summary>
public sealed class HrEventDoor(IGrainFactory grains, ReadSide reads, CityClock clock)
{
    private const int PeopleAtOnce = 64;

    /// <param name="by">Who sent them: a key's name.</param>
    public async Task<EventResults> Receive(IEnumerable<JsonElement> events, string by, CancellationToken stop)
    {
        var at = clock.Now;
        var readings = events.Select(element => EventReader.Read(element, at, by)).ToArray();
        var agencies = await KnownAmong(readings.OfType<EventReading.Read>().Select(read => Recording.AgencyOf(read.Fact)).OfType<string>());
        var results = readings.Select(reading => WhyNot(reading, agencies)).ToArray();

        var people = readings.Select((reading, place) => (Reading: reading as EventReading.Read, Place: place))
            .Where(sent => sent.Reading is not null && results[sent.Place] is null)
            .GroupBy(sent => Key.Of(sent.Reading!.Subject), sent => (sent.Reading!, sent.Place));
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = stop },
            async (person, _) =>
            {
                foreach (var (place, result) in await Record([.. person], by))
                    results[place] = result;
            });
        return new([.. results.Select(result => result!)]);
    }

    /// <summary>Null: the employee's grain has to be asked.</summary>
    private static EventResult? WhyNot(EventReading reading, HashSet<string> agencies) => reading switch
    {
        EventReading.Unreadable unreadable => EventResult.Of(unreadable.Id, unreadable.Why),
        EventReading.NeverTaken never => EventResult.Of(never.Id, Recording.Rejected(never.Why)),
        EventReading.Read read when Recording.AgencyOf(read.Fact) is { } agency && !agencies.Contains(Key.Of(agency)) =>
            EventResult.Of(read.Id, Recording.Rejected(new Refusal.AgencyOfAnotherCity())),
        _ => null,
    };

    private async Task<HashSet<string>> KnownAmong(IEnumerable<string> agencyIds)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in agencyIds.Select(Key.Of).Distinct())
            if (await reads.Agency(key) is not null)
                known.Add(key);
        return known;
    }

    private async Task<IEnumerable<(int Place, EventResult Result)>> Record(IReadOnlyList<(EventReading.Read Reading, int Place)> sent, string by)
    {
        var id = sent[0].Reading.Subject;
        var recorded = await Employee(id).Record(id, [.. sent.Select(s => s.Reading.Fact)]);
        if (sent.Zip(recorded).Any(pair => pair.Second.Result != Recorded.Rejected && TouchesNumber(pair.First.Reading.Fact)))
            await Dispute(id, by);
        return sent.Zip(recorded, (s, result) => (s.Place, EventResult.Of(s.Reading.Id, result)));
    }

    /// <summary>A cancellation may bring an old number back. Of a repeat it is asked again: the first time may have been cut short.</summary>
    private static bool TouchesNumber(Fact fact) => Recording.NumberOf(fact) is not null || fact is Fact.DecisionCancelled;

    /// <summary>Others who hold the same number today or on a coming day: all are put to review from then on, as an import does it.</summary>
    private async Task Dispute(string id, string by)
    {
        // A source of its own each time, for the same two people may later share another number.
        var terms = new RosterTerms($"hr-events/{Guid.CreateVersion7()}", clock.Today, DryRun: false, clock.Now, by);
        foreach (var shared in await reads.SharedNumbers(clock.Today, Key.Of(id)))
            await Employee(shared.Id).DisputeNumber(shared.OtherId, shared.Number, terms with { PositionDate = shared.Since });
    }

    private IEmployeeGrain Employee(string id) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));
}
