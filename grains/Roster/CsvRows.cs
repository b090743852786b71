using Sylvan.Data.Csv;

namespace KartuAsn.Roster;

/// <summary>The rows of a CSV, straight from the buffer of its reader.</summary>
internal sealed class CsvRows : RowSource
{
    private readonly CsvDataReader csv;
    private readonly CsvText text;
    private int row;

    private CsvRows(CsvDataReader csv, CsvText text) => (this.csv, this.text) = (csv, text);

    public override FileFormat Format => new FileFormat.Csv(text.Delimiter);

    public override int Row => row;

    public override int Width => csv.RowFieldCount;

    public override bool IsBlank => IsBlankFrom(0);

    /// <summary>Null when the first line is too long.</summary>
    public static async Task<CsvRows?> Open(byte[] prefix, Stream rest, RosterLimits limits, CancellationToken cancel)
    {
        var text = CsvText.Of(prefix, rest);
        try
        {
            return new(await CsvDataReader.CreateAsync(text.Reader, OptionsFor(text.Delimiter, limits), cancel), text);
        }
        catch (CsvRecordTooLargeException)
        {
            return null;
        }
    }

    public override async ValueTask<(bool More, RosterProblem? Problem)> Next(CancellationToken cancel)
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

    public override string Text(int ordinal, bool isDate) =>
        ordinal < csv.RowFieldCount ? Cell.Clean(csv.GetFieldSpan(ordinal)) : "";

    /// <summary>Empty cells at the end may be there or not: spreadsheets leave them out, or add some.</summary>
    public override string? MisshapenBeside(Header header) =>
        csv.RowFieldCount >= header.Needed && IsBlankFrom(header.Width)
            ? null
            : $"Baris ini memuat {csv.RowFieldCount} kolom, sedangkan baris judul memuat {header.Width}. " +
              "Periksa pemisah kolom atau ganti baris di dalam sel, dan tanda kutip (\") yang tidak ditutup: baris-baris sesudahnya dapat " +
              "ikut terbaca sebagai baris ini. Perbaiki pada berkas asal.";

    /// <summary>A quote or a separator too many may have moved cells.</summary>
    public override bool MayHaveMoved(Header header) => csv.RowFieldCount != header.Width;

    public override IEnumerable<string> Notes()
    {
        if (text.HadWindows1252)
            yield return "Berkas memuat huruf yang bukan UTF-8; huruf itu dibaca sebagai Windows-1252. " +
                "Periksa nama yang memakai huruf khusus.";
    }

    public override ValueTask DisposeAsync() => csv.DisposeAsync();

    private bool IsBlankFrom(int ordinal)
    {
        for (var i = ordinal; i < csv.RowFieldCount; i++)
        {
            if (!csv.GetFieldSpan(i).IsWhiteSpace()) return false;
        }
        return true;
    }

    /// <summary>Lax, because names hold quotes; a comment begins with what is no character, because nothing in a roster is one.</summary>
    private static CsvDataReaderOptions OptionsFor(char delimiter, RosterLimits limits) => new()
    {
        HasHeaders = false,
        Delimiter = delimiter,
        CsvStyle = CsvStyle.Lax,
        Comment = '\uFFFF',
        BufferSize = Math.Min(64 * 1024, limits.LongestRecord),
        MaxBufferSize = limits.LongestRecord,
        OwnsReader = true,
    };
}
