using KartuAsn.Rules;
using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <summary>
/// Durable uploads a second through the grains, and through the obvious application on a database of the same kind beside it: same
/// durability, same callers, same people, same JSON. In turns, so that both meet the same machine.
/// </summary>
internal static class Uploads
{
    public static async Task Run(Options options)
    {
        var (callers, people) = (options.Number("--callers", 64), options.Number("--people", 20_000));
        var store = options.Text("--store", "postgres");
        Console.WriteLine($"uploads: {store}, {callers} callers, {people} people");
        Console.WriteLine("agencies  round  grains/s  obvious/s  ratio");
        await using var postgres = store == "postgres" ? await PostgresServer.Start(durable: true) : null;
        foreach (var agencies in new[] { 40, 1 })
        {
            var rows = Enumerable.Range(0, people).Select(n => Some.Row(n, $"agency-{n % agencies}")).ToArray();
            await Compare(postgres, rows, agencies, callers, options.Number("--seconds", 8), options.Number("--pairs", 2));
        }
    }

    private static async Task Compare(PostgresServer? postgres, RosterRow[] rows, int agencies, int callers, int seconds, int pairs)
    {
        await using var city = await BenchCity.Start(postgres);
        await city.Fill(rows, callers);
        await using var obvious = await ObviousApplication.Start(postgres);
        await obvious.Fill(rows);

        var (ours, theirs) = (new Turns(rows), new Turns(rows));
        var rates = new List<(double Grains, double Obvious)>();
        for (var round = 1; round <= pairs; round++)
        {
            var grains = await Load.Rate(callers, seconds, _ => ours.Next(city.Upload));
            var plain = await Load.Rate(callers, seconds, _ => theirs.Next(obvious.Upload));
            rates.Add((grains, plain));
            Console.WriteLine($"{agencies,8}  {round,5}  {grains,8:F0}  {plain,9:F0}  {grains / plain,5:F2}");
        }

        var median = (Grains: Load.Median(rates.Select(r => r.Grains)), Obvious: Load.Median(rates.Select(r => r.Obvious)));
        Console.WriteLine($"{agencies,8}  median {median.Grains,8:F0}  {median.Obvious,9:F0}  {median.Grains / median.Obvious,5:F2}");
    }

    /// <summary>The people one after the other, again and again, in an order that jumps about.</summary>
    private sealed class Turns(RosterRow[] rows)
    {
        private const int Step = 7919;
        private int calls = -1;

        public Task Next(Func<string, int, Task> upload)
        {
            var n = Interlocked.Increment(ref calls);
            return upload(rows[(int)((long)n * Step % rows.Length)].Id, n / rows.Length);
        }
    }
}
