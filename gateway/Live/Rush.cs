using KartuAsn.Gateway.Hosting;

namespace KartuAsn.Gateway.Live;

/// <summary>
/// Uploads come first. It is a rush while many card files are being handed in at once, and for two seconds more; meanwhile few dashboards
/// are drawn, and who watches one is told less often. Nobody sees a wrong number, only an older one, and nothing is kept from an upload.
/// </summary>
public sealed class Rush(LimitOptions limits, TimeProvider time) : IDisposable
{
    private const int SecondsAfter = 2;

    /// <summary>A single reader, whose answers take no time, hardly ever notices a rush.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim places = new(limits.RushDashboards);
    private int handIns;
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

    /// <summary>False when it was not drawn: in a rush a few are at once, others wait a moment, and who waits in vain is told to come again.</summary>
    public async Task<bool> Draw(Func<Task> dashboard)
    {
        if (!IsOn)
        {
            await dashboard();
            return true;
        }

        if (!await places.WaitAsync(Patience))
            return false;
        try
        {
            await dashboard();
            return true;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The pause of a viewer between two snapshots: none, except in a rush. Not the same for all, or all would be told at the same moment.</summary>
    public Task Rest(CancellationToken stop) => IsOn
        ? Task.Delay(TimeSpan.FromMilliseconds(limits.RushSnapshotMilliseconds * (1 + (Random.Shared.NextDouble() / 2))), time, stop)
        : Task.CompletedTask;

    public void Dispose() => places.Dispose();
}
