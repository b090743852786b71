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
        Console.WriteLine("agencies   round  grains/s  obvious/s  ratio   processor ms an upload: grains  obvious  ratio");
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
        if (postgres is not null) await city.Settle();
        await using var obvious = await ObviousApplication.Start(postgres);
        await obvious.Fill(rows);

        var (ours, theirs) = (new Turns(rows), new Turns(rows));
        var rounds = new List<(Figure Grains, Figure Obvious)>();
        for (var round = 1; round <= pairs; round++)
        {
            var grains = await Figure.Measure(city, postgres, callers, seconds, inOne: 1, () => ours.Next(city.Upload));
            var plain = await Figure.Measure(city, postgres, callers, seconds, inOne: 1, () => theirs.Next(obvious.Upload));
            rounds.Add((grains, plain));
            Print(agencies, $"{round}", grains, plain);
        }

        Print(agencies, "median", Figure.Median(rounds.Select(r => r.Grains)), Figure.Median(rounds.Select(r => r.Obvious)));
    }

    private static void Print(int agencies, string round, Figure grains, Figure obvious) => Console.WriteLine(
        $"{agencies,8}  {round,6}  {grains.Rate,8:F0}  {obvious.Rate,9:F0}  {grains.Rate / obvious.Rate,5:F2}"
        + $"  {grains.Processor,29:F3}  {obvious.Processor,7:F3}  {obvious.Processor / grains.Processor,5:F2}");

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
