using System.Globalization;
using System.Text;
using KartuAsn.Gateway.Live;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Cockpit;

/// <summary>How the count is going, and a recap of it to paste.</summary>
public static class ProgressApi
{
    private const string PlainText = "text/plain";

    public static void AddProgress(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PaceDoor>().AddSingleton<RecapDoor>().AddSingleton<CityRecapDoor>();

    public static void MapProgress(this IEndpointRouteBuilder app)
    {
        app.MapCityRecap();
        var city = app.MapGroup("/api/v1/city").WithTags("Capaian");
        city.MapGet("progress", Look).RequireAuthorization(Access.CityTally).GivesWay();
        city.MapGet("recap.txt", CityRecap).RequireAuthorization(Access.CityTally).Produces<string>(200, PlainText);
        app.MapGet("/api/v1/agencies/{agencyId}/recap.txt", AgencyRecap).WithTags("Perangkat Daerah").RequireAuthorization(Access.AgencyTally)
            .Produces<string>(200, PlainText);
    }

    /// <summary>Kemajuan kampanye yang sedang berjalan: target, capaian, kebutuhan per hari, perkiraan selesai, dan peringkat Perangkat Daerah.</summary>
    /// <remarks>Laju dan perkiraan dihitung dari jumlah pada akhir setiap hari sampai kemarin; tanpa cukup data tidak ada perkiraan, dan outlook menyebutkan sebabnya.</remarks>
    /// <param name="silentDays">Perangkat Daerah disebut diam apabila selama sekian hari sampai kemarin, dan pada hari ini, tidak ada kenaikan; 3 sampai 30, bawaan 3.</param>
    internal static async Task<Results<Ok<ProgressView>, ProblemHttpResult>> Look(PaceDoor door, string? silentDays)
    {
        if (SilentDays.Read(silentDays) is not { } days)
            return Problem.BadField("silentDays", $"Tulis sebagai bilangan, {CityPace.LeastSilence} sampai {CityPace.Watched}.");
        return await door.Look() is { } progress ? TypedResults.Ok(ProgressView.Of(progress, days)) : Problem.Of(new Refusal.NoCampaign());
    }

    /// <summary>Capaian kota dalam beberapa baris teks untuk disalin: persentase, jumlah, posisi, dan sisa hari.</summary>
    internal static async Task<ContentHttpResult> CityRecap(RecapDoor door) => Text(await door.City());

    /// <summary>Capaian satu Perangkat Daerah dalam beberapa baris teks untuk disalin.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> AgencyRecap(RecapDoor door, ReadSide reads, string agencyId) =>
        await reads.Agency(Key.Of(agencyId)) is null ? Problem.AgencyUnknown() : Text(await door.Agency(agencyId));

    private static ContentHttpResult Text(string text) => TypedResults.Text(text + "\n", PlainText, Encoding.UTF8);
}

/// <summary>From how many days on silence is told.</summary>
internal static class SilentDays
{
    /// <summary>Null: no such number of days.</summary>
    public static int? Read(string? text) => string.IsNullOrEmpty(text) ? CityPace.LeastSilence
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= CityPace.LeastSilence and <= CityPace.Watched ? days
        : null;
}
