using KartuAsn.Contracts;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.SignIn;

/// <summary>A connection lives longer than the request that opened it: it is cut when its session is over, or its key.</summary>
internal static class HubSessions
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static void CutWithTheirSession(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/hubs") && http.User.Identity?.IsAuthenticated == true,
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
        var goesOn = Sessions.IdOf(http) is { } session ? SessionGoesOn(http, session) : KeyWorks(http);
        try
        {
            do
                await Task.Delay(Every, over);
            while (await goesOn());
            http.Abort();
        }
        catch (OperationCanceledException)
        {
            // The connection ended by itself.
        }
    }

    private static Func<Task<bool>> SessionGoesOn(HttpContext http, string id)
    {
        var (sessions, viewer) = (http.RequestServices.GetRequiredService<Sessions>(), Viewer.Of(http.User).Id);
        return async () => (await sessions.Of(viewer)).Any(session => session.Id == id);
    }

    private static Func<Task<bool>> KeyWorks(HttpContext http)
    {
        var (keys, clock, id) = (http.RequestServices.GetRequiredService<ApiKeys>(), http.RequestServices.GetRequiredService<CityClock>(), Viewer.Of(http.User).Id);
        return async () => await keys.Look(id) is { } key && key.WorksAt(clock.Now);
    }
}
