using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

/// <summary>With a device that Chromium plays, and a server that is asked by name: a passkey belongs to a name, not to a number.</summary>
[Collection(nameof(City))]
public sealed class PasskeyTests(City city)
{
    private const string Password = "kuda lumping makan nasi pecel";

    [Fact]
    public async Task AKeyOfTheDeviceSignsInAloneUntilItIsTakenAway()
    {
        await using var owner = await city.StrangerByName();
        var page = await owner.Open(await city.ActivationLink("Rina Contoh", "inspectorate"));
        await HasADevice(page);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.GetByLabel("Ulangi kata sandi").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan dan masuk" }).ClickAsync();

        await page.GotoAsync("/akun");
        var passkeys = page.Locator("#kunci-sandi");
        await passkeys.GetByLabel("Nama perangkat").FillAsync("Ponsel Rina");
        await passkeys.GetByLabel("Kata sandi yang sekarang").FillAsync(Password);
        await passkeys.GetByRole(AriaRole.Button, new() { Name = "Tambahkan kunci sandi" }).ClickAsync();
        await Expect(passkeys.Locator("strong")).ToHaveTextAsync("Ponsel Rina");

        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.GotoAsync("/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk dengan kunci sandi" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keluar" })).ToBeVisibleAsync();

        await page.GotoAsync("/akun");
        await Expect(page.GetByText("Masuk dengan kunci sandi")).ToBeVisibleAsync();
        await passkeys.Locator("summary").ClickAsync();
        await passkeys.GetByLabel("Kata sandi yang sekarang").First.FillAsync(Password);
        await passkeys.GetByRole(AriaRole.Button, new() { Name = "Hapus kunci sandi" }).ClickAsync();
        await Expect(passkeys.Locator("strong")).Not.ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.GotoAsync("/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk dengan kunci sandi" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kunci sandi ini tidak dikenal");
        Assert.Empty(owner.Complaints);
    }

    private static async Task HasADevice(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
