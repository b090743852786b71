using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.CityCampaigns;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of the campaigns shows, for whoever asks.</summary>
public sealed class CampaignData(IHttpContextAccessor http, CampaignDoor door, CityClock clock, IAuthorizationService rights)
{
    public async Task<CampaignsModel> Campaigns(string? recorded)
    {
        var user = http.HttpContext!.User;
        return new([.. await door.ListWhole()], clock.Today, clock.Now, (await rights.AuthorizeAsync(user, null, Access.CampaignsChange)).Succeeded, recorded);
    }
}

/// <param name="Campaigns">The newest first, with their versions.</param>
/// <param name="Recorded">The campaign that was just recorded.</param>
public sealed record CampaignsModel(ImmutableArray<CampaignView> Campaigns, DateOnly Today, DateTimeOffset Now, bool MayChange, string? Recorded)
{
    /// <summary>What a new one begins with.</summary>
    public CampaignView? Current => Campaigns.FirstOrDefault(campaign => campaign.Current) ?? Campaigns.FirstOrDefault();
}
