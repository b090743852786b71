using System.Text.Encodings.Web;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Problems;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Who asks: an API key in the header, or else a session from a sign-in link.</summary>
public static class Authentication
{
    private const string KeyOrSession = nameof(KeyOrSession);
    public const string Key = nameof(Key);
    public const string Session = nameof(Session);

    /// <param name="keysFolder">What protects sessions; kept, so that a restart signs nobody out.</param>
    public static void AddAccess(this WebApplicationBuilder builder, string keysFolder)
    {
        builder.Services.AddDataProtection().SetApplicationName("KartuAsn")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        builder.Services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, log) => options.XmlRepository = new SessionKeysFolder(keysFolder, log));
        builder.Services.AddAuthentication(KeyOrSession)
            .AddPolicyScheme(KeyOrSession, null, options => options.ForwardDefaultSelector =
                http => http.Request.Headers.ContainsKey("Authorization") ? Key : Session)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Key, null)
            .AddCookie(Session, SessionCookie);
        builder.AddSessions();
        builder.Services.AddSingleton<ApiKeys>().AddSingleton<KeyUses>();
        builder.Services.AddAuthorization(Access.AddPolicies);
        builder.Services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        builder.Services.AddAntiforgery(options =>
        {
            // No frame shows us at all: the content security policy says so on every answer, not only on the first with a form.
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = FormCookie.Name;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Sessions"));
        builder.Services.AddSingleton<SessionRecords>().AddSingleton<Sessions>().AddSingleton<SessionTickets>().AddSingleton<Whereabouts>();
        builder.Services.AddOptions<CookieAuthenticationOptions>(Session).Configure<SessionTickets>((options, tickets) => options.SessionStore = tickets);
        builder.Services.AddHostedService<SessionSweep>();
    }

    /// <summary>
    /// A browser sends the session along with whatever another site makes it send; such a request changes nothing here.
    /// </summary>
    public static void RefuseOtherSites(this WebApplication app) => app.Use((http, next) =>
    {
        var safe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);
        if (safe || http.User.Identity?.AuthenticationType != Session || IsOurs(http.Request))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == $"{request.Scheme}://{request.Host}";

    private static void SessionCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "kartuasn-sesi";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new SessionCookies();
        // How long a session lasts its record says.
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context => Challenge(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A machine is told that a key is missing; a person is led to the page that explains how to sign in.</summary>
    internal static Task Challenge(HttpContext http)
    {
        if (!ProblemAnswers.IsForMachines(http) && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect("/masuk");
            return Task.CompletedTask;
        }
        http.Response.Headers.WWWAuthenticate = "Bearer";
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

/// <summary><c>Authorization: Bearer</c> with a key of <see cref="ApiKeys"/>. A key that is unknown, revoked or expired is nobody's.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys, KeyUses uses, Whereabouts whereabouts,
    RefusedAttempts refused, CityClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await keys.Find(header[Bearer.Length..].Trim()) is not { } key || !key.WorksAt(clock.Now))
        {
            await refused.Note(Context, What.KeyRefused, "kunci tidak dikenal, dicabut, atau berakhir");
            return AuthenticateResult.Fail("No such key.");
        }
        await uses.Note(key.Id, Origin.Address(Context.Connection.RemoteIpAddress));
        var viewer = new Viewer(key.Id, key.Name, key.Role, await whereabouts.AgencyOf(key.Role, key.AgencyId, key.EmployeeId), key.EmployeeId) { Only = key.Policies };
        return AuthenticateResult.Success(new(viewer.ToPrincipal(Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Authentication.Challenge(Context);
}
