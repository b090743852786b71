using System.Diagnostics;
using System.Text;
using System.Web;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.Issuers;

[Collection(nameof(CityWithIssuers))]
public sealed class IssuerTests(CityWithIssuers city)
{
    [Fact]
    public async Task TheSignInPageLeadsToEveryIssuerByName()
    {
        using var somebody = city.Somebody();

        var page = await somebody.Open("/masuk");

        Assert.Contains("Masuk dengan SSO Kota", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/masuk/penerbit/kota\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await somebody.Open("/masuk/penerbit/tidak-ada")).Status);
    }

    [Theory]
    [InlineData("admin", "/", "Admin BKPSDM")]
    [InlineData("pimpinan", "/", "Pimpinan")]
    [InlineData("operator", "/perangkat-daerah/A", "Operator Perangkat Daerah")]
    [InlineData("pegawai", "/pegawai/P", "Pegawai")]
    [InlineData("pegawai-id", "/pegawai/E", "Pegawai")]
    public async Task EverybodyIsHereWhoTheIssuerSaysTheyAre(string who, string home, string role)
    {
        using var somebody = city.Somebody();

        var page = await somebody.SignIn(CityWithIssuers.Kota, who);

        Assert.Equal(200, page.Status);
        Assert.Equal(Filled(home), page.Address.AbsolutePath);
        Assert.Contains($"<span class=\"muted\">{role}</span>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIssuerIsAskedForACodeAlone()
    {
        using var somebody = city.Somebody();

        var asked = HttpUtility.ParseQueryString((await somebody.Open("/masuk/penerbit/kota")).Address.Query);

        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Equal("openid profile", asked["scope"]);
        Assert.All(new[] { "state", "nonce", "code_challenge" }, name => Assert.True(asked[name]?.Length >= 32, name));
        Assert.DoesNotContain(RealIssuer.Secret, asked.ToString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tanpa-peran", "Akun Anda belum memiliki peran di sini")]
    [InlineData("mesin", "Akun Anda belum memiliki peran di sini")]
    [InlineData("operator-lepas", "Perangkat Daerah Anda belum disebut")]
    [InlineData("operator-asing", "Perangkat Daerah tidak dikenal")]
    [InlineData("tanpa-nomor", "Nomor pegawai Anda belum disebut")]
    [InlineData("nomor-asing", "Data pegawai Anda tidak ditemukan")]
    [InlineData("id-asing", "Data pegawai Anda tidak ditemukan")]
    [InlineData("dua-orang", "Nomor dan PNS ID Anda tidak cocok")]
    public async Task WhomNobodyHereKnowsIsRefusedWithWhatToDo(string who, string title)
    {
        city.Account("tanpa-peran", "peran-lain");
        city.Account("mesin", "hr-system");
        city.Account("operator-lepas", "kartu-operator");
        city.Account("operator-asing", "kartu-operator", ("agency", "TIDAK-ADA"));
        city.Account("tanpa-nomor", "kartu-pegawai");
        city.Account("nomor-asing", "kartu-pegawai", ("nip", Events.NewNip()));
        city.Account("id-asing", "kartu-pegawai", ("pns_id", "TIDAK-ADA"), ("nip", city.Gateway.Person.Number));
        city.Account("dua-orang", "kartu-pegawai", ("pns_id", city.Gateway.Elsewhere.Id), ("nip", city.Gateway.Person.Number));
        using var somebody = city.Somebody();

        var page = await somebody.SignIn(CityWithIssuers.Kota, who);

        Assert.Equal(403, page.Status);
        Assert.Equal(title, page.Title);
        Assert.Contains("masuk kembali.", page.Text, StringComparison.Ordinal);
        Assert.False(await somebody.IsSignedIn());
    }

    [Fact]
    public async Task ANumberIsSomebodysOnlyWhileTheyHoldItAlone()
    {
        var (first, second, shared, former) = (Events.NewId("orang"), Events.NewId("orang"), Events.NewNip(), Events.NewNip());
        await city.Gateway.Accepted(Events.Pns(first, city.Gateway.Person.AgencyId, former));
        await city.Gateway.Accepted(Events.Of("number-corrected", first, new { effectiveDate = "2020-01-01", number = shared }));
        city.Account("pemegang", "kartu-pegawai", ("nip", shared));
        city.Account("nomor-lama", "kartu-pegawai", ("nip", former));
        using var somebody = city.Somebody();

        Assert.Equal("/pegawai/" + first, (await somebody.SignIn(CityWithIssuers.Kota, "pemegang")).Address.AbsolutePath);
        Assert.Contains("tidak ditemukan", (await somebody.SignIn(CityWithIssuers.Kota, "nomor-lama")).Text, StringComparison.Ordinal);

        await city.Gateway.Accepted(Events.Pns(second, city.Gateway.Elsewhere.AgencyId, shared));

        Assert.Contains("sedang ditinjau", (await somebody.SignIn(CityWithIssuers.Kota, "pemegang")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyComesToExistBySigningIn()
    {
        var number = Events.NewNip();
        city.Account("baru", "kartu-pegawai", ("nip", number), ("pns_id", "BARU-1"));
        using var somebody = city.Somebody();

        await somebody.SignIn(CityWithIssuers.Kota, "baru");

        Assert.Equal(0, (await city.Gateway.Json("bkpsdm", $"/api/v1/employees?nip={number}")).GetProperty("items").GetArrayLength());
        using var asked = await (await city.Gateway.As("bkpsdm")).GetAsync("/api/v1/employees/BARU-1");
        Assert.Equal(404, (int)asked.StatusCode);
    }

    [Fact]
    public async Task ASessionEndsAtItsTimeHoweverBusyItIs()
    {
        using var somebody = city.Somebody();
        var since = Stopwatch.StartNew();
        await somebody.SignIn(CityWithIssuers.Brief, "admin");

        while (await somebody.IsSignedIn())
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(CityWithIssuers.BriefSeconds * 10), "The session does not end.");
            await Task.Delay(200);
        }

        // A session's end is kept in whole seconds.
        Assert.True(since.Elapsed >= TimeSpan.FromSeconds(CityWithIssuers.BriefSeconds - 1), "The session ended at once.");
    }

    [Fact]
    public async Task WhoLeavesHereLeavesTheIssuerToo()
    {
        using var somebody = city.Somebody();
        var ended = city.Issuer.Ended.Count;
        var home = await somebody.SignIn(CityWithIssuers.Kota, "admin");

        var leaving = await somebody.Send(home, "/keluar");

        Assert.False(await somebody.IsSignedIn());
        Assert.Contains("content=\"0;url=/masuk/penerbit/kota/akhiri\"", leaving.Text, StringComparison.Ordinal);
        var fromElsewhere = await somebody.Open("/masuk/penerbit/kota/akhiri", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(2, fromElsewhere.Trail.Count);
        Assert.Equal(ended, city.Issuer.Ended.Count);

        var last = await somebody.Open("/masuk/penerbit/kota/akhiri", ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(new Uri(city.Gateway.Address, "/masuk"), last.Address);
        Assert.Equal([new Uri(city.Gateway.Address, "/masuk/penerbit/kota/sudah-keluar").ToString()], city.Issuer.Ended.Skip(ended));
    }

    [Fact]
    public async Task WhoseIssuerEndsNoSessionsLeavesHereAlone()
    {
        using var somebody = city.Somebody();
        city.Liar.Trick = Trick.None;
        var home = await somebody.Open("/masuk/penerbit/lain");

        Assert.Equal("/masuk", (await somebody.Send(home, "/keluar")).Address.AbsolutePath);
        Assert.False(await somebody.IsSignedIn());
    }

    [Fact]
    public async Task OfWhatTheIssuerGaveNothingIsKept()
    {
        using var somebody = city.Somebody();
        city.Liar.Trick = Trick.None;

        var home = await somebody.Open("/masuk/penerbit/lain");

        Assert.Contains("Admin Contoh", home.Text, StringComparison.Ordinal);
        var payload = city.Liar.LastToken.Split('.')[1];
        Assert.DoesNotContain(payload, city.Gateway.Written, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(city.Gateway.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
            Assert.DoesNotContain(payload, Encoding.Latin1.GetString(await ReadShared(file)), StringComparison.Ordinal);
    }

    private string Filled(string path) => path
        .Replace("/A", "/" + city.Gateway.Person.AgencyId, StringComparison.Ordinal)
        .Replace("/P", "/" + city.Gateway.Person.Id, StringComparison.Ordinal)
        .Replace("/E", "/" + city.Gateway.Elsewhere.Id, StringComparison.Ordinal);

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
