using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using KartuAsn.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>From an empty store to a number that moves, as an officer does it.</summary>
public sealed class JourneyTests(Browser browser)
{
    [Fact]
    public async Task OneUploadIsSeenByEverybodyWhoLooks()
    {
        using var gateway = new GatewayProcess();
        await gateway.Start();
        await using var officer = await browser.Visit(gateway.Address);
        await officer.SignIn(gateway.SignInLink);

        var page = await EmptyCity(officer);
        await Import(page);
        var people = Townspeople.Counted.Count();
        await CityShows(page, 0, people);

        await OpenAPersonNotYet(page, Townspeople.Agency);
        var others = new[] { await officer.Watch("/"), await officer.Watch("/perangkat-daerah/" + Townspeople.Agency) };
        foreach (var other in others)
            await other.Mark();

        await Upload(page);
        foreach (var other in others)
            await Expect(other.Uploaded()).ToHaveTextAsync("1");

        await GiveBack(page, "Nama pada kartu tidak terbaca");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Potret · Depan" })).ToContainTextAsync("Nama pada kartu tidak terbaca");
        foreach (var other in others)
        {
            await Expect(other.Uploaded()).ToHaveTextAsync("0");
            await other.IsStillTheSamePage();
        }

        Assert.Empty(officer.Complaints);
    }

    private static async Task<IPage> EmptyCity(Visitor officer)
    {
        var page = await officer.Watch("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Belum ada data pegawai" })).ToBeVisibleAsync();
        await page.LooksGood();
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Link, new() { Name = "Impor data pegawai" }).ClickAsync();
        await page.LooksGood();
        return page;
    }

    private static async Task Import(IPage page)
    {
        await page.GetByLabel("Posisi data per tanggal").FillAsync("2026-01-01");
        await page.GetByLabel("Berkas CSV").SetInputFilesAsync(Townspeople.File(Townspeople.WithADamagedRow()));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Data ASN.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai impor" }).ClickAsync();

        await Expect(page.Locator("[data-state]")).ToHaveTextAsync("Selesai");
        Assert.Equal(Townspeople.Rows.Count, await page.Locator("[data-number='counts.new']").Number());
        Assert.Equal(1, await page.Locator("[data-number='counts.error']").Number());
        await Expect(page.Locator(".errors tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Lihat Dasbor" }).ClickAsync();
    }

    private static async Task CityShows(IPage page, int uploaded, int people)
    {
        await Expect(page.Locator(".hero-words")).ToContainTextAsync($"{uploaded} dari {people} sudah mengunggah");
        await Expect(page.Locator(".agencies tbody tr")).ToHaveCountAsync(Townspeople.Rows.Select(row => row.AgencyId).Distinct().Count());
    }

    /// <summary>By the row of the agency, then the first of its list.</summary>
    private static async Task OpenAPersonNotYet(IPage page, string agency)
    {
        await page.Locator($".agencies th a[href$='{agency}']").ClickAsync();
        var first = page.Locator(".people tbody th a").First;
        var name = await first.InnerTextAsync();
        await first.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    private static async Task Upload(IPage page)
    {
        var place = page.GetByRole(AriaRole.Region, new() { Name = "Potret · Depan" });
        await place.GetByLabel("Berkas").SetInputFilesAsync(
            new FilePayload { Name = "kartu.png", MimeType = "image/png", Buffer = SampleCard.Draw(pppk: false, 1, portrait: true) });
        await place.GetByLabel("Alasan mengunggahkan").FillAsync("Belum dapat masuk ke akunnya");
        await place.GetByRole(AriaRole.Button, new() { Name = "Unggah" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Berkas diterima");
        var receipt = await page.Locator(".note .number").InnerTextAsync();
        await Expect(place.Locator("dd").First).ToHaveTextAsync(receipt);
        Assert.True(ReceiptNumber.IsWellFormed(receipt), receipt);
    }

    private static async Task GiveBack(IPage page, string reason)
    {
        var place = page.GetByRole(AriaRole.Region, new() { Name = "Potret · Depan" });
        await place.GetByText("Kembalikan", new() { Exact = true }).ClickAsync();
        await place.GetByLabel("Alasan mengembalikan").FillAsync(reason);
        await place.GetByRole(AriaRole.Button, new() { Name = "Kembalikan berkas" }).ClickAsync();
    }
}
