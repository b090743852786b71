using System.Collections.Immutable;
using KartuAsn.Contracts;

namespace KartuAsn.Roster;

/// <summary>What opening a file gave.</summary>
public abstract record Opening<TRow>
{
    private Opening() { }

    public sealed record Ready(ImportFile<TRow> File) : Opening<TRow>;

    public sealed record Refused(RosterProblem Problem) : Opening<TRow>;
}

/// <summary>What reading one row gave. A blank row gives nothing, but it is counted.</summary>
public abstract record Reading<TRow>
{
    private Reading() { }

    /// <summary>A good row.</summary>
    /// <param name="Warnings">Odd, but no reason to leave the person out.</param>
    public sealed record Taken(TRow Row, ImmutableArray<ImportError> Warnings) : Reading<TRow>;

    /// <summary>A row with errors.</summary>
    public sealed record Refused(RefusedRow Row) : Reading<TRow>;

    /// <summary>Reading ended here, before the end of the file.</summary>
    public sealed record Stopped(RosterProblem Problem) : Reading<TRow>;
}

/// <summary>A row with errors.</summary>
/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Kept">
/// Its cells in the order of the layout, for <see cref="ErrorFile"/>. All empty when the row of a CSV has not as many columns as the
/// header: then nobody knows which cell belongs to which column, and one of them may be a dropped one.
/// </param>
public sealed record RefusedRow(int Row, ImmutableArray<ImportError> Errors, ImmutableArray<string> Kept);

/// <summary>Limits of one file; beyond them it is refused.</summary>
/// <param name="LongestRecord">In characters, line breaks within quotes included.</param>
public sealed record RosterLimits(int Rows = 10_000_000, int Columns = 500, int LongestRecord = 256 * 1024)
{
    public static readonly RosterLimits Default = new();

    /// <summary>Of an XLSX as it arrives; it waits in memory. Some 100,000 rows have 40 MB; more come as CSV.</summary>
    public long SpreadsheetBytes { get; init; } = 64L << 20;

    /// <summary>Of all that is unpacked from an XLSX, counted while it is.</summary>
    public long UnpackedBytes { get; init; } = 4L << 30;

    /// <summary>Bytes unpacked for one packed, when they are more than a few; a large real sheet has about 20.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>Files within an XLSX.</summary>
    public int Entries { get; init; } = 2_000;

    /// <summary>Different texts of an XLSX, which stay in memory while it is read.</summary>
    public int SharedStrings { get; init; } = 4_000_000;

    /// <summary>Of all these texts together, as UTF-8.</summary>
    public int SharedStringBytes { get; init; } = 64 << 20;

    /// <summary>Elements within elements in an XLSX; a sheet has about ten.</summary>
    public int XmlDepth { get; init; } = 64;
}
