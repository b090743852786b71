using System.Text;
using KartuAsn.Roster.Xlsx;

namespace KartuAsn.Roster;

/// <summary>
/// The rows in error as a file that can be corrected and sent again: the kept columns, and the reasons in the last one. It is of the
/// format of the file that came in. No cell of it begins a formula, and a spreadsheet takes its long numbers as texts.
/// </summary>
public static class ErrorFile
{
    public const string ReasonColumn = "Keterangan kesalahan";

    /// <summary>
    /// Writes the whole file, row by row. The stream stays open, need not be sought and is written to asynchronously alone, so it may be
    /// the body of an answer.
    /// </summary>
    /// <param name="layout">That of the reader which refused the rows.</param>
    public static Task Write(
        Stream target, FileFormat format, Layout layout, IAsyncEnumerable<RefusedRow> rows, CancellationToken cancel = default) =>
        format is FileFormat.Csv csv
            ? WriteCsv(target, csv.Delimiter, Header(layout), rows, cancel)
            : XlsxWriter.Write(target, Header(layout), rows.Select(row => Cells(row)), cancel);

    /// <summary>The BOM lets Excel see the encoding.</summary>
    private static async Task WriteCsv(
        Stream target, char delimiter, string[] header, IAsyncEnumerable<RefusedRow> rows, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvLine.Join(delimiter, header));
        await foreach (var row in rows.WithCancellation(cancel)) await writer.WriteAsync(CsvLine.Join(delimiter, Cells(row).Select(Safe)));
    }

    private static string[] Header(Layout layout) => [.. layout.Kept.Select(column => column.Name), ReasonColumn];

    private static IEnumerable<string> Cells(RefusedRow row) =>
        [.. row.Kept, $"Baris {row.Row}: {string.Join(" | ", row.Errors.Select(Reason))}"];

    private static string Reason(Contracts.ImportError error) =>
        error.Column.Length == 0 ? error.Reason : $"{error.Column}: {error.Reason}";

    private static string Safe(string cell) =>
        BeginsFormula(cell) || LooksLikeLongNumber(cell) ? "'" + Printable(cell) : Printable(cell);

    /// <summary>A single "-" is how SIASN writes an empty cell, and no formula.</summary>
    private static bool BeginsFormula(string cell) => cell.Length > 0 && cell != "-" && Cell.FormulaStarts.Contains(cell[0]);

    /// <summary>Excel would keep 15 digits of it.</summary>
    private static bool LooksLikeLongNumber(string cell) =>
        cell.Length > 11 && char.IsAsciiDigit(cell[0]) && cell.All(c => char.IsAsciiDigit(c) || c is 'E' or 'e');

    private static string Printable(string cell) =>
        cell.Any(char.IsControl) ? string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c)) : cell;
}
