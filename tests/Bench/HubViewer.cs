using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace KartuAsn.Bench;

/// <summary>Somebody with the city's dashboard open: notes from when on each agency showed how many uploads.</summary>
internal sealed class HubViewer : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, List<(long At, int Uploaded)>> seen = [];
    private readonly CancellationTokenSource gone = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task watching;

    public HubViewer(Uri address, string key) => watching = Watch(new(address, "/hubs/progress"), key, gone.Token);

    /// <summary>Snapshots that came.</summary>
    public int Snapshots { get; private set; }

    /// <summary>Uploads in the city, as last shown.</summary>
    public int Uploaded { get; private set; }

    public Task First => first.Task;

    /// <summary>When this agency first showed so many uploads.</summary>
    public long SawAt(string agency, int uploaded)
    {
        lock (seen)
            return seen[agency].First(shown => shown.Uploaded >= uploaded).At;
    }

    public void Dispose()
    {
        gone.Cancel();
        watching.Wait();
        gone.Dispose();
    }

    /// <summary>Comes back when the connection breaks.</summary>
    private async Task Watch(Uri hub, string key, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new HubConnectionBuilder().WithUrl(hub, HttpTransportType.WebSockets, options =>
                {
                    options.SkipNegotiation = true;
                    options.Headers["Authorization"] = "Bearer " + key;
                }).Build();
                await connection.StartAsync(stop);
                await foreach (var city in connection.StreamAsync<City>("WatchCity", stop))
                    Note(city);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                await Task.Delay(BetweenTries, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // Left.
            }
        }
    }

    private void Note(City city)
    {
        lock (seen)
            foreach (var agency in city.Agencies)
            {
                var shown = seen.TryGetValue(agency.Id, out var known) ? known : seen[agency.Id] = [];
                if (shown.Count == 0 || shown[^1].Uploaded < agency.Total.Uploaded)
                    shown.Add((Environment.TickCount64, agency.Total.Uploaded));
            }
        (Snapshots, Uploaded) = (Snapshots + 1, city.Agencies.Sum(agency => agency.Total.Uploaded));
        first.TrySetResult();
    }

    /// <summary>What is needed of a snapshot.</summary>
    private sealed record City(Agency[] Agencies);

    private sealed record Agency(string Id, Count Total);
}
