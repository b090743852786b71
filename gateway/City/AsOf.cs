using System.Globalization;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.City;

/// <summary>The parameter <c>asOf</c>: the end of a local day; today, or nothing, means now.</summary>
internal static class AsOf
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2200, 12, 31);

    /// <param name="day">Null: now.</param>
    public static bool TryRead(string? text, CityClock clock, out DateOnly? day)
    {
        day = null;
        if (text is null)
            return true;
        if (!TryDay(text, out var read))
            return false;
        day = read == clock.Today ? null : read;
        return true;
    }

    /// <summary>A day as 2022-11-04; nothing else is a day.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= Earliest && day <= Latest;

    /// <summary>A day, or nothing.</summary>
    public static bool TryOptional(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!TryDay(text, out var read))
            return false;
        day = read;
        return true;
    }

    public static ProblemHttpResult Refused() =>
        Problem.BadField("asOf", "Tanggal posisi tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2022-11-04.");
}
