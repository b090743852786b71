using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Recount;

/// <param name="Equal">True only when everybody's newest news is seen everywhere and all sums agree.</param>
public sealed record RecountView(bool Equal, ImmutableArray<RecountedAgency> Agencies);

/// <param name="Memory">What the dashboard shows.</param>
/// <param name="Sql">What the lists are read from.</param>
/// <param name="Facts">What follows from the recorded facts, derived anew.</param>
public sealed record RecountedAgency(string Id, Tally Memory, Tally Sql, Tally Facts);

/// <summary>Asks every agency to compare. One that is unequal or behind is asked again: news may be under way for a moment.</summary>
public sealed class Recounter(IGrainFactory grains, TimeProvider time)
{
    private const int AtOnce = 8;
    private const int Times = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task<RecountView> Recount(CancellationToken stop)
    {
        var city = await grains.GetGrain<ICityGrain>(GrainKeys.City).Snapshot();
        var recounts = await Ask([.. city.Agencies.Select(agency => agency.Id)], stop);
        for (var again = 1; again < Times && recounts.Values.Any(Open); again++)
        {
            await Task.Delay(Pause, time, stop);
            foreach (var (id, recount) in await Ask([.. recounts.Where(pair => Open(pair.Value)).Select(pair => pair.Key)], stop))
                recounts[id] = recount;
        }
        return new(
            !recounts.Values.Any(Open),
            [.. city.Agencies.Select(agency => recounts[agency.Id]).Select(r => new RecountedAgency(r.Id, r.Memory, r.Sql, r.Facts))]);
    }

    private async Task<Dictionary<string, AgencyRecount>> Ask(ImmutableArray<string> ids, CancellationToken stop)
    {
        var answers = new AgencyRecount[ids.Length];
        await Parallel.ForAsync(0, ids.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (i, _) => answers[i] = await grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(ids[i])).Recount());
        return ids.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static bool Open(AgencyRecount recount) =>
        recount.Memory != recount.Sql || recount.Sql != recount.Facts || !recount.Lagging.IsEmpty || !recount.Differing.IsEmpty;
}
