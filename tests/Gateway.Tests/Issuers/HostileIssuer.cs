using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KartuAsn.Gateway.Tests.Issuers;

/// <summary>What an issuer, or somebody in its place, may do wrong.</summary>
public enum Trick
{
    None,
    AlgorithmNone,
    NoSignature,
    HmacWithThePublicKey,
    AnotherKey,
    UnknownKey,
    ChangedAfterSigning,
    AnotherIssuer,
    AnotherAudience,
    AnotherNonce,
    NoNonce,
    NoIdToken,
    Expired,
    ExpiredAMoment,
    FromTheFuture,
    FromTheNextMinute,
    NotYet,
    TokenEndpointBroken,
    TokenEndpointGone,
    TokenEndpointSilent,
    ClientRefused,
    NotJson,
}

/// <summary>An issuer that does as it is told, also what no honest one does. Everybody who comes is the same administrator.</summary>
public sealed class HostileIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA stranger = RSA.Create(2048);
    private RSA key = RSA.Create(2048);
    private string keyId = "first";
    private string nonce = "";

    private HostileIssuer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public Trick Trick { get; set; }

    /// <summary>What it gave out last.</summary>
    public string LastToken { get; private set; } = "";

    public static async Task<HostileIssuer> Start(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        var issuer = new HostileIssuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", () => Results.Json(issuer.Announcement()));
        issuer.app.MapGet("/jwks", () => Results.Json(issuer.Keys()));
        issuer.app.MapGet("/authorize", (Delegate)issuer.Authorize);
        issuer.app.MapPost("/token", (Delegate)issuer.Token);
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>From now on it signs with another key, and publishes that one alone.</summary>
    public void ChangeKey() => (key, keyId) = (RSA.Create(2048), RandomNumberGenerator.GetHexString(8));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        stranger.Dispose();
    }

    private string Self => Address.ToString().TrimEnd('/');

    private object Announcement() => new
    {
        issuer = Self,
        authorization_endpoint = Self + "/authorize",
        token_endpoint = Self + "/token",
        jwks_uri = Self + "/jwks",
        response_types_supported = new[] { "code" },
        id_token_signing_alg_values_supported = new[] { "RS256", "HS256", "none" },
    };

    private object Keys()
    {
        var published = key.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = keyId, n = Text(published.Modulus!), e = Text(published.Exponent!) } } };
    }

    private IResult Authorize(HttpContext http)
    {
        nonce = http.Request.Query["nonce"].ToString();
        return Results.Redirect($"{http.Request.Query["redirect_uri"]}?code=any&state={Uri.EscapeDataString(http.Request.Query["state"].ToString())}");
    }

    private async Task<IResult> Token(HttpContext http)
    {
        switch (Trick)
        {
            case Trick.TokenEndpointBroken:
                return Results.Json(new { error = "invalid_client" }, statusCode: 503);
            case Trick.TokenEndpointGone:
                http.Abort();
                return Results.Empty;
            case Trick.TokenEndpointSilent:
                await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted);
                return Results.Empty;
            case Trick.ClientRefused:
                return Results.Json(new { error = "invalid_client" }, statusCode: 401);
            case Trick.NotJson:
                return Results.Content("<html>Selamat datang</html>", "text/html");
            case Trick.NoIdToken:
                return Results.Json(new { access_token = "any", token_type = "Bearer" });
            default:
                LastToken = IdToken();
                return Results.Json(new { access_token = "any", token_type = "Bearer", id_token = LastToken });
        }
    }

    private string IdToken()
    {
        var now = DateTimeOffset.UtcNow;
        var (from, until) = Trick switch
        {
            Trick.Expired => (now.AddMinutes(-20), now.AddMinutes(-10)),
            Trick.ExpiredAMoment => (now.AddMinutes(-5), now.AddSeconds(-60)),
            Trick.FromTheFuture or Trick.NotYet => (now.AddMinutes(10), now.AddMinutes(15)),
            Trick.FromTheNextMinute => (now.AddSeconds(60), now.AddMinutes(6)),
            _ => (now, now.AddMinutes(5)),
        };
        var payload = new JsonObject
        {
            ["iss"] = Trick == Trick.AnotherIssuer ? "https://penerbit.contoh" : Self,
            ["aud"] = Trick == Trick.AnotherAudience ? "klien-lain" : RealIssuer.ClientId,
            ["sub"] = "siapa-saja",
            ["name"] = "Admin Contoh",
            ["iat"] = (Trick == Trick.NotYet ? now : from).ToUnixTimeSeconds(),
            ["exp"] = until.ToUnixTimeSeconds(),
            ["groups"] = new JsonArray("bkpsdm"),
        };
        if (Trick == Trick.NotYet)
            payload["nbf"] = from.ToUnixTimeSeconds();
        if (Trick != Trick.NoNonce)
            payload["nonce"] = Trick == Trick.AnotherNonce ? "nonce-lain" : nonce;
        return Signed(payload);
    }

    private string Signed(JsonObject payload)
    {
        var header = new JsonObject
        {
            ["alg"] = Trick switch { Trick.AlgorithmNone => "none", Trick.HmacWithThePublicKey => "HS256", _ => "RS256" },
            ["typ"] = "JWT",
            ["kid"] = Trick == Trick.UnknownKey ? "tidak-dikenal" : keyId,
        };
        var text = $"{Text(header)}.{Text(payload)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        return Trick switch
        {
            Trick.AlgorithmNone or Trick.NoSignature => text + ".",
            Trick.HmacWithThePublicKey => $"{text}.{Text(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), bytes))}",
            Trick.AnotherKey or Trick.UnknownKey => $"{text}.{Text(Sign(stranger, bytes))}",
            Trick.ChangedAfterSigning => $"{Text(header)}.{Text(Changed(payload))}.{Text(Sign(key, bytes))}",
            _ => $"{text}.{Text(Sign(key, bytes))}",
        };
    }

    private static JsonObject Changed(JsonObject payload)
    {
        payload["sub"] = "orang-lain";
        return payload;
    }

    private static byte[] Sign(RSA key, byte[] bytes) => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Text(JsonObject json) => Text(JsonSerializer.SerializeToUtf8Bytes(json));

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
