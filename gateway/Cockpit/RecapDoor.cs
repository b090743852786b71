using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.Verifications;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Cockpit;

/// <summary>The recap as lines to paste, of what is so now.</summary>
public sealed class RecapDoor(IGrainFactory grains, CurrentCampaign campaigns, PublicAddress address, CityLetterhead head, CityClock clock)
{
    /// <param name="known">What was asked for already; null: it is asked for.</param>
    public async Task<string> City(CitySnapshot? known = null)
    {
        var city = known ?? await grains.GetGrain<ICityGrain>(GrainKeys.City).Snapshot();
        return await Text(head.Of(null, null).CityName, city.Total.Pns, city.Total.Pppk, "/");
    }

    /// <param name="agencyId">Of an agency that is known.</param>
    public async Task<string> Agency(string agencyId)
    {
        var agency = await grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agencyId)).Snapshot();
        return await Text(agency.Name, agency.Pns, agency.Pppk, "/perangkat-daerah/" + Uri.EscapeDataString(agency.Id));
    }

    private async Task<string> Text(string whose, Count pns, Count pppk, string path) =>
        RecapText.Of(whose, pns, pppk, clock.Now, await campaigns.Find(), address.Page(path));
}
