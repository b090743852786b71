using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests.Support;

/// <summary>Somebody at a browser, who notices everything its console complains about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];

    public Visitor(IBrowserContext context)
    {
        this.context = context;
        context.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsTheAnswerItself(message))
                complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => complaints.Enqueue(error.Error);
    }

    /// <summary>Errors, warnings and violations of the content security policy, of all pages.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>For asking the API as this visitor.</summary>
    public IAPIRequestContext Api => context.APIRequest;

    public async Task<IPage> Open(string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A page with a live screen, when it is connected.</summary>
    public async Task<IPage> Watch(string path)
    {
        var page = await Open(path);
        await page.SaysItIsConnected();
        return page;
    }

    /// <summary>By the printed link. The answer is the session, for other visits.</summary>
    public async Task<string> SignIn(string link)
    {
        var page = await Open(link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keluar" })).ToBeVisibleAsync();
        await page.CloseAsync();
        return await context.StorageStateAsync();
    }

    /// <summary>From now on as whoever has this key.</summary>
    public Task Carry(string key) => context.SetExtraHTTPHeadersAsync([new("Authorization", "Bearer " + key)]);

    public async Task<int> Cookies() => (await context.CookiesAsync()).Count;

    /// <summary>As when the session's time has run out.</summary>
    public Task ForgetSession() => context.ClearCookiesAsync();

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    /// <summary>A page that is answered with a 4xx, as it should be, is told in the console too.</summary>
    private static bool IsTheAnswerItself(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
        && message.Page is { } page && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
}

/// <summary>What is read off a page.</summary>
internal static partial class Pages
{
    public static Task SaysItIsConnected(this IPage page) => Expect(page.Locator(".connection-words")).ToContainTextAsync("Tersambung");

    public static ILocator Uploaded(this IPage page) => page.Locator(".hero-words strong").First;

    /// <summary>The first number in a text: "1.204 belum" is 1204.</summary>
    public static int NumberIn(string text) =>
        int.Parse(FirstNumber().Match(text).Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<int> Number(this ILocator place) => NumberIn(await place.InnerTextAsync());

    /// <summary>How many people the list on this page stands for, on all its pages.</summary>
    public static async Task<int> PeopleListed(this IPage page) =>
        await page.Locator("[data-total]").CountAsync() == 0
            ? 0
            : int.Parse((await page.Locator("[data-total]").GetAttributeAsync("data-total"))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Marks a page, so that a reload shows.</summary>
    public static Task Mark(this IPage page) => page.EvaluateAsync("window.stillTheSamePage = true");

    public static async Task IsStillTheSamePage(this IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("window.stillTheSamePage === true"), "The page was loaded again.");

    [GeneratedRegex(@"\d[\d.]*")]
    private static partial Regex FirstNumber();
}
