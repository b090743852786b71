using System.Net;
using System.Net.Sockets;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.Issuers;

[CollectionDefinition(nameof(CityWithIssuers))]
public sealed class SharedCityWithIssuers : ICollectionFixture<CityWithIssuers>;

/// <summary>A city whose people sign in at four issuers: an honest one (twice, once with short sessions), a hostile one, and one that is gone.</summary>
public sealed class CityWithIssuers : IAsyncLifetime
{
    public const string Kota = "kota";
    public const string Brief = "singkat";
    public const string Hostile = "lain";
    public const string Gone = "mati";
    public const double BriefSeconds = 3;

    private readonly string secretFile = Path.GetTempFileName();

    /// <summary>Where nobody answers, unless a test begins to.</summary>
    public string GoneAddress { get; } = $"http://127.0.0.1:{FreePort()}";

    public RealIssuer Issuer { get; private set; } = null!;

    public HostileIssuer Liar { get; private set; } = null!;

    public RunningGateway Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (Issuer, Liar) = (await RealIssuer.Start(), await HostileIssuer.Start());
        await File.WriteAllTextAsync(secretFile, RealIssuer.Secret + "\n");
        Gateway = new(Settings());
        await Gateway.InitializeAsync();
        await Issuer.Register(Gateway.Address, Kota, Brief);
        FillIssuer();
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Issuer.DisposeAsync();
        await Liar.DisposeAsync();
        File.Delete(secretFile);
    }

    internal Surfer Somebody() => new(Gateway.Address);

    /// <summary>An account whose realm roles and attributes are as Keycloak writes them.</summary>
    internal void Account(string who, string role, params (string Claim, object Value)[] attributes)
    {
        var said = attributes.ToDictionary(a => a.Claim, a => a.Value);
        said["realm_access"] = new { roles = new[] { "offline_access", role, "default-roles-kota" } };
        Issuer.People[who] = said;
    }

    private void FillIssuer()
    {
        Account("admin", "kartu-bkpsdm");
        Account("pimpinan", "kartu-pimpinan");
        Account("operator", "kartu-operator", ("agency", Gateway.Person.AgencyId));
        Account("pegawai", "kartu-pegawai", ("nip", Gateway.Person.Number));
        Account("pegawai-id", "kartu-pegawai", ("pns_id", Gateway.Elsewhere.Id));
    }

    private Dictionary<string, string> Settings()
    {
        var issuers = new[]
        {
            OfKota(Kota, "SSO Kota"),
            [.. OfKota(Brief, "SSO Singkat"), ("SessionHours", (BriefSeconds / 3600).ToString(System.Globalization.CultureInfo.InvariantCulture))],
            [("Id", Hostile), ("Name", "Penerbit Lain"), ("Authority", Liar.Address.ToString()), ("ClientId", RealIssuer.ClientId),
                ("ClientSecret", RealIssuer.Secret), ("RoleClaim", "groups"), ("TimeoutSeconds", "2")],
            new (string, string)[] { ("Id", Gone), ("Name", "Penerbit Mati"), ("Authority", GoneAddress), ("ClientId", RealIssuer.ClientId), ("RoleClaim", "groups") },
        };
        return issuers.SelectMany((issuer, i) => issuer.Select(setting => ($"Oidc__{i}__{setting.Item1}", setting.Item2))).ToDictionary();
    }

    private (string, string)[] OfKota(string id, string name) =>
    [
        ("Id", id), ("Name", name), ("Authority", Issuer.Address.ToString()), ("ClientId", RealIssuer.ClientId), ("ClientSecretFile", secretFile),
        ("Roles__kartu-bkpsdm", "bkpsdm"), ("Roles__kartu-operator", "operator"), ("Roles__kartu-pegawai", "employee"), ("Roles__kartu-pimpinan", "leadership"),
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
