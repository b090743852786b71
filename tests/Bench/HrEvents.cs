using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <summary>
/// Durable events of a personnel system a second, in batches as the door takes them: a call a person, so many people side by side. The
/// obvious application gets the same batches with as many side by side, a transaction each. In turns, so that both meet the same machine.
/// </summary>
internal static class HrEvents
{
    private const int BatchSize = 1_000;

    /// <summary>As the door of events has it.</summary>
    private const int PeopleAtOnce = 64;

    private const int WarmUpSeconds = 3;

    public static async Task Run(Options options)
    {
        var people = options.Number("--people", 20_000);
        var rows = Enumerable.Range(0, people).Select(n => Some.Row(n, HrEvent.AgencyOf(n))).ToArray();
        Console.WriteLine($"hr-events: batches of {BatchSize}, {PeopleAtOnce} people at once, {people} people");
        Console.WriteLine("store      round  grains/s  obvious/s  ratio   processor ms an event: grains  obvious  ratio");
        foreach (var store in options.Text("--store", "sqlite,postgres").Split(','))
        {
            await using var postgres = store == "postgres" ? await PostgresServer.Start(durable: true) : null;
            await Compare(store, postgres, rows, options.Number("--seconds", 8), options.Number("--pairs", 2));
        }
    }

    private static async Task Compare(string store, PostgresServer? postgres, RosterRow[] rows, int seconds, int pairs)
    {
        await using var city = await BenchCity.Start(postgres);
        await city.Fill(rows, PeopleAtOnce);
        if (postgres is not null) await city.Settle();
        await using var obvious = await ObviousApplication.Start(postgres);
        await obvious.Fill(rows);

        var (ours, theirs) = (new Batches(rows, city), new Batches(rows, city));
        var rounds = new List<(Figure Grains, Figure Obvious)>();
        for (var round = 0; round <= pairs; round++)
        {
            var time = round == 0 ? WarmUpSeconds : seconds;
            var grains = await Figure.Measure(city, postgres, callers: 1, time, BatchSize, () => Record(city, ours.Next()));
            var plain = await Figure.Measure(city, postgres, callers: 1, time, BatchSize, () => Load.Each(PeopleAtOnce, theirs.Next(), obvious.Record));
            if (round > 0) rounds.Add((grains, plain));
            Print(store, round == 0 ? "warm-up" : $"{round}", grains, plain);
        }

        Print(store, "median", Figure.Median(rounds.Select(r => r.Grains)), Figure.Median(rounds.Select(r => r.Obvious)));
    }

    /// <summary>As at the door: the agencies are looked up once, and who got another number back is compared with its other holders.</summary>
    private static async Task Record(BenchCity city, HrEvent[] batch)
    {
        var reads = new ReadSide(city.Database);
        foreach (var agency in batch.Select(e => Recording.AgencyOf(e.Fact)).OfType<string>().Distinct())
            if (await reads.Agency(Key.Of(agency)) is null) throw new InvalidOperationException($"No agency {agency}.");
        await Load.Each(PeopleAtOnce, batch.GroupBy(e => Key.Of(e.Person)), person => Record(city, reads, person));
    }

    private static async Task Record(BenchCity city, ReadSide reads, IGrouping<string, HrEvent> person)
    {
        var employee = city.Employee(person.Key);
        var results = await employee.Record(person.First().Person, [.. person.Select(e => e.Fact)]);
        if (results.FirstOrDefault(r => r.Result != Recorded.Accepted) is { } other) throw new InvalidOperationException($"{other}");
        if (person.Any(e => e.Fact is Fact.DecisionCancelled)) await reads.SharedNumbers(city.Clock.Today, person.Key);
    }

    private static void Print(string store, string round, Figure grains, Figure obvious) => Console.WriteLine(
        $"{store,-8} {round,7}  {grains.Rate,8:F0}  {obvious.Rate,9:F0}  {grains.Rate / obvious.Rate,5:F2}"
        + $"  {grains.Processor,28:F3}  {obvious.Processor,7:F3}  {obvious.Processor / grains.Processor,5:F2}");

    /// <summary>The people one after the other, again and again, in an order that jumps about.</summary>
    private sealed class Batches(RosterRow[] rows, BenchCity city)
    {
        private const int Step = 7919;
        private int next;

        public HrEvent[] Next() => [.. Enumerable.Range(0, BatchSize).Select(_ => Event(next++))];

        private HrEvent Event(int call)
        {
            var n = (int)((long)call * Step % rows.Length);
            return HrEvent.Of(n, rows[n].Id, call / rows.Length, city.Clock.Now);
        }
    }
}
