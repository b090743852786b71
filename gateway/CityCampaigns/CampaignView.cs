using System.Collections.Immutable;
using System.Globalization;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CityCampaigns;

/// <summary>One letter of the city and what it asks for.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="OpeningDay">First local day on which it is asked for.</param>
/// <param name="Deadline">The last day, included.</param>
/// <param name="DeadlineTime">The last minute of that day, included, in <paramref name="Zone"/>; 23:59: to its end.</param>
/// <param name="DeadlineAt">The same as an instant: a receipt of a later one is late.</param>
/// <param name="Reminders">How many days before the deadline everybody is reminded.</param>
/// <param name="Clauses">From clause 1 on.</param>
/// <param name="Current">The one by which is counted today.</param>
/// <param name="DaysLeft">Days from today, as it is in the zone of the campaign, to the day of the deadline; below zero: that day is over. On the day itself deadlineAt decides.</param>
/// <param name="Revision">How often it was recorded here; 0: as the settings have it. A change names it in If-Match.</param>
/// <param name="Changes">Every version in the order of recording; only where one campaign was asked for.</param>
public sealed record CampaignView(
    string Id, string Title, string LetterNumber, DateOnly LetterDate, string LetterSubject, string Circular, DateOnly OpeningDay, DateOnly Deadline,
    string DeadlineTime, string Zone, DateTimeOffset DeadlineAt, ImmutableArray<int> Reminders, ImmutableArray<string> Clauses, ImmutableArray<BknSite> Sites,
    bool Current, int DaysLeft, int Revision, ImmutableArray<CampaignChangeView>? Changes = null)
{
    public static CampaignView Of(Campaigns all, Campaign campaign, CityClock clock) => new(
        campaign.Id, campaign.Title, campaign.LetterNumber, campaign.LetterDate, campaign.LetterSubject, campaign.Circular, campaign.OpeningDay, campaign.Deadline,
        campaign.DeadlineTime.ToString("HH:mm", CultureInfo.InvariantCulture), campaign.Zone, campaign.DeadlineAt(), campaign.Reminders, campaign.Clauses,
        campaign.Sites, all.Current(clock.Today)?.Id == campaign.Id, campaign.DaysUntil(clock.Now), all.RevisionOf(campaign.Id));

    /// <summary>The same with all its versions.</summary>
    /// <param name="first">The campaign of the settings: what the first version is compared with, when it is of the same id.</param>
    public static CampaignView Whole(Campaigns all, Campaign campaign, Campaign? first, CityClock clock) =>
        Of(all, campaign, clock) with { Changes = CampaignChangeView.Of(all.HistoryOf(campaign.Id), first?.Id == campaign.Id ? first : null) };
}

/// <summary>One version of a campaign.</summary>
/// <param name="RecordedBy">A key's or an account's name.</param>
/// <param name="Fields">What it changed; none: it was new.</param>
public sealed record CampaignChangeView(int Revision, string Reason, DateTimeOffset RecordedAt, string RecordedBy, ImmutableArray<FieldChange> Fields)
{
    public static ImmutableArray<CampaignChangeView> Of(ImmutableArray<CampaignChange> history, Campaign? first) =>
    [
        .. history.Select((change, i) => new CampaignChangeView(
            i + 1, change.Reason, change.RecordedAt, change.RecordedBy, FieldChange.Of(i == 0 ? first : history[i - 1].Campaign, change.Campaign))),
    ];
}

/// <param name="Field">Name of the field, as a campaign has it.</param>
/// <param name="Title">The same in words.</param>
/// <param name="Before">In words; several clauses or sites stand on lines of their own.</param>
public sealed record FieldChange(string Field, string Title, string Before, string After)
{
    /// <param name="before">Null: there was none.</param>
    public static ImmutableArray<FieldChange> Of(Campaign? before, Campaign after) => before is null
        ? []
        : [.. CampaignField.Differing(before, after).Select(field => new FieldChange(field.Name, field.Title, field.Text(before), field.Text(after)))];
}
