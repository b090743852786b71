using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class PrintingTests(City city)
{
    [Fact]
    public async Task FromTheListOfAnAgencyItsCardsArePrintedInParts()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/perangkat-daerah/" + City.WithCard.AgencyId);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cetak kartu" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 kartu siap dicetak" })).ToBeVisibleAsync();
        await Expect(page.Locator(".print-left")).ToContainTextAsync("Foto kartu belum ada");
        await page.GetByLabel("Kertas").SelectOptionAsync("cr80");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" }).ClickAsync();

        var part = page.GetByRole(AriaRole.Link, new() { Name = "Unduh PDF bagian 1" });
        await Expect(part).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("layout=cr80"));
        var download = await page.RunAndWaitForDownloadAsync(() => part.ClickAsync());
        Assert.Equal("kartu-bagian-1.pdf", download.SuggestedFilename);
    }
}
