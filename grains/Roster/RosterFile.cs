using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KartuAsn.Contracts;
using Sylvan.Data.Csv;

namespace KartuAsn.Roster;

/// <summary>
/// An opened roster, read once from front to back. Of a row only the needed cells ever become texts; all others stay in the buffer of
/// the reader, where the next record overwrites them.
/// </summary>
public sealed class RosterFile : IAsyncDisposable
{
    private readonly CsvDataReader csv;
    private readonly RosterHeader header;
    private readonly RosterText text;
    private readonly DateOnly today;
    private readonly RosterLimits limits;
    private readonly FirstRows ids = new();
    private readonly FirstRows numbers = new();
    private int row;
    private bool onlyHeader;

    internal RosterFile(CsvDataReader csv, RosterHeader header, RosterText text, int headerRow, DateOnly today, RosterLimits limits) =>
        (this.csv, this.header, this.text, row, this.today, this.limits) = (csv, header, text, headerRow, today, limits);

    /// <summary>What separates the columns; the file of errors is written with the same.</summary>
    public char Delimiter => text.Delimiter;

    /// <summary>What the importing officer should know about the file, in Indonesian. Complete when all rows have been read.</summary>
    public ImmutableArray<string> Notes => [.. header.Notes(), .. ContentNotes()];

    /// <summary>One result a row, in the order of the file; after <see cref="RosterReading.Stopped"/> nothing more.</summary>
    public async IAsyncEnumerable<RosterReading> Rows([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var first = row;
        var empty = true;
        while (true)
        {
            var (more, problem) = await Next(cancel);
            if (problem is null && more && row - first > limits.Rows) problem = new RosterProblem.TooManyRows(limits.Rows);
            if (problem is not null) yield return new RosterReading.Stopped(problem);
            onlyHeader = empty && problem is null && !more;
            if (problem is not null || !more) yield break;
            if (ReadRow() is not { } reading) continue;
            empty = false;
            yield return reading;
        }
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private async ValueTask<(bool More, RosterProblem? Problem)> Next(CancellationToken cancel)
    {
        row++;
        try
        {
            return (await csv.ReadAsync(cancel), null);
        }
        catch (CsvRecordTooLargeException)
        {
            return (false, new RosterProblem.LineTooLong(row));
        }
    }

    /// <summary>Null: a blank row.</summary>
    private RosterReading? ReadRow()
    {
        if (!HasShapeOfHeader()) return RosterReader.IsBlank(csv) ? null : Misshapen();
        var cells = Cells();
        if (cells.All(Cell.IsEmpty) && RosterReader.IsBlank(csv)) return null;
        var reading = new RowMeaning(row, cells, today, ids, numbers).Read();
        return reading is RosterReading.Refused refused && csv.RowFieldCount != header.Width ? refused with { Kept = NoCells } : reading;
    }

    /// <summary>Empty cells at the end may be there or not: spreadsheets leave them out, or add some.</summary>
    private bool HasShapeOfHeader()
    {
        if (csv.RowFieldCount < header.Needed) return false;
        for (var i = header.Width; i < csv.RowFieldCount; i++)
        {
            if (!csv.GetFieldSpan(i).IsWhiteSpace()) return false;
        }
        return true;
    }

    private RosterReading.Refused Misshapen() => new(row, [new ImportError(row, "", MisshapenReason(), Warning: false)], NoCells);

    /// <summary>
    /// Of a row in error with more or fewer columns than the header: a quote or a separator too many may have moved its cells, so which
    /// is which is not known and none is repeated; it may be one of a dropped column.
    /// </summary>
    private static ImmutableArray<string> NoCells => [.. Enumerable.Repeat("", SiasnColumns.Kept.Length)];

    private string MisshapenReason() =>
        $"Baris ini memuat {csv.RowFieldCount} kolom, sedangkan baris judul memuat {header.Width}. " +
        "Periksa pemisah kolom atau ganti baris di dalam sel, dan tanda kutip (\") yang tidak ditutup: baris-baris sesudahnya dapat ikut " +
        "terbaca sebagai baris ini. Perbaiki pada berkas asal.";

    private string[] Cells()
    {
        var cells = new string[SiasnColumns.Kept.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = header.OrdinalOf((RosterColumn)i) is { } at && at < csv.RowFieldCount ? Cell.Clean(csv.GetFieldSpan(at)) : "";
        }
        return cells;
    }

    private IEnumerable<string> ContentNotes()
    {
        if (onlyHeader) yield return "Berkas hanya memuat baris judul, tanpa data pegawai. Unduh ulang \"Data ASN\" dari SIASN.";
        if (text.HadWindows1252)
            yield return "Berkas memuat huruf yang bukan UTF-8; huruf itu dibaca sebagai Windows-1252. " +
                "Periksa nama yang memakai huruf khusus.";
    }
}
