using KartuAsn.Contracts;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.City;

/// <summary>The city's sums.</summary>
public static class CityApi
{
    public static void MapCity(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/city/tally", Tally).RequireAuthorization(Access.CityTally).WithTags("Capaian");

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
}
