using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Roster;

/// <summary>What opening a file gave.</summary>
public abstract record RosterOpening
{
    private RosterOpening() { }

    public sealed record Ready(RosterFile File) : RosterOpening;

    public sealed record Refused(RosterProblem Problem) : RosterOpening;
}

/// <summary>What reading one row gave. A blank row gives nothing, but it is counted.</summary>
public abstract record RosterReading
{
    private RosterReading() { }

    /// <summary>A good row.</summary>
    /// <param name="Warnings">Odd, but no reason to leave the person out.</param>
    public sealed record Taken(RosterRow Row, ImmutableArray<ImportError> Warnings) : RosterReading;

    /// <summary>A row with errors.</summary>
    /// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
    /// <param name="Kept">
    /// Its cells in the order of <see cref="SiasnColumns.Kept"/>, for <see cref="ErrorFile"/>. All empty when the row has not as many
    /// columns as the header: then nobody knows which cell belongs to which column, and one of them may be a dropped one.
    /// </param>
    public sealed record Refused(int Row, ImmutableArray<ImportError> Errors, ImmutableArray<string> Kept) : RosterReading;

    /// <summary>Reading ended here, before the end of the file.</summary>
    public sealed record Stopped(RosterProblem Problem) : RosterReading;
}

/// <summary>Limits of one file; beyond them it is refused.</summary>
/// <param name="LongestRecord">In characters, line breaks within quotes included.</param>
public sealed record RosterLimits(int Rows = 10_000_000, int Columns = 500, int LongestRecord = 256 * 1024)
{
    public static readonly RosterLimits Default = new();
}
