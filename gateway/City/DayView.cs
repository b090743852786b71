using System.Collections.Immutable;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.City;

/// <summary>The sums at the end of one local day.</summary>
/// <param name="PppkParuhWaktu">Part-time PPPK, also inside <paramref name="Pppk"/>.</param>
/// <param name="Suspended">Whether they are inside the columns is policy.</param>
public sealed record DayView(DateOnly Day, Count Pns, Count Pppk, Count Total, Count PppkParuhWaktu, int Cpns, int Suspended, int Review)
{
    public static Listed<DayView> Of(ImmutableArray<DayTally> days) => new([.. days.Select(Of)]);

    private static DayView Of(DayTally day) => new(
        day.Day, day.Tally.Pns, day.Tally.Pppk, day.Tally.Total, day.Tally.PppkParuhWaktu, day.Tally.Cpns, day.Tally.Suspended, day.Tally.Review);
}

/// <summary>Which days are asked for, both included.</summary>
internal readonly record struct DaysAsked(DateOnly First, DateOnly Last)
{
    /// <summary>Two years, with a leap day.</summary>
    public const int Most = 731;

    /// <summary>Null when that is no span of days, or too long a one.</summary>
    public static DaysAsked? Read(string? from, string? to, Campaign? letter, DateOnly today)
    {
        var (first, last) = (default(DateOnly), today);
        if (to is not null && !AsOf.TryDay(to, out last))
            return null;
        if (from is null)
            first = Usual(letter, last);
        else if (!AsOf.TryDay(from, out first))
            return null;
        return first <= last && last.DayNumber - first.DayNumber < Most ? new(first, last) : null;
    }

    public static ProblemHttpResult Refused() => Problem.Answer(400, "days-invalid",
        $"Rentang hari tidak sah. Tulis from dan to sebagai tahun-bulan-tanggal, misalnya 2022-10-14; from tidak sesudah to, dan paling banyak {Most} hari.",
        new FieldError("from", "Hari pertama, misalnya 2022-10-14."), new FieldError("to", "Hari terakhir, misalnya 2022-11-04."));

    /// <summary>From the opening of the campaign; not before it began to matter, and never more than may be asked for.</summary>
    private static DateOnly Usual(Campaign? letter, DateOnly last)
    {
        var earliest = last.AddDays(1 - Most);
        return letter is null || letter.OpeningDay < earliest ? earliest : letter.OpeningDay > last ? last : letter.OpeningDay;
    }
}
