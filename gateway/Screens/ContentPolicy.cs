using System.Security.Cryptography;

namespace KartuAsn.Gateway.Screens;

/// <summary>
/// Pages run our own files alone: nothing inline, nothing from elsewhere. Two exceptions have a reason: the import map that
/// the framework writes into a page with a live screen (it carries the nonce), and WebAssembly.
/// </summary>
public static class ContentPolicy
{
    private static readonly object NonceKey = new();

    /// <summary>Different in every answer.</summary>
    public static string Nonce(this HttpContext context) => (string)context.Items[NonceKey]!;

    public static IApplicationBuilder UseContentPolicy(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}
