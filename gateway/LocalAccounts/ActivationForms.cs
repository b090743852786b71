using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>What the pages send on which somebody sets the first password of an account.</summary>
internal static class ActivationForms
{
    public static void MapActivationForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/akun/baru", First).RequireAuthorization(Access.Accounts).Acts(What.AccountAdded).ExcludeFromDescription();
        app.MapPost("/aktivasi/{token}", ByLink).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Whether the viewer came by the link of the first start, and so without an account to come back with.</summary>
    public static async Task<bool> IsFirst(HttpContext http, Sessions sessions) =>
        (await sessions.Of(Viewer.Of(http.User).Id)).Any(session => session.Id == Sessions.IdOf(http) && session is { Way: SignInWay.Link, Account: null });

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> First(
        HttpContext http, AccountDoor accounts, SignInDoor door, Sessions sessions,
        [FromForm] string? login, [FromForm] string? name, [FromForm] string? password, [FromForm] string? again)
    {
        if (!await IsFirst(http, sessions))
            return ScreensApi.Refused(409, "Akun tidak dibuat", "Halaman ini untuk administrator yang masuk dengan tautan sekali pakai. Akun lain dibuat pada halaman Pengguna.", "/", "Kembali ke Dasbor");
        var answer = await accounts.Add(new(login, name, Role.Bkpsdm), password, again);
        return answer is { Account: { } account, Refusal: null }
            ? await SignInForms.Begin(http, sessions, await door.Enter(account), SignInWay.Password)
            : TypedResults.Redirect($"/akun/baru?keliru={answer.Refusal!.Code}");
    }

    private static async Task<RedirectHttpResult> ByLink(
        HttpContext http, AccountDoor accounts, SignInDoor door, Sessions sessions, string token, [FromForm] string? password, [FromForm] string? again)
    {
        var answer = await accounts.UseLink(token, password, again);
        return answer is { Account: { } account, Refusal: null }
            ? await SignInForms.Begin(http, sessions, await door.Enter(account), SignInWay.Password)
            : TypedResults.Redirect($"/aktivasi/{Uri.EscapeDataString(token)}?keliru={answer.Refusal!.Code}");
    }
}
