using System.Text.Json;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Issuers;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace KartuAsn.Gateway.Tests.Issuers;

/// <summary>What is read of a token, and what a setting may be.</summary>
public sealed class ClaimTests
{
    [Theory]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["a","b"]}}""", "a b")]
    [InlineData("resource_access.kartu.asn.roles", """{"resource_access":{"kartu.asn":{"roles":["a"]},"kartu":{"asn":1}}}""", "a")]
    [InlineData("groups", """{"groups":["a"]}""", "a")]
    [InlineData("role", """{"role":"a"}""", "a")]
    [InlineData("https://kota.contoh/roles", """{"https://kota.contoh/roles":["a"]}""", "a")]
    [InlineData("groups", """{"groups":[1,{"a":"b"},null,"", " a "]}""", "a")]
    [InlineData("groups", """{"groups":{"a":"b"}}""", "")]
    [InlineData("a.b.c", """{"a":"b","sub":"x"}""", "")]
    [InlineData("groups", "{}", "")]
    public void RolesAreFoundWhereverAnIssuerWritesThem(string path, string payload, string roles) =>
        Assert.Equal(roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), Read(payload, new() { RoleClaim = path }).Roles);

    [Fact]
    public void AClaimWithSeveralValuesNamesNobody() =>
        Assert.Null(Read("""{"nip":["198001312005011001","198001312005011002"]}""", new()).Number);

    [Fact]
    public void ANumberMayComeInItsGroups() =>
        Assert.Equal("198001312005011001", Read("""{"nip":"19800131 200501 1 001"}""", new()).Number);

    [Theory]
    [InlineData("Authority", "http://sso.contoh.go.id", "https")]
    [InlineData("Authority", "sso.contoh.go.id", "https")]
    [InlineData("ClientId", "", "ClientId")]
    [InlineData("Name", "", "Name")]
    [InlineData("Id", "Kota/..", "Id")]
    [InlineData("Roles:admin", "hr-system", "hr-system")]
    [InlineData("Roles:admin", "raja", "raja")]
    [InlineData("SessionHours", "48", "SessionHours")]
    [InlineData("ClockSkewSeconds", "3600", "ClockSkewSeconds")]
    public void ASettingThatCannotBeMeantIsRefusedByName(string setting, string value, string named) =>
        Assert.Contains(named, Assert.Throws<SettingException>(() => Settings(setting, value)).Message, StringComparison.Ordinal);

    [Fact]
    public void OneIssuerNeedsNoList() => Assert.Equal("SSO Contoh", Assert.Single(Settings("SessionHours", "8")).Name);

    [Fact]
    public void WithoutSettingsThereIsNoIssuer() => Assert.Empty(IssuerSettings.Read(new ConfigurationBuilder().Build()));

    private static IssuerClaims Read(string payload, IssuerSettings issuer) => IssuerClaims.Read(JsonDocument.Parse(payload).RootElement, issuer);

    private static IReadOnlyList<IssuerSettings> Settings(string setting, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Oidc:Name"] = "SSO Contoh",
            ["Oidc:Authority"] = "https://sso.contoh.go.id/realms/kota",
            ["Oidc:ClientId"] = "kartuasn",
            ["Oidc:" + setting] = value,
        };
        return IssuerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
