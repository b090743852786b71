namespace KartuAsn.Roster;

/// <summary>
/// Rows of cells, whatever the file keeps them in, read once from front to back. Of a row only the cells that are asked for become
/// texts; all others stay in a buffer, where the next row overwrites them.
/// </summary>
internal abstract class RowSource : IAsyncDisposable
{
    public abstract FileFormat Format { get; }

    /// <summary>The present row as a spreadsheet counts, blank ones included.</summary>
    public abstract int Row { get; }

    /// <summary>Columns of the present row.</summary>
    public abstract int Width { get; }

    /// <summary>Every cell is empty or white.</summary>
    public abstract bool IsBlank { get; }

    /// <summary>Goes to the next row. With a problem there is none, and reading ends.</summary>
    public abstract ValueTask<(bool More, RosterProblem? Problem)> Next(CancellationToken cancel);

    /// <summary>A cell of the present row, clean; "" beyond its end.</summary>
    /// <param name="isDate">A number of days becomes a date.</param>
    public abstract string Text(int ordinal, bool isDate);

    /// <summary>Why the text of a cell is not to be trusted, in formal Indonesian; null: it may be.</summary>
    public virtual string? FaultOf(int ordinal) => null;

    /// <summary>Why it is not known which cell of the present row belongs to which column; null: it is.</summary>
    public virtual string? MisshapenBeside(Header header) => null;

    /// <summary>The present row has another number of cells than the header, so a cell may have left its column unnoticed.</summary>
    public virtual bool MayHaveMoved(Header header) => false;

    /// <summary>What the importing officer should know about the file, in Indonesian. Complete when all rows have been read.</summary>
    public virtual IEnumerable<string> Notes() => [];

    public abstract ValueTask DisposeAsync();
}
