using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

[Collection(nameof(CityWithAccounts))]
public sealed partial class OwnAccountTests(CityWithAccounts city)
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0";

    [Fact]
    public async Task ANewPasswordEndsTheOtherSessionsAndNotThisOne()
    {
        var login = await city.Inspector();
        using var here = await city.SignIn(login);
        using var there = await city.SignIn(login);
        const string other = "sepeda ontel lewat alun-alun";

        await Change(here, "bukan kata sandi saya", other);
        Assert.Contains("keliru=kata-sandi-lama", here.LedTo, StringComparison.Ordinal);
        Assert.True(await there.IsIn());
        await Change(here, CityWithAccounts.Password, other);

        Assert.Contains("selesai=kata-sandi", here.LedTo, StringComparison.Ordinal);
        Assert.Equal((true, false), (await here.IsIn(), await there.IsIn()));
        using var old = await city.SignIn(login);
        using var anew = await city.SignIn(login, other);
        Assert.Equal((false, true), (await old.IsIn(), await anew.IsIn()));
    }

    [Fact]
    public async Task WrongCurrentPasswordsCountAgainstTheAccount()
    {
        var login = await city.Inspector();
        using var tab = await city.SignIn(login);
        await city.Tried(login, 9);
        await Change(tab, "bukan kata sandi saya", CityWithAccounts.Password);

        using var locked = await city.SignIn(login);
        Assert.False(await locked.IsIn());
    }

    [Fact]
    public async Task SessionsFromTwoPlacesAreListedAndAStolenOneIsEnded()
    {
        var login = await city.Inspector();
        using var owner = await city.SignIn(login);
        using var thief = new Tab(city.Gateway.Address, Firefox);
        await thief.Send("/masuk", "/masuk", ("login", login), ("password", CityWithAccounts.Password));

        var page = await owner.Open("/akun");
        Assert.Contains("Firefox di Windows", page, StringComparison.Ordinal);
        Assert.Contains("127.0.0.0/24", page, StringComparison.Ordinal);
        await owner.Send("/akun", EndOf().Match(page).Groups[1].Value, ("end", "ya"));

        Assert.Equal((true, false), (await owner.IsIn(), await thief.IsIn()));
    }

    [Fact]
    public async Task NobodyEndsTheSessionOfSomebodyElse()
    {
        var login = await city.Inspector();
        using var owner = await city.SignIn(login);
        using var elsewhere = await city.SignIn(login);
        using var stranger = await city.SignIn(await city.Inspector());
        var session = EndOf().Match(await owner.Open("/akun")).Groups[1].Value;

        await stranger.Send("/akun", session, ("end", "ya"));

        Assert.Contains(session, await owner.Open("/akun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoFormOfTheAccountIsTakenFromAnotherSite()
    {
        using var tab = await city.SignIn(await city.Inspector());
        using var client = city.Gateway.Nobody();
        client.DefaultRequestHeaders.Add("Cookie", $"kartuasn-sesi={tab.SessionCookie}");
        foreach (var path in new[] { "/akun/kata-sandi", "/akun/dibaca", "/akun/sesi/akhiri-lainnya", "/akun/sesi/x/akhiri", "/akun/faktor-kedua", "/akun/faktor-kedua/mulai", "/akun/faktor-kedua/akhiri", "/akun/faktor-kedua/kode", "/aktivasi", "/aktivasi/kata-sandi", "/aktivasi/x", "/masuk/kode" })
        {
            using var form = new FormUrlEncodedContent([new("current", CityWithAccounts.Password), new("end", "ya")]);
            using var answer = await client.PostAsync(path, form);
            Assert.True((int)answer.StatusCode == 400, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task NeitherPasswordNorCodeNorNumberReachesTheLog()
    {
        using var tab = await city.SignIn(city.Gateway.Person.Number, "bukan kata sandi saya");
        await tab.Send("/aktivasi", "/aktivasi", ("number", city.Gateway.Person.Number), ("code", "AAAA-BBBB-CCCC-DDDD"));

        Assert.DoesNotContain("kata sandi saya", city.Gateway.Written, StringComparison.Ordinal);
        Assert.DoesNotContain(CityWithAccounts.Password, city.Gateway.Written, StringComparison.Ordinal);
        Assert.DoesNotContain(city.Gateway.Person.Number, city.Gateway.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA-BBBB", city.Gateway.Written, StringComparison.Ordinal);
    }

    private static Task<string> Change(Tab tab, string current, string password) =>
        tab.Send("/akun", "/akun/kata-sandi", ("current", current), ("password", password), ("again", password));

    [GeneratedRegex("""action="(/akun/sesi/[0-9a-f]+/akhiri)""")]
    private static partial Regex EndOf();
}
