using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class CampaignsTests(City city)
{
    [Fact]
    public async Task ALetterIsRecordedAndChangedWithoutScriptAndKeepsWhatItWas()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Surat Nomor 873/5273/401.201/2022" }).ClickAsync();
        await Record(page, "2098-satu", "Kampanye satu");
        var campaign = page.GetByRole(AriaRole.Region, new() { Name = "Kampanye satu", Exact = true });
        await Expect(campaign.GetByRole(AriaRole.Status)).ToContainTextAsync("Kampanye dicatat");
        await Expect(campaign.GetByText("Dibuka 1 Januari 2098")).ToBeVisibleAsync();

        await campaign.Locator("details:has(form) > summary").ClickAsync();
        await campaign.GetByLabel("Jam tenggat").FillAsync("16:00");
        await campaign.GetByLabel("Alasan dan dasarnya").FillAsync("Surat susulan");
        await campaign.GetByRole(AriaRole.Button, new() { Name = "Catat perubahan" }).ClickAsync();

        await Expect(campaign.GetByText("1 Februari 2098 pukul 16.00 WIB")).ToBeVisibleAsync();
        await Expect(campaign.Locator(".timeline")).ToContainTextAsync("Jam tenggat: 23.59 → 16.00");
        await Expect(campaign.Locator(".timeline")).ToContainTextAsync("Alasan: Surat susulan");
        await Expect(campaign.Locator(".timeline")).ToContainTextAsync("oleh Admin BKPSDM");
        await Expect(campaign.Locator("ol.clauses li")).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task WhoComesSecondIsToldThatSomebodyElseWasFaster()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/kampanye");
        await Record(page, "2098-dua", "Kampanye dua");
        await using var other = await city.Officer();
        var old = await other.Open("/kampanye");

        foreach (var (at, words) in new[] { (page, "lebih dahulu"), (old, "terlambat") })
        {
            var campaign = at.GetByRole(AriaRole.Region, new() { Name = "Kampanye dua", Exact = true });
            await campaign.Locator("details:has(form) > summary").ClickAsync();
            await campaign.GetByLabel("Alasan dan dasarnya").FillAsync(words);
            await campaign.GetByRole(AriaRole.Button, new() { Name = "Catat perubahan" }).ClickAsync();
        }

        await Expect(old.GetByText("sudah diubah pengguna lain")).ToBeVisibleAsync();
        await Expect(page.GetByText("terlambat")).ToHaveCountAsync(0);
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task ThePageWithEverythingOpenFitsEveryScreenAndIsAccessible()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/kampanye");
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");

        await page.LooksGood();
        Assert.Empty(officer.Complaints);
    }

    private static async Task Record(IPage page, string id, string title)
    {
        var form = page.GetByRole(AriaRole.Region, new() { Name = "Kampanye baru" });
        await form.Locator("details > summary").ClickAsync();
        foreach (var (name, value) in new[]
        {
            ("id", id), ("title", title), ("letterNumber", "900/1/2098"), ("letterDate", "2098-01-01"), ("openingDay", "2098-01-01"),
            ("deadline", "2098-02-01"), ("reason", "Surat Sekretaris Daerah"),
        })
            await form.Locator($"[name={name}]").FillAsync(value);
        await form.GetByRole(AriaRole.Button, new() { Name = "Catat kampanye" }).ClickAsync();
    }
}
