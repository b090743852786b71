using System.Globalization;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.CityCampaigns;

/// <summary>The letters of the city over the years: looked at by those who count by them, recorded by BKPSDM.</summary>
public static class CampaignsApi
{
    public static void AddCampaigns(this WebApplicationBuilder builder) => builder.Services.AddSingleton<CampaignDoor>();

    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/v1/campaigns").WithTags("Kampanye");
        campaigns.MapGet("", List).RequireAuthorization(Access.CampaignsLook);
        campaigns.MapGet("{campaignId}", Look).RequireAuthorization(Access.CampaignsLook);
        campaigns.MapPost("", Add).RequireAuthorization(Access.CampaignsChange);
        campaigns.MapPut("{campaignId}", Change).RequireAuthorization(Access.CampaignsChange);
    }

    /// <summary>Semua kampanye, yang terbaru lebih dahulu; satu di antaranya sedang berjalan.</summary>
    internal static async Task<Ok<Listed<CampaignView>>> List(CampaignDoor door) => TypedResults.Ok(new Listed<CampaignView>(await door.List()));

    /// <summary>Satu kampanye beserta semua perubahannya.</summary>
    /// <remarks>Jawaban membawa ETag; kirim kembali sebagai If-Match ketika mengubahnya.</remarks>
    /// <param name="campaignId">ID kampanye, misalnya 2022-kav.</param>
    internal static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Look(HttpContext http, CampaignDoor door, string campaignId) =>
        await door.Look(campaignId) is { } view ? Answer(http, view) : Problem.Of(new Refusal.CampaignUnknown());

    /// <summary>Mencatat kampanye baru. Kampanye berjalan sejak hari pembukaannya; kampanye sebelumnya tetap tersimpan.</summary>
    /// <remarks>Isian yang tidak disebut mengikuti kampanye yang sedang berjalan; nomor, tanggal, tenggat, dan judul selalu wajib.</remarks>
    /// <param name="wish">Kampanye dan alasannya.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama.</param>
    internal static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Add(
        HttpContext http, CampaignDoor door, CampaignWish wish, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null) =>
        Answer(http, await door.Add(wish, idempotencyKey, Viewer.Of(http.User).Name));

    /// <summary>Mengubah kampanye. Isian yang tidak disebut tetap; semua versi sebelumnya tersimpan.</summary>
    /// <param name="campaignId">ID kampanye, misalnya 2022-kav.</param>
    /// <param name="wish">Isian yang berubah dan alasannya.</param>
    /// <param name="ifMatch">ETag dari jawaban terakhir; wajib, agar dua pengguna tidak saling menimpa.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama.</param>
    internal static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> Change(
        HttpContext http, CampaignDoor door, string campaignId, CampaignWish wish, [FromHeader(Name = "If-Match")] string? ifMatch = null,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
            return Problem.Answer(428, "version-needed", "Sebutkan versi yang diubah: kirim ETag dari jawaban terakhir sebagai If-Match.");
        return ETags.TryVersion(ifMatch, out var revision)
            ? Answer(http, await door.Change(campaignId, wish, revision, idempotencyKey, Viewer.Of(http.User).Name))
            : Problem.Of(new Refusal.CampaignChanged());
    }

    private static Results<Ok<CampaignView>, ProblemHttpResult> Answer(HttpContext http, Answer<CampaignView> answer) => answer switch
    {
        { Refusal: { } refusal } => Problem.Of(refusal),
        { Value: { } view } => Answer(http, view),
        _ => throw new InvalidOperationException("A campaign was neither recorded nor refused."),
    };

    private static Ok<CampaignView> Answer(HttpContext http, CampaignView view)
    {
        http.Response.Headers.ETag = $"\"{view.Revision.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok(view);
    }
}
