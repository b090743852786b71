using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Recount;

/// <summary>The comparison of what is shown, what the database says and what the facts say.</summary>
public static class RecountApi
{
    public static void AddRecount(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Recounter>();

    public static void MapRecount(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/recount", Recount).RequireAuthorization(Access.Recount).WithTags("Pemeriksaan");

    /// <summary>Hitung ulang: membandingkan angka di memori, di basis data, dan dari fakta, untuk setiap Perangkat Daerah.</summary>
    internal static async Task<Ok<RecountView>> Recount(Recounter recounter, CancellationToken stop) =>
        TypedResults.Ok(await recounter.Recount(stop));
}
