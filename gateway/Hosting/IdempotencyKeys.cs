using KartuAsn.Gateway.Problems;

namespace KartuAsn.Gateway.Hosting;

/// <summary>What a caller names a command by, so that repeating it does it once. It is kept with what was done, so it has its bounds.</summary>
public static class IdempotencyKeys
{
    private const string Header = "Idempotency-Key";

    public static void BoundIdempotencyKeys(this WebApplication app) => app.Use((http, next) =>
        http.Request.Headers.TryGetValue(Header, out var key) && key.ToString().Length is 0 or > 64
            ? Problem.BadField(Header, "Gunakan 1 sampai 64 karakter.").ExecuteAsync(http)
            : next(http));
}
