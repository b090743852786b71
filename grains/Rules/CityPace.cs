using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>How one agency is doing beside the others.</summary>
/// <param name="Small">So few people that one of them moves the rate by more than five points: not to be compared with the others.</param>
/// <param name="Gained">How many more have uploaded than seven days before, or than before the opening, where that is nearer; below zero where files were given back or people moved away.</param>
/// <param name="PointsGained">The rate of now less that of seven days before, in percentage points; null: nobody was counted on one of the two days.</param>
/// <param name="SilentDays">Finished days in a row, up to yesterday, on which nothing was gained; 0 also when something was gained today; null: nobody is missing.</param>
public sealed record AgencyPace(
    string Id, string Name, Count Pns, Count Pppk, Count Total, bool Small, int Gained, decimal? PointsGained, int? SilentDays, Forecast Forecast)
{
    /// <summary>Fewer people than this are few.</summary>
    public const int Few = 20;

    /// <param name="days">The agency's tallies in order up to today, at least <see cref="Forecast.Window"/> finished days and the one before them where the campaign is that old.</param>
    public static AgencyPace Of(string id, string name, ImmutableArray<DayTally> days, Campaign campaign, DateTimeOffset now)
    {
        var tally = days[^1].Tally;
        var total = tally.Total;
        var then = days.FirstOrDefault(day => day.Day >= days[^1].Day.AddDays(-Forecast.Window))?.Tally.Total ?? total;
        return new(
            id, name, tally.Pns, tally.Pppk, total, total.People < Few, total.Uploaded - then.Uploaded, Points(then, total),
            total.NotUploaded == 0 ? null : Silent(days), Forecast.Of(days, campaign, now));
    }

    /// <summary>How many of the days up to yesterday were not above the day before them. Today is not over: it can end a silence, not lengthen it.</summary>
    public static int Silent(ImmutableArray<DayTally> days)
    {
        bool[] rises = [.. days.Zip(days.Skip(1), (before, day) => day.Tally.Total.Uploaded > before.Tally.Total.Uploaded).Reverse()];
        return rises is [true, ..] ? 0 : rises.Skip(1).TakeWhile(rose => !rose).Count();
    }

    /// <summary>In percent; 0 where nobody is counted.</summary>
    internal static decimal Rate(Count count) => count.People == 0 ? 0 : 100m * count.Uploaded / count.People;

    private static decimal? Points(Count then, Count now) => then.People == 0 || now.People == 0 ? null : Math.Round(Rate(now) - Rate(then), 2, MidpointRounding.AwayFromZero);
}

/// <summary>The city against its deadline, and its agencies beside each other.</summary>
/// <param name="Agencies">All that are listed today, by rate, the highest first; also those without people.</param>
public sealed record CityPace(Forecast City, ImmutableArray<AgencyPace> Agencies)
{
    /// <summary>How many finished days are looked at for silence; longer ones are only told as that many.</summary>
    public const int Watched = 30;

    /// <summary>Silence begins when the first working day after a weekend is over, not before anybody could work.</summary>
    public const int LeastSilence = 3;

    public static CityPace Of(Forecast city, IEnumerable<AgencyPace> agencies) =>
        new(city, [.. agencies.OrderBy(agency => agency.Total.People == 0).ThenByDescending(agency => AgencyPace.Rate(agency.Total)).ThenBy(agency => agency.Name, StringComparer.Ordinal)]);

    /// <summary>Not done, and by its pace not in time; the most people missing first.</summary>
    public ImmutableArray<AgencyPace> AtRisk => [.. Agencies.Where(agency => agency.Forecast.AtRisk).OrderByDescending(agency => agency.Total.NotUploaded)];

    /// <summary>Not done, and nothing gained for so many finished days; the longest silence first.</summary>
    public ImmutableArray<AgencyPace> SilentFor(int days) =>
        [.. Agencies.Where(agency => agency.SilentDays >= days).OrderByDescending(agency => agency.SilentDays).ThenByDescending(agency => agency.Total.NotUploaded)];

    /// <summary>By the points gained in the last seven days, the most first; those of whom nothing can be said last.</summary>
    public ImmutableArray<AgencyPace> ByChange => [.. Agencies.OrderByDescending(agency => agency.PointsGained ?? decimal.MinValue).ThenByDescending(agency => AgencyPace.Rate(agency.Total))];
}
