using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Reports;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Cockpit;

/// <summary>How the current campaign is going, for the API and the page alike: tallies of days of every agency, and what follows from them.</summary>
public sealed class PaceDoor(IGrainFactory grains, ReadSide reads, CurrentCampaign campaigns, ReportDoor reports, CityClock clock)
{
    /// <summary>Agencies that are asked at a time: six hundred at once would only wait for each other.</summary>
    private const int AskedAtOnce = 16;

    /// <summary>Null when no campaign has begun: there is nothing to be in time for.</summary>
    public async Task<CityProgress?> Look()
    {
        var (now, today) = (clock.Now, clock.Today);
        if (await campaigns.Find() is not { } campaign)
            return null;
        var first = Later(campaign.OpeningDay.AddDays(-1), today.AddDays(-CityPace.Watched - 1));
        var listed = grains.GetGrain<ICityGrain>(GrainKeys.City).Snapshot();
        var days = await Days(await reads.Agencies(), first, today);
        var city = Sum([.. days.Values]);
        var pace = CityPace.Of(
            Forecast.Of(city, campaign, now),
            (await listed).Agencies.Where(agency => days.ContainsKey(Key.Of(agency.Id)))
                .Select(agency => AgencyPace.Of(agency.Id, agency.Name, days[Key.Of(agency.Id)], campaign, now)));
        return new(now, campaign, pace, await listed, city, await reports.Statuses(campaign));
    }

    private async Task<IReadOnlyDictionary<string, ImmutableArray<DayTally>>> Days(ImmutableArray<AgencyRow> agencies, DateOnly first, DateOnly last)
    {
        using var places = new SemaphoreSlim(AskedAtOnce);
        var answers = await Task.WhenAll(agencies.Select(async agency =>
        {
            await places.WaitAsync();
            try
            {
                return (agency.Key, Days: await grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agency.Id)).Days(first, last));
            }
            finally
            {
                places.Release();
            }
        }));
        return answers.ToDictionary(answer => answer.Key, answer => answer.Days);
    }

    /// <summary>Added up from the agencies that are shown, so that the two never differ; those that are closed by now had people before.</summary>
    private ImmutableArray<DayTally> Sum(ImmutableArray<DayTally>[] agencies) => agencies.Length == 0
        ? [new(clock.Today, default)]
        : [.. agencies[0].Select((day, i) => new DayTally(day.Day, agencies.Aggregate(default(Tally), (sum, days) => sum + days[i].Tally)))];

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>The city on its way.</summary>
/// <param name="At">When it is so.</param>
/// <param name="City">Its agencies in the order in which they are listed.</param>
/// <param name="Days">The city's tallies from the day before the opening on, at most <see cref="CityPace.Watched"/> finished days and the one before them, to today.</param>
public sealed record CityProgress(DateTimeOffset At, Campaign Campaign, CityPace Pace, CitySnapshot City, ImmutableArray<DayTally> Days, ReportStatuses Reports);
