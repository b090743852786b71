using System.Collections.Immutable;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Sample;

/// <summary>Fills an empty store with the invented city, through the very import that a real roster takes.</summary>
public sealed class SampleFill(IGrainFactory grains, FileStore files, Database database, CityClock clock)
{
    public const string By = "Data contoh";
    private const string ImportId = "contoh";
    private const int SegmentRows = 1_000;

    /// <summary>Harmless when it is filled already, or half.</summary>
    public async Task Fill(CancellationToken stop)
    {
        await SampleMark.Set(database);
        var import = grains.GetGrain<IImportGrain>(GrainKeys.Import(ImportId));
        if (await import.Look() is null)
            await import.Start(await Order());
        while ((await import.Look())!.FinishedAt is null)
            await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
    }

    private async Task<ImportOrder> Order()
    {
        var segments = ImmutableArray.CreateBuilder<ImportSegment>();
        foreach (var rows in SampleCity.Rows().Chunk(SegmentRows))
            segments.Add(new(await files.Put(Lines(rows)), rows.Length));
        return new(ImportId, "roster", DryRun: false, SampleCity.Position, By, clock.Now, "kota-madiun-contoh.csv",
            segments.ToImmutable(), segments.Sum(segment => segment.Rows), Errors: 0, ErrorsFile: null, Notes: []);
    }

    private static byte[] Lines(RosterRow[] rows)
    {
        using var lines = new MemoryStream();
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(lines, row, StoredJson.Options);
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }
}
