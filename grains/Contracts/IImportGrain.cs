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

    /// <summary>Carries out what this dry run has shown, as another import; null when this is no finished dry run. Repeating it answers the same import.</summary>
    [Alias("Apply")]
    Task<ImportView?> Apply(string by);

    /// <summary>
    /// Takes the import's facts back by cancelling them; null when there is nothing to take back, or a newer one goes first (see
    /// <see cref="Newer"/>). Repeating it answers the same.
    /// </summary>
    [Alias("Undo")]
    Task<ImportView?> Undo(string by);

    /// <summary>
    /// The newest import carried out after this one that still stands: it has to be taken back first, since where it found what this one
    /// had written, it wrote nothing. Null: none, or this one is not to be taken back anyway.
    /// </summary>
    [Alias("Newer")]
    Task<ImportView?> Newer();

    /// <summary>Stops after the rows under way; what went in stays.</summary>
    [Alias("Cancel")]
    Task<ImportView?> Cancel();
}

/// <summary>What the gateway found at the door: rows checked, needed columns only, already durable as files.</summary>
/// <param name="Kind">roster, contracts or reorganisation.</param>
/// <param name="Segments">Files of good rows (JSON lines of <see cref="RosterRow"/>, ContractRow or MoveRow), in the order of the file.</param>
/// <param name="IsCorrection">The corrected rows of an earlier file: it does not list everybody, so nobody is missed in it.</param>
/// <param name="Agencies">Of a reorganisation.</param>
/// <param name="AlsoListedFile">File (JSON lines) of the ids in rows that did not go in: these people are in the roster all the same; null: none.</param>
/// <param name="ErrorsFile">SHA-256 of the list of troubled rows: the separator of the roster, then a JSON line a row; null without errors.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportOrder")]
public sealed record ImportOrder(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] bool DryRun, [property: Id(3)] DateOnly PositionDate,
    [property: Id(4)] string By, [property: Id(5)] DateTimeOffset At, [property: Id(6)] string? FileName,
    [property: Id(7)] ImmutableArray<ImportSegment> Segments, [property: Id(8)] int Rows, [property: Id(9)] int Errors,
    [property: Id(10)] string? ErrorsFile, [property: Id(11)] ImmutableArray<string> Notes, [property: Id(12)] bool IsCorrection = false,
    [property: Id(13)] ImmutableArray<AgencyChange> Agencies = default, [property: Id(14)] string? AlsoListedFile = null);

/// <summary>What a reorganisation does to an agency itself, from its effective date on.</summary>
/// <param name="Name">The name from then on; null: as it is.</param>
/// <param name="Opens">The agency begins then.</param>
/// <param name="Units">Units by id that come with the people.</param>
/// <param name="Closes">It ends then; on later days it is listed only as long as somebody is left in it.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.AgencyChange")]
public readonly record struct AgencyChange(
    [property: Id(0)] string Id, [property: Id(1)] string? Name, [property: Id(2)] bool Opens, [property: Id(3)] bool Closes,
    [property: Id(4)] ImmutableDictionary<string, string>? Units = null);

[GenerateSerializer, Immutable, Alias("KartuAsn.ImportSegment")]
public readonly record struct ImportSegment([property: Id(0)] string Sha256, [property: Id(1)] int Rows);

/// <param name="Missing">People in service at an agency of the roster whom it does not list; for review, never ended.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportCounts")]
public sealed record ImportCounts(
    [property: Id(0)] int New, [property: Id(1)] int Changed, [property: Id(2)] int Moved, [property: Id(3)] int Ended,
    [property: Id(4)] int Unchanged, [property: Id(5)] int Error, [property: Id(6)] int Missing = 0);

/// <param name="State">queued, running, done, failed or cancelled.</param>
/// <param name="Rows">Data rows in the file, those with errors included.</param>
/// <param name="Done">Rows dealt with so far, those with errors included.</param>
/// <param name="DifferenceFiles">Files (JSON lines of <see cref="Difference"/>) of what changes, or in a dry run would.</param>
/// <param name="RowsPerSecond">Of the recent work; null when it stands still.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportView")]
public sealed record ImportView(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] bool DryRun, [property: Id(3)] string State,
    [property: Id(4)] int Rows, [property: Id(5)] int Done, [property: Id(6)] ImportCounts Counts, [property: Id(7)] DateOnly PositionDate,
    [property: Id(8)] DateTimeOffset StartedAt, [property: Id(9)] DateTimeOffset? FinishedAt, [property: Id(10)] string By,
    [property: Id(11)] string? FileName, [property: Id(12)] double? RowsPerSecond, [property: Id(13)] ImmutableArray<string> Notes,
    [property: Id(14)] string? ErrorsFile, [property: Id(15)] ImmutableArray<string> DifferenceFiles, [property: Id(16)] ImportUndoView? Undo);

/// <summary>How far an import was taken back.</summary>
/// <param name="State">running or done.</param>
/// <param name="People">People from whom facts were taken back.</param>
/// <param name="ChangedSince">Of them, people about whom something was recorded since; that is kept.</param>
/// <param name="ListFiles">Files (JSON lines of <see cref="UndoneFor"/>) of those changed since.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportUndoView")]
public sealed record ImportUndoView(
    [property: Id(0)] string State, [property: Id(1)] string By, [property: Id(2)] DateTimeOffset StartedAt, [property: Id(3)] DateTimeOffset? FinishedAt,
    [property: Id(4)] int People, [property: Id(5)] int ChangedSince, [property: Id(6)] ImmutableArray<string> ListFiles);

/// <summary>One thing wrong with one row. <paramref name="Row"/> as a spreadsheet counts: the header is row 1.</summary>
/// <param name="Warning">The row went in all the same.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ImportError")]
public sealed record ImportError(
    [property: Id(0)] int Row, [property: Id(1)] string Column, [property: Id(2)] string Reason, [property: Id(3)] bool Warning);
