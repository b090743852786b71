using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class CardFileReviewTests(City city)
{
    private static readonly RosterRow Pns = Townspeople.Quiet(0);

    [Fact]
    public async Task AnOddCardFileIsLookedAtGivenBackAndTheDecisionTakenBackWithoutScript()
    {
        await using var officer = await city.Officer(script: false);
        var card = await officer.Api.PutAsync($"/api/v1/employees/{Pns.Id}/card-files/landscape/front", new()
        {
            DataByte = SampleCard.Draw(pppk: true, 77),
            Headers = [new("Content-Type", "image/png")],
        });
        Assert.True(card.Ok, await card.TextAsync());

        var page = await officer.Open("/tinjauan");
        await page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Berkas kartu" }).ClickAsync();
        var review = page.Locator(".review", new() { Has = page.Locator($"a[href='/pegawai/{Pns.Id}']") });
        await Expect(review).ToContainTextAsync("Warnanya seperti kartu jenis kepegawaian lain");
        await Expect(review.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await page.FitsEveryWidth();
        await page.SetViewportSizeAsync(1280, 900);

        await review.Locator("summary").ClickAsync();
        await review.GetByLabel("Kartu jenis kepegawaian lain").CheckAsync();
        await review.GetByLabel("Keterangan untuk pegawai").FillAsync("Unduh kartu PNS.");
        await review.GetByRole(AriaRole.Button, new() { Name = "Kembalikan berkas" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Putusan dicatat");
        await Expect(review).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).ClickAsync();
        var place = page.GetByRole(AriaRole.Region, new() { Name = "Lanskap · Depan" });
        await Expect(place).ToContainTextAsync("Unduh kartu PNS.");
        await place.GetByRole(AriaRole.Button, new() { Name = "Batalkan putusan" }).ClickAsync();
        await Expect(place).ToContainTextAsync("Sedang ditinjau, dan tetap terhitung.");

        await place.GetByRole(AriaRole.Link, new() { Name = "Buka tinjauan" }).ClickAsync();
        await review.GetByRole(AriaRole.Button, new() { Name = "Terima berkas" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(place).ToContainTextAsync("Ditinjau dan diterima");
    }

    [Fact]
    public async Task TheListsOfFilesLookGood()
    {
        await using var officer = await city.Officer();
        var odd = Townspeople.Quiet(1);
        await officer.Api.PutAsync($"/api/v1/employees/{odd.Id}/card-files/landscape/front", new() { DataByte = SampleCard.Draw(pppk: true, 78), Headers = [new("Content-Type", "image/png")] });

        var page = await officer.Open("/tinjauan?jenis=card-file");
        await page.Locator(".review summary").First.PressAsync("Enter");
        await page.LooksGood();
        await page.GotoAsync("/tinjauan?jenis=photo");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tidak ada yang perlu ditinjau" })).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
    }
}
