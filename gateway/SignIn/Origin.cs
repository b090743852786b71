using System.Net;
using System.Net.Sockets;

namespace KartuAsn.Gateway.SignIn;

/// <summary>From where somebody came, in as few words as recognise it: no more is kept than that.</summary>
public static class Origin
{
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("SamsungBrowser/", "Samsung Internet"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>The network, not the machine: the first 24 bits of IPv4, the first 48 of IPv6.</summary>
    public static string Address(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    /// <summary>Chrome di Windows; nothing of the version.</summary>
    public static string Browser(string userAgent) => (Named(Browsers, userAgent), Named(Systems, userAgent)) switch
    {
        ({ } browser, { } system) => $"{browser} di {system}",
        ({ } browser, null) => browser,
        (null, { } system) => $"Peramban di {system}",
        _ => "Peramban tidak dikenal",
    };

    private static string? Named((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
