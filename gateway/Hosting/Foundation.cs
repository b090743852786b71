using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using KartuAsn.Gateway.CommandLine;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Hosting;

/// <summary>What everything else stands on: where to listen, how much to log, how JSON is written.</summary>
public static class Foundation
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const string UrlsVariable = "ASPNETCORE_URLS";

    public static WebApplicationBuilder CreateBuilder(ServePlan plan)
    {
        // Beside the program, not where it was started: the screens' files lie there.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(plan.Urls);
        builder.Logging.BeQuiet();
        builder.Services.ConfigureHttpJsonOptions(options => UseStoredNames(options.SerializerOptions));
        return builder;
    }

    /// <summary>Where to listen: as said on the command line, in the environment, or the usual address; several are joined by semicolons.</summary>
    public static string UrlsOf(string? said) => said ?? Environment.GetEnvironmentVariable(UrlsVariable) ?? DefaultUrl;

    /// <summary>The first of the addresses that another program has; null when all are free.</summary>
    public static string? BusyUrl(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(url => IsBusy(BindingAddress.Parse(url)));

    /// <summary>What a newcomer has to read, and no more.</summary>
    public static void BeQuiet(this ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        .AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

    private static bool IsBusy(BindingAddress address)
    {
        if (address.Port == 0 || address.IsUnixPipe || address.IsNamedPipe)
            return false;
        var ip = IPAddress.TryParse(address.Host, out var given) ? given : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
            return false;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }

    private static void UseStoredNames(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = StoredJson.Options.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = StoredJson.Options.DefaultIgnoreCondition;
        options.Encoder = StoredJson.Options.Encoder;
        options.MaxDepth = 16;
    }
}
