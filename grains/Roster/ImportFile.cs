using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KartuAsn.Contracts;

namespace KartuAsn.Roster;

/// <summary>An opened file, CSV or XLSX, read once from front to back.</summary>
/// <typeparam name="TRow">What a good row becomes.</typeparam>
public sealed class ImportFile<TRow> : IAsyncDisposable
{
    private readonly RowSource source;
    private readonly Header header;
    private readonly Layout layout;
    private readonly Func<KeptRow, Reading<TRow>> meaning;
    private readonly RosterLimits limits;
    private bool onlyHeader;

    internal ImportFile(
        RowSource source, Header header, Layout layout, Func<KeptRow, Reading<TRow>> meaning, RosterLimits limits) =>
        (this.source, this.header, this.layout, this.meaning, this.limits) = (source, header, layout, meaning, limits);

    /// <summary>The file of errors is written in the same.</summary>
    public FileFormat Format => source.Format;

    /// <summary>A corrected <see cref="ErrorFile"/>: it lists some people, and says nothing about those who are not in it.</summary>
    public bool IsCorrection => header.IsOfErrorFile;

    /// <summary>What the importing officer should know about the file, in Indonesian. Complete when all rows have been read.</summary>
    public ImmutableArray<string> Notes => [.. header.Notes(), .. ContentNotes(), .. source.Notes()];

    /// <summary>One result a row, in the order of the file; after <see cref="Reading{TRow}.Stopped"/> nothing more.</summary>
    public async IAsyncEnumerable<Reading<TRow>> Rows([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var first = source.Row;
        var empty = true;
        while (true)
        {
            var (more, problem) = await source.Next(cancel);
            if (problem is null && more && source.Row - first > limits.Rows) problem = new RosterProblem.TooManyRows(limits.Rows);
            if (problem is not null) yield return new Reading<TRow>.Stopped(problem);
            onlyHeader = empty && problem is null && !more;
            if (problem is not null || !more) yield break;
            if (ReadRow() is not { } reading) continue;
            empty = false;
            yield return reading;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Null: a blank row.</summary>
    private Reading<TRow>? ReadRow()
    {
        if (source.MisshapenBeside(header) is { } reason) return source.IsBlank ? null : Misshapen(reason);
        var kept = Kept();
        if (kept.Cells.All(Cell.IsEmpty) && source.IsBlank) return null;
        var reading = meaning(kept);
        return reading is Reading<TRow>.Refused(var refused) && source.MayHaveMoved(header)
            ? new Reading<TRow>.Refused(refused with { Kept = NoCells })
            : reading;
    }

    private Reading<TRow>.Refused Misshapen(string reason) =>
        new(new RefusedRow(source.Row, [new ImportError(source.Row, "", reason, Warning: false)], NoCells));

    /// <summary>
    /// Of a row in error whose cells may have moved: which is which is not known and none is repeated; it may be one of a dropped column.
    /// </summary>
    private ImmutableArray<string> NoCells => [.. Enumerable.Repeat("", layout.Kept.Length)];

    private KeptRow Kept()
    {
        var row = new KeptRow(source.Row, new string[layout.Kept.Length]);
        for (var i = 0; i < row.Cells.Length; i++)
        {
            row.Cells[i] = header.OrdinalOf(i) is { } at ? source.Text(at, layout.Kept[i].IsDate) : "";
            if (header.OrdinalOf(i) is { } ordinal && source.FaultOf(ordinal) is { } fault) row.Add(i, fault);
        }
        return row;
    }

    private IEnumerable<string> ContentNotes()
    {
        if (onlyHeader) yield return "Berkas hanya memuat baris judul, tanpa data pegawai. " + layout.Advice;
    }
}

/// <summary>The cells of one row that are read, in the order of the layout.</summary>
internal sealed class KeptRow(int row, string[] cells)
{
    private List<(int Place, string Reason)>? faults;

    public int Row => row;

    public string[] Cells => cells;

    /// <summary>Cells whose text is not to be trusted.</summary>
    public IReadOnlyList<(int Place, string Reason)> Faults => faults ?? [];

    public void Add(int place, string fault) => (faults ??= []).Add((place, fault));
}
