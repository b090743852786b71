namespace KartuAsn.Roster;

/// <summary>
/// The rows in error as a file that can be corrected and sent again: the kept columns, and the reasons in the last one.
/// No cell of it begins a formula, and a spreadsheet takes its long numbers as texts.
/// </summary>
public static class ErrorFile
{
    public const string ReasonColumn = "Keterangan kesalahan";

    /// <summary>The whole file. For Excel to see its encoding, write it as UTF-8 with a BOM.</summary>
    public static void Write(TextWriter writer, char delimiter, IEnumerable<RosterReading.Refused> rows)
    {
        writer.Write(Header(delimiter));
        foreach (var row in rows) writer.Write(Line(delimiter, row));
    }

    /// <summary>The first line, with its line break.</summary>
    public static string Header(char delimiter) =>
        CsvLine.Join(delimiter, [.. SiasnColumns.Kept.Select(column => column.Name), ReasonColumn]);

    /// <summary>The line of one row, with its line break.</summary>
    public static string Line(char delimiter, RosterReading.Refused row) =>
        CsvLine.Join(delimiter, [.. row.Kept.Select(Safe), $"Baris {row.Row}: {string.Join(" | ", row.Errors.Select(Reason))}"]);

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
