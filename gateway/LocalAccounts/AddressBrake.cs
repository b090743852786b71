using System.Collections.Concurrent;
using System.Net;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// Slows down an address from which many wrong passwords come. A whole office may sit behind one, so nobody is shut out: only failures
/// count, and after fifty in ten minutes every try waits, at most ten seconds. Kept in memory, by each process for itself.
/// </summary>
public sealed class AddressBrake(TimeProvider time)
{
    public const int Free = 50;

    private const int MostWaiting = 40;
    private const int MostAddresses = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Record> records = new();

    /// <summary>Returns when it is this try's turn; false: so many wait that one more must come back later.</summary>
    public async Task<bool> Pass(IPAddress? address, CancellationToken stop)
    {
        if (!records.TryGetValue(KeyOf(address), out var record) || record.Wait(time.GetUtcNow()) is not { Ticks: > 0 } wait)
            return true;
        if (Interlocked.Increment(ref record.Waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref record.Waiting);
            return false;
        }
        try
        {
            await Task.Delay(wait, time, stop);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref record.Waiting);
        }
    }

    public void Failed(IPAddress? address)
    {
        if (records.Count >= MostAddresses)
            Forget();
        records.GetOrAdd(KeyOf(address), _ => new()).Add(time.GetUtcNow());
    }

    private void Forget()
    {
        foreach (var (key, record) in records)
            if (record.IsOver(time.GetUtcNow()))
                records.TryRemove(key, out _);
        if (records.Count >= MostAddresses)
            records.Clear();
    }

    /// <summary>One customer has 64 bits of IPv6 to choose addresses from.</summary>
    private static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    private sealed class Record
    {
        public int Waiting;

        private readonly Lock gate = new();
        private DateTimeOffset since;
        private int failures;

        public void Add(DateTimeOffset now)
        {
            lock (gate)
            {
                if (now - since > Window)
                    (since, failures) = (now, 0);
                failures++;
            }
        }

        public TimeSpan Wait(DateTimeOffset now)
        {
            lock (gate)
                return now - since > Window || failures < Free ? TimeSpan.Zero
                    : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 1 + ((failures - Free) / 10)));
        }

        public bool IsOver(DateTimeOffset now)
        {
            lock (gate)
                return now - since > Window;
        }
    }
}
