using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>What a guard at the gate sees.</summary>
[Collection(nameof(City))]
public sealed class ScanTests(City city)
{
    [Fact]
    public async Task EveryAnswerIsReadableOnATelephoneAndLeavesNothingBehind()
    {
        var scanned = await city.ScanOf(City.WithCard);
        await using var guard = await city.Stranger();

        foreach (var path in new[] { scanned, scanned[..60] + (scanned[60] == 'B' ? 'C' : 'B') + scanned[61..], "/v/bukan-kode" })
            await (await guard.Open(path)).LooksGood();

        Assert.Equal(0, await guard.Cookies());
        Assert.Empty(guard.Complaints);
    }

    [Fact]
    public async Task TheClockRunsSoThatAPictureOfThePageIsNotTakenForIt()
    {
        await using var guard = await city.Stranger();
        var page = await guard.Open(await city.ScanOf(City.WithCard));
        var clock = page.Locator("[data-clock]");

        var first = await clock.InnerTextAsync();

        await Expect(clock).Not.ToHaveTextAsync(first);
        Assert.Matches(@"^\d\d\.\d\d\.\d\d$", first);
    }

    [Fact]
    public async Task WithoutScriptTheAnswerIsThereWithTheTimeOfTheServer()
    {
        await using var guard = await city.Officer(script: false);
        await guard.ForgetSession();
        var page = await guard.Open(await city.ScanOf(City.WithCard));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Berlaku");
        await Expect(page.Locator("dl")).ToContainTextAsync(City.WithCard.Name);
        await Expect(page.Locator(".checked time")).ToBeVisibleAsync();
        await Expect(page.Locator(".now")).ToBeHiddenAsync();
        await page.FitsEveryWidth();
    }
}
