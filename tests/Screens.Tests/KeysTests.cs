using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class KeysTests(City city)
{
    [Fact]
    public async Task AKeyIsMadeShownOnceAndRevokedWithoutScript()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pengguna" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "kunci", Exact = true }).ClickAsync();

        await page.GetByLabel("Nama pemegang").FillAsync("Sistem absensi");
        await page.Locator("select[name=role]").SelectOptionAsync(new SelectOptionValue { Label = "Sistem kepegawaian" });
        await page.GetByText("Persempit wewenang").ClickAsync();
        await page.Locator("input[value=HrEvents]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Buat kunci" }).ClickAsync();

        var status = page.GetByRole(AriaRole.Status);
        await Expect(status).ToContainTextAsync("tidak dapat ditampilkan lagi");
        Assert.Matches("^ka_[A-Za-z0-9_-]{43}$", await status.Locator("[data-key]").InnerTextAsync());
        await page.FitsEveryWidth();

        await page.GetByRole(AriaRole.Link, new() { Name = "Sudah disalin, sembunyikan" }).ClickAsync();
        await Expect(page.Locator("[data-key]")).ToHaveCountAsync(0);
        var key = page.GetByRole(AriaRole.Article, new() { Name = "Sistem absensi" });
        await Expect(key).ToContainTextAsync("Hanya: Mengirim peristiwa kepegawaian.");
        await Expect(key).ToContainTextAsync("belum pernah dipakai");
        await key.Locator("summary", new() { HasText = "Cabut" }).ClickAsync();
        await key.GetByRole(AriaRole.Button, new() { Name = "Cabut kunci" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Kunci dicabut");
        await page.Locator("summary", new() { HasText = "Tampilkan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Sistem absensi" })).ToContainTextAsync("Dicabut");
    }
}
