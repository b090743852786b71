using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class SignInTests(City city)
{
    [Fact]
    public async Task ALinkThatWasUsedSaysSoAndSignsNobodyIn()
    {
        await using var stranger = await city.Stranger();
        var page = await stranger.Open(city.UsedLink);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tautan tidak dapat dipakai");
        await Expect(page.GetByText("Mintalah tautan baru")).ToBeVisibleAsync();
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new Uri(city.Address, "/masuk").ToString());
    }

    [Fact]
    public async Task WhoLeavesIsNobody()
    {
        await using var officer = await city.Stranger();
        await officer.SignIn(await city.AnotherLink());
        var page = await officer.Open("/pegawai");

        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.GotoAsync("/pegawai");

        await Expect(page).ToHaveURLAsync(new Uri(city.Address, "/masuk").ToString());
    }
}
