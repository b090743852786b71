using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class PersonTests(City city)
{
    [Fact]
    public async Task TheHistoryTellsFromWhenUntilWhenTheCardWasWhat()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/pegawai/" + Townspeople.Suspended.Id);
        var spans = page.Locator(".intervals li");

        await Expect(spans.First).ToContainTextAsync("1 Januari 2026");
        await Expect(spans.First).ToContainTextAsync("Ditangguhkan");
        await Expect(spans.First).ToContainTextAsync("Hari ini");
        await Expect(spans.Nth(1)).ToContainTextAsync("s.d. 31 Desember 2025");
        await Expect(spans.Nth(1)).ToContainTextAsync("Berlaku");
        await Expect(page.Locator(".timeline:not(.intervals) li").First).ToContainTextAsync("CLTN");
    }

    [Fact]
    public async Task AnotherDayShowsTheCardOfThatDay()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/pegawai/" + Townspeople.Suspended.Id);

        await page.GetByLabel("Keadaan pada tanggal").FillAsync("2025-12-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tampilkan" }).ClickAsync();

        await Expect(page.Locator(".status")).ToContainTextAsync("Status kartu pada 31 Desember 2025");
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("Berlaku");
        await Expect(page.Locator(".status-since")).ToContainTextAsync("sampai dengan 31 Desember 2025");
        await Expect(page.Locator(".intervals .is-now")).ToContainTextAsync("s.d. 31 Desember 2025");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kembali ke hari ini" }).ClickAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("Ditangguhkan");
    }

    [Fact]
    public async Task AListOfAnotherDayOpensThePersonOnThatDay()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open($"/pegawai?q={Townspeople.Suspended.Number}&asOf=2025-12-31");

        await Expect(page.Locator(".person-status")).ToHaveTextAsync("Berlaku");
        await page.Locator(".people th a").ClickAsync();

        await Expect(page.Locator(".status")).ToContainTextAsync("pada 31 Desember 2025");
    }

    [Fact]
    public async Task ADayThatIsNoneIsSaidToBeNone()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open($"/pegawai/{Townspeople.Suspended.Id}?on=besok");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tanggal tidak sah");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tampilkan saat ini" }).ClickAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("Ditangguhkan");
    }
}
