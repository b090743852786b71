using KartuAsn.Screens.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(ChangedCity))]
public sealed class RestartTests(City city)
{
    [Fact]
    public async Task AnOpenScreenOutlivesAPowerCutOfTheServer()
    {
        await using var officer = await city.Officer();
        var screens = new[] { await officer.Watch("/"), await officer.Watch("/perangkat-daerah/" + Townspeople.Agency) };
        var before = await Task.WhenAll(screens.Select(screen => screen.Uploaded().Number()));
        foreach (var screen in screens)
            await screen.Mark();

        city.Kill();
        foreach (var screen in screens)
            await Expect(screen.Locator(".connection-words")).ToContainTextAsync("Terputus");

        await city.StartAgain();
        foreach (var screen in screens)
            await screen.SaysItIsConnected();
        Assert.Equal(before, await Task.WhenAll(screens.Select(screen => screen.Uploaded().Number())));

        await officer.Api.HandIn(City.WithoutCard, variant: 1);
        for (var i = 0; i < screens.Length; i++)
        {
            await Expect(screens[i].Uploaded()).ToHaveTextAsync($"{before[i] + 1}");
            await screens[i].IsStillTheSamePage();
        }
    }
}
