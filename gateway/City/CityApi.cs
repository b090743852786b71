using KartuAsn.Contracts;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Live;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.City;

/// <summary>The city's sums.</summary>
public static class CityApi
{
    public static void AddCity(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(CampaignSettings.Read(builder.Configuration)).AddSingleton<CurrentCampaign>();

    public static void MapCity(this IEndpointRouteBuilder app)
    {
        var city = app.MapGroup("/api/v1/city").WithTags("Capaian").GivesWay();
        city.MapGet("tally", Tally).RequireAuthorization(Access.CityTally);
        city.MapGet("days", Days).RequireAuthorization(Access.CityTally);
    }

    /// <summary>Capaian kota: jumlah seluruhnya dan per Perangkat Daerah.</summary>
    /// <remarks>Jawaban membawa ETag; kirim kembali sebagai If-None-Match untuk memperoleh 304 selama tidak ada perubahan.</remarks>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<CitySnapshot>, StatusCodeHttpResult, ProblemHttpResult>> Tally(
        HttpContext http, IGrainFactory grains, CityClock clock, string? asOf)
    {
        if (!AsOf.TryRead(asOf, clock, out var day))
            return AsOf.Refused();
        var city = grains.GetGrain<ICityGrain>(GrainKeys.City);
        var snapshot = day is null ? await city.Snapshot() : await city.On(day.Value);
        return ETags.Answer(http, snapshot.AsOf, snapshot.Version, snapshot);
    }

    /// <summary>Capaian kota hari demi hari: jumlah pada akhir setiap hari, menurut data yang diketahui sekarang.</summary>
    /// <param name="from">Hari pertama, misalnya 2022-10-14; bawaan hari pembukaan kampanye, paling jauh 730 hari sebelum hari terakhir.</param>
    /// <param name="to">Hari terakhir, termasuk di dalamnya; bawaan hari ini. Paling banyak 731 hari.</param>
    internal static async Task<Results<Ok<Listed<DayView>>, ProblemHttpResult>> Days(
        IGrainFactory grains, CurrentCampaign campaign, CityClock clock, string? from, string? to) =>
        DaysAsked.Read(from, to, await campaign.Find(), clock.Today) is { } days
            ? TypedResults.Ok(DayView.Of(await grains.GetGrain<ICityGrain>(GrainKeys.City).Days(days.First, days.Last)))
            : DaysAsked.Refused();
}
