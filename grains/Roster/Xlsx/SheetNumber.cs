using System.Globalization;

namespace KartuAsn.Roster.Xlsx;

/// <summary>A number as a spreadsheet stores it, made the text that a person would have typed.</summary>
internal static class SheetNumber
{
    /// <summary>From here on a spreadsheet has lost digits: it keeps 15.</summary>
    private const double Inexact = 1e15;

    /// <summary>Without exponent and, when it is whole, without decimals. What is no number stays as it is.</summary>
    public static string Text(ReadOnlySpan<char> stored) => Read(stored) switch
    {
        null => Cell.Clean(stored),
        { } number when Math.Abs(number) >= Inexact => number.ToString("0.#####E+0", CultureInfo.InvariantCulture),
        { } number => ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture),
    };

    public static bool HasLostDigits(ReadOnlySpan<char> stored) => Read(stored) is <= -Inexact or >= Inexact;

    /// <summary>A number of days as the text of its date; null when there is no such day, or nobody meant one.</summary>
    /// <param name="from1904">The workbook counts from 1 January 1904, as old ones of the Macintosh do.</param>
    public static string? Date(ReadOnlySpan<char> stored, bool from1904, bool isShownAsDate) =>
        Read(stored) is >= 1 and < MostDays and var days && Day((int)days, from1904) is { } day && (isShownAsDate || IsBelievable(day))
            ? RosterDate.Write(day)
            : null;

    /// <summary>As far as spreadsheets count: the year 9999.</summary>
    private const int MostDays = 2_950_000;

    /// <summary>Day 60 is 29 February 1900, which never was: an error that Excel took over, and keeps.</summary>
    private static DateOnly? Day(int days, bool from1904) => days switch
    {
        _ when from1904 => new DateOnly(1904, 1, 1).AddDays(days),
        < 60 => new DateOnly(1899, 12, 31).AddDays(days),
        60 => null,
        _ => new DateOnly(1899, 12, 30).AddDays(days),
    };

    /// <summary>A bare number may be a year or a code instead.</summary>
    private static bool IsBelievable(DateOnly day) => day.Year is >= 1920 and < 2120;

    private static double? Read(ReadOnlySpan<char> stored) =>
        double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
