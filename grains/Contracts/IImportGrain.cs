using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>One import: reads the stored segments of good rows and hands them to the employees. Key: <see cref="GrainKeys.Import"/>.</summary>
[Alias("KartuAsn.IImportGrain")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Takes the order durably and begins. Repeating it answers the same.</summary>
    [Alias("Start")]
    Task<ImportView> Start([Immutable] ImportOrder order);

    /// <summary>Goes on after a restart, if it is not finished.</summary>
    [Alias("Resume")]
    Task Resume();

    /// <summary>Null when there is no such import.</summary>
    [Alias("Look")]
    Task<ImportView?> Look();

    /// <summary>Stops after the rows under way; what went in stays.</summary>
    [Alias("Cancel")]
    Task<ImportView?> Cancel();
}

/// <summary>What the gateway found at the door: rows checked, needed columns only, already durable as files.</summary>
/// <param name="Segments">Files of good rows (JSON lines of <see cref="RosterRow"/>), in the order of the roster.</param>
/// <param name="ErrorsFile">SHA-256 of the list of troubled rows: the separator of the roster, then a JSON line a row; null without errors.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportOrder")]
public sealed record ImportOrder(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] bool DryRun, [property: Id(3)] DateOnly PositionDate,
    [property: Id(4)] string By, [property: Id(5)] DateTimeOffset At, [property: Id(6)] string? FileName,
    [property: Id(7)] ImmutableArray<ImportSegment> Segments, [property: Id(8)] int Rows, [property: Id(9)] int Errors,
    [property: Id(10)] string? ErrorsFile, [property: Id(11)] ImmutableArray<string> Notes);

[GenerateSerializer, Immutable, Alias("KartuAsn.ImportSegment")]
public readonly record struct ImportSegment([property: Id(0)] string Sha256, [property: Id(1)] int Rows);

[GenerateSerializer, Immutable, Alias("KartuAsn.ImportCounts")]
public sealed record ImportCounts(
    [property: Id(0)] int New, [property: Id(1)] int Changed, [property: Id(2)] int Moved, [property: Id(3)] int Ended,
    [property: Id(4)] int Unchanged, [property: Id(5)] int Error);

/// <param name="State">queued, running, done, failed or cancelled.</param>
/// <param name="Rows">Data rows in the file, those with errors included.</param>
/// <param name="Done">Rows dealt with so far, those with errors included.</param>
/// <param name="RowsPerSecond">Of the recent work; null when it stands still.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportView")]
public sealed record ImportView(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] bool DryRun, [property: Id(3)] string State,
    [property: Id(4)] int Rows, [property: Id(5)] int Done, [property: Id(6)] ImportCounts Counts, [property: Id(7)] DateOnly PositionDate,
    [property: Id(8)] DateTimeOffset StartedAt, [property: Id(9)] DateTimeOffset? FinishedAt, [property: Id(10)] string By,
    [property: Id(11)] string? FileName, [property: Id(12)] double? RowsPerSecond, [property: Id(13)] ImmutableArray<string> Notes,
    [property: Id(14)] string? ErrorsFile);

/// <summary>One thing wrong with one row. <paramref name="Row"/> as a spreadsheet counts: the header is row 1.</summary>
/// <param name="Warning">The row went in all the same.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportError")]
public sealed record ImportError(
    [property: Id(0)] int Row, [property: Id(1)] string Column, [property: Id(2)] string Reason, [property: Id(3)] bool Warning);
