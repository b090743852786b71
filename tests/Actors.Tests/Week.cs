using System.Collections.Concurrent;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Actors.Tests;

/// <summary>Plays the script of a week on a city, and remembers what the city answered to those who sent something.</summary>
internal sealed class Week(TestCity city, int seed)
{
    private const int Senders = 3;
    private const int BatchSize = 20;

    private readonly ConcurrentDictionary<(string Person, string Fact), Fact> accepted = [];
    private readonly ConcurrentDictionary<(string Person, string Receipt), (HandedIn File, Receipt Receipt)> receipts = [];
    private readonly ConcurrentDictionary<(string Person, string Receipt), string> givenBack = [];
    private readonly ConcurrentQueue<string> surprises = [];
    private int retried;

    public WeekScript Script { get; } = new(seed);

    /// <summary>What the senders were told is in.</summary>
    public IEnumerable<(string Person, Fact Fact)> Accepted => accepted.Select(a => (a.Key.Person, a.Value));

    /// <summary>The receipts that people hold, each with the file it is for.</summary>
    public IReadOnlyDictionary<(string Person, string Receipt), (HandedIn File, Receipt Receipt)> Receipts => receipts;

    /// <summary>The receipts of files that were given back.</summary>
    public IReadOnlyDictionary<(string Person, string Receipt), string> GivenBack => givenBack;

    /// <summary>Answers that nobody should have got.</summary>
    public IReadOnlyCollection<string> Surprises => surprises;

    /// <summary>Facts that came before what they speak of.</summary>
    public int Retried => retried;

    public async Task Pass()
    {
        await Imported("first", "roster", Script.FirstRoster);
        await Imported("contracts", "contracts", Script.Contracts);
        await WhileMessagesGoAstray(EventsUploadsAndACrash);
        city.Time.SetUtcNow(new DateTimeOffset(WeekScript.SecondDay, new(5, 0), TimeSpan.Zero));
        await WhileMessagesGoAstray(() => Imported("second", "roster", Script.SecondRoster));
        city.Time.SetUtcNow(new DateTimeOffset(2022, 11, 3, 16, 59, 59, TimeSpan.Zero));
        await city.City.Snapshot();
        city.Time.SetUtcNow(new DateTimeOffset(2022, 11, 3, 17, 0, 0, TimeSpan.Zero));
        await HandIn(Script.HandIns.Where((_, i) => i % 9 == 0).Select(h => h with { Sha = $"later-{h.Sha}", GivenBack = false }));
        await city.CatchUp.Run();
    }

    private async Task Imported<T>(string id, string kind, IReadOnlyCollection<T> rows)
    {
        await city.Begin(id, kind, rows, segment: 400);
        var view = await Eventually.Is(() => city.Grains.GetGrain<IImportGrain>(GrainKeys.Import(id)).Look(), v => v is { FinishedAt: not null }, patience: 1200);
        if (view!.State != "done" || view.Done != rows.Count) surprises.Enqueue($"Import {id}: {view}");
    }

    private async Task WhileMessagesGoAstray(Func<Task> happening)
    {
        var random = new Random(seed);
        city.Faults.Fate = () => { lock (random) return random.Next(8) switch { 0 or 1 => 1, 2 => 2, _ => 0 }; };
        await happening();
        city.Faults.Fate = null;
    }

    private async Task EventsUploadsAndACrash()
    {
        var others = Task.WhenAll(
            [.. Enumerable.Range(0, Senders).Select(s => Send(Script.Decided.Where((_, i) => i % Senders == s))), HandIn(Script.HandIns)]);
        while (accepted.Count < Script.Decided.Length / 3 && !others.IsCompleted) await Task.Delay(20);
        if (others.IsCompleted) surprises.Enqueue("The crash came too late.");
        await city.Restart();
        await others;
    }

    /// <summary>Sends batch by batch; what may be taken later goes to the end of the queue.</summary>
    private async Task Send(IEnumerable<Sent> facts)
    {
        var queue = new Queue<Sent>(facts);
        for (var patience = 20 * ((queue.Count / BatchSize) + 1); queue.Count > 0; patience--)
        {
            if (patience == 0)
            {
                surprises.Enqueue($"Never taken, however often it was sent: {queue.Peek().Fact}");
                return;
            }

            var batch = Enumerable.Range(0, Math.Min(BatchSize, queue.Count)).Select(_ => queue.Dequeue()).ToArray();
            var again = (await Task.WhenAll(batch.GroupBy(s => s.Person).Select(Record))).SelectMany(sent => sent).ToArray();
            foreach (var sent in again) queue.Enqueue(sent);
            // What they speak of is still with another sender, who may be waiting for the city to come back.
            if (again.Length == batch.Length) await Task.Delay(100);
        }
    }

    /// <summary>One call a person, as at the door; answers what is to be sent again.</summary>
    private async Task<List<Sent>> Record(IGrouping<string, Sent> ofOne)
    {
        var person = ofOne.Key;
        var results = await Insist(() => city.Employee(person).Record(person, [.. ofOne.Select(s => s.Fact)]));
        var again = new List<Sent>();
        foreach (var (sent, result) in ofOne.Zip(results))
        {
            if (result.Result != Recorded.Rejected) accepted[(person, sent.Fact.Identity)] = sent.Fact;
            else if (result.Retryable) again.Add(sent);
            else if (result.Refusal is not Refusal.FactConflict) surprises.Enqueue($"{person}: {result.Refusal} of {sent.Fact}");
        }

        Interlocked.Add(ref retried, again.Count);
        return again;
    }

    private Task HandIn(IEnumerable<HandedIn> files) =>
        Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (file, _) => await HandIn(file));

    private async Task HandIn(HandedIn file)
    {
        var answer = await Insist(() => city.Upload(file.Person, file.Sha));
        if (answer.Value is { } receipt) receipts[(file.Person, receipt.Number)] = (file, receipt);
        if (!file.GivenBack || answer.Value is null) return;
        var command = new ReturnCardFile(Orientation.Portrait, Side.Front, "foto buram", city.Clock.Now, city.Clock.Today, "officer", file.Command);
        var returned = await Insist(() => city.Employee(file.Person).ReturnCardFile(command));
        if (returned.Value is { } back) givenBack[(file.Person, back.Number)] = file.Command;
    }

    /// <summary>Whoever gets no answer asks again.</summary>
    private static async Task<T> Insist<T>(Func<Task<T>> call)
    {
        for (var patience = 300; ; patience--)
        {
            try
            {
                return await call().WaitAsync(TimeSpan.FromSeconds(10));
            }
            catch (Exception) when (patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }
}
