using System.Net;
using System.Text.RegularExpressions;

namespace KartuAsn.Gateway.Tests.Issuers;

/// <summary>A page somebody stands on, and the addresses that led there.</summary>
internal sealed record Page(Uri Address, int Status, string Text, IReadOnlyList<Uri> Trail, HttpResponseMessage Answer)
{
    public string Title => Text.Split("<h1>", 2).ElementAtOrDefault(1)?.Split("</h1>")[0] ?? "";

    public Uri Callback => Trail.Last(address => address.AbsolutePath.EndsWith("/kembali", StringComparison.Ordinal));
}

/// <summary>Somebody at a browser without script: keeps cookies, follows redirects, sends forms.</summary>
internal sealed partial class Surfer(Uri home) : IDisposable
{
    private const int MostSteps = 12;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = home };

    public async Task<Page> Open(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await Follow(await client.SendAsync(request), [new(home, address)]);
    }

    public Task<Page> Open(Uri address) => Open(address.ToString());

    /// <summary>The form of a page that is sent to this address, as it stands there.</summary>
    public async Task<Page> Send(Page page, string action)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page.Text).Groups[1].Value)]);
        return await Follow(await client.PostAsync(new Uri(home, action), form), [new(home, action)]);
    }

    /// <summary>To the issuer, as this person, and back.</summary>
    public async Task<Page> SignIn(string issuerId, string who)
    {
        var there = await Open($"/masuk/penerbit/{issuerId}");
        return await Open(new Uri($"{there.Address}&user={who}"));
    }

    public async Task<bool> IsSignedIn() => (await Open("/pegawai")).Address.AbsolutePath == "/pegawai";

    public void Dispose() => client.Dispose();

    private async Task<Page> Follow(HttpResponseMessage answer, List<Uri> trail)
    {
        while (answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther && trail.Count < MostSteps)
        {
            trail.Add(new Uri(trail[^1], answer.Headers.Location!));
            answer = await client.GetAsync(trail[^1]);
        }
        return new(trail[^1], (int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), trail, answer);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
