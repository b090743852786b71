using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

[Collection(nameof(CityWithAccounts))]
public sealed class PasswordSignInTests(CityWithAccounts city)
{
    [Fact]
    public async Task AnOperatorSetsAPasswordByTheLinkAndSeesTheOwnAgencyAlone()
    {
        var link = await city.Add("--name", "Oki Contoh", "--role", "operator", "--agency", city.Gateway.Person.AgencyId);
        using var tab = city.Somebody();
        Assert.Contains("oki.contoh", await tab.Open(link), StringComparison.Ordinal);

        await tab.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));

        Assert.Equal($"/perangkat-daerah/{city.Gateway.Person.AgencyId}", tab.LedTo);
        await tab.Open($"/perangkat-daerah/{city.Gateway.Elsewhere.AgencyId}");
        Assert.Equal(403, tab.Status);
        using var replay = city.Somebody();
        await replay.Send("/masuk", link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));
        Assert.Contains("keliru=tautan", replay.LedTo, StringComparison.Ordinal);
        Assert.False(await replay.IsIn());
    }

    [Fact]
    public async Task AnEmployeeSignsInByTheirNumberHoweverItIsGrouped()
    {
        var person = city.Gateway.Person;
        var link = await city.Add("--role", "employee", "--employee", person.Id);
        using var tab = city.Somebody();
        await tab.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));
        Assert.Equal($"/pegawai/{person.Id}", tab.LedTo);

        var number = person.Number;
        using var grouped = await city.SignIn($"{number[..8]} {number[8..14]} {number[14]} {number[15..]}");
        Assert.Equal($"/pegawai/{person.Id}", grouped.LedTo);
        var (code, _, error) = await city.Gateway.Run("users", "add", "--role", "employee", "--employee", person.Id.ToUpperInvariant());
        Assert.Equal(1, code);
        Assert.Contains("sudah mempunyai akun", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongPasswordAnUnknownNameAndALockedAccountAreAnsweredAlike()
    {
        var login = await city.Inspector();
        using var wrong = await city.SignIn(login, "bukan kata sandi saya");
        using var unknown = await city.SignIn("tidak.ada");
        await city.Tried(login, 9);
        using var locked = await city.SignIn(login);

        Assert.Equal("/masuk?keliru=tidak-cocok", wrong.LedTo);
        Assert.Equal((wrong.LedTo, wrong.Status), (unknown.LedTo, unknown.Status));
        Assert.Equal((wrong.LedTo, wrong.Status), (locked.LedTo, locked.Status));
        Assert.False(await locked.IsIn());
        Assert.Contains("akun terkunci 15 menit", wrong.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForNobodyAsMuchIsComputedAsForEverybody()
    {
        var hasher = new CountingHasher();
        using var passwords = new Passwords(hasher);

        Assert.False(await passwords.IsRight(null, "kuda lumping"));

        var (hash, real) = (Assert.Single(hasher.Compared), CountingHasher.Real("kuda lumping"));
        Assert.Equal(real[..13], hash[..13]);
        Assert.Equal(real.Length, hash.Length);
        Assert.Equal([1, 0, 0, 0, 2, 0, 9, 39, 192], real[..9]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("admin.kota", "")]
    [InlineData("\u0001", "kuda lumping makan nasi pecel")]
    [InlineData("' OR 1=1 --", "' OR 1=1 --")]
    public async Task WhatNobodyTypesSignsNobodyIn(string login, string password)
    {
        using var tab = await city.SignIn(login, password);

        Assert.Equal("/masuk?keliru=tidak-cocok", tab.LedTo);
    }

    [Fact]
    public async Task OverlongInputIsNotLookedAt()
    {
        using var tab = await city.SignIn(new string('a', 100_000), new string('b', 100_000));

        Assert.Equal("/masuk?keliru=tidak-cocok", tab.LedTo);
    }

    [Fact]
    public async Task AFormFromAnotherSiteSignsNobodyIn()
    {
        using var client = city.Gateway.Nobody();
        using var form = new FormUrlEncodedContent([new("login", CityWithAccounts.Administrator), new("password", CityWithAccounts.Password)]);

        using var answer = await client.PostAsync("/masuk", form);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie");
    }

    [Fact]
    public async Task ADisabledAccountIsOutWithTheNextRequestAndSaysSoToWhoKnowsThePassword()
    {
        var login = await city.Inspector();
        using var tab = await city.SignIn(login);
        Assert.True(await tab.IsIn());

        await city.Gateway.Run("users", "disable", await city.IdOf(login));

        Assert.False(await tab.IsIn());
        using var right = await city.SignIn(login);
        using var wrong = await city.SignIn(login, "bukan kata sandi saya");
        Assert.Equal(("/masuk?keliru=nonaktif", "/masuk?keliru=tidak-cocok"), (right.LedTo, wrong.LedTo));
        await city.Gateway.Run("users", "enable", await city.IdOf(login));
        using var again = await city.SignIn(login);
        Assert.True(await again.IsIn());
    }

    [Fact]
    public async Task AResetTakesThePasswordAwayEndsTheSessionsAndIsTold()
    {
        var login = await city.Inspector();
        using var tab = await city.SignIn(login);

        var (_, link, _) = await city.Gateway.Run("users", "reset", await city.IdOf(login));

        Assert.False(await tab.IsIn());
        using var old = await city.SignIn(login);
        Assert.Equal("/masuk?keliru=tidak-cocok", old.LedTo);
        Assert.Equal("belum diaktifkan", (await city.Line(login))[5]);
        using var anew = city.Somebody();
        var path = new Uri(link).AbsolutePath;
        await anew.Send(path, path, ("password", "sepeda ontel lewat alun-alun"), ("again", "sepeda ontel lewat alun-alun"));
        Assert.Equal("/akun", anew.LedTo);
    }

    [Fact]
    public async Task APasswordThatWillNotDoLeavesTheLinkAsItWas()
    {
        var link = await city.Add("--name", "Uma Contoh", "--login", "uma", "--role", "leadership");
        using var tab = city.Somebody();
        foreach (var (password, again, why) in new[] { ("pendek", "pendek", "terlalu-pendek"), (CityWithAccounts.Password, "lain", "tidak-sama"), ("indonesia1234567890", "indonesia1234567890", "mudah-ditebak") })
        {
            await tab.Send(link, link, ("password", password), ("again", again));
            Assert.Equal($"{link}?keliru={why}", tab.LedTo);
        }

        await tab.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));
        Assert.True(await Leads(tab));
    }

    [Theory]
    [InlineData("tidak dikenal", "--name", "X", "--role", "raja")]
    [InlineData("tidak dikenal", "--name", "X", "--role", "hr-system")]
    [InlineData("Perangkat Daerah", "--name", "X Contoh", "--role", "operator")]
    [InlineData("Perangkat Daerah", "--name", "X Contoh", "--role", "operator", "--agency", "tidak-ada")]
    [InlineData("Perangkat Daerah", "--name", "X Contoh", "--role", "leadership", "--agency", "tidak-ada")]
    [InlineData("PNS ID", "--role", "employee", "--employee", "tidak-ada")]
    [InlineData("sudah dipakai", "--name", "X", "--login", "Admin.Kota", "--role", "inspectorate")]
    [InlineData("bukan 18 angka", "--name", "X", "--login", "198001012005011001", "--role", "inspectorate")]
    public async Task TheCommandLineSaysWhatIsWrongWithAnAccount(string expected, params string[] words)
    {
        var (code, said, error) = await city.Gateway.Run(["users", "add", .. words]);

        Assert.Equal((1, ""), (code, said));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLastAdministratorIsNotDisabled()
    {
        var (code, _, error) = await city.Gateway.Run("users", "disable", await city.IdOf(CityWithAccounts.Administrator));

        Assert.Equal(1, code);
        Assert.Contains("admin aktif yang terakhir", error, StringComparison.Ordinal);
    }

    private static async Task<bool> Leads(Tab tab)
    {
        await tab.Open("/");
        return tab.Status == 200;
    }

    /// <summary>Remembers what it compared, byte by byte.</summary>
    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        public List<byte[]> Compared { get; } = [];

        public static byte[] Real(string password) => Convert.FromBase64String(
            new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Iterations })).HashPassword(Some(), password));

        public string HashPassword(Account user, string password) => throw new NotSupportedException();

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Compared.Add(Convert.FromBase64String(hashedPassword));
            return PasswordVerificationResult.Success;
        }

        private static Account Some() => new() { Name = "", Role = "" };
    }
}
