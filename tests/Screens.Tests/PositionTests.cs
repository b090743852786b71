using KartuAsn.Contracts;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>The screens on another day than today.</summary>
[Collection(nameof(City))]
public sealed class PositionTests(City city)
{
    private static DateOnly Yesterday => CityClock.System().Today.AddDays(-1);

    [Theory]
    [InlineData("/")]
    [InlineData("/perangkat-daerah/")]
    public async Task AnotherDayIsChosenWithoutScriptAndEveryNumberOpensThePeopleOfThatDay(string path)
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open(path.Length > 1 ? path + Townspeople.Agency : path);

        await page.Locator(".position summary").ClickAsync();
        await page.GetByLabel("Posisi pada akhir hari").FillAsync(Yesterday.ToString("O"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Tampilkan" }).ClickAsync();

        await Expect(page.Locator(".position-line")).ToContainTextAsync($"Posisi per akhir hari {Rules.Indonesian.Date(Yesterday)} menurut data yang diketahui sekarang");
        Assert.Equal(0, await page.Uploaded().Number());
        var numbers = page.Locator(".hero a:not(:has-text('%'))");
        for (var i = 0; i < await numbers.CountAsync(); i++)
        {
            var (shown, list) = (await numbers.Nth(i).Number(), await officer.Open((await numbers.Nth(i).GetAttributeAsync("href"))!));
            Assert.Equal(shown, await list.PeopleListed());
            await Expect(list.Locator(".position-line")).ToContainTextAsync(Rules.Indonesian.Date(Yesterday));
            await list.CloseAsync();
        }
    }

    [Fact]
    public async Task TheDayStaysWithTheReaderUntilTheyComeBackToNow()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open($"/?asOf={Yesterday:O}");

        Assert.Equal(0, await page.Locator("script[src*='blazor']").CountAsync());
        await page.GetByLabel("Cari Perangkat Daerah").FillAsync("dinas");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Urutkan menurut Hari itu" }).ClickAsync();
        await page.Locator($".agencies th a[href*='{Townspeople.Agency}']").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Semua", Exact = true }).ClickAsync();
        await Expect(page.Locator(".position-line")).ToContainTextAsync(Rules.Indonesian.Date(Yesterday));

        await page.GetByRole(AriaRole.Link, new() { Name = "Kembali ke saat ini" }).ClickAsync();
        await page.SaysItIsConnected();
        Assert.EndsWith("?status=all", page.Url, StringComparison.Ordinal);
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task ADayToComeIsAnEstimate()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/?asOf=2040-01-01");

        await Expect(page.Locator(".position-line")).ToContainTextAsync("Perkiraan posisi per akhir hari 1 Januari 2040 menurut keputusan yang sudah diketahui");
    }

    [Theory]
    [InlineData("/?asOf=2026-02-31")]
    [InlineData("/pegawai?status=all&asOf=kemarin")]
    public async Task ADayThatIsNoneIsSaidToBeNone(string path)
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open(path);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tanggal tidak sah");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tampilkan saat ini" }).ClickAsync();
        await Expect(page.Locator(".agencies, .people").First).ToBeVisibleAsync();
        Assert.Equal(400, (await officer.Api.GetAsync(path)).Status);
    }

    [Fact]
    public async Task TheChoiceOpensByTheKeyboard()
    {
        await using var officer = await city.Officer();
        var page = await officer.Watch("/");

        await page.Locator(".position summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByLabel("Posisi pada akhir hari")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task TheDaysUpToNowHaveATableTwin()
    {
        await using var officer = await city.Officer(script: false);
        foreach (var path in new[] { "/", "/perangkat-daerah/" + Townspeople.Agency })
        {
            var page = await officer.Open(path);
            await page.GetByText("Angka perkembangan harian").First.ClickAsync();

            var today = page.Locator(".burnup tbody tr").First;
            await Expect(today.Locator("th")).ToHaveTextAsync(Rules.Indonesian.Date(CityClock.System().Today));
            Assert.Equal(await page.Uploaded().Number(), await today.Locator("td").First.Number());
        }
    }

    [Fact]
    public async Task TheBurnUpIsSeenOnceAndWholeOnAWideScreenAndOnATelephone()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        foreach (var (width, form) in new[] { (1200, "wide"), (360, "narrow") })
        {
            await page.SetViewportSizeAsync(width, 900);
            var chart = page.Locator(".burnup svg:visible");

            await Expect(chart).ToHaveCountAsync(1);
            await Expect(chart).ToHaveClassAsync($"chart chart-{form}");
            await Expect(chart).ToHaveAccessibleNameAsync("Perkembangan harian");
            Assert.True(await chart.EvaluateAsync<bool>(
                "svg => [...svg.children].filter(one => one.getBBox).every(one => { const [a, b] = [one.getBoundingClientRect(), svg.getBoundingClientRect()]; return a.left > b.left - 2 && a.right < b.right + 2 && a.top > b.top - 2 && a.bottom < b.bottom + 2 })"));
        }
    }
}
