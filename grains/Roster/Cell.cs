using System.Globalization;
using System.Text;

namespace KartuAsn.Roster;

/// <summary>Makes a cell's characters a text: trimmed, single spaces, nothing invisible.</summary>
internal static class Cell
{
    /// <summary>With these a spreadsheet begins a formula.</summary>
    public const string FormulaStarts = "=+-@\t\r";

    /// <summary>Control characters other than white space stay, to be refused.</summary>
    public static string Clean(ReadOnlySpan<char> raw)
    {
        var text = WithoutMark(raw.Trim());
        return IsTidy(text) ? text.ToString() : Tidied(text);
    }

    /// <summary>An apostrophe before a figure or a formula tells a spreadsheet "text"; before a letter it is part of a name.</summary>
    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] == '\'' && (char.IsAsciiDigit(text[1]) || FormulaStarts.Contains(text[1])) ? text[1..] : text;

    public static bool HasControl(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\0', '\x1F') || text.ContainsAnyInRange('\x7F', '\x9F');

    /// <summary>An empty cell is "" or "-".</summary>
    public static bool IsEmpty(string text) => text is "" or "-";

    /// <summary>What a spreadsheet shows, and writes into a CSV, where a formula failed.</summary>
    public static bool IsSpreadsheetError(string text) =>
        text is "#N/A" or "#REF!" or "#VALUE!" or "#NAME?" or "#DIV/0!" or "#NUM!" or "#NULL!" or "#SPILL!" or "#CALC!";

    private static bool IsTidy(ReadOnlySpan<char> text)
    {
        var space = false;
        foreach (var c in text)
        {
            if (c == ' ' ? space : c > '~' || c < ' ') return false;
            space = c == ' ';
        }
        return true;
    }

    private static string Tidied(ReadOnlySpan<char> text)
    {
        var tidied = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) { if (tidied.Length > 0 && tidied[^1] != ' ') tidied.Append(' '); }
            else if (!IsInvisible(c)) tidied.Append(c);
        }
        return tidied.ToString().TrimEnd();
    }

    /// <summary>Zero-width characters, marks of direction, a BOM in the middle.</summary>
    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
