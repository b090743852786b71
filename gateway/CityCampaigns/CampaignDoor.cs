using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CityCampaigns;

/// <summary>Where campaigns are looked at and recorded, from the API and from the page alike.</summary>
public sealed class CampaignDoor(CurrentCampaign current, IGrainFactory grains, CityClock clock)
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<CampaignView>> List()
    {
        var all = await current.All();
        return [.. all.All.Select(campaign => CampaignView.Of(all, campaign, clock))];
    }

    /// <summary>All of them with all their versions, the newest first.</summary>
    public async Task<IReadOnlyList<CampaignView>> ListWhole()
    {
        var (all, first) = (await current.All(), await current.First());
        return [.. all.All.Select(campaign => CampaignView.Whole(all, campaign, first, clock))];
    }

    /// <summary>One with all its versions; null: nobody knows it.</summary>
    public async Task<CampaignView?> Look(string id) => Whole(await current.All(), await current.First(), id);

    public async Task<Answer<CampaignView>> Add(CampaignWish wish, string? commandId, string by)
    {
        var all = await current.All();
        return await Record(wish.AsNew(all.Current(clock.Today) ?? all.All.FirstOrDefault()), null, wish.Reason, commandId, by);
    }

    /// <param name="revision">Of the version that was looked at; null: whichever is the newest.</param>
    public async Task<Answer<CampaignView>> Change(string id, CampaignWish wish, int? revision, string? commandId, string by) =>
        await current.All() is var all && all.Find(id, commandId) is { } known
            ? await Record(wish.On(known), revision ?? all.RevisionOf(id), wish.Reason, commandId, by)
            : new Refusal.CampaignUnknown();

    private async Task<Answer<CampaignView>> Record(Answer<Campaign> wish, int? revision, string? reason, string? commandId, string by)
    {
        if (wish is not { Value: { } campaign })
            return wish.Refusal!;
        var first = await current.First();
        var answer = await grains.GetGrain<ICampaignsGrain>(GrainKeys.Campaigns)
            .Record(new(campaign, revision, first, reason ?? "", clock.Now, by, commandId));
        return answer is { Value: { } record }
            ? Whole(Campaigns.Of(first, record), first, record.Of(commandId)?.Campaign.Id ?? campaign.Tidied().Id)!
            : answer.Refusal!;
    }

    private CampaignView? Whole(Campaigns all, Campaign? first, string id) =>
        all.Find(id) is { } campaign ? CampaignView.Whole(all, campaign, first, clock) : null;
}
