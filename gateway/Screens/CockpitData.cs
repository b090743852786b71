using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Agencies;
using KartuAsn.Gateway.Cockpit;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the cockpit shows, and what an agency's page shows of its pace.</summary>
public sealed class CockpitData(PaceDoor paces, RecapDoor recaps, ReadSide reads, CityClock clock)
{
    /// <param name="silence">As the address says it; what is no number of days is the usual one.</param>
    /// <param name="order">"perubahan": by what was gained; anything else: by rate.</param>
    public async Task<CockpitModel> City(string? silence, string? order)
    {
        var progress = await paces.Look();
        return new(
            progress, clock.Now, SilentDays.Read(silence) ?? CityPace.LeastSilence, order == CockpitModel.ByChange, await recaps.City(progress?.City));
    }

    /// <param name="asOf">The day shown; null: now, and only then there is something to paste.</param>
    public async Task<AgencyParts> Agency(string id, DateOnly? asOf) => new(
        [.. UnitWords.Named(await reads.UnitTallies(asOf ?? clock.Today, Key.Of(id)))], asOf is null ? await recaps.Agency(id) : null);
}

/// <param name="Progress">Null: no campaign has begun.</param>
/// <param name="Silence">Silence is told from so many days on.</param>
public sealed record CockpitModel(CityProgress? Progress, DateTimeOffset Now, int Silence, bool SortedByChange, string Recap)
{
    public const string ByChange = "perubahan";
}

/// <param name="Recap">Null: another day than today is shown.</param>
public sealed record AgencyParts(ImmutableArray<UnitProgress> Units, string? Recap);
