using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace KartuAsn.Actors;

/// <summary>One agency's numbers, always in memory, loaded by one query, told of every change; never a counter of its own in the store.</summary>
public sealed class AgencyGrain(
    [PersistentState(StateNames.Agency)] IPersistentState<AgencyRecord> stored,
    Database database, CityClock clock, ILogger<AgencyGrain> log) : Grain, IAgencyGrain
{
    private readonly ReadSide reads = new(database);
    private readonly ObserverManager<IProgressObserver> viewers = new(Pace.ObserverLease, log);
    private AgencyBook book = null!;
    private Policies obeyed = Policies.Default;
    private Pace pace = null!;
    private SnapshotVersion version;
    private DateTimeOffset changedAt;

    private string Agency => GrainKeys.Bare(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        pace = new(this, Publish, Turn);
        version = new(await database.NextEpoch(), 0);
        obeyed = await reads.Policies();
        book = new(Agency, obeyed);
        await foreach (var member in reads.Members(Agency).WithCancellation(cancellationToken)) book.Observe(member);
        changedAt = clock.Now;
        book.TurnTo(clock.Today);
    }

    public Task Describe(AgencyDescription description) => Keep(stored.State.With(description));

    public Task Reorganise(AgencyChange change, DateOnly from, string importId) => Keep(stored.State.With(change, from, importId));

    public Task TakeBack(string importId) => Keep(stored.State.Without(importId));

    private async Task Keep(AgencyRecord next)
    {
        if (ReferenceEquals(next, stored.State)) return;
        await stored.Save(next, this);
        Changed();
        await City.Receive(Reported());
    }

    public Task Observe(Observation observation)
    {
        if (book.Observe(observation)) Changed();
        return Task.CompletedTask;
    }

    public Task Obey(PoliciesRecord policies)
    {
        if (policies.Changes.Length <= obeyed.Changes.Length) return Task.CompletedTask;
        obeyed = Policies.Of(policies.Changes);
        book = book.Under(obeyed);
        Changed();
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> Behind(ImmutableArray<EmployeeSequence> seen) =>
        Task.FromResult(seen.Where(s => book.SequenceOf(s.Employee) < s.Sequence).Select(s => s.Employee).ToImmutableArray());

    public Task<AgencySnapshot> Snapshot()
    {
        Turn();
        return Task.FromResult(At(clock.Today));
    }

    public Task<AgencySnapshot> On(DateOnly day)
    {
        Turn();
        return Task.FromResult(At(day));
    }

    public Task<ImmutableArray<DayTally>> Days(DateOnly first, DateOnly last) => Task.FromResult(book.Days(first, last).ToImmutableArray());

    public Task<AgencySnapshot> Watch(IProgressObserver observer)
    {
        viewers.Subscribe(observer, observer);
        return Snapshot();
    }

    public Task<AgencyReport> Report()
    {
        Turn();
        return Task.FromResult(Reported());
    }

    public Task<AgencyRecount> Recount() => AgencyRecounting.Of(stored.State.Id, Agency, book, reads, clock.Today, obeyed.On(clock.Today));

    private ICityGrain City => GrainFactory.GetGrain<ICityGrain>(GrainKeys.City);

    private void Changed()
    {
        version = version with { Number = version.Number + 1 };
        changedAt = clock.Now;
        pace.Due();
    }

    /// <summary>At local midnight numbers change by themselves.</summary>
    private void Turn()
    {
        if (book.TurnTo(clock.Today)) Changed();
    }

    private async Task Publish()
    {
        Turn();
        await City.Receive(Reported());
        if (viewers.Count > 0) await viewers.Notify(v => v.Agency(At(clock.Today)));
    }

    private AgencySnapshot At(DateOnly day)
    {
        var tally = book.On(day);
        var before = book.On(day.AddDays(-1));
        return new(
            day, version.ToString(), changedAt, stored.State.Id, stored.State.NameOn(day),
            tally.Pns, tally.Pppk, tally.Total, tally.PppkParuhWaktu, tally.Cpns, tally.Suspended, tally.Review,
            tally.Total.Uploaded - before.Total.Uploaded, Recent(), stored.State.OpenedFrom, stored.State.ClosedFrom);
    }

    private AgencyReport Reported()
    {
        var today = clock.Today;
        return new(
            stored.State.Id, stored.State.NameOn(today), version, today, book.On(today), book.On(today.AddDays(-1)).Total.Uploaded,
            [.. book.After(today).Select(d => new DayChange(d.Day, d.Added))], Recent(), changedAt,
            [.. stored.State.Names.Select(n => new NameFrom(n.From, n.Name))], stored.State.OpenedFrom, stored.State.ClosedFrom);
    }

    private ImmutableArray<RecentUpload> Recent() =>
        [.. book.Recent.Select(r => new RecentUpload(r.At, stored.State.Id, stored.State.NameOn(clock.Today), r.Kind))];
}
