using System.Text.RegularExpressions;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.SignIn;

namespace KartuAsn.Gateway.Issuers;

/// <summary>
/// An OIDC issuer that may say who somebody is: section <c>Oidc</c>, one or a list. The defaults read what Keycloak writes. Claims are
/// named by their path, as <c>realm_access.roles</c> or <c>resource_access.kartuasn.roles</c>; none of them may be one that people
/// edit themselves at the issuer.
/// </summary>
public sealed partial class IssuerSettings
{
    private const string Section = "Oidc";

    /// <summary>Stands in addresses, and in records before who did something.</summary>
    public string Id { get; set; } = "sso";

    /// <summary>As people know it: "Masuk dengan NAMA".</summary>
    public string Name { get; set; } = "";

    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Best given by the environment (<c>Oidc__ClientSecret</c>), or in a file.</summary>
    public string? ClientSecret { get; set; }

    public string? ClientSecretFile { get; set; }

    /// <summary>Beside openid and profile.</summary>
    public string[] Scopes { get; set; } = [];

    public string RoleClaim { get; set; } = "realm_access.roles";

    /// <summary>The issuer's role → ours; empty: the issuer uses our names.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    public string AgencyClaim { get; set; } = "agency";

    /// <summary>NIP or NI PPPK.</summary>
    public string NumberClaim { get; set; } = "nip";

    /// <summary>PNS ID.</summary>
    public string EmployeeClaim { get; set; } = "pns_id";

    public string NameClaim { get; set; } = "name";

    /// <summary>A session from this issuer ends after this at the latest, however busy it is.</summary>
    public double SessionHours { get; set; } = 8;

    /// <summary>How far the issuer's clock may be from ours.</summary>
    public int ClockSkewSeconds { get; set; } = 120;

    /// <summary>How long the issuer may take to answer us.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    internal string Scheme => "oidc-" + Id;

    internal string Address => "/masuk/penerbit/" + Id;

    internal string LeavingAddress => Address + "/keluar";

    internal TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);

    /// <summary>A test or a trial has its issuer on the same machine; anywhere else tokens never travel in the clear.</summary>
    internal bool IsOnThisMachine => new Uri(Authority).IsLoopback;

    internal string? Secret => ClientSecret ?? (ClientSecretFile is { } file ? File.ReadAllText(file).Trim() : null);

    /// <summary>The issuer's roles that mean something here, for whoever has none of them.</summary>
    internal IEnumerable<string> RolesKnown => Roles.Count > 0 ? Roles.Keys.Order(StringComparer.Ordinal) : ForPeople;

    private static IEnumerable<string> ForPeople => Role.All.Where(role => role != Role.HrSystem);

    /// <summary>Our role for one of the issuer's; null: it means nothing here.</summary>
    internal string? RoleFor(string theirs) =>
        Roles.Count > 0 ? Roles.GetValueOrDefault(theirs) : ForPeople.Contains(theirs) ? theirs : null;

    /// <exception cref="SettingException">A setting is missing or cannot be meant.</exception>
    public static IReadOnlyList<IssuerSettings> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        IConfigurationSection[] each = section[nameof(Authority)] is null ? [.. section.GetChildren()] : [section];
        IssuerSettings[] issuers = [.. each.Select(one => Checked(one.Path, one.Get<IssuerSettings>() ?? new()))];
        return issuers.DistinctBy(issuer => issuer.Id).Count() == issuers.Length
            ? issuers
            : throw new SettingException(Section, "setiap penerbit memerlukan Id yang berbeda.");
    }

    private static IssuerSettings Checked(string path, IssuerSettings issuer) =>
        Wrong(issuer) is { } wrong ? throw new SettingException(path, wrong) : issuer;

    private static string? Wrong(IssuerSettings issuer) => issuer switch
    {
        { Name: "" } => "Name belum diisi; nama ini tampil pada tombol masuk.",
        { ClientId: "" } => "ClientId belum diisi.",
        _ when !IdShape().IsMatch(issuer.Id) => "Id hanya boleh berisi huruf kecil, angka, dan tanda hubung.",
        _ when !Uri.TryCreate(issuer.Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback) =>
            "Authority harus berupa alamat https lengkap.",
        _ when issuer.Roles.Values.FirstOrDefault(ours => !ForPeople.Contains(ours)) is { } unknown =>
            $"Roles memetakan ke peran “{unknown}”; peran untuk orang adalah {string.Join(", ", ForPeople)}.",
        _ when !(issuer.SessionHours is > 0 and <= 24) => "SessionHours harus lebih dari 0 dan paling banyak 24.",
        _ when issuer.ClockSkewSeconds is < 0 or > 300 => "ClockSkewSeconds harus antara 0 dan 300.",
        _ when issuer.TimeoutSeconds is < 1 or > 60 => "TimeoutSeconds harus antara 1 dan 60.",
        _ when issuer.ClientSecretFile is { } file && !File.Exists(file) => $"ClientSecretFile {file} tidak ada.",
        _ => null,
    };

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex IdShape();
}

/// <summary>The issuers of the settings; none, unless somebody configured one.</summary>
public sealed class IssuerList(IReadOnlyList<IssuerSettings> all)
{
    public IReadOnlyList<IssuerSettings> All => all;

    /// <summary>Who named this viewer; null when no issuer did. No other id of a viewer has a colon.</summary>
    public IssuerSettings? Of(Viewer viewer) => viewer.Id.Split(':') is [var issuerId, _, ..] ? Find(issuerId) : null;

    public IssuerSettings? Find(string? id) => all.FirstOrDefault(issuer => issuer.Id == id);
}
