using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace KartuAsn.Gateway.Tests.Support;

/// <summary>A browser's tab without script: keeps cookies, reads pages, sends their forms.</summary>
public sealed partial class Tab : IDisposable
{
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();
    private readonly Uri address;

    public Tab(Uri address, string browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36")
    {
        this.address = address;
        client = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(browser);
    }

    /// <summary>The page read last.</summary>
    public string Page { get; private set; } = "";

    public int Status { get; private set; }

    /// <summary>Where the last answer led; null: nowhere else.</summary>
    public string? LedTo { get; private set; }

    public string? RetryAfter { get; private set; }

    /// <summary>What the browser is told to forget.</summary>
    public string? Forget { get; private set; }

    /// <summary>What the session cookie holds; whoever has it is taken for this browser.</summary>
    public string? SessionCookie
    {
        get => cookies.GetCookies(address)["kartuasn-sesi"]?.Value;
        set => cookies.Add(address, new Cookie("kartuasn-sesi", value));
    }

    public async Task<string> Open(string path)
    {
        await Take(await client.GetAsync(path));
        return Page;
    }

    /// <summary>Sends a form that the page at <paramref name="on"/> shows, and goes where the answer leads.</summary>
    public async Task<string> Send(string on, string to, params (string Name, string Value)[] fields)
    {
        await Open(on);
        var token = Token().Match(Page) is { Success: true } found ? found.Groups[1].Value : "";
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        await Take(await client.PostAsync(to, form));
        var (status, led, forget) = (Status, LedTo, Forget);
        if (led is not null)
            await Open(led);
        (Status, LedTo, Forget) = (status, led, forget);
        return Page;
    }

    public async Task UseLink(string path)
    {
        await Send(path, path);
        Assert.Contains(LedTo, new[] { "/", "/akun/baru" });
    }

    /// <summary>Whether the browser is signed in.</summary>
    public async Task<bool> IsIn()
    {
        await Open("/pegawai");
        return Status == 200;
    }

    public void Dispose() => client.Dispose();

    private async Task Take(HttpResponseMessage answer)
    {
        Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Status = (int)answer.StatusCode;
        LedTo = answer.Headers.Location?.ToString();
        Forget = answer.Headers.TryGetValues("Clear-Site-Data", out var said) ? said.Single() : null;
        RetryAfter = answer.Headers.RetryAfter?.ToString();
        answer.Dispose();
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)"|value="([^"]+)" name="__RequestVerificationToken""")]
    private static partial Regex Token();
}
