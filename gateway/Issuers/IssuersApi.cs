using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KartuAsn.Gateway.Issuers;

/// <summary>The way to an issuer and back. Without a configured issuer there is none of this.</summary>
public static partial class IssuersApi
{
    public static void AddIssuers(this WebApplicationBuilder builder)
    {
        var issuers = IssuerSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(new IssuerList(issuers));
        builder.Services.AddSingleton<IssuerDoor>();
        // Every failure is told in one line of ours; the framework's would be a stack and what the issuer wrote.
        builder.Logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.None);
        // So that the first token signed with a new key waits for that key, instead of failing while it is fetched.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        foreach (var issuer in issuers)
            builder.Services.AddAuthentication().AddOpenIdConnect(issuer.Scheme, options => IssuerProtocol.Use(options, issuer));
    }

    public static void MapIssuers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/masuk/penerbit/{issuerId}", Go).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/masuk/penerbit/{issuerId}/akhiri", End).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Where somebody goes who has just left: to end the session at the issuer too, when it lets us.</summary>
    public static async Task<string> AfterLeaving(HttpContext http, Viewer left) =>
        http.RequestServices.GetRequiredService<IssuerList>().Of(left) is { } issuer && await EndsSessions(http, issuer)
            ? issuer.LeavingAddress
            : "/masuk";

    internal static async Task Explain(HttpContext http, IssuerRefusal refusal)
    {
        await http.RequestServices.GetRequiredService<RefusedAttempts>().Note(http, What.SignInRefused, $"{SignInWay.Oidc}: {refusal.GetType().Name}");
        Refused(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(IssuersApi)), refusal.GetType().Name);
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = "30";
        await ScreensApi.Refused(refusal.Status, refusal.Title, refusal.Sentence, "/masuk", "Kembali ke halaman masuk").ExecuteAsync(http);
    }

    private static async Task Go(HttpContext http, IssuerList issuers, string issuerId)
    {
        if (issuers.Find(issuerId) is not { } issuer)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (await Announced(http, issuer) is null)
            await Explain(http, new IssuerRefusal.Unreachable(issuer));
        else
            await TypedResults.Challenge(new() { RedirectUri = "/" }, [issuer.Scheme]).ExecuteAsync(http);
    }

    /// <summary>Only as the next step of leaving here: another site's link ends nobody's session.</summary>
    private static async Task<Results<SignOutHttpResult, RedirectHttpResult>> End(HttpContext http, IssuerList issuers, string issuerId) =>
        http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" && issuers.Find(issuerId) is { } issuer && await EndsSessions(http, issuer)
            ? TypedResults.SignOut(new() { RedirectUri = "/masuk" }, [issuer.Scheme])
            : TypedResults.Redirect("/masuk");

    private static async Task<bool> EndsSessions(HttpContext http, IssuerSettings issuer) =>
        await Announced(http, issuer) is { EndSessionEndpoint.Length: > 0 };

    /// <summary>What the issuer says about itself; null while nobody can ask it.</summary>
    private static async Task<OpenIdConnectConfiguration?> Announced(HttpContext http, IssuerSettings issuer)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(issuer.Scheme);
        try
        {
            return await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The library's way to say that the address does not answer, or not with what an issuer answers.
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signed nobody in by an issuer: {Reason}")]
    private static partial void Refused(ILogger log, string reason);
}
