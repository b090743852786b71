using System.Globalization;
using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using KartuAsn.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>The people still missing, as those see them who help them.</summary>
[Collection(nameof(City))]
public sealed class MissingPeopleTests(City city)
{
    private static readonly string Path = "/perangkat-daerah/" + Townspeople.Agency;

    [Fact]
    public async Task ReasonsAreToldOfThosePickedWithoutScriptAndEveryNumberOpensThePeopleBehindIt()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open(Path + "?status=not-uploaded&reason=none");
        var listed = await page.PeopleListed();
        var names = await page.Locator(".people tbody th a").AllInnerTextsAsync();

        await page.Locator(".people [name=employee]").First.CheckAsync();
        await page.Locator(".people [name=employee]").Nth(1).CheckAsync();
        await page.Locator("#tell-reason").GetByLabel("Alasan").SelectOptionAsync("photo");
        await page.Locator("#tell-reason").GetByLabel("Keterangan").FillAsync("latar belum transparan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Catat alasan untuk yang dipilih" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Alasan dicatat untuk 2 pegawai");
        Assert.Equal(listed - 2, await page.PeopleListed());
        await page.FitsEveryWidth();

        var path = await page.Locator(".sums").GetByRole(AriaRole.Link, new() { Name = "Kendala foto" }).GetAttributeAsync("href");
        await page.GotoAsync(path!);
        Assert.Equal(names.Take(2), await page.Locator(".people tbody th a").AllInnerTextsAsync());
        await Expect(page.Locator(".person-reason").First).ToContainTextAsync("latar belum transparan");
        await EachNumberOpensItsPeople(page);
    }

    [Fact]
    public async Task WhoIsRefusedIsNamedAndTheListIsOneClickAway()
    {
        await using var officer = await city.Officer();
        var page = await officer.Watch(Path + "?status=not-uploaded");
        var names = await page.Locator(".people tbody th a").AllInnerTextsAsync();

        await page.Locator(".people [name=employee]").First.CheckAsync();
        await page.Locator(".people [name=employee]").Nth(1).CheckAsync();
        await page.Locator("#tell-reason").GetByLabel("Alasan").SelectOptionAsync("other");
        await page.GetByRole(AriaRole.Button, new() { Name = "Catat alasan untuk yang dipilih" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("2 dari 2 pegawai tidak dicatat");
        var lines = await page.Locator(".single li").AllInnerTextsAsync();
        Assert.Equal(names.Take(2), lines.Select(line => line[..line.IndexOf(": Keterangan memuat", StringComparison.Ordinal)]));
        await page.FitsEveryWidth();
        await page.GetByRole(AriaRole.Link, new() { Name = "Kembali ke daftar" }).ClickAsync();
        Assert.Equal(names, await page.Locator(".people tbody th a").AllInnerTextsAsync());
    }

    [Fact]
    public async Task TheListWithReasonsLooksGoodAndAllOfThePageArePickedAtOnce()
    {
        await using var officer = await city.Officer();
        var page = await officer.Watch(Path);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pilih semua di halaman ini" }).ClickAsync();
        Assert.Equal(await page.Locator(".people tbody tr").CountAsync(), await page.Locator(".people [name=employee]:checked").CountAsync());
        await page.LooksGood();
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task WhoHelpsOnePersonTellsWhyAndCopiesAMessageThatNamesNoNumber()
    {
        var person = Townspeople.Quiet(4);
        await using var officer = await city.Officer();
        var page = await officer.Open("/pegawai/" + person.Id);
        var section = page.Locator("#belum");

        await section.GetByLabel("Alasan").SelectOptionAsync("account");
        await section.GetByRole(AriaRole.Button, new() { Name = "Catat alasan" }).ClickAsync();
        await Expect(page.Locator("#belum")).ToContainTextAsync("Kendala akun");

        var message = await page.GetByLabel("Pesan untuk dikirim").InputValueAsync();
        Assert.Contains(person.Name, message, StringComparison.Ordinal);
        Assert.Contains("/saya", message, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Number, message.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Salin pesan" })).ToBeVisibleAsync();
        await page.LooksGood();
        Assert.Empty(officer.Complaints);
    }

    [Fact] // letter, clause 7
    public async Task TheGuideIsOnePageOfPaperWithACodeThatLeadsToThePersonsOwnPage()
    {
        var person = Townspeople.Quiet(4);
        await using var officer = await city.Officer();
        var page = await officer.Open($"/pegawai/{person.Id}/panduan");
        await page.LooksGood();

        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.Matches(@"Pages:\s+1\n", ReadBack.PdfInfo(pdf));
        Assert.Equal(new Uri(city.Address, "/pegawai/" + person.Id).ToString(), ReadBack.Scanned(ReadBack.PdfPage(pdf, 1, 150)));
        var text = ReadBack.PdfText(pdf);
        Assert.Contains(person.Name, text, StringComparison.Ordinal);
        Assert.Contains("https://mysapk.bkn.go.id", text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Number[..8], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GuidesOfAFilteredListAreAsManyPagesAsPeople()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open(Path + "?status=not-uploaded&kind=pppk");
        var people = await page.PeopleListed();

        await page.GetByRole(AriaRole.Link, new() { Name = "Cetak panduan" }).ClickAsync();
        await Expect(page.Locator(".guide")).ToHaveCountAsync(people);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.Matches(string.Create(CultureInfo.InvariantCulture, $@"Pages:\s+{people}\n"), ReadBack.PdfInfo(pdf));
    }

    private static async Task EachNumberOpensItsPeople(IPage page)
    {
        var rows = await page.Locator(".sums tbody tr").AllAsync();
        var sums = new List<(string Path, int Total)>();
        foreach (var row in rows)
            sums.Add(((await row.Locator("th a").GetAttributeAsync("href"))!, Pages.NumberIn((await row.Locator("td.num").Last.TextContentAsync())!)));
        foreach (var cell in await page.Locator(".sums td a").AllAsync())
            sums.Add(((await cell.GetAttributeAsync("href"))!, Pages.NumberIn((await cell.TextContentAsync())!)));
        Assert.NotEmpty(sums);
        foreach (var (path, total) in sums)
        {
            await page.GotoAsync(path);
            Assert.Equal((path, total), (path, await page.PeopleListed()));
        }
    }
}
