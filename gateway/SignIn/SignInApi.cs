using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Issuers;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.SignIn;

/// <summary>A session begins with a one-time link and ends on request. The link's page asks before it is used up, as mail scanners open links.</summary>
public static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/masuk/{token}", Enter).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/saya", (HttpContext http) => TypedResults.Redirect(Screens.PageData.Home(Viewer.Of(http.User)))).RequireAuthorization(Access.People).ExcludeFromDescription();
        app.MapPost("/keluar", Leave).RequireAuthorization(Access.SignedIn).ExcludeFromDescription();
    }

    private static async Task<Results<RedirectHttpResult, StatusCodeHttpResult>> Enter(
        HttpContext http, IAntiforgery antiforgery, Accounts accounts, Database database, Sessions sessions, RefusedAttempts refused, CityClock clock, string token)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (await accounts.UseLink(token, clock.Now) is not { } principal)
        {
            await refused.Note(http, What.SignInRefused, SignInWay.Link);
            return TypedResults.Redirect($"/masuk/{Uri.EscapeDataString(token)}");
        }
        var viewer = new Viewer(principal.Id, principal.Name, principal.Role, principal.AgencyId, principal.EmployeeId);
        await sessions.Begin(http, viewer, SignInWay.Link);
        return TypedResults.Redirect(await ComesBack(accounts, database) ? Screens.PageData.Home(viewer) : "/akun/baru");
    }

    /// <summary>A link works once: the first administrator is offered an account to come back with. A sample store is only looked at.</summary>
    private static async Task<bool> ComesBack(Accounts accounts, Database database) =>
        await accounts.HasAdministrator(Role.Bkpsdm) || await Sample.SampleMark.IsOn(database);

    private static async Task<Results<RedirectHttpResult, StatusCodeHttpResult>> Leave(HttpContext http, IAntiforgery antiforgery, AuditDoor audit)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        await audit.Act(http, What.SignOut);
        await Sessions.End(http);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return TypedResults.Redirect(await IssuersApi.AfterLeaving(http, Viewer.Of(http.User)));
    }
}
