using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser))]

namespace KartuAsn.Screens.Tests.Support;

/// <summary>One Chromium for all tests, Debian's without its windows; every visitor has a profile of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium-headless-shell";

    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    /// <param name="session">Of somebody who signed in before; null: nobody is signed in.</param>
    public async Task<Visitor> Visit(Uri address, string? session = null, bool script = true) =>
        new(await chromium.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            StorageState = session,
            JavaScriptEnabled = script,
            Locale = "id-ID",
            TimezoneId = "Asia/Jakarta",
            ViewportSize = new() { Width = 1280, Height = 900 },
        }));
}
