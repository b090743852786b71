using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

[Collection(nameof(CityForSystems))]
public sealed class KeysTests(RunningGateway gateway)
{
    private const string Keys = "/api/v1/keys";

    private static DateOnly Today => CityClock.System().Today;

    [Fact]
    public async Task AKeyIsShownOnceAndDoesWhatItsRoleMay()
    {
        var made = await Made(new { name = "Dasbor pimpinan", role = "leadership" });
        var about = made.GetProperty("about");

        using var system = With(Text(made));
        Assert.Equal(200, await Ask(system, "/api/v1/city/tally"));
        Assert.Equal(403, await Ask(system, "/api/v1/imports"));
        Assert.Equal((Today.AddYears(1).ToString("O"), "bkpsdm", "active"), (about.String("until"), about.String("createdBy"), about.String("state")));
        var list = (await gateway.Json("bkpsdm", Keys)).GetRawText();
        Assert.DoesNotContain(Text(made), list, StringComparison.Ordinal);
        Assert.Contains(about.String("id"), list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyNarrowedToSomeRightsHasNoOthers()
    {
        using var system = With(Text(await Made(new { name = "SIMPEG", role = "bkpsdm", rights = new[] { "HrEvents" } })));

        Assert.Equal(403, await Ask(system, "/api/v1/city/tally"));
        Assert.Equal(403, await Ask(system, Keys));
        Assert.Equal(403, await Ask(system, "/kebijakan"));
        using var sent = await system.PostAsync("/api/v1/hr-events", new StringContent("[]", System.Text.Encoding.UTF8, "application/cloudevents-batch+json"));
        Assert.NotEqual(403, (int)sent.StatusCode);
    }

    [Fact] // a stolen key cannot make itself a wider one
    public async Task ANarrowedKeyMakesNoWiderOneAndGetsNoOther()
    {
        var wide = await Made(new { name = "Lebar", role = "bkpsdm" });
        using var narrow = With(Text(await Made(new { name = "Pengelola kunci", role = "bkpsdm", rights = new[] { "Keys", "People" } })));

        Assert.Equal("key-beyond-own-rights", await Refusal(narrow, Keys, new { name = "Lebih luas", role = "bkpsdm" }));
        Assert.Equal("key-beyond-own-rights", await Refusal(narrow, Keys, new { name = "Lebih luas", role = "bkpsdm", rights = new[] { "Keys", "Import" } }));
        Assert.Equal("key-beyond-own-rights", await Refusal(narrow, $"{Keys}/{Id(wide)}/rotate", new { }));
        using var equal = await narrow.PostAsJsonAsync(Keys, new { name = "Setara", role = "bkpsdm", rights = new[] { "People" } });
        Assert.Equal(201, (int)equal.StatusCode);
    }

    [Fact]
    public async Task ARevokedKeyIsRefusedWithTheVeryNextRequest()
    {
        var made = await Made(new { name = "Bocor", role = "inspectorate" });
        using var thief = With(Text(made));
        Assert.Equal(200, await Ask(thief, "/api/v1/imports"));

        using var revoked = await (await gateway.As("bkpsdm")).PostAsync($"{Keys}/{Id(made)}/revoke", null);

        Assert.Equal(204, (int)revoked.StatusCode);
        Assert.Equal(401, await Ask(thief, "/api/v1/imports"));
        var listed = await Listed(made);
        Assert.Equal(("revoked", "bkpsdm"), (listed.String("state"), listed.String("revokedBy")));
        Assert.Equal("key-over", await Refusal(await gateway.As("bkpsdm"), $"{Keys}/{Id(made)}/rotate", new { }));
    }

    [Fact]
    public async Task ARotatedKeyWorksBesideItsSuccessorUnlessNoDaysAreGiven()
    {
        var first = await Made(new { name = "Absensi", role = "operator", agencyId = gateway.Person.AgencyId, rights = new[] { "AgencyTally" } });
        var second = await Posted(await gateway.As("bkpsdm"), $"{Keys}/{Id(first)}/rotate?overlapDays=3", new { });
        using var old = With(Text(first));
        using var next = With(Text(second));
        var tally = $"/api/v1/agencies/{gateway.Person.AgencyId}/tally";

        Assert.Equal((200, 200), (await Ask(old, tally), await Ask(next, tally)));
        Assert.Equal(403, await Ask(next, "/api/v1/employees"));
        var listed = await Listed(first);
        Assert.Equal(("replaced", Id(second), Today.AddDays(3).ToString("O")), (listed.String("state"), listed.String("replacedBy"), listed.String("until")));

        var third = await Posted(await gateway.As("bkpsdm"), $"{Keys}/{Id(second)}/rotate?overlapDays=0", new { });
        Assert.Equal(401, await Ask(next, tally));
        using var last = With(Text(third));
        Assert.Equal(200, await Ask(last, tally));
    }

    [Fact]
    public async Task AKeyUsedFromTwoPlacesShowsInTheList()
    {
        var made = await Made(new { name = "Dua tempat", role = "leadership" });
        using var here = With(Text(made), "127.0.0.1");
        using var there = With(Text(made), "127.0.9.1");
        Assert.Equal(200, await Ask(here, "/api/v1/agencies"));
        Assert.Equal((1, "127.0.0.0/24"), Use(await Listed(made)));

        Assert.Equal(200, await Ask(there, "/api/v1/agencies"));

        Assert.Equal((2, "127.0.9.0/24"), Use(await Listed(made)));
        Assert.Equal(Today.ToString("O"), (await Listed(made)).String("lastUsedOn"));
        using var officer = await gateway.Administrator();
        Assert.Contains("Dipakai dari 2 jaringan dalam 24 jam terakhir", await officer.Open("/kunci"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARepeatedCommandMakesNoSecondKeyAndShowsNoSecretAgain()
    {
        var administrator = await gateway.As("bkpsdm");
        using var first = await Send("once-more");
        using var again = await Send("once-more");

        Assert.Equal((201, 409), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.Single((await gateway.Json("bkpsdm", Keys)).GetProperty("items").EnumerateArray(), key => key.String("name") == "Berulang");

        async Task<HttpResponseMessage> Send(string command)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Keys) { Content = JsonContent.Create(new { name = "Berulang", role = "leadership" }) };
            request.Headers.Add("Idempotency-Key", command);
            return await administrator.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("""{"role":"leadership"}""", "key-name-missing")]
    [InlineData("""{"name":" ","role":"leadership"}""", "key-name-missing")]
    [InlineData("""{"name":"a\u0000b","role":"leadership"}""", "key-name-missing")]
    [InlineData("""{"name":"x","role":"king"}""", "key-role-unknown")]
    [InlineData("""{"name":"x","role":"operator"}""", "key-agency-missing")]
    [InlineData("""{"name":"x","role":"operator","agencyId":"nowhere"}""", "key-agency-unknown")]
    [InlineData("""{"name":"x","role":"leadership","agencyId":"A"}""", "key-agency-not-taken")]
    [InlineData("""{"name":"x","role":"employee"}""", "key-employee-missing")]
    [InlineData("""{"name":"x","role":"employee","employeeId":"nobody"}""", "key-employee-unknown")]
    [InlineData("""{"name":"x","role":"leadership","employeeId":"P"}""", "key-employee-not-taken")]
    [InlineData("""{"name":"x","role":"leadership","rights":["Import"]}""", "key-right-unknown")]
    [InlineData("""{"name":"x","role":"leadership","rights":[]}""", "key-right-unknown")]
    [InlineData("""{"name":"x","role":"leadership","until":"2020-01-01"}""", "key-last-day-unfit")]
    [InlineData("""{"name":"x","role":"leadership","until":"2150-01-01"}""", "key-last-day-unfit")]
    [InlineData("""{"name":"x","role":"leadership","until":"besok"}""", "key-last-day-unfit")]
    public async Task WhatNoKeyCanBeMadeOfIsNamed(string wish, string code)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsync(Keys, new StringContent(wish, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal(code, await Events.CodeOf(answer));
    }

    [Fact]
    public async Task WithoutAnEndAKeyHasNone()
    {
        var made = await Made(new { name = "Abadi", role = "leadership", noEnd = true });

        Assert.False(made.GetProperty("about").TryGetProperty("until", out _));
    }

    [Fact]
    public async Task ThePageShowsAKeyOnceInAnAnswerThatNobodyKeeps()
    {
        using var officer = await gateway.Administrator();

        var page = await officer.Send("/kunci", "/kunci", ("name", "Dari halaman"), ("role", "hr-system"), ("rights", "HrEvents"), ("until", ""), ("command", "page-once"));

        var text = System.Text.RegularExpressions.Regex.Match(page, "ka_[A-Za-z0-9_-]{43}").Value;
        using var system = With(text);
        Assert.Equal(403, await Ask(system, "/api/v1/agencies"));
        Assert.DoesNotContain("ka_", await officer.Open("/kunci"), StringComparison.Ordinal);
        var repeated = await officer.Send("/kunci", "/kunci", ("name", "Dari halaman"), ("role", "hr-system"), ("command", "page-once"));
        Assert.Contains("sudah pernah dijalankan", repeated, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Made(object wish) => await Posted(await gateway.As("bkpsdm"), Keys, wish);

    private static async Task<JsonElement> Posted(HttpClient client, string path, object wish)
    {
        using var answer = await client.PostAsJsonAsync(path, wish);
        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> Refusal(HttpClient client, string path, object wish)
    {
        using var answer = await client.PostAsJsonAsync(path, wish);
        return await Events.CodeOf(answer);
    }

    private async Task<JsonElement> Listed(JsonElement made) =>
        (await gateway.Json("bkpsdm", Keys)).GetProperty("items").EnumerateArray().Single(key => key.String("id") == Id(made));

    /// <param name="from">The address it comes from.</param>
    private HttpClient With(string key, string from = "127.0.0.1")
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new(handler) { BaseAddress = gateway.Address, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    }

    private static async Task<int> Ask(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    private static string Text(JsonElement made) => made.String("key");

    private static string Id(JsonElement made) => made.GetProperty("about").String("id");

    private static (int, string) Use(JsonElement listed) => (listed.GetProperty("networksLastDay").GetInt32(), listed.String("lastNetwork"));
}

file static class Json
{
    public static string String(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
