using KartuAsn.Gateway.Audit;
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
    private const string ToList = "Kembali ke daftar";

    /// <summary>Of those who were refused; more is no list that anybody works off.</summary>
    private const int MostNamed = 20;

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
        HttpContext http, ReadSide reads, MissingReasonDoor door, AuditDoor audit, string agencyId, [FromForm] string? kind, [FromForm] string? note,
        [FromQuery(Name = "kind")] string? only, [FromQuery] string? q, [FromQuery] string? unit, [FromQuery] string? reason, [FromQuery] string? cursor)
    {
        var back = new PeopleFilter(PeopleFilter.NotUploaded, only, q, null, Unit: unit, Reason: reason).Address($"/perangkat-daerah/{Uri.EscapeDataString(agencyId)}", cursor: cursor);
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return ScreensApi.Missing();
        if (!MissingWords.TryRead(kind, out var why))
            return ScreensApi.Refused(422, NotRecorded, ChooseReason, back, ToList);
        var picked = http.Request.Form["employee"].OfType<string>().ToList();
        if (FaultOf(picked.Count) is { } fault)
            return ScreensApi.Refused(422, NotRecorded, fault, back, ToList);
        var all = await door.RecordAll(agency, picked, why, note, Viewer.Of(http.User).Name);
        var refused = all.Where(told => told.Answer.Refusal is not null).ToList();
        if (refused.Count == 0)
            return TypedResults.Redirect($"{back}&tercatat={all.Length}#pegawai");
        await audit.Look(http, What.People, Named(refused).Select(told => told.Person!.Id), agency.Id);
        return ScreensApi.Refused(422, $"{refused.Count} dari {all.Length} pegawai tidak dicatat",
            refused.Count < all.Length ? "Untuk pegawai lainnya alasan sudah dicatat." : "Tidak ada alasan yang dicatat.", back, ToList, [.. Lines(refused)]);
    }

    private static string? FaultOf(int picked) => picked switch
    {
        0 => "Pilih pegawainya pada daftar, lalu kirim ulang.",
        > MissingReasonDoor.MostAtOnce => $"Pilih paling banyak {MissingReasonDoor.MostAtOnce} pegawai, lalu kirim ulang.",
        _ => null,
    };

    private static IEnumerable<ReasonTold> Named(IEnumerable<ReasonTold> refused) => refused.Where(told => told.Person is not null).Take(MostNamed);

    /// <summary>Who was refused and why; of those whom the agency does not have only how many.</summary>
    private static IEnumerable<string> Lines(List<ReasonTold> refused)
    {
        foreach (var told in Named(refused))
            yield return $"{Indonesian.FullName(told.Person!.TitleBefore, told.Person.Name, told.Person.TitleAfter)}: {told.Answer.Refusal!.Sentence}";
        var unknown = refused.Count(told => told.Person is null);
        if (refused.Count - unknown > MostNamed)
            yield return $"dan {refused.Count - unknown - MostNamed} lainnya";
        if (unknown > 0)
            yield return $"{unknown} pegawai tidak ditemukan pada Perangkat Daerah ini. Muat ulang daftarnya, lalu pilih kembali.";
    }
}
