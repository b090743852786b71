using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

[Collection(nameof(CityWithAccounts))]
public sealed partial class LetterTests(CityWithAccounts city)
{
    private static int taken;

    [Fact]
    public async Task WhoHasTheLetterAndKnowsTheNumberSetsAPasswordOnce()
    {
        var person = Somebody();
        var code = await Printed(person);

        using var tab = await Start(person.Number, code.ToLowerInvariant());
        Assert.Equal("/aktivasi/kata-sandi", tab.LedTo);
        await SetPassword(tab, "pendek");
        Assert.Equal("/aktivasi/kata-sandi?keliru=terlalu-pendek", tab.LedTo);
        await SetPassword(tab);
        Assert.Equal("/pegawai/" + person.Id, tab.LedTo);

        using var again = await Start(person.Number, code);
        Assert.Equal("/aktivasi?keliru=surat", again.LedTo);
        using var later = await city.SignIn(person.Number);
        Assert.Equal("/pegawai/" + person.Id, later.LedTo);
    }

    [Fact]
    public async Task ALetterIsOfNoUseWithAnotherNumberAndAnotherCodeOfNoneWithThisOne()
    {
        var (person, other) = (Somebody(), Somebody());
        var (code, _) = (await Printed(person), await Printed(other));

        foreach (var (number, typed) in new[] { (other.Number, code), (person.Number, "AAAA-BBBB-CCCC-DDDD"), ("", code), ("123", code), (person.Number, ""), (new string('1', 5000), new string('A', 5000)) })
        {
            using var tab = await Start(number, typed);
            Assert.Equal("/aktivasi?keliru=surat", tab.LedTo);
        }
    }

    [Fact]
    public async Task OfTwoWhoUseOneLetterAtTheSameMomentOneGetsIn()
    {
        var person = Somebody();
        var code = await Printed(person);
        using var one = await Start(person.Number, code);
        using var other = await Start(person.Number, code);

        await Task.WhenAll(SetPassword(one), SetPassword(other));

        Assert.Single(new[] { one, other }, tab => tab.LedTo == "/pegawai/" + person.Id);
    }

    [Fact]
    public async Task NoLetterIsPrintedForWhoHasAnAccountUntilItIsResetAndItsOwnerIsTold()
    {
        var person = Somebody();
        using var owner = await Start(person.Number, await Printed(person));
        await SetPassword(owner);

        await city.Admin.Send("/surat-aktivasi", "/surat-aktivasi", ("employee", person.Id));
        Assert.Contains("keliru=sudah-berakun", city.Admin.LedTo, StringComparison.Ordinal);

        await city.Admin.Send("/surat-aktivasi", "/surat-aktivasi/setel-ulang", ("employee", person.Id));
        await owner.Open("/akun");
        Assert.Equal(302, owner.Status);
        using var anew = await Start(person.Number, await Printed(person));
        await SetPassword(anew);
        Assert.Equal("/akun", anew.LedTo);
        Assert.Contains("disetel ulang oleh Admin Utama", anew.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoPrintedALetterOrResetAnAccountIsInTheAuditAndTheCodeIsNot()
    {
        var person = Somebody();
        var code = await Printed(person);
        using var owner = await Start(person.Number, code);
        await SetPassword(owner);
        await city.Admin.Send("/surat-aktivasi", "/surat-aktivasi/setel-ulang", ("employee", person.Id));

        var lines = (await city.Gateway.Json("inspectorate", $"/api/v1/audit?person={person.Id}&what=letters,account-reset")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["account-reset", "letters"], lines.Select(line => line.GetProperty("what").GetString()));
        Assert.All(lines, line => Assert.Equal("Admin Utama", line.GetProperty("viewer").GetProperty("name").GetString()));
        Assert.All(lines, line => Assert.DoesNotContain(code, line.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnOperatorPrintsForTheOwnAgencyAlone()
    {
        var link = await city.Add("--name", "Surya Contoh", "--login", "surya", "--role", "operator", "--agency", city.Gateway.Person.AgencyId);
        using var tab = city.Somebody();
        await tab.Send(link, link, ("password", CityWithAccounts.Password), ("again", CityWithAccounts.Password));

        await tab.Send("/surat-aktivasi", "/surat-aktivasi", ("employee", city.Gateway.Elsewhere.Id));
        Assert.Equal(404, tab.Status);
        await tab.Send("/surat-aktivasi", $"/perangkat-daerah/{city.Gateway.Elsewhere.AgencyId}/surat-aktivasi");
        Assert.Equal(403, tab.Status);
        await tab.Send("/surat-aktivasi", "/surat-aktivasi/setel-ulang", ("employee", city.Gateway.Elsewhere.Id));
        Assert.Equal(404, tab.Status);

        await tab.Send("/surat-aktivasi", $"/perangkat-daerah/{city.Gateway.Person.AgencyId}/surat-aktivasi", ("unit", ""));
        Assert.Equal(200, tab.Status);
        Assert.NotEmpty(Codes().Matches(tab.Page));
        Assert.DoesNotContain(RunningGateway.Rows, row => tab.Page.Contains(row.Number, StringComparison.Ordinal));
        await tab.Send("/surat-aktivasi", $"/perangkat-daerah/{city.Gateway.Person.AgencyId}/surat-aktivasi", ("unit", ""));
        Assert.NotEqual(200, tab.Status);
    }

    /// <summary>Of another agency than those the fixture knows, and each time somebody else.</summary>
    private RosterRow Somebody() => RunningGateway.Rows
        .Where(row => row.Kind != Kind.Cpns && row.KedudukanCode is "01" or "71" && row.AgencyId != city.Gateway.Person.AgencyId && row.Id != city.Gateway.Elsewhere.Id)
        .ElementAt(Interlocked.Increment(ref taken));

    private async Task<string> Printed(RosterRow person)
    {
        await city.Admin.Send("/surat-aktivasi", "/surat-aktivasi", ("employee", person.Id));
        return Codes().Match(city.Admin.Page).Value;
    }

    private async Task<Tab> Start(string number, string code)
    {
        var tab = city.Somebody();
        await tab.Send("/aktivasi", "/aktivasi", ("number", number), ("code", code));
        return tab;
    }

    private static Task<string> SetPassword(Tab tab, string password = CityWithAccounts.Password) =>
        tab.Send("/aktivasi/kata-sandi", "/aktivasi/kata-sandi", ("password", password), ("again", password));

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Codes();
}
