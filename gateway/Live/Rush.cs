using KartuAsn.Gateway.Hosting;

namespace KartuAsn.Gateway.Live;

/// <summary>
/// Uploads come first. It is a rush while many card files are being handed in at once, and for two seconds more; meanwhile few dashboards
/// are drawn, and who watches one is told less often. Nobody sees a wrong number, only an older one, and nothing is kept from an upload.
/// </summary>
public sealed class Rush(LimitOptions limits, TimeProvider time)
{
    private const int SecondsAfter = 2;

    private int handIns;
    private int dashboards;
    private long until;

    public bool IsOn => Volatile.Read(ref handIns) >= limits.RushFrom || time.GetTimestamp() < Volatile.Read(ref until);

    /// <summary>Counts this as one of those who hand in, whether it is taken or refused.</summary>
    public async Task<T> HandIn<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref handIns);
        try
        {
            return await work();
        }
        finally
        {
            if (Interlocked.Decrement(ref handIns) + 1 >= limits.RushFrom)
                Volatile.Write(ref until, time.GetTimestamp() + (SecondsAfter * time.TimestampFrequency));
        }
    }

    /// <summary>False when it was not drawn: in a rush no more than a few are at once.</summary>
    public async Task<bool> Draw(Func<Task> dashboard)
    {
        try
        {
            if (Interlocked.Increment(ref dashboards) > limits.RushDashboards && IsOn)
                return false;
            await dashboard();
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref dashboards);
        }
    }

    /// <summary>The pause of a viewer between two snapshots: none, except in a rush. Not the same for all, or all would be told at the same moment.</summary>
    public Task Rest(CancellationToken stop) => IsOn
        ? Task.Delay(TimeSpan.FromMilliseconds(limits.RushSnapshotMilliseconds * (1 + (Random.Shared.NextDouble() / 2))), time, stop)
        : Task.CompletedTask;
}
