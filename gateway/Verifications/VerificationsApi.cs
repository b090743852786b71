using KartuAsn.Gateway.Hosting;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Verifications;

/// <summary>What the code on a card leads to: for everybody, without signing in, and without a trace in their browser.</summary>
public static class VerificationsApi
{
    private const string Page = "/v";
    private const string Api = "/api/v1/verifications";

    /// <param name="keysFolder">Where keys are made, unless a setting says where they are mounted.</param>
    public static void AddVerifications(this WebApplicationBuilder builder, string keysFolder)
    {
        PublicAddress.Check(builder.Configuration);
        builder.Services.AddSingleton(Keys(builder.Configuration[SigningKeyFolder.Setting], keysFolder));
        builder.Services.AddSingleton<SigningKeys>().AddSingleton<PublicAddress>().AddSingleton<IssuedCards>().AddSingleton<VerificationDoor>();
    }

    public static void MapVerifications(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page + "/{code}", Show).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(Api + "/{code}", Check).AllowAnonymous().WithTags("Verifikasi");
        app.MapGet("/.well-known/jwks.json", PublicKeys).AllowAnonymous().WithTags("Verifikasi");
    }

    /// <summary>Asked by somebody who scans: has a bucket of its own, by address.</summary>
    public static bool IsAsked(HttpContext http) => http.Request.Path.StartsWithSegments(Page) || http.Request.Path.StartsWithSegments(Api);

    /// <summary>Too many scans from one address, told on a page of the same kind.</summary>
    public static async Task TooMany(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        await Document(http, VerificationModel.TooMany).ExecuteAsync(http);
    }

    /// <summary>Memeriksa kode pada salinan kartu.</summary>
    /// <remarks>
    /// Terbuka untuk umum dan dibatasi per alamat jaringan. Jawabannya selalu berbentuk sama; kode yang tidak dikenal atau palsu dijawab tanpa
    /// data orang. Keadaan yang dijawab adalah keadaan pada saat checkedAt.
    /// </remarks>
    /// <param name="code">Kode, 122 huruf, seperti dalam alamat pada kartu.</param>
    internal static async Task<Ok<VerificationView>> Check(HttpContext http, VerificationDoor door, string code)
    {
        LeaveNoTrace(http);
        return TypedResults.Ok(await door.Check(code));
    }

    /// <summary>Kunci publik yang memeriksa tanda tangan pada kode kartu (RFC 7517); kid adalah nomor kunci di dalam kode.</summary>
    internal static Ok<JsonWebKeys> PublicKeys(HttpContext http, SigningKeys keys)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(keys.Public());
    }

    private static async Task<IResult> Show(HttpContext http, VerificationDoor door, string code) =>
        Document(http, VerificationModel.Of(await door.Check(code)));

    /// <summary>Drawn outside of the pages' frame, which would set a cookie.</summary>
    private static HtmlDocument Document(HttpContext http, VerificationModel model)
    {
        LeaveNoTrace(http);
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return new HtmlDocument(model);
    }

    /// <summary>The address holds the code: it goes into no cache, no index, and to no other site.</summary>
    private static void LeaveNoTrace(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }

    private static SigningKeyFolder Keys(string? mounted, string own)
    {
        var folder = new SigningKeyFolder(mounted ?? own);
        if (folder.Files().Count > 0)
            return folder;
        if (mounted is not null)
            throw new SettingException(SigningKeyFolder.Setting, $"folder {mounted} tidak memuat kunci. Buat dengan perintah signing-keys rotate --keys {mounted}.");
        folder.Rotate();
        return folder;
    }

    private sealed class HtmlDocument(VerificationModel model) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(VerificationDocument.Model)] = model });
            var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<VerificationDocument>(parameters)).ToHtmlString());
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(html, http.RequestAborted);
        }
    }
}
