using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Roster;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using RosterOpening = KartuAsn.Roster.Opening<KartuAsn.Rules.RosterRow>;
using RosterReading = KartuAsn.Roster.Reading<KartuAsn.Rules.RosterRow>;

namespace KartuAsn.Bench;

/// <summary>A roster as SIASN exports it, from the CSV to the last person counted, on SQLite, and how much memory it takes meanwhile.</summary>
internal static class Import
{
    private const int SegmentRows = 5_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    public static async Task Run(Options options)
    {
        var rows = options.Number("--rows", 100_000);
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(path)) SiasnFile.Write(file, rows);
            await Measure(path, rows);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task Measure(string path, int rows)
    {
        await using var city = await BenchCity.Start(postgres: null);
        Console.WriteLine($"import: {rows} rows, {new FileInfo(path).Length >> 20} MB");
        Console.WriteLine("  done  seconds   rows/s  live MB  resident MB");
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var segments = await Segments(city, path);
        Console.WriteLine($"  read  {watch.Elapsed.TotalSeconds,7:F1}");
        var import = city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("bench"));
        await import.Start(new(
            "bench", "roster", false, city.Clock.Today, "bench", city.Clock.Now, "roster.csv", segments, segments.Sum(s => s.Rows), 0, null, []));

        var (seen, at) = (0, watch.Elapsed);
        var view = (await import.Look())!;
        while (view.FinishedAt is null)
        {
            await Task.Delay(LookEvery);
            view = (await import.Look())!;
            if (view.Done - seen < rows / 10 && view.FinishedAt is null) continue;
            Console.WriteLine($"{view.Done,6}  {watch.Elapsed.TotalSeconds,7:F1}  {(view.Done - seen) / (watch.Elapsed - at).TotalSeconds,7:F0}  {Memory()}");
            (seen, at) = (view.Done, watch.Elapsed);
        }

        Console.WriteLine($"{view.State}: {view.Counts}");
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s in all, {rows / watch.Elapsed.TotalSeconds:F0} rows/s, "
            + $"{(Environment.CpuUsage.TotalTime - before).TotalSeconds:F1} s of processor time");
    }

    /// <summary>As at the door: only what is needed of good rows, in files of so many rows.</summary>
    private static async Task<ImmutableArray<ImportSegment>> Segments(BenchCity city, string path)
    {
        await using var stream = File.OpenRead(path);
        await using var roster = ((RosterOpening.Ready)await RosterReader.Open(stream, city.Clock.Today)).File;
        var segments = ImmutableArray.CreateBuilder<ImportSegment>();
        await foreach (var rows in roster.Rows().OfType<RosterReading.Taken>().Select(taken => taken.Row).Chunk(SegmentRows))
        {
            using var lines = new MemoryStream();
            foreach (var row in rows)
            {
                await JsonSerializer.SerializeAsync(lines, row, StoredJson.Options);
                lines.WriteByte((byte)'\n');
            }

            lines.Position = 0;
            segments.Add(new(await city.Files.Put(lines), rows.Length));
        }

        return segments.ToImmutable();
    }

    /// <summary>What is alive, after a collection, and what the process holds.</summary>
    private static string Memory() =>
        $"{GC.GetTotalMemory(forceFullCollection: true) >> 20,7}  {Environment.WorkingSet >> 20,11}";
}
