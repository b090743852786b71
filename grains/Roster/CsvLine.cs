using System.Buffers;

namespace KartuAsn.Roster;

/// <summary>Writes one record; a cell is quoted when a reader could misunderstand it otherwise.</summary>
internal static class CsvLine
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>With its line break.</summary>
    public static string Join(char delimiter, IEnumerable<string> cells) => string.Join(delimiter, cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
