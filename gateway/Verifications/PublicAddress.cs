using KartuAsn.Gateway.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace KartuAsn.Gateway.Verifications;

/// <summary>Where the codes on cards lead: as set, or where the program listens. Never what a request says of its host.</summary>
public sealed class PublicAddress(IConfiguration settings, IServer server)
{
    public const string Setting = "Verification:Address";

    /// <summary>Of a whole address on a card: what a QR code of version 7 holds in a size that telephones read from a hand's breadth.</summary>
    private const int LongestCode = 165;

    private const string Path = "/v/";

    private Uri Base => new(settings[Setting] is { Length: > 0 } set ? set : Listening());

    /// <summary>The address of a code, in capitals, so that it stays a coarse one.</summary>
    public string Of(string code) => (Base.GetLeftPart(UriPartial.Authority) + Path).ToUpperInvariant() + code;

    /// <summary>Of a page of this installation, for paper and messages.</summary>
    /// <param name="path">From its root on.</param>
    public string Page(string path) => Base.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>For people to compare with.</summary>
    public string Shown => Base.Authority + "/v";

    /// <summary>Fails the start when codes could not lead there.</summary>
    public static void Check(IConfiguration settings)
    {
        if (settings[Setting] is not { Length: > 0 } set)
            return;
        if (!Uri.TryCreate(set, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/" || address.UserInfo.Length > 0)
            throw new SettingException(Setting, $"{set} bukan alamat situs. Tulis sebagai https://kartu.contoh.go.id, tanpa jalur di belakangnya.");
        if (address.GetLeftPart(UriPartial.Authority).Length + Path.Length + CardToken.Length > LongestCode)
            throw new SettingException(Setting, $"{set} terlalu panjang untuk kode pada kartu. Gunakan alamat paling panjang {LongestCode - Path.Length - CardToken.Length} huruf.");
    }

    /// <summary>A program that listens everywhere is found at least on its own machine.</summary>
    private string Listening()
    {
        var address = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var host = address.Host is "*" or "+" or "0.0.0.0" || address.Host.StartsWith('[') ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
