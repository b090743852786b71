using System.Text.RegularExpressions;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

[Collection(nameof(CityWithAccounts))]
public sealed partial class SecondFactorTests(CityWithAccounts city)
{
    /// <summary>The RFC's own example, of which applications show the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void CodesAreThoseOfTheRfc(long second, string code)
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        var at = DateTimeOffset.FromUnixTimeSeconds(second);

        Assert.Equal(code, OneTimeCodes.CodeAt(key, at));
        Assert.NotNull(OneTimeCodes.StepOf(code, key, at.AddSeconds(30)));
        Assert.Null(OneTimeCodes.StepOf(code, key, at.AddSeconds(60)));
        Assert.Null(OneTimeCodes.StepOf("", key, at));
    }

    [Fact]
    public async Task WithASecondFactorThePasswordAloneSignsNobodyInAndACodeCountsOnce()
    {
        var (login, key, _) = await WithFactor();

        using var tab = await city.SignIn(login);
        Assert.Equal("/masuk/kode", tab.LedTo);
        Assert.False(await tab.IsIn());
        var code = OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(30));
        await Code(tab, code);
        Assert.True(await tab.IsIn());

        using var replay = await city.SignIn(login);
        await Code(replay, code);
        Assert.Equal("/masuk/kode?keliru=kode-tidak-cocok", replay.LedTo);
        Assert.False(await replay.IsIn());
    }

    [Fact]
    public async Task ARecoveryCodeReplacesThePhoneOnceHoweverItIsTyped()
    {
        var (login, _, codes) = await WithFactor();
        Assert.Equal(10, codes.Distinct().Count());

        using var tab = await city.SignIn(login);
        await Code(tab, codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.True(await tab.IsIn());
        Assert.Contains("Tersisa 9 kode", await tab.Open("/akun"), StringComparison.Ordinal);

        using var again = await city.SignIn(login);
        await Code(again, codes[0]);
        Assert.False(await again.IsIn());
    }

    [Fact]
    public async Task CodesCannotBeTriedWithoutEnd()
    {
        var (login, key, _) = await WithFactor();
        using var tab = await city.SignIn(login);
        await city.Tried(login, 8);
        await Code(tab, "000000");

        await Code(tab, OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(30)));

        Assert.False(await tab.IsIn());
        using var locked = await city.SignIn(login);
        Assert.Equal("/masuk?keliru=tidak-cocok", locked.LedTo);
    }

    [Fact]
    public async Task WithoutAPasswordBeforeItACodeIsWorthNothing()
    {
        using var stranger = city.Somebody();

        await stranger.Send("/masuk", "/masuk/kode", ("code", "123456"));

        Assert.Equal("/masuk?keliru=langkah-habis", stranger.LedTo);
    }

    [Fact]
    public async Task TheFactorIsBegunAndEndedByWhoKnowsThePassword()
    {
        var (login, key, _) = await WithFactor();
        using var tab = await city.SignIn(login);
        await Code(tab, OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(30)));

        await tab.Send("/akun", "/akun/faktor-kedua/akhiri", ("current", "bukan kata sandi saya"));
        Assert.Contains("keliru=kata-sandi-lama", tab.LedTo, StringComparison.Ordinal);
        await tab.Send("/akun", "/akun/faktor-kedua/akhiri", ("current", CityWithAccounts.Password));
        Assert.Contains("selesai=faktor-kedua", tab.LedTo, StringComparison.Ordinal);
        await tab.Send("/akun", "/akun/faktor-kedua/mulai", ("current", "bukan kata sandi saya"));
        Assert.Contains("keliru=kata-sandi-lama", tab.LedTo, StringComparison.Ordinal);

        using var without = await city.SignIn(login);
        Assert.True(await without.IsIn());
    }

    private async Task<(string Login, string Key, string[] Codes)> WithFactor()
    {
        var login = await city.Inspector();
        using var tab = await city.SignIn(login);
        await tab.Send("/akun", "/akun/faktor-kedua/mulai", ("current", CityWithAccounts.Password));
        Assert.Equal("/akun/faktor-kedua", tab.LedTo);
        var key = Key().Match(tab.Page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        await tab.Send("/akun/faktor-kedua", "/akun/faktor-kedua", ("code", "000000"));
        Assert.Contains("keliru=kode-tidak-cocok", tab.LedTo, StringComparison.Ordinal);
        await tab.Send("/akun/faktor-kedua", "/akun/faktor-kedua", ("code", OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(-30))));
        return (login, key, [.. Codes().Matches(tab.Page).Select(match => match.Value)]);
    }

    private static Task<string> Code(Tab tab, string code) => tab.Send("/masuk/kode", "/masuk/kode", ("code", code));

    [GeneratedRegex("""Ketik kunci ini: <code class="key-text">([A-Z2-7 ]+)<""")]
    private static partial Regex Key();

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Codes();
}
