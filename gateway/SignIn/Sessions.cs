using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace KartuAsn.Gateway.SignIn;

/// <summary>The ways a session can begin.</summary>
public static class SignInWay
{
    public const string Link = "link";
    public const string Password = "password";
    public const string Passkey = "passkey";
    public const string Letter = "letter";
    public const string Oidc = "oidc";

    /// <summary>The viewer's id is that of a local account; the session stands and falls with it.</summary>
    public static bool OfAccount(string way) => way is Password or Passkey or Letter;
}

/// <summary>How long a session lasts.</summary>
public sealed class SessionOptions
{
    /// <summary>Without a request.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Whatever happens.</summary>
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(12);
}

/// <summary>
/// Begins and ends sessions. The browser gets a random key; who that is, and until when, the server keeps.
/// </summary>
public sealed class Sessions(
    SessionRecords records, IAuthenticationSchemeProvider schemes, IOptions<SessionOptions> options, CityClock clock, AuditDoor audit)
{
    internal const string WayItem = "kartuasn:way";
    internal const string Claim = "kartuasn:session";

    /// <summary>A session last used then or before is over.</summary>
    internal DateTimeOffset IdleSince => clock.Now - options.Value.Idle;

    /// <summary>
    /// Signs a viewer in at this browser. A session the browser already has ends, and its key with it: nobody goes on with a key
    /// that was known before.
    /// </summary>
    /// <param name="way">Of <see cref="SignInWay"/>.</param>
    /// <param name="atMost">Ends it sooner than other sessions; null: like them.</param>
    public async Task Begin(HttpContext http, Viewer viewer, string way, TimeSpan? atMost = null)
    {
        await audit.Act(http, What.SignIn, way, viewer);
        await http.SignOutAsync(Authentication.Session);
        SessionCookies.Forget(http);
        // A handler of its own: the request's one would renew the key that was just ended.
        var handler = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(http.RequestServices);
        await handler.InitializeAsync((await schemes.GetSchemeAsync(Authentication.Session))!, http);
        await handler.SignInAsync(viewer.ToPrincipal(Authentication.Session), new()
        {
            Items = { [WayItem] = way },
            ExpiresUtc = clock.Now + (atMost < options.Value.Absolute ? atMost.Value : options.Value.Absolute),
        });
    }

    /// <summary>Ends the session of this request.</summary>
    public static Task End(HttpContext http) => http.SignOutAsync(Authentication.Session);

    /// <summary>Ends one session of a viewer, at whatever browser; false when there is none.</summary>
    public Task<bool> End(string viewerId, string sessionId) => records.End(viewerId, sessionId);

    /// <summary>Ends all sessions of a viewer, but the one of this request when it is theirs; answers how many.</summary>
    public Task<int> EndOthers(HttpContext http, string viewerId) => records.EndAll(viewerId, IdOf(http));

    public Task<int> EndAll(string viewerId) => records.EndAll(viewerId);

    public async Task<IReadOnlyList<SessionRecord>> Of(string viewerId) => await records.Of(viewerId, clock.Now, IdleSince);

    /// <summary>Names the session of this request; null when it has none.</summary>
    public static string? IdOf(HttpContext http) => http.User.FindFirst(Claim)?.Value;
}
