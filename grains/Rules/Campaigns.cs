using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>A campaign as somebody recorded it. Never edited; a later one of the same id takes its place.</summary>
/// <param name="Reason">Why, and on what it rests.</param>
public sealed record CampaignChange(Campaign Campaign, string Reason, DateTimeOffset RecordedAt, string RecordedBy, string? CommandId = null);

/// <summary>What is stored of the city's campaigns: everything that was ever recorded about them, in the order of recording.</summary>
public sealed record CampaignsRecord
{
    /// <summary>Far more than a city has: the record is written as a whole.</summary>
    public const int MostChanges = 300;

    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public ImmutableArray<CampaignChange> Changes { get; init; } = [];

    /// <summary>What this command recorded; null: it was not carried out yet.</summary>
    public CampaignChange? Of(string? commandId) => commandId is null ? null : Changes.FirstOrDefault(change => change.CommandId == commandId);

    public CampaignsRecord With(CampaignChange change) => this with { Changes = Changes.Add(change) };
}

/// <summary>The campaigns of the city over the years; one of them is current.</summary>
public sealed class Campaigns
{
    private readonly ImmutableArray<Campaign> known;
    private readonly CampaignsRecord record;
    private readonly Campaign? first;

    private Campaigns(Campaign? first, CampaignsRecord record)
    {
        (this.first, this.record) = (first, record);
        var recorded = record.Changes.Select(change => change.Campaign);
        known = [.. (first is null ? recorded : recorded.Prepend(first)).GroupBy(campaign => campaign.Id).Select(versions => versions.Last())];
        All = [.. known.Reverse().OrderByDescending(campaign => campaign.OpeningDay)];
    }

    /// <summary>The newest first.</summary>
    public ImmutableArray<Campaign> All { get; }

    /// <param name="first">The campaign of the settings, as long as none of its id is recorded; null: there is none.</param>
    public static Campaigns Of(Campaign? first, CampaignsRecord record) => new(first, record);

    public Campaign? Find(string id) => known.FirstOrDefault(campaign => campaign.Id == id);

    /// <summary>The version that a change is made of: the newest, or for a command that was carried out already the one it changed.</summary>
    public Campaign? Find(string id, string? commandId)
    {
        var before = HistoryOf(id).TakeWhile(change => commandId is null || change.CommandId != commandId).LastOrDefault()?.Campaign;
        return before ?? (first?.Id == id ? first : Find(id));
    }

    /// <summary>The newest whose opening day has come; of two that open on one day the one recorded later. Null: none has begun.</summary>
    public Campaign? Current(DateOnly today) => All.FirstOrDefault(campaign => campaign.OpeningDay <= today);

    /// <summary>How often it was recorded; 0: it is as the settings say.</summary>
    public int RevisionOf(string id) => HistoryOf(id).Length;

    /// <summary>In the order of recording.</summary>
    public ImmutableArray<CampaignChange> HistoryOf(string id) => [.. record.Changes.Where(change => change.Campaign.Id == id)];

    /// <summary>Why a tidied campaign cannot be recorded; null: it can.</summary>
    /// <param name="revision">Of the one that was looked at before it was changed; null: it is to be a new one.</param>
    public Refusal? WhyNot(Campaign wish, int? revision) => (Find(wish.Id), revision) switch
    {
        (null, not null) => new Refusal.CampaignUnknown(),
        (not null, null) => new Refusal.CampaignIdTaken(),
        (not null, not null) when revision != RevisionOf(wish.Id) => new Refusal.CampaignChanged(),
        _ when record.Changes.Length >= CampaignsRecord.MostChanges => new Refusal.TooManyCampaigns(CampaignsRecord.MostChanges),
        _ => wish.Fault(),
    };
}
