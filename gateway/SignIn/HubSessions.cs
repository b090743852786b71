namespace KartuAsn.Gateway.SignIn;

/// <summary>A connection lives longer than the request that opened it: it is cut when its session is over.</summary>
internal static class HubSessions
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static void CutWithTheirSession(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/hubs") && Sessions.IdOf(http) is not null,
        hubs => hubs.Use(async (http, next) =>
        {
            using var over = new CancellationTokenSource();
            var watch = CutWhenOver(http, over.Token);
            try
            {
                await next(http);
            }
            finally
            {
                await over.CancelAsync();
                await watch;
            }
        }));

    private static async Task CutWhenOver(HttpContext http, CancellationToken over)
    {
        var (viewer, id) = (Viewer.Of(http.User).Id, Sessions.IdOf(http)!);
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        try
        {
            do
                await Task.Delay(Every, over);
            while ((await sessions.Of(viewer)).Any(session => session.Id == id));
            http.Abort();
        }
        catch (OperationCanceledException)
        {
            // The connection ended by itself.
        }
    }
}
