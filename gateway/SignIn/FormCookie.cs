using Microsoft.AspNetCore.Http.Features;

namespace KartuAsn.Gateway.SignIn;

/// <summary>
/// The cookie that belongs to forms gets over TLS the prefix that binds it to this very host, as the session's has it: no neighbour in the
/// domain can plant one.
/// </summary>
internal static class FormCookie
{
    public const string Name = "kartuasn-formulir";
    private const string Bound = "__Host-" + Name;

    public static void UseFormCookie(this WebApplication app) => app.UseWhen(http => http.Request.IsHttps, secure => secure.Use((http, next) =>
    {
        var sent = http.Request.Cookies;
        http.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(new Sent(sent)));
        http.Features.Set<IResponseCookiesFeature>(new Answered(new Given(http.Response.Cookies)));
        return next(http);
    }));

    private sealed class Sent(IRequestCookieCollection cookies) : IRequestCookieCollection
    {
        public string? this[string key] => cookies[NameOf(key)];

        public int Count => cookies.Count;

        public ICollection<string> Keys => cookies.Keys;

        public bool ContainsKey(string key) => cookies.ContainsKey(NameOf(key));

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => cookies.TryGetValue(NameOf(key), out value);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => cookies.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Answered(IResponseCookies cookies) : IResponseCookiesFeature
    {
        public IResponseCookies Cookies => cookies;
    }

    private sealed class Given(IResponseCookies cookies) : IResponseCookies
    {
        public void Append(string key, string value) => cookies.Append(NameOf(key), value);

        public void Append(string key, string value, CookieOptions options) => cookies.Append(NameOf(key), value, options);

        public void Delete(string key) => cookies.Delete(NameOf(key));

        public void Delete(string key, CookieOptions options) => cookies.Delete(NameOf(key), options);
    }

    private static string NameOf(string key) => key == Name ? Bound : key;
}
