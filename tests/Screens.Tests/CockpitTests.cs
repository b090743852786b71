using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class CockpitTests(City city)
{
    [Theory]
    [InlineData("/kendali")]
    [InlineData("/kendali?diam=30&urut=perubahan")]
    [InlineData("/kendali?diam=keliru")]
    public async Task TheCockpitFitsEveryScreenIsAccessibleAndLeavesTheConsoleEmpty(string path)
    {
        await using var officer = await city.Officer();
        var page = await officer.Open(path);

        await page.LooksGood();
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task WithoutScriptTheCockpitSaysWhoIsLateAndLeadsThere()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kendali capaian" }).ClickAsync();

        var pace = page.GetByRole(AriaRole.Region, new() { Name = "Menuju tenggat" });
        var counts = await pace.Locator("dd").AllInnerTextsAsync();
        Assert.True(Pages.NumberIn(counts[1]) < Pages.NumberIn(counts[0]), string.Join(" · ", counts));
        await Expect(pace).ToContainTextAsync("Tenggat sudah lewat");
        await Expect(pace).ToContainTextAsync("Laju adalah rata-rata");
        await Expect(page.Locator(".burnup > p.small")).ToContainTextAsync("Tidak ada kenaikan dalam 7 hari terakhir sampai kemarin"); // whoever has uploaded did so today

        await page.GetByRole(AriaRole.Link, new() { Name = "Menurut perubahan 7 hari" }).ClickAsync();
        var league = page.Locator("#peringkat tbody tr");
        var gained = (await page.Locator("#peringkat td:nth-child(7)").AllInnerTextsAsync()).Where(text => text != "–")
            .Select(text => decimal.Parse(text.Replace("+", "").Replace('−', '-').Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(gained.OrderDescending(), gained);
        Assert.True(await league.CountAsync() > 1);
        await Expect(page.Locator("#peringkat")).ToContainTextAsync("kecil");

        await page.Locator("[name=diam]").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tampilkan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tanpa kemajuan selama 5 hari atau lebih" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Menurut perubahan 7 hari" })).ToHaveAttributeAsync("aria-current", "true");

        await page.Locator("#peringkat tbody a").First.ClickAsync();
        await Expect(page.Locator("#unit").GetByRole(AriaRole.Heading, new() { Name = "Unit kerja" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TheUnitsAddUpToTheAgencyAndTheirNumbersOpenThePeopleBehindThem()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/perangkat-daerah/" + Townspeople.Agency + "?status=counted");
        var units = page.Locator("#unit");

        var missing = (await units.Locator("tbody td:nth-child(5)").AllInnerTextsAsync()).Select(Pages.NumberIn).ToArray();
        Assert.Equal(Townspeople.Counted.Count(row => row.AgencyId == Townspeople.Agency), (await units.Locator("tbody td:nth-child(6)").AllInnerTextsAsync()).Sum(Pages.NumberIn));

        var first = Array.FindIndex(missing, people => people > 0);
        await units.Locator("tbody tr").Nth(first).Locator("td:nth-child(5) a").ClickAsync();
        await Expect(page.Locator("#pegawai")).ToContainTextAsync($"{missing[first]} pegawai");
    }

    [Fact]
    public async Task TheRecapIsReadWithoutScriptAndCopiedWithIt()
    {
        await using var still = await city.Officer(script: false);
        var plain = await still.Open("/kendali");
        var read = plain.Locator("#recap");
        await Expect(read).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Capaian Kartu ASN Virtual Kota Madiun: .* dari .* per "));
        await Expect(plain.GetByRole(AriaRole.Button, new() { Name = "Salin teks" })).ToBeHiddenAsync();

        await using var officer = await city.Officer();
        var page = await officer.Open("/kendali");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salin teks" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tersalin" })).ToBeVisibleAsync();
        Assert.Equal(await page.Locator("#recap").InputValueAsync(), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Empty(officer.Complaints);
    }
}
