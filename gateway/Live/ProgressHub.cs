using System.Text.Json;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace KartuAsn.Gateway.Live;

/// <summary>Streams of snapshots to viewers. No logic here: the feed has the snapshots, the policies say who may look.</summary>
public sealed class ProgressHub(ProgressFeed feed) : Hub
{
    [Authorize(Policy = Access.CityLive)]
    public IAsyncEnumerable<CitySnapshot> WatchCity(CancellationToken stop) => feed.WatchCity(stop);

    [Authorize(Policy = Access.AgencyLive)]
    public IAsyncEnumerable<AgencySnapshot> WatchAgency(string? id, CancellationToken stop) => feed.WatchAgency(id ?? "", stop);
}

public static class LiveApi
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Rush>().AddSingleton<ProgressFeed>().AddHostedService(services => services.GetRequiredService<ProgressFeed>());
        builder.Services.AddSignalR(options => options.MaximumReceiveMessageSize = 16 * 1024)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = new JsonSerializerOptions(StoredJson.Options));
    }

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapHub<ProgressHub>("/hubs/progress").RequireAuthorization(Access.Live);
}
