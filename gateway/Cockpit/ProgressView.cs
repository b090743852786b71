using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Cockpit;

/// <summary>How the current campaign is going in the city.</summary>
/// <param name="At">When it is so.</param>
/// <param name="Campaign">Whose deadline it is.</param>
/// <param name="City">Target, done, expected, needed per day, and when everybody will have uploaded if it goes on as in the last seven finished days.</param>
/// <param name="Method">How pace and forecast are made, in one sentence.</param>
/// <param name="SilentDays">Silence is told from so many finished days on.</param>
/// <param name="Agencies">All agencies, by rate, the highest first; also those without people or uploads.</param>
/// <param name="AtRisk">Ids of those not done and, by their pace, not in time; the most people missing first.</param>
/// <param name="Silent">Ids of those not done where nothing was gained for so many finished days, nor today; the longest silence first. At most 30 days are looked at.</param>
/// <param name="ByChange">Ids of all agencies by the points gained in the last seven days, the most first.</param>
/// <param name="Reports">How many agencies have sent a report, have not, and have sent it late or are overdue.</param>
public sealed record ProgressView(
    DateTimeOffset At, CampaignInProgress Campaign, Forecast City, string Method, int SilentDays, ImmutableArray<AgencyPace> Agencies,
    ImmutableArray<string> AtRisk, ImmutableArray<string> Silent, ImmutableArray<string> ByChange, ReportsInProgress Reports)
{
    public static ProgressView Of(CityProgress progress, int silentDays) => new(
        progress.At, CampaignInProgress.Of(progress.Campaign, progress.At), progress.Pace.City, Forecast.Method, silentDays, progress.Pace.Agencies,
        Ids(progress.Pace.AtRisk), Ids(progress.Pace.SilentFor(silentDays)), Ids(progress.Pace.ByChange),
        new(progress.Reports.Sent, progress.Reports.Missing, progress.Reports.Late));

    private static ImmutableArray<string> Ids(ImmutableArray<AgencyPace> agencies) => [.. agencies.Select(agency => agency.Id)];
}

/// <param name="DeadlineAt">The last instant that is in time.</param>
/// <param name="DaysLeft">Days from today, as it is in the zone of the campaign, to the day of the deadline; below zero: that day is over. On the day itself deadlineAt decides.</param>
public sealed record CampaignInProgress(string Id, string Title, string LetterNumber, DateOnly OpeningDay, DateTimeOffset DeadlineAt, int DaysLeft)
{
    public static CampaignInProgress Of(Campaign campaign, DateTimeOffset now) => new(
        campaign.Id, campaign.Title, campaign.LetterNumber, campaign.OpeningDay, campaign.DeadlineAt(), campaign.DaysUntil(now));
}

/// <summary>Agencies by what they have reported.</summary>
public sealed record ReportsInProgress(int Sent, int Missing, int Late);
