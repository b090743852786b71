using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace KartuAsn.Gateway.Hosting;

/// <summary>
/// Reverse proxies that are believed when they say from where a request came and that it came by TLS. Nobody else is: whoever could say so
/// of themselves would have as many addresses as they like.
/// </summary>
public static class Proxies
{
    private const string Setting = "Proxies";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var networks = (builder.Configuration.GetSection(Setting).Get<string[]>() ?? []).Select(NetworkOf).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            networks.ForEach(options.KnownIPNetworks.Add);
        });
    }

    private static IPNetwork NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException(Setting, $"'{text}' bukan alamat atau jaringan. Tulis misalnya 10.0.0.5 atau 10.0.0.0/24.");
}
