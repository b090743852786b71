using System.Globalization;

namespace KartuAsn.Roster;

/// <summary>A date as SIASN (dd-mm-yyyy) and the spreadsheets it passes through write it.</summary>
public static class RosterDate
{
    private static readonly string[] Forms = ["d-M-yyyy", "d/M/yyyy", "yyyy-M-d"];

    /// <summary>Null when the text is no date of the calendar in one of the forms.</summary>
    public static DateOnly? Read(string text)
    {
        var day = WithoutMidnight(text.AsSpan().TrimStart('\''));
        return DateOnly.TryParseExact(day, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    /// <summary>As SIASN writes it; no date is "-".</summary>
    public static string Write(DateOnly? date) => date?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) ?? "-";

    private static ReadOnlySpan<char> WithoutMidnight(ReadOnlySpan<char> text) =>
        text.EndsWith(" 00:00:00", StringComparison.Ordinal) ? text[..^9] : text;
}
