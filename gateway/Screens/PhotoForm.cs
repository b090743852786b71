using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Photos;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of a person's photo sends: a picture to be made right, then the photo that came of it.</summary>
internal static class PhotoForm
{
    private const string Page = "/pegawai/{id}/foto";

    /// <summary>Far more than a picture may have: a browser shows our answer only when it could send its file to the end.</summary>
    private const long LargestForm = 64 * 1024 * 1024;

    public static void MapPhotoForm(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page + "/siapkan", Make).RequireAuthorization(Access.HandIn).ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        app.MapPost(Page + "/tinjau", Decide).RequireAuthorization(Access.ReviewsDecide).ExcludeFromDescription();
        app.MapPost(Page, HandIn).RequireAuthorization(Access.HandIn).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult<App>> Make(
        HttpContext http, IAntiforgery antiforgery, PeopleDoor people, PhotoDoor door, string id, CancellationToken stop)
    {
        var back = Address(id);
        if (await StreamedForm.Read(http, antiforgery) is not { } form)
            return Refused(400, "Pilih foto terlebih dahulu, lalu kirim ulang.", back);
        if (await people.Find(Viewer.Of(http.User), id) is not { } person)
            return ScreensApi.Missing();
        if (!CropText.TryRead(form.Fields.GetValueOrDefault("crop"), out var part))
            return Refused(400, "Bagian foto yang dipilih tidak terbaca. Pilih kembali fotonya.", back);
        if (await CardFileDoor.Read(form.File, stop, PhotoDoor.MostBytes) is not { } bytes)
            return Refused(413, "Ukuran gambar melebihi 16 MB. Simpan ulang gambar dengan ukuran yang lebih kecil, lalu kirim ulang.", back);
        return await door.Make(bytes, part, stop) switch
        {
            null => Busy(back),
            { Prepared.Refusal: { } refusal } => Refused(422, refusal.Sentence, back),
            { Prepared: { Png: { } png, Before: { } before }, Findings: { } findings } => ScreensApi.Once<MadePhotoView>(new MadePhotoModel(person.Id, person.Standing?.Kind == Kind.Pppk, before, png, findings)),
            _ => throw new InvalidOperationException("A photo was neither made nor refused."),
        };
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> HandIn(
        HttpContext http, PeopleDoor people, PhotoDoor door, string id, [FromForm] string? photo, CancellationToken stop)
    {
        var (viewer, back) = (Viewer.Of(http.User), Address(id));
        if (await people.Find(viewer, id) is not { } person)
            return ScreensApi.Missing();
        var bytes = new byte[(photo ?? "").Length];
        if (!Convert.TryFromBase64String(photo ?? "", bytes, out var length))
            return Refused(400, "Foto tidak terbaca. Siapkan kembali fotonya, lalu kirim ulang.", back);
        return await door.HandIn(person.Id, bytes[..length], viewer.Name, stop) switch
        {
            { Findings: null } => Busy(back),
            { Answer: null } => Refused(422, "Foto belum memenuhi syarat foto kartu. Siapkan kembali fotonya.", back),
            { Answer.Refusal: { } refusal } => Refused(422, refusal.Sentence, back),
            { Answer.Value: { } receipt } => TypedResults.Redirect($"{back}?terima={Uri.EscapeDataString(receipt.Number)}"),
            _ => throw new InvalidOperationException("A photo was neither taken nor refused."),
        };
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Decide(
        HttpContext http, PeopleDoor people, PhotoDoor door, string id, [FromForm] string? receipt, [FromForm] string? accept, [FromForm] string? reason)
    {
        var (viewer, back) = (Viewer.Of(http.User), Address(id));
        if (await people.Find(viewer, id) is not { } person)
            return ScreensApi.Missing();
        return await door.Decide(person.Id, receipt ?? "", accept == "true" ? null : reason ?? "", viewer.Name) is { Refusal: { } refusal }
            ? ScreensApi.Refused(422, "Putusan tidak dapat dicatat", refusal.Sentence, back, "Kembali ke foto")
            : TypedResults.Redirect(back);
    }

    private static string Address(string id) => $"/pegawai/{Uri.EscapeDataString(id)}/foto";

    private static RazorComponentResult<App> Busy(string back) =>
        Refused(503, "Banyak foto sedang diolah. Tunggu beberapa detik, lalu kirim ulang.", back);

    private static RazorComponentResult<App> Refused(int status, string sentence, string back) =>
        ScreensApi.Refused(status, "Foto belum dapat disiapkan", sentence, back, "Pilih foto lain");
}
