using System.Collections.Immutable;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Sample;
using KartuAsn.Roster;
using KartuAsn.Rules;
using KartuAsn.Storage;
using RosterOpening = KartuAsn.Roster.Opening<KartuAsn.Rules.RosterRow>;
using RosterReading = KartuAsn.Roster.Reading<KartuAsn.Rules.RosterRow>;

namespace KartuAsn.Gateway.Imports;

/// <summary>What came with a roster.</summary>
/// <param name="Id">Of the import; a repeat under the same id answers the first one.</param>
/// <param name="PositionDate">The day the roster speaks of; null: today.</param>
public sealed record RosterDelivery(string Id, bool DryRun, DateOnly? PositionDate, string? FileName, string By);

/// <summary>What became of it.</summary>
public abstract record RosterReceipt
{
    private RosterReceipt() { }

    public sealed record Taken(ImportView Import) : RosterReceipt;

    /// <summary>The file as a whole is no roster.</summary>
    public sealed record Refused(RosterProblem Problem) : RosterReceipt;

    /// <summary>A store of invented people takes no real ones.</summary>
    public sealed record SampleStore : RosterReceipt;
}

/// <summary>
/// Where a roster comes in, from the API and from the page alike. The body is read once, row by row; needed columns alone go to the
/// file store, in segments, and when all is durable the import begins.
/// </summary>
public sealed class RosterDoor(FileStore files, IGrainFactory grains, Database database, CityClock clock)
{
    public const string Kind = "roster";
    private const int SegmentRows = 5_000;

    public async Task<RosterReceipt> Receive(RosterDelivery delivery, Stream body, CancellationToken stop)
    {
        if (await SampleMark.IsOn(database))
            return new RosterReceipt.SampleStore();
        var import = grains.GetGrain<IImportGrain>(GrainKeys.Import(delivery.Id));
        if (await import.Look() is { } before)
            return new RosterReceipt.Taken(before);
        return await RosterReader.Open(body, clock.Today, cancel: stop) switch
        {
            RosterOpening.Refused refused => new RosterReceipt.Refused(refused.Problem),
            RosterOpening.Ready ready => await Read(delivery, import, ready.File, stop),
            _ => throw new InvalidOperationException("An opening that is neither ready nor refused."),
        };
    }

    private async Task<RosterReceipt> Read(RosterDelivery delivery, IImportGrain import, ImportFile<RosterRow> roster, CancellationToken stop)
    {
        await using var _ = roster;
        await using var errors = new ErrorSpool(roster.Format.Mark);
        var segments = ImmutableArray.CreateBuilder<ImportSegment>();
        var rows = new List<RosterRow>(SegmentRows);
        var taken = 0;
        await foreach (var reading in roster.Rows(stop))
        {
            switch (reading)
            {
                case RosterReading.Stopped stopped:
                    return new RosterReceipt.Refused(stopped.Problem);
                case RosterReading.Refused(var refused):
                    await errors.Add(refused.Row, refused.Kept, refused.Errors);
                    break;
                case RosterReading.Taken good:
                    taken++;
                    rows.Add(good.Row);
                    await errors.AddWarnings(good.Row.Row, good.Warnings);
                    break;
            }
            if (rows.Count == SegmentRows)
                segments.Add(await Store(rows));
        }
        if (rows.Count > 0)
            segments.Add(await Store(rows));

        var order = new ImportOrder(
            delivery.Id, Kind, delivery.DryRun, delivery.PositionDate ?? clock.Today, delivery.By, clock.Now, delivery.FileName,
            segments.ToImmutable(), taken + errors.Rows, errors.Rows, await errors.StoreIn(files), roster.Notes);
        return new RosterReceipt.Taken(await import.Start(order));
    }

    /// <summary>Durable when it answers.</summary>
    private async Task<ImportSegment> Store(List<RosterRow> rows)
    {
        using var lines = new MemoryStream();
        foreach (var row in rows)
        {
            await JsonSerializer.SerializeAsync(lines, row, StoredJson.Options);
            lines.WriteByte((byte)'\n');
        }
        lines.Position = 0;
        var segment = new ImportSegment(await files.Put(lines), rows.Count);
        rows.Clear();
        return segment;
    }
}
