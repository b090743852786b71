using System.Runtime.CompilerServices;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Live;

/// <summary>
/// Holds the newest snapshot and wakes who waits for one newer than theirs. A slow viewer skips versions; nobody waits for it.
/// </summary>
internal sealed class Newest<T>(Func<T, string> versionOf) where T : class
{
    private readonly Lock gate = new();
    private T? held;
    private SnapshotVersion version;
    private TaskCompletionSource changed = New();

    /// <summary>Takes the snapshot if it is newer than the one held; a late one changes nothing.</summary>
    public void Offer(T snapshot)
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            var offered = SnapshotVersion.Parse(versionOf(snapshot));
            if (held is not null && offered <= version)
                return;
            (held, version, woken, changed) = (snapshot, offered, changed, New());
        }
        woken.SetResult();
    }

    /// <summary>The snapshot of now, if there is one, and then each newer one, for as long as the viewer looks.</summary>
    /// <param name="rest">What has to pass after each; what comes meanwhile is skipped, but for the newest.</param>
    public async IAsyncEnumerable<T> Follow(Func<CancellationToken, Task> rest, [EnumeratorCancellation] CancellationToken stop)
    {
        SnapshotVersion? seen = null;
        while (!stop.IsCancellationRequested)
        {
            var (snapshot, at, next) = Look();
            if (snapshot is null || seen == at)
            {
                await next.WaitAsync(stop);
                continue;
            }
            seen = at;
            yield return snapshot;
            await rest(stop);
        }
    }

    private (T? Held, SnapshotVersion Version, Task Next) Look()
    {
        lock (gate)
            return (held, version, changed.Task);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
