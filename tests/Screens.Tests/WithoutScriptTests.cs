using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class WithoutScriptTests(City city)
{
    [Fact]
    public async Task TheCityIsThereWithItsNumbersAndIsFilteredAndSorted()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");

        Assert.Equal(Townspeople.Counted.Count(), await page.Locator(".hero-words strong").Nth(1).Number());
        await page.GetByLabel("Cari Perangkat Daerah").FillAsync("dinas");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Urutkan menurut Perangkat Daerah" }).ClickAsync();

        var names = await page.Locator(".agencies tbody th").AllInnerTextsAsync();
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal(Townspeople.Rows.Where(row => row.AgencyName.StartsWith("Dinas", StringComparison.Ordinal)).Select(row => row.AgencyId).Distinct().Count(), names.Count);
    }

    [Fact]
    public async Task AnAgencyShowsItsPeopleAndFindsOne()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/perangkat-daerah/" + Townspeople.Agency);

        Assert.Equal(Townspeople.Counted.Count(row => row.AgencyId == Townspeople.Agency), await page.Locator(".hero-words strong").Nth(1).Number());
        await page.GetByLabel("Nama atau NIP").FillAsync(City.WithoutCard.Number);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cari" }).ClickAsync();

        await Expect(page.Locator(".people tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".people tbody th")).ToContainTextAsync(City.WithoutCard.Name);
    }

    [Fact]
    public async Task ACardIsHandedInAndAnsweredWithAReceipt()
    {
        await using var officer = await city.Officer(script: false);
        var person = Townspeople.Counted.Last(row => row.AgencyId == Townspeople.Agency);
        var page = await officer.Open("/pegawai/" + person.Id);

        await page.FitsEveryWidth();

        var place = page.GetByRole(AriaRole.Region, new() { Name = "Lanskap · Depan" });
        await place.GetByLabel("Berkas").SetInputFilesAsync(Card(person));
        await place.GetByLabel("Alasan mengunggahkan").FillAsync("Belum dapat masuk ke akunnya");
        await place.GetByRole(AriaRole.Button, new() { Name = "Unggah" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Nomor tanda terima");
    }

    [Fact]
    public async Task ARosterIsImportedAndThePageFollowsIt()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/impor");
        await page.FitsEveryWidth();

        await page.GetByLabel("Posisi data per tanggal").FillAsync("2026-01-01");
        await page.GetByLabel("Berkas CSV").SetInputFilesAsync(Townspeople.File(Townspeople.Csv(Townspeople.Rows)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai impor" }).ClickAsync();

        await Expect(page.Locator("[data-state]")).ToHaveTextAsync("Selesai");
        Assert.Equal(Townspeople.Rows.Count, await page.Locator("[data-number='counts.unchanged']").Number());
    }

    private static FilePayload Card(RosterRow person) =>
        new() { Name = "kartu.png", MimeType = "image/png", Buffer = SampleCard.Draw(person.Kind == Kind.Pppk, variant: 3) };
}
