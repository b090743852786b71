using System.Buffers;
using System.Globalization;
using System.Text;

namespace KartuAsn.Documents;

/// <summary>
/// A list as CSV for spreadsheets of Indonesia: UTF-8 with its mark, semicolons, CRLF. No cell begins a formula, and long numbers stay texts.
/// </summary>
public static class TableCsv
{
    /// <summary>The wide ones too: some spreadsheets read them alike.</summary>
    private const string FormulaStarts = "=+-@＝＋－＠";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\t\r\n");

    public static byte[] Write(TablePaper paper)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            writer.Write(Line(paper.Columns.Select(column => Safe(column.Title))));
            foreach (var row in paper.Rows) writer.Write(Line(row.Select(value => value.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : Safe(value.Printed))));
        }
        return bytes.ToArray();
    }

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Safe(string cell)
    {
        var text = cell.Any(char.IsControl) ? string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c)) : cell;
        return BeginsFormula(text) || LooksLikeLongNumber(text) ? "'" + text : text;
    }

    /// <summary>A single "-" is an empty cell, and no formula.</summary>
    private static bool BeginsFormula(string cell) => cell.TrimStart() is { Length: > 0 } text && text != "-" && FormulaStarts.Contains(text[0]);

    /// <summary>A spreadsheet would keep 15 digits of it.</summary>
    private static bool LooksLikeLongNumber(string cell) => cell.Length > 11 && cell.All(char.IsAsciiDigit);
}
