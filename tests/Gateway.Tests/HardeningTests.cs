using System.Net.Sockets;
using System.Text;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The program behind a proxy it knows, with little patience.</summary>
public sealed class ProxiedGateway : IAsyncLifetime
{
    public GatewayProcess Process { get; } = new(new Dictionary<string, string>
    {
        ["Proxies__0"] = "127.0.0.1",
        ["Limits__Burst"] = "20",
        ["Limits__RequestsPerSecond"] = "10",
        ["Limits__AddressBurst"] = "50",
        ["Limits__AddressRequestsPerSecond"] = "10",
    });

    public async ValueTask InitializeAsync() => await Process.Start();

    public ValueTask DisposeAsync()
    {
        Process.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <param name="address">From where it comes, as the proxy says.</param>
    public HttpClient From(string address, string? key = null, bool tls = true)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Process.Address };
        client.DefaultRequestHeaders.Host = "kartu.contoh.go.id";
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", tls ? "https" : "http");
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    public async Task<string> Key(string role) => (await Process.Run("keys", "add", "--name", role, "--role", role)).Output;
}

public sealed class HardeningTests(ProxiedGateway gateway) : IClassFixture<ProxiedGateway>
{
    [Fact]
    public async Task OverTlsCookiesBelongToThisHostAloneAndTheBrowserStaysWithTls()
    {
        using var browser = gateway.From("203.0.113.1");
        var link = new Uri(gateway.Process.SignInLink).AbsolutePath;
        using var page = await browser.GetAsync(link);
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        var token = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        using var sent = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        sent.Headers.Add("Cookie", form.Split(';')[0]);
        using var entered = await browser.SendAsync(sent);

        Assert.Equal("max-age=31536000; includeSubDomains", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal(("/akun/baru", 302), (entered.Headers.Location?.ToString(), (int)entered.StatusCode));
        var session = entered.Headers.GetValues("Set-Cookie").Last(cookie => cookie.StartsWith("__Host-kartuasn-sesi=", StringComparison.Ordinal));
        Assert.StartsWith("__Host-kartuasn-formulir=", form, StringComparison.Ordinal);
        foreach (var cookie in new[] { form, session })
            Assert.All(["; secure", "; httponly", "; samesite=", "; path=/"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task WithoutTlsNothingIsPromisedThatOnlyTlsCanKeep()
    {
        using var browser = gateway.From("203.0.113.2", tls: false);

        using var page = await browser.GetAsync("/masuk");

        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task WhoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIsHeldUp()
    {
        using var greedy = gateway.From("203.0.113.3", await gateway.Key("leadership"));
        using var other = gateway.From("203.0.113.4", await gateway.Key("inspectorate"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => greedy.GetAsync("/api/v1/agencies")));

        var refused = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        Assert.NotEmpty(refused);
        Assert.InRange(answers.Count(answer => (int)answer.StatusCode == 200), 20, 39);
        Assert.All(refused, answer => Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single()));
        Assert.All(answers, answer => Assert.Equal("\"pemanggil\";q=20;w=2", answer.Headers.GetValues("RateLimit-Policy").Single()));
        using var answered = await other.GetAsync("/api/v1/agencies");
        Assert.Equal(200, (int)answered.StatusCode);
        Assert.Equal("\"pemanggil\";r=19", answered.Headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task ManyKeysFromOneAddressShareWhatTheAddressMay()
    {
        var keys = new List<string>();
        for (var i = 0; i < 4; i++)
            keys.Add(await gateway.Key("leadership"));

        var answers = await Task.WhenAll(keys.SelectMany(key => Enumerable.Range(0, 19).Select(async _ =>
        {
            using var client = gateway.From("203.0.113.5", key);
            return (int)(await client.GetAsync("/api/v1/agencies")).StatusCode;
        })));

        Assert.Contains(429, answers);
    }

    [Fact]
    public void WhatProtectsSessionsIsReadByItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var keys = Directory.GetFiles(Path.Combine(gateway.Process.Folder, "keys"));

        Assert.NotEmpty(keys);
        foreach (var file in keys)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(gateway.Process.Folder));
    }

    [Theory]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400, 404)]
    [InlineData("GET /api/v1/employees/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400, 404)]
    [InlineData("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 302, 404)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400, 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 302, 400)]
    [InlineData("POST /keluar HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, 400)]
    [InlineData("BLAH\r\n\r\n", 400, 400)]
    public async Task WhatIsNoRequestIsRefusedAndNeverBreaksAnything(string request, int least, int most) =>
        Assert.InRange(await Raw(request), least, most);

    [Fact]
    public async Task AnAddressOrHeadersWithoutEndAreRefused()
    {
        Assert.Equal(414, await Raw($"GET /{new string('a', 5000)} HTTP/1.1\r\nHost: x\r\n\r\n"));
        Assert.Equal(431, await Raw($"GET / HTTP/1.1\r\nHost: x\r\nX-A: {new string('a', 20_000)}\r\n\r\n"));
    }

    private async Task<int> Raw(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(gateway.Process.Address.Host, gateway.Process.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return int.Parse((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>The same program without a proxy: nobody is believed who speaks of other addresses.</summary>
[Collection(nameof(CityForSystems))]
public sealed class UnproxiedTests(RunningGateway gateway)
{
    [Fact]
    public async Task WhatACallerSaysOfTlsAndAddressesIsNotBelieved()
    {
        using var client = gateway.Nobody();
        client.DefaultRequestHeaders.Host = "kartu.contoh.go.id";
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var page = await client.GetAsync("/masuk");

        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain(page.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("__Host-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APageRunsNoScriptAndNoStyleThatIsNotItsOwn()
    {
        using var client = gateway.Nobody();

        var policies = new List<string>();
        foreach (var path in new[] { "/masuk", "/masuk", "/tidak-ada", "/api/v1/keys" })
            policies.Add((await client.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single());

        Assert.All(policies, policy => Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal));
        Assert.All(policies, policy => Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal));
        Assert.NotEqual(policies[0], policies[1]);
    }

    [Fact]
    public async Task WhatIsSaidAboutPeopleIsKeptInNoCacheAndOurOwnFilesAre()
    {
        var officer = await gateway.As("bkpsdm");

        foreach (var path in new[] { "/api/v1/employees?q=a", "/api/v1/employees/" + gateway.Person.Id, "/pegawai", "/kunci", "/tidak-ada" })
            Assert.Contains("no-store", await Caching(path), StringComparison.Ordinal);
        Assert.DoesNotContain("no-store", await Caching("/fonts/plus-jakarta-sans-latin-400-normal.woff2"), StringComparison.Ordinal);

        async Task<string> Caching(string path) => (await officer.GetAsync(path)).Headers.CacheControl!.ToString();
    }

    [Fact]
    public async Task WhoSignsOutLeavesNothingInTheBrowser()
    {
        using var officer = await gateway.Administrator();

        await officer.Send("/pegawai", "/keluar");

        Assert.Equal("\"cache\", \"storage\"", officer.Forget);
    }
}
