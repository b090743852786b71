using Microsoft.AspNetCore.Authentication.Cookies;

namespace KartuAsn.Gateway.SignIn;

/// <summary>
/// Over TLS the cookie's name has the prefix that binds it to this very host; a browser refuses that prefix without TLS, which is
/// spoken on the loopback.
/// </summary>
internal sealed class SessionCookies : ICookieManager
{
    private const string HostPrefix = "__Host-";

    private static readonly object Forgotten = new();

    private readonly ChunkingCookieManager cookies = new();

    /// <summary>For the rest of this request the browser has sent none.</summary>
    public static void Forget(HttpContext http) => http.Items[Forgotten] = true;

    public string? GetRequestCookie(HttpContext context, string key) =>
        context.Items.ContainsKey(Forgotten) ? null : cookies.GetRequestCookie(context, NameOf(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, NameOf(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, NameOf(context, key), options);

    private static string NameOf(HttpContext http, string name) => http.Request.IsHttps ? HostPrefix + name : name;
}
