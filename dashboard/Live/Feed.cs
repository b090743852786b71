using System.Net;
using KartuAsn.Rules;
using Microsoft.AspNetCore.SignalR.Client;

namespace KartuAsn.Live;

/// <summary>How the screen stands to the server.</summary>
public enum Link
{
    /// <summary>Not begun: a printed page, or a browser without script.</summary>
    Still,
    Connecting,
    Connected,
    Reconnecting,

    /// <summary>The server does not know who is asking any more.</summary>
    SignedOut,
}

/// <summary>
/// One stream of snapshots that never gives up: when it ends, for whatever reason, it begins again after a growing pause. A stream
/// always begins with an absolute snapshot, so nothing has to be made up for.
/// </summary>
/// <param name="method">Of the hub.</param>
/// <param name="arguments">Of the method.</param>
/// <param name="received">Gets each snapshot, and whether it is the first of its connection.</param>
/// <param name="linked">Gets each change of the link.</param>
public sealed class Feed<T>(Uri hub, string method, object?[] arguments, Action<T, bool> received, Action<Link> linked)
{
    private static readonly TimeSpan SignedOutPause = TimeSpan.FromSeconds(30);

    public async Task Run(CancellationToken stop)
    {
        linked(Link.Connecting);
        for (var failures = 0; !stop.IsCancellationRequested; failures++)
        {
            var link = Link.Reconnecting;
            try
            {
                await Listen(() => failures = 0, stop);
            }
            catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                link = Link.SignedOut;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Whatever broke, the answer is the same: say so on the screen, and try again.
            }

            linked(link);
            await Task.Delay(link == Link.SignedOut ? SignedOutPause : Backoff.After(failures, Random.Shared.NextDouble()), stop);
        }
    }

    private async Task Listen(Action succeeded, CancellationToken stop)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(hub)
            .AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, LiveJson.Default))
            .Build();
        await connection.StartAsync(stop);

        var first = true;
        await foreach (var snapshot in connection.StreamAsyncCore<T>(method, arguments, stop))
        {
            if (first)
            {
                succeeded();
                linked(Link.Connected);
            }

            received(snapshot, first);
            first = false;
        }
    }
}

/// <summary>Pauses between attempts: half a second, doubling up to ten, of which up to half is chance, so that viewers do not return at once.</summary>
public static class Backoff
{
    private const double Longest = 10;

    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int failures, double chance) =>
        TimeSpan.FromSeconds(Math.Min(Longest, Math.ScaleB(0.5, Math.Min(failures, 10))) * (1 - (chance / 2)));
}

/// <summary>Which snapshot may take the place of the one shown.</summary>
public static class Newer
{
    /// <summary>
    /// Only a newer one. Yet a new connection may begin with an older epoch: the store was restored from a backup, and what the
    /// server says now is the truth.
    /// </summary>
    public static bool Accepts(string shown, string offered, bool firstOfConnection)
    {
        var (before, now) = (SnapshotVersion.Parse(shown), SnapshotVersion.Parse(offered));
        return now > before || (firstOfConnection && now.Epoch < before.Epoch);
    }
}
