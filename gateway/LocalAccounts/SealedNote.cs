using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>What a browser keeps for us between two steps: sealed, for a few minutes, sent nowhere but to those steps. It signs nobody in.</summary>
public sealed class SealedNote(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("between-two-steps").ToTimeLimitedDataProtector();

    /// <param name="path">Where it is sent; also what tells one kind of note from another.</param>
    public void Write(HttpContext http, string path, TimeSpan life, params string[] words) =>
        http.Response.Cookies.Append(NameOf(path), seal.Protect(JsonSerializer.Serialize<string[]>([path, .. words]), life), Terms(http, path, life));

    /// <summary>Empty when there is none, or its time is over.</summary>
    public string[] Read(HttpContext http, string path) =>
        http.Request.Cookies[NameOf(path)] is { Length: > 0 } note && Opened(note) is [var of, .. var words] && of == path ? words : [];

    public static void Forget(HttpContext http, string path) => http.Response.Cookies.Delete(NameOf(path), Terms(http, path, TimeSpan.Zero));

    private string[]? Opened(string note)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(seal.Unprotect(note));
        }
        catch (CryptographicException)
        {
            // The library's only way to say: expired, or not ours.
            return null;
        }
    }

    private static string NameOf(string path) => "kartuasn-langkah-" + path.Trim('/').Replace('/', '-');

    private static CookieOptions Terms(HttpContext http, string path, TimeSpan life) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = path,
        MaxAge = life,
    };
}
