using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>What an import would do is seen by name before it is done, and can be taken back; without script too.</summary>
[Collection(nameof(City))]
public sealed class PreviewTests(City city)
{
    private static readonly RosterRow Newcomer = Townspeople.Rows[0] with { Id = "PRATINJAU-1", Name = "Dewi Pratinjau", Number = "199506122020012007", Row = 2 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APreviewIsCarriedOutAndTakenBack(bool script)
    {
        await using var officer = await city.Officer(script);
        var page = await officer.Open("/impor");
        await page.Locator("input[type=file]").SetInputFilesAsync(Townspeople.File(Townspeople.Csv(Newcomer)));
        await page.GetByLabel("Posisi data per tanggal").FillAsync("2026-01-01");
        await page.GetByLabel("Uji coba").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai impor" }).ClickAsync();

        await Expect(page.Locator("#perbedaan")).ToContainTextAsync("Dewi Pratinjau");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tidak tercantum" }).ClickAsync();
        await Expect(page.Locator("#perbedaan tbody tr").First).ToContainTextAsync("Tidak tercantum");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" }).ClickAsync();
        await page.GetByText("Batalkan impor ini").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ya, batalkan impor" }).ClickAsync();

        await Expect(page.GetByText("Impor ini sudah dibatalkan")).ToBeVisibleAsync();
        await page.GotoAsync("/pegawai?status=counted&q=Dewi+Pratinjau");
        await Expect(page.Locator("[data-total]")).ToHaveCountAsync(0);
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task ARenamedAgencyIsSeenAsAPreviewFirst()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/penataan");
        var form = page.Locator("form", new() { HasText = "Lihat pratinjau ganti nama" });

        await form.GetByLabel("Nama yang baru").FillAsync("Dinas yang Baru");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("menjadi Dinas yang Baru");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" })).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task WhatIsWrongWithAReorganisationIsSaidOnItsPage()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/penataan");

        await page.GetByRole(AriaRole.Button, new() { Name = "Lihat pratinjau penggabungan" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Perangkat Daerah asal");
    }
}
