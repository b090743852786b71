using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Reviews;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of the reviews sends.</summary>
internal static class ReviewForm
{
    private const string Page = "/tinjauan";

    public static void MapReviewForm(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page + "/{id}", Decide).RequireAuthorization(Access.ReviewsDecide).ExcludeFromDescription();
        app.MapPost(Page + "/{id}/berkas/" + CardFilesApi.PlaceWords, DecideFile).RequireAuthorization(Access.GiveBack).ExcludeFromDescription();
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Decide(
        HttpContext http, ReviewDoor door, string id, [FromForm] string? kind, [FromForm] string? decision, [FromForm] string? effectiveDate,
        [FromForm] string? decisionNumber, [FromForm] string? decisionDate, [FromForm] string? reason, [FromForm] string? endDate,
        [FromForm] string? number, [FromForm] string? command)
    {
        var back = $"{Page}?jenis={Uri.EscapeDataString(kind ?? "")}";
        var wish = new ReviewWish(kind, decision, effectiveDate, decisionNumber, decisionDate, reason, endDate, number);
        return await door.Decide(Viewer.Of(http.User), id, wish, CommandId.Of(command)) is { Refusal: { } refusal }
            ? ScreensApi.Refused(422, "Putusan tidak dapat dicatat", refusal.Sentence, back, "Kembali ke Tinjauan")
            : TypedResults.Redirect($"{back}&putus={Uri.EscapeDataString(id)}");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> DecideFile(
        HttpContext http, PeopleDoor people, CardFileDoor door, string id, string orientation, string side,
        [FromForm] string? receipt, [FromForm] string? verdict, [FromForm] string? ground, [FromForm] string? note)
    {
        var (viewer, back) = (Viewer.Of(http.User), $"{Page}?jenis={ReviewWords.Name(ReviewKind.CardFile)}");
        if (await people.Find(viewer, id) is not { } person)
            return ScreensApi.Missing();
        if (CardFileWords.Verdict(verdict) is not { } said)
            return ScreensApi.Refused(422, "Putusan tidak dapat dicatat", "Putusan tidak terbaca. Muat ulang halaman, lalu putuskan kembali.", back, "Kembali ke Tinjauan");
        var place = (CardFilesApi.ToOrientation(orientation), CardFilesApi.ToSide(side));
        if (await door.Review(person.Id, place, new(receipt ?? "", said, CardFileWords.Ground(ground), note), viewer.Name) is { Refusal: { } refusal })
            return ScreensApi.Refused(422, "Putusan tidak dapat dicatat", refusal.Sentence, back, "Kembali ke Tinjauan");
        return TypedResults.Redirect(said == ReviewVerdict.Undo
            ? $"/pegawai/{Uri.EscapeDataString(person.Id)}#files-title"
            : $"{back}&putus={Uri.EscapeDataString(person.Id)}&tanda={Uri.EscapeDataString(receipt ?? "")}");
    }
}
