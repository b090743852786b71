using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Keys;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of the keys sends. A key that was made is shown in the answer itself: it is nowhere to be fetched again.</summary>
internal static class KeyForms
{
    private const string Page = "/kunci";

    public static void MapKeyForms(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page, Make).RequireAuthorization(Access.Keys).Acts(What.KeyAdded).ExcludeFromDescription();
        app.MapPost(Page + "/{keyId}/ganti", Rotate).RequireAuthorization(Access.Keys).Acts(What.KeyRotated).ExcludeFromDescription();
        app.MapPost(Page + "/{keyId}/cabut", Revoke).RequireAuthorization(Access.Keys).Acts(What.KeyRevoked).ExcludeFromDescription();
    }

    public static async Task<KeysModel> Model(KeyDoor door, ReadSide reads, CityClock clock, MadeKeyView? made = null, bool revoked = false) =>
        new(await door.All(), await reads.Agencies(), clock.Today, made, revoked);

    private static async Task<RazorComponentResult<App>> Make(
        HttpContext http, KeyDoor door, ReadSide reads, CityClock clock, [FromForm] string? name, [FromForm] string? role, [FromForm] string? agencyId,
        [FromForm] string? employeeId, [FromForm] string? until, [FromForm] string? noEnd, [FromForm] string? command)
    {
        var rights = http.Request.Form["rights"].OfType<string>().ToArray();
        var wish = new KeyWish(name, role, agencyId, employeeId, rights.Length > 0 ? rights : null, until, noEnd is not null);
        return await Answer(door, reads, clock, await door.Make(Viewer.Of(http.User), wish, CommandId.Of(command)));
    }

    private static async Task<RazorComponentResult<App>> Rotate(
        HttpContext http, KeyDoor door, ReadSide reads, CityClock clock, string keyId, [FromForm] int? overlapDays, [FromForm] string? command) =>
        await Answer(door, reads, clock, await door.Rotate(Viewer.Of(http.User), keyId, overlapDays, CommandId.Of(command)));

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Revoke(
        HttpContext http, KeyDoor door, string keyId, [FromForm] string? command) =>
        await door.Revoke(Viewer.Of(http.User), keyId) is { } refusal ? Refused(refusal) : TypedResults.Redirect(Page + "?dicabut=ya");

    private static async Task<RazorComponentResult<App>> Answer(KeyDoor door, ReadSide reads, CityClock clock, KeyAnswer answer) =>
        answer.Made is { } made
            ? ScreensApi.Once<KeysScreen>(await Model(door, reads, clock, new(made.Text, door.Shown(made.Key))))
            : Refused(answer.Refusal!);

    private static RazorComponentResult<App> Refused(KeyRefusal refusal) =>
        ScreensApi.Refused(refusal.Status, "Kunci tidak dibuat atau diubah", refusal.Sentence, Page, "Kembali ke Kunci");

}
