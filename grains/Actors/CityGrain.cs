using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace KartuAsn.Actors;

/// <summary>The newest report of every agency, summed. Nothing is stored here.</summary>
/// <remarks>Reentrant: agencies report while it asks them; it has no stored state that an interleaved turn could spoil.</remarks>
[Reentrant]
public sealed class CityGrain(Database database, CityClock clock, ILogger<CityGrain> log) : Grain, ICityGrain
{
    private readonly ReadSide reads = new(database);
    private readonly ObserverManager<IProgressObserver> viewers = new(Pace.ObserverLease, log);
    private readonly CityBook book = new();
    private Pace pace = null!;
    private long epoch;
    private ImmutableHashSet<string> agencies = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        pace = new(this, Publish, Turn);
        epoch = await database.NextEpoch();
        agencies = [.. (await reads.Agencies()).Select(a => a.Key)];
        book.TurnTo(clock.Today);
    }

    public async Task<CitySnapshot> Snapshot()
    {
        Turn();
        foreach (var report in await Ask(a => a.Report())) Take(report);
        return book.Snapshot(epoch);
    }

    public async Task<CitySnapshot> On(DateOnly day) => day == clock.Today
        ? await Snapshot()
        : CityBook.On(day, new SnapshotVersion(epoch, book.Number), clock.Now, await Ask(a => a.On(day)));

    public async Task<ImmutableArray<DayTally>> Days(DateOnly first, DateOnly last) =>
    [
        .. (await Ask(a => a.Days(first, last))).SelectMany(days => days)
            .GroupBy(d => d.Day, (day, of) => new DayTally(day, of.Aggregate(default(Tally), (sum, d) => sum + d.Tally))),
    ];

    public Task<CitySnapshot> Watch(IProgressObserver observer)
    {
        viewers.Subscribe(observer, observer);
        return Snapshot();
    }

    public Task Receive(AgencyReport report)
    {
        agencies = agencies.Add(Key.Of(report.Id));
        Take(report);
        return Task.CompletedTask;
    }

    private Task<T[]> Ask<T>(Func<IAgencyGrain, Task<T>> question) =>
        Task.WhenAll(agencies.Select(a => question(GrainFactory.GetGrain<IAgencyGrain>(GrainKeys.Agency(a)))));

    /// <summary>An agency may notice midnight first: a report of the new day under yesterday's date would be a number of no day.</summary>
    private void Take(AgencyReport report)
    {
        Turn();
        if (book.Take(report)) pace.Due();
    }

    private void Turn()
    {
        if (book.TurnTo(clock.Today)) pace.Due();
    }

    private Task Publish() =>
        viewers.Count == 0 ? Task.CompletedTask : viewers.Notify(v => v.City(book.Snapshot(epoch)));
}
