using System.Diagnostics;
using KartuAsn.Storage;
using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <summary>How many looks a second are durable, and how long one waits for its line: a look at one person, and at a page of fifty.</summary>
internal static class AuditLines
{
    private const int Page = 50;

    public static async Task Run(Options options)
    {
        var (callers, seconds) = (options.Number("--callers", 64), options.Number("--seconds", 5));
        Console.WriteLine("store      people  callers  lines/s  one waits ms");
        foreach (var store in options.Text("--store", "sqlite,postgres").Split(','))
        {
            await using var postgres = store == "postgres" ? await PostgresServer.Start(durable: true) : null;
            var folder = Path.Combine(Path.GetTempPath(), $"kartuasn-bench-{Guid.NewGuid():N}");
            await using (Database database = postgres is null ? new SqliteDatabase(folder) : new PostgreSqlDatabase(await postgres.NewDatabase()))
            {
                await Schema.Apply(database);
                using var log = new AuditLog(database);
                foreach (var people in new[] { 1, Page })
                    foreach (var at in new[] { 1, callers })
                    {
                        var (waited, call) = (0L, 0);
                        var rate = await Load.Rate(at, seconds, async n =>
                        {
                            var started = Stopwatch.GetTimestamp();
                            await log.Append(Look(n, people));
                            Interlocked.Add(ref waited, Stopwatch.GetElapsedTime(started).Ticks);
                            Interlocked.Increment(ref call);
                        });
                        Console.WriteLine($"{store,-9} {people,7} {at,8} {rate,8:F0} {TimeSpan.FromTicks(waited / call).TotalMilliseconds,13:F2}");
                    }
            }
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static AuditLine Look(int n, int people) => AuditLine.Of(
        DateTimeOffset.UtcNow, new("5f0c2a9be1d34477", "Operator Dinas Pendidikan", "operator", "agency-1"), people == 1 ? "person" : "people",
        Enumerable.Range(0, people).Select(i => $"A8ACA7{(n * 31 + i) % 5000:D4}-4D8E-4B5B-9F0A-0123456789AB"), "agency-1", "10.1.2.0/24", "0c2a9be1d344775f");
}
