using System.Collections.Concurrent;
using KartuAsn.Contracts;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Keeps when and from which networks keys are used, without a write for every question: each network of a key once an hour.</summary>
internal sealed class KeyUses(ApiKeys keys, CityClock clock)
{
    /// <summary>How long a network is remembered that a key no longer comes from.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string Key, string Network), DateTimeOffset> written = new();

    public async Task Note(string keyId, string network)
    {
        var now = clock.Now;
        if (written.TryGetValue((keyId, network), out var last) && now - last < Every)
            return;
        await keys.Saw(keyId, network, now);
        // What is forgotten here is written once more, no worse.
        if (written.Count >= MostRemembered)
            written.Clear();
        written[(keyId, network)] = now;
    }
}
