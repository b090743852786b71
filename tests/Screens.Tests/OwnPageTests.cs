using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>An employee at a telephone.</summary>
[Collection(nameof(City))]
public sealed class OwnPageTests(City city)
{
    [Fact]
    public async Task BelowTheStatusStandsTheOneThingToDoNext()
    {
        await using var employee = await As(City.WithoutCard, script: false);
        var page = await employee.Open("/saya");

        await Expect(page.Locator(".status + .next-step h2")).ToHaveTextAsync("Unggah kartu Anda");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Unggah berkas" })).ToHaveAttributeAsync("href", $"/pegawai/{City.WithoutCard.Id}#files-title");
        await Expect(page.Locator(".copies")).ToContainTextAsync("memerlukan foto");
        await page.FitsEveryWidth();
    }

    [Fact]
    public async Task WhoHasEverythingSeesTheCopyAndTakesItHome()
    {
        await using var employee = await As(City.WithCard);
        var page = await employee.Open("/saya");

        await Expect(page.Locator(".next-step")).ToContainTextAsync("Semua sudah beres");
        var picture = page.GetByAltText("Sisi depan salinan kartu, lanskap");
        await picture.ScrollIntoViewIfNeededAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 1011);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Unduh PDF lanskap" }).ClickAsync());
        Assert.Equal("salinan-kartu.pdf", download.SuggestedFilename);
        await page.LooksGood();
        Assert.Empty(employee.Complaints);
    }

    [Fact]
    public async Task AnotherPersonsPageIsNotThere()
    {
        await using var employee = await As(City.WithoutCard);
        var page = await employee.Open("/pegawai/" + City.WithCard.Id);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tidak ditemukan");
    }

    private async Task<Visitor> As(RosterRow person, bool script = true)
    {
        var visitor = script ? await city.Stranger() : await city.Officer(script: false);
        await visitor.ForgetSession();
        await visitor.Carry(await city.EmployeeKey(person));
        return visitor;
    }
}
