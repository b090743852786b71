using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests.CardCopies;

[Collection(nameof(CityWithCards))]
public sealed class VerificationTests(CityWithCards city)
{
    [Fact]
    public async Task AScanTellsTheStatusAndWhomToCompareWithAndNoMore()
    {
        var person = await city.WithPhoto();

        var answer = await city.Check(await city.Code(person));

        Assert.Equal(("valid", "Berlaku"), (answer.GetProperty("outcome").GetString(), answer.GetProperty("words").GetString()));
        Assert.Contains(person.Name, answer.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(person.AgencyName, answer.GetProperty("agency").GetString());
        Assert.Equal($"•••••••• •••••• • {person.Number[^3..]}", answer.GetProperty("number").GetString());
        Assert.Empty(Fields(answer).Except(["outcome", "words", "name", "kind", "agency", "serialEnding", "number", "checkedAt"]));
        Assert.DoesNotContain(person.Number, answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(person.Id, answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChangeOfStatusIsToldWithTheNextScan()
    {
        var person = await city.WithPhoto();
        var code = await city.Code(person);

        await Happens(person, "suspended", new { effectiveDate = "2026-02-01", ground = "detained" });
        Assert.Equal("suspended", await city.Outcome(code));
        await Happens(person, "reinstated", new { effectiveDate = "2026-02-02" });
        Assert.Equal("valid", await city.Outcome(code));
        await Happens(person, "dismissed", new { effectiveDate = "2026-02-03", ground = "criminal", honourable = false });

        var answer = await city.Check(code);
        Assert.Equal("invalid", answer.GetProperty("outcome").GetString());
        Assert.DoesNotContain("pidana", answer.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WhoWentToAnotherGovernmentIsNoHolderHere()
    {
        var person = await city.WithPhoto();
        var code = await city.Code(person);

        await Happens(person, "left-city", new { effectiveDate = "2026-02-01" });

        Assert.Equal("no-holder", await city.Outcome(code));
    }

    [Fact]
    public async Task ACopyIsGoodUntilOneThatShowsSomethingElseIsDrawn()
    {
        var person = await city.WithPhoto();
        var code = await city.Code(person);
        Assert.Equal(code[..19], (await city.Code(person))[..19]);

        await Happens(person, "name-changed", new { effectiveDate = "2026-02-01", name = "Nama Pembaruan" });
        Assert.Contains("Nama Pembaruan", (await city.Check(code)).GetProperty("name").GetString(), StringComparison.Ordinal);
        await city.Draw(person, "portrait/front.png");
        Assert.Equal("valid", await city.Outcome(code));

        var newer = await city.Code(person);
        Assert.Equal(("unknown", "valid"), (await city.Outcome(code), await city.Outcome(newer)));
        await city.HandInPhoto(person, variant: 7);
        Assert.Equal("valid", await city.Outcome(newer));
        Assert.Equal("valid", await city.Outcome(await city.Code(person)));
        Assert.Equal("unknown", await city.Outcome(newer));
    }

    [Fact]
    public async Task WhatWeDidNotSignIsForgedAndWhatIsNoCodeIsUnknown()
    {
        var code = await city.Code(await city.WithPhoto());

        foreach (var place in new[] { 5, 17, 40, 120 })
            Assert.Equal("forged", await city.Outcome(Other(code, place)));
        foreach (var text in new[] { "abc", code[..^1], code + "A", code.Replace(code[60], '1'), new string('A', 122), Other(code, 121), "%20", "..%2f..%2fapi" })
            Assert.Equal("unknown", await city.Outcome(text));
        Assert.Equal("valid", await city.Outcome(code.ToLowerInvariant()));
    }

    [Fact]
    public async Task AnUnknownAndAForgedCodeAreAnsweredAlike()
    {
        var code = await city.Code(await city.WithPhoto());

        Assert.Equal(Fields(await city.Check("abc")), Fields(await city.Check(Other(code, 40))));
    }

    [Fact]
    public async Task ThePageSaysTheSameAndLeavesNoTraceInTheBrowser()
    {
        var person = await city.WithPhoto();
        using var nobody = city.Gateway.Nobody();

        using var answer = await nobody.GetAsync("/V/" + await city.Code(person));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("<h1>Berlaku</h1>", page, StringComparison.Ordinal);
        Assert.Contains(person.Name, page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex", page, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Number, page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoTriesManyCodesIsToldToWait()
    {
        using var other = From("127.0.0.2");
        var statuses = new List<int>();
        for (var tried = 0; tried < 120; tried++)
            statuses.Add((int)(await other.GetAsync(tried % 2 == 0 ? "/v/abc" : "/api/v1/verifications/abc")).StatusCode);

        Assert.Equal([200, 429], statuses.Distinct().Order());
        using var refused = await FirstRefused(other, "/v/abc");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("Terlalu sering", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("unknown", await city.Outcome("abc"));
    }

    private Task<string[]> Happens(RosterRow person, string fact, object data) => city.Gateway.Accepted(Events.Of(fact, person.Id, data));

    /// <summary>With another letter at this place.</summary>
    private static string Other(string code, int place) => code[..place] + (code[place] == 'B' ? 'C' : 'B') + code[(place + 1)..];

    private static string[] Fields(JsonElement answer) => [.. answer.EnumerateObject().Select(field => field.Name)];

    private static async Task<HttpResponseMessage> FirstRefused(HttpClient client, string path)
    {
        for (; ; )
        {
            var answer = await client.GetAsync(path);
            if ((int)answer.StatusCode == 429)
                return answer;
            answer.Dispose();
        }
    }

    /// <summary>Somebody at another address of this machine.</summary>
    private HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = city.Gateway.Address };
}
