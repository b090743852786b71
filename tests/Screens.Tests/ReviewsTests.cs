using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(ChangedCity))]
public sealed class ReviewsTests(City city)
{
    [Fact]
    public async Task AnOfficerFindsWhoHasToBeLookedAtAndDecidesWithoutScript()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        await page.Locator(".main-nav").GetByRole(AriaRole.Link, new() { Name = "Tinjauan" }).ClickAsync();
        var pppk = Townspeople.Rows.Count(row => row.Kind == Kind.Pppk);
        await Expect(page.Locator(".main-nav [aria-current]")).ToHaveAccessibleNameAsync($"Tinjauan {1 + pppk} pegawai");
        await Expect(page.Locator(".tabs [aria-current]")).ToContainTextAsync("Kedudukan hukum 1");
        Assert.Equal(1 + pppk, await page.Locator(".main-nav .tab-count").Number());

        var person = page.Locator(".review");
        await Expect(person).ToContainTextAsync("Kedudukan hukum 52 (Tidak Aktif)");
        // Nobody knows of a day before on which the code did not hold.
        await Expect(person).ToContainTextAsync("sejak " + Indonesian.Date(Townspeople.Rows.Single(row => row.KedudukanCode == "52").StartDate));
        await person.Locator("summary").ClickAsync();
        await person.GetByLabel("Pensiun").CheckAsync();
        await person.GetByLabel("Berlaku mulai (TMT)").FillAsync("2026-02-01");
        await person.GetByLabel("Nomor SK, bila ada").FillAsync("882/17/2026");
        await person.GetByLabel("Alasan").FillAsync("SK pensiun diterima dari BKN");
        await person.GetByRole(AriaRole.Button, new() { Name = "Catat putusan" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Putusan dicatat");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tidak ada yang perlu ditinjau" })).ToBeVisibleAsync();
        Assert.Equal(pppk, await page.Locator(".main-nav .tab-count").Number());
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("Tidak berlaku");
        await Expect(page.GetByText("Alasan: SK pensiun diterima dari BKN").First).ToBeVisibleAsync();
        await Expect(page.GetByText("SK 882/17/2026").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EachKindHasItsPageItsEmptyStateAndLooksGood()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/tinjauan?jenis=not-in-roster");
        await Expect(page.GetByText("Impor data pegawai yang baru untuk memeriksanya kembali.")).ToBeVisibleAsync();
        await page.LooksGood();

        await page.GotoAsync("/tinjauan?jenis=contract-end-unknown");
        await page.Locator(".review summary").First.PressAsync("Enter");
        await Expect(page.GetByLabel("Perjanjian kerja berakhir pada").First).ToBeVisibleAsync();
        await page.LooksGood();
        await page.GetByRole(AriaRole.Link, new() { Name = "Berikutnya" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ke awal daftar" })).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
    }
}
