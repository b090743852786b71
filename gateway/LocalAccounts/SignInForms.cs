using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>What the page of signing in sends.</summary>
internal static class SignInForms
{
    public static void MapSignInForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/masuk", Enter).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/masuk/kode", EnterCode).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Enter(
        HttpContext http, SignInDoor door, AddressBrake brake, HalfWay halfWay, Sessions sessions, RefusedAttempts attempts,
        [FromForm] string? login, [FromForm] string? password, CancellationToken stop)
    {
        var from = http.Connection.RemoteIpAddress;
        if (!await brake.Pass(from, stop))
            return Crowded(http);
        switch (await door.Enter(login, password))
        {
            case Entry.In entered:
                return await Begin(http, sessions, entered, SignInWay.Password);
            case Entry.HalfIn half:
                halfWay.Remember(http, half.Account);
                return TypedResults.Redirect("/masuk/kode");
            case Entry.Refused refused:
                brake.Failed(from);
                await attempts.Note(http, What.SignInRefused, SignInWay.Password);
                return TypedResults.Redirect($"/masuk?keliru={refused.Why.Code}");
            default:
                throw new InvalidOperationException("Somebody was neither let in nor refused.");
        }
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> EnterCode(
        HttpContext http, SignInDoor door, SecondFactorDoor factor, AddressBrake brake, HalfWay halfWay, Sessions sessions, RefusedAttempts attempts,
        [FromForm] string? code, CancellationToken stop)
    {
        var from = http.Connection.RemoteIpAddress;
        if (!await brake.Pass(from, stop))
            return Crowded(http);
        if (await halfWay.Of(http) is not { } account)
            return TypedResults.Redirect($"/masuk?keliru={new AccountRefusal.StepExpired().Code}");
        if (!await factor.Passes(account, code))
        {
            brake.Failed(from);
            await attempts.Note(http, What.SignInRefused, SignInWay.Password);
            return TypedResults.Redirect($"/masuk/kode?keliru={new AccountRefusal.CodeMismatch().Code}");
        }
        HalfWay.Forget(http);
        return await Begin(http, sessions, await door.Enter(account), SignInWay.Password);
    }

    /// <summary>Who has to be told something is led there first.</summary>
    internal static async Task<RedirectHttpResult> Begin(HttpContext http, Sessions sessions, Entry.In entered, string way)
    {
        await sessions.Begin(http, entered.Viewer, way);
        return TypedResults.Redirect(entered.Notice is null ? PageData.Home(entered.Viewer) : "/akun");
    }

    internal static RazorComponentResult<App> Crowded(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "30";
        return ScreensApi.Refused(429, "Terlalu banyak percobaan", "Dari jaringan Anda terlalu banyak percobaan masuk yang keliru. Tunggu setengah menit, lalu coba lagi.",
            "/masuk", "Kembali ke halaman masuk");
    }
}
