using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>Telling, on the pages, why people have not uploaded.</summary>
internal static class MissingForms
{
    private const string NotRecorded = "Alasan tidak dapat dicatat";
    private const string ChooseReason = "Pilih alasannya, lalu kirim ulang.";

    public static void MapMissingForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/pegawai/{id}/alasan", Tell).RequireAuthorization(Access.MissingReasons).ExcludeFromDescription();
        app.MapPost("/perangkat-daerah/{agencyId}/alasan", TellAll).RequireAuthorization(Access.MissingReasons).ExcludeFromDescription();
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Tell(
        HttpContext http, PeopleDoor people, MissingReasonDoor door, string id, [FromForm] string? kind, [FromForm] string? note)
    {
        var (viewer, back) = (Viewer.Of(http.User), $"/pegawai/{Uri.EscapeDataString(id)}");
        if (await people.Find(viewer, id) is not { } person)
            return ScreensApi.Missing();
        if (!MissingWords.TryRead(kind, out var reason))
            return ScreensApi.Refused(422, NotRecorded, ChooseReason, back, "Kembali ke halaman pegawai");
        return await door.Record(person.Id, reason, note, viewer.Name) is { Refusal: { } refusal }
            ? ScreensApi.Refused(422, NotRecorded, refusal.Sentence, back, "Kembali ke halaman pegawai")
            : TypedResults.Redirect(back + "#belum");
    }

    /// <summary>Back to the list it was sent from, as the address of the form tells its filter.</summary>
    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> TellAll(
        HttpContext http, ReadSide reads, MissingReasonDoor door, string agencyId, [FromForm] string? kind, [FromForm] string? note,
        [FromQuery(Name = "kind")] string? only, [FromQuery] string? q, [FromQuery] string? unit, [FromQuery] string? reason, [FromQuery] string? cursor)
    {
        var back = new PeopleFilter(PeopleFilter.NotUploaded, only, q, null, Unit: unit, Reason: reason).Address($"/perangkat-daerah/{Uri.EscapeDataString(agencyId)}", cursor: cursor);
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return ScreensApi.Missing();
        if (!MissingWords.TryRead(kind, out var why))
            return ScreensApi.Refused(422, NotRecorded, ChooseReason, back, "Kembali ke daftar");
        var picked = http.Request.Form["employee"].OfType<string>().ToList();
        if (picked.Count is 0 or > MissingReasonDoor.MostAtOnce)
            return ScreensApi.Refused(422, NotRecorded, "Pilih pegawainya pada daftar, lalu kirim ulang.", back, "Kembali ke daftar");
        var results = await door.RecordAll(agency, picked, why, note, Viewer.Of(http.User).Name);
        var refused = results.Where(result => result.Problem is not null).ToList();
        return refused.Count == 0
            ? TypedResults.Redirect($"{back}&tercatat={results.Length}#pegawai")
            : ScreensApi.Refused(422, $"{refused.Count} dari {results.Length} pegawai tidak dicatat",
                string.Join(' ', refused.Select(result => result.Problem!.Detail).Distinct()) + (refused.Count < results.Length ? " Untuk pegawai lainnya alasan sudah dicatat." : ""),
                back, "Kembali ke daftar");
    }
}
