using KartuAsn.Contracts;
using KartuAsn.Gateway.Sample;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.City;

/// <summary>Which letter is behind the count: one that was recorded, or, before any was, the one of the settings.</summary>
public sealed class CurrentCampaign(CampaignSettings settings, Database database, IGrainFactory grains, CityClock clock)
{
    /// <summary>The campaign of a day; of a day before the first one, that of today. Null: no letter is recorded.</summary>
    /// <param name="on">Null: today.</param>
    public async Task<Campaign?> Find(DateOnly? on = null)
    {
        var all = await All();
        return all.Current(on ?? clock.Today) ?? all.Current(clock.Today);
    }

    public async Task<Campaigns> All() =>
        Campaigns.Of(await First(), await grains.GetGrain<ICampaignsGrain>(GrainKeys.Campaigns).Look());

    /// <summary>The campaign that is known without being recorded; a sample city has one of its own, which is never over.</summary>
    public async Task<Campaign?> First() => await SampleMark.IsOn(database) ? settings.Sample(clock.Today) : settings.First;
}
