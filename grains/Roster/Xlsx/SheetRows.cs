using System.Globalization;

namespace KartuAsn.Roster.Xlsx;

/// <summary>The rows of one sheet, element by element; nothing of a row outlives it.</summary>
internal sealed class SheetRows : RowSource
{
    private const int RowDepth = 2;
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private readonly Workbook workbook;
    private readonly XmlPart part;
    private readonly RosterLimits limits;
    private readonly TextBuffer text;
    private readonly Stored[] cells;
    private int row;
    private int width;
    private bool hasMerged;

    public SheetRows(Workbook workbook, XmlPart part, RosterLimits limits)
    {
        (this.workbook, this.part, this.limits) = (workbook, part, limits);
        (text, cells) = (new(limits.LongestRecord), new Stored[limits.Columns]);
    }

    /// <summary>What a cell holds, and where its characters are.</summary>
    private readonly record struct Stored(Content Content, int Start, int Length, int Style, bool HasFormula);

    private enum Content
    {
        Nothing,
        Number,
        Text,
        Shared,
        Boolean,
        Date,
    }

    public override FileFormat Format => new FileFormat.Xlsx();

    public override int Row => row;

    public override int Width => width;

    public override bool IsBlank => width == 0;

    public override ValueTask<(bool More, RosterProblem? Problem)> Next(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return new((ReadRow(), null));
        }
        catch (Exception e) when (Refusing.Is(e))
        {
            return new((false, Refusing.ProblemOf(e)));
        }
    }

    public override string Text(int ordinal, bool isDate)
    {
        if (ordinal >= cells.Length) return "";
        var cell = cells[ordinal];
        var stored = text.Span.Slice(cell.Start, cell.Length);
        return cell.Content switch
        {
            Content.Nothing => "",
            Content.Shared => Cell.Clean(SheetText.Decoded(workbook.Strings[IndexOf(stored)])),
            Content.Boolean => stored is "1" or "true" ? "TRUE" : "FALSE",
            Content.Date => Cell.Clean(stored.IndexOf('T') is > 0 and var time ? stored[..time] : stored),
            Content.Number => NumberOrDate(stored, cell.Style, isDate),
            _ => Cell.Clean(SheetText.Decoded(stored.ToString())),
        };
    }

    public override string? FaultOf(int ordinal) => ordinal >= cells.Length ? null : cells[ordinal] switch
    {
        { HasFormula: true } => "Sel berisi rumus; tempel sebagai nilai (salin, lalu Paste Special, Values), kemudian unggah kembali.",
        { Content: Content.Number } cell when SheetNumber.HasLostDigits(text.Span.Slice(cell.Start, cell.Length)) =>
            "Sel berisi bilangan yang lebih dari 15 angka, sehingga angka terakhirnya telah dirusak oleh Excel. Unduh ulang dari SIASN " +
            "dan simpan tanpa dibuka di Excel, atau ubah kolom ini menjadi Teks lalu ketik ulang nomornya dari SK.",
        _ => null,
    };

    public override IEnumerable<string> Notes()
    {
        if (workbook.SheetNote is { } note) yield return note;
        if (hasMerged)
            yield return "Lembar memuat sel yang digabungkan (Merge Cells): hanya sel pertamanya yang berisi, sel lainnya dibaca kosong. " +
                "Bila ada baris yang dinyatakan kosong, pisahkan sel-sel itu (Unmerge Cells) dan isi satu per satu.";
    }

    public override ValueTask DisposeAsync()
    {
        part.Dispose();
        return workbook.DisposeAsync();
    }

    /// <summary>False: there is no further row. What follows the rows is read too, for its notes and the checksum.</summary>
    private bool ReadRow()
    {
        while (part.ReadStart())
        {
            hasMerged |= part.Name == "mergeCell";
            if (part.Depth != RowDepth || part.Name != "row") continue;
            BeginRow(part.Attribute("r"));
            ReadCells();
            return true;
        }
        return false;
    }

    private void BeginRow(string? number)
    {
        var next = number is null ? row + 1 : NumberOf(number);
        if (next <= row || next > MostRows) throw Refusing.Broken();
        (row, width) = (next, 0);
        text.Clear();
        Array.Clear(cells);
    }

    private void ReadCells()
    {
        if (part.IsEmpty) return;
        var column = -1;
        while (part.Read() && part.Depth > RowDepth)
        {
            if (part.IsStart && part.Depth == RowDepth + 1 && part.Name == "c") column = ReadCell(column);
        }
    }

    /// <summary>The column of the cell; without an address it stands beside the one before.</summary>
    private int ReadCell(int before)
    {
        var (column, type, style) = (before + 1, "n", 0);
        while (part.NextAttribute())
        {
            switch (part.Name)
            {
                case "r": column = ColumnOf(part.Value); break;
                case "t": type = part.Value; break;
                case "s": style = NumberOf(part.Value); break;
            }
        }
        if (column <= before || column >= MostColumns) throw Refusing.Broken();
        Keep(column, type, style);
        return column;
    }

    private void Keep(int column, string type, int style)
    {
        var start = text.Length;
        var formula = text.AppendRichText(part);
        var stored = text.Span[start..];
        var content = ContentOf(type);
        if (IsWhite(content, stored) && !formula) return;
        width = column + 1;
        if (column < cells.Length) cells[column] = new(stored.IsEmpty ? Content.Text : content, start, stored.Length, style, formula);
    }

    private bool IsWhite(Content content, ReadOnlySpan<char> stored)
    {
        if (stored.IsWhiteSpace()) return true;
        if (content != Content.Shared) return false;
        var index = IndexOf(stored);
        if (index < 0 || index >= workbook.Strings.Count) throw Refusing.Broken();
        return workbook.Strings.IsWhite(index);
    }

    /// <summary>An error (e) is kept as the text that the spreadsheet shows.</summary>
    private static Content ContentOf(string type) => type switch
    {
        "n" => Content.Number,
        "s" => Content.Shared,
        "b" => Content.Boolean,
        "d" => Content.Date,
        _ => Content.Text,
    };

    private string NumberOrDate(ReadOnlySpan<char> stored, int style, bool isDate)
    {
        var shown = workbook.Dates.IsDate(style);
        return (shown || isDate ? SheetNumber.Date(stored, workbook.From1904, shown) : null) ?? SheetNumber.Text(stored);
    }

    /// <summary>The letters of an address such as AB12, counted from 0.</summary>
    private static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var c in address)
        {
            if (!char.IsAsciiLetter(c) || column > MostColumns) break;
            column = column * 26 + (c & 0x1F);
        }
        return column - 1;
    }

    private static int IndexOf(ReadOnlySpan<char> stored) =>
        int.TryParse(stored, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
            ? index : -1;

    private static int NumberOf(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
