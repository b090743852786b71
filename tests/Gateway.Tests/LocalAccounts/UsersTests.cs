using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

[Collection(nameof(CityWithAccounts))]
public sealed partial class UsersTests(CityWithAccounts city)
{
    [Fact]
    public async Task AnAdministratorMakesAnAccountAndItsLinkIsShownOnce()
    {
        await city.Admin.Send("/pengguna", "/pengguna", ("name", "Hana Contoh"), ("login", "hana"), ("role", "head"), ("agency", city.Gateway.Person.AgencyId));
        var link = Link().Match(city.Admin.Page).Value;
        using var head = city.Somebody();
        await head.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));
        Assert.Equal($"/perangkat-daerah/{city.Gateway.Person.AgencyId}", head.LedTo);

        var id = await city.IdOf("hana");
        Assert.DoesNotContain("/aktivasi/", await city.Admin.Open("/pengguna/" + id), StringComparison.Ordinal);
        Assert.Contains("Hana Contoh", await city.Admin.Open("/pengguna?q=hana"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherAgencyIsSeenWithTheNextRequestAndAnotherRoleEndsTheSession()
    {
        var link = await city.Add("--name", "Pindah Contoh", "--login", "pindah", "--role", "operator", "--agency", city.Gateway.Person.AgencyId);
        using var tab = city.Somebody();
        await tab.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));
        var id = await city.IdOf("pindah");

        await Place(id, "operator", city.Gateway.Elsewhere.AgencyId);
        Assert.Equal((403, 200), (await StatusOf(tab, city.Gateway.Person.AgencyId), await StatusOf(tab, city.Gateway.Elsewhere.AgencyId)));

        await Place(id, "leadership", "");
        Assert.False(await tab.IsIn());
    }

    [Fact]
    public async Task DisabledEnabledAndResetFromThePage()
    {
        var login = await city.Inspector();
        var id = await city.IdOf(login);
        using var tab = await city.SignIn(login);

        await city.Admin.Send("/pengguna/" + id, $"/pengguna/{id}/nonaktif", ("sure", "ya"));
        Assert.False(await tab.IsIn());
        Assert.Contains("Nonaktif", city.Admin.Page, StringComparison.Ordinal);
        await city.Admin.Send("/pengguna/" + id, $"/pengguna/{id}/aktif", ("sure", "ya"));
        using var back = await city.SignIn(login);
        Assert.True(await back.IsIn());

        await city.Admin.Send("/pengguna/" + id, $"/pengguna/{id}/setel-ulang", ("sure", "ya"));
        var link = Link().Match(city.Admin.Page).Value;
        Assert.False(await back.IsIn());
        using var anew = city.Somebody();
        await anew.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));
        Assert.Equal("/akun", anew.LedTo);
        Assert.Contains("disetel ulang oleh Admin Utama", anew.Page, StringComparison.Ordinal);
        await anew.Send("/akun", "/akun/dibaca", ("read", "ya"));
        Assert.DoesNotContain("disetel ulang", await anew.Open("/akun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyChangesTheirOwnAccountOrMakesAnEmployeesHere()
    {
        var own = await city.IdOf(CityWithAccounts.Administrator);

        await city.Admin.Send("/pengguna/" + own, $"/pengguna/{own}/nonaktif", ("sure", "ya"));
        Assert.Contains("keliru=akun-sendiri", city.Admin.LedTo, StringComparison.Ordinal);
        await city.Admin.Send("/pengguna", "/pengguna", ("name", "X"), ("login", "xyz"), ("role", "employee"));
        Assert.Contains("keliru=peran", city.Admin.LedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyAdministratorsDealWithAccounts()
    {
        using var tab = await city.SignIn(await city.Inspector());

        foreach (var page in new[] { "/pengguna", "/pengguna/x", "/akun/baru", "/surat-aktivasi" })
        {
            await tab.Open(page);
            Assert.True(tab.Status == 403, $"{page}: {tab.Status}");
        }
        foreach (var form in new[] { "/pengguna", "/pengguna/x", "/pengguna/x/nonaktif", "/akun/baru", "/surat-aktivasi", $"/perangkat-daerah/{city.Gateway.Person.AgencyId}/surat-aktivasi", "/surat-aktivasi/setel-ulang" })
        {
            await tab.Send("/akun", form, ("sure", "ya"));
            Assert.True(tab.Status == 403, $"{form}: {tab.Status}");
        }
        await city.Admin.Open("/pengguna/tidak-ada");
        Assert.Equal(404, city.Admin.Status);
    }

    private Task<string> Place(string id, string role, string agency) =>
        city.Admin.Send("/pengguna/" + id, "/pengguna/" + id, ("name", "Pindah Contoh"), ("role", role), ("agency", agency));

    private static async Task<int> StatusOf(Tab tab, string agency)
    {
        await tab.Open("/perangkat-daerah/" + agency);
        return tab.Status;
    }

    [GeneratedRegex("/aktivasi/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
