using System.Text.Json;
using System.Text;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>What is no event at all, too much of it, and senders who may not.</summary>
public sealed partial class HrEventTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"teks\"")]
    [InlineData("7")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1} {\"b\":2}")]
    [InlineData("id=1&type=x")]
    public async Task WhatIsNoJsonAsAWholeIsOneProblem(string body)
    {
        using var answer = await gateway.Post(Encoding.UTF8.GetBytes(body));

        Assert.Equal((400, "events-malformed"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task AnotherMediaTypeIsSaidToBe(string mediaType)
    {
        using var answer = await gateway.Post("[]"u8.ToArray(), mediaType);

        Assert.Equal((415, "media-type-unsupported"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact]
    public async Task TooDeepAndTooLargeAreProblems()
    {
        using var deep = await gateway.Post(Encoding.UTF8.GetBytes(new string('[', 100_000)));
        using var large = await gateway.Post(Encoding.UTF8.GetBytes("[" + new string(' ', 3_000_000) + "]"), askFirst: true);

        Assert.Equal((400, "events-malformed"), ((int)deep.StatusCode, await Events.CodeOf(deep)));
        Assert.Equal((413, "request-too-large"), ((int)large.StatusCode, await Events.CodeOf(large)));
    }

    [Fact]
    public async Task HostileEventsAreRefusedOneByOne()
    {
        var good = Events.Pns(Events.NewId("orang"), Agency).ToJsonString();
        string[] hostile =
        [
            good.Replace("Sri Contohwati", @"\ud800", StringComparison.Ordinal),
            good.Replace("\"name\"", @"""\ud800""", StringComparison.Ordinal),
            good.Replace("\"data\":{", "\"data\":{\"name\":\"dua\",", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"subject\":\"lain\",\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":1.5,\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":99999999999,\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":{},\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":\"\\u0000\",\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"data_base64\":\"AAAA\",\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"data\":", "\"data_base64\":\"###\",\"x\":", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"\":\"\",\"specversion\"", StringComparison.Ordinal),
            "[]", "\"x\"", "true", "{}",
        ];

        var results = await gateway.Send($"[{string.Join(',', hostile)},{good}]");

        Assert.All(results.SkipLast(1), result => Assert.Equal("rejected", result.Result()));
        Assert.Equal("accepted", results[^1].Result());
    }

    [Fact]
    public async Task AFloodOfFactsAboutOnePersonEndsAndThePersonCanStillBeSeen()
    {
        var subject = Events.NewId("orang");
        await gateway.Accepted(Events.Pns(subject, Agency));
        var start = new DateOnly(2010, 1, 1);

        var results = await gateway.Send([.. Enumerable.Range(0, 1_000).Select(n => Events.Of("photo-changed", subject, new { effectiveDate = start.AddDays(n).ToString("O") }))]);

        Assert.Equal("too-many-facts", results[^1].Code());
        Assert.All(results.SkipLast(1), result => Assert.Equal("accepted", result.Result()));
        foreach (var path in new[] { "", "/card", "/history" })
            Assert.Equal(JsonValueKind.Object, (await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}{path}")).ValueKind);
    }

    [Fact]
    public async Task DataThatIsNoObjectIsRefused()
    {
        foreach (var data in new[] { "[]", "7", "\"x\"", "true" })
        {
            var sent = Events.Of("died", gateway.Person.Id).ToJsonString().Replace("\"data\":{}", "\"data\":" + data, StringComparison.Ordinal);
            Assert.Equal("event-data-invalid", (await gateway.Send($"[{sent}]"))[0].Code());
        }
        var base64 = Events.Of("died", gateway.Person.Id).ToJsonString().Replace("\"data\":{}", "\"data_base64\":\"AAAA\"", StringComparison.Ordinal);
        Assert.Equal("event-data-invalid", (await gateway.Send($"[{base64}]"))[0].Code());
    }

    [Fact]
    public async Task BytesThatAreNoTextAreRefused()
    {
        var bytes = Encoding.Latin1.GetBytes(Events.Pns(Events.NewId("orang"), Agency).ToJsonString().Replace("Sri", "\u00ff\u00fe", StringComparison.Ordinal));

        using var answer = await gateway.Post(bytes, "application/cloudevents+json");

        var results = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("results");
        Assert.Equal("event-invalid", results[0].Code());
    }

    [Fact]
    public async Task WhoSendsEventsMayNotReadPeople()
    {
        var sender = await gateway.As("hr-system");

        foreach (var path in new[] { $"/api/v1/employees/{gateway.Person.Id}", $"/api/v1/employees/{gateway.Person.Id}/card", "/api/v1/employees?q=a", "/api/v1/city/tally" })
            Assert.Equal(403, (int)(await sender.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task ASampleStoreTakesNoRealEvents()
    {
        using var sample = new GatewayProcess();
        Assert.Equal(0, (await sample.Run("sample")).Code);
        await sample.Start();
        using var client = new HttpClient { BaseAddress = sample.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await sample.Run("keys", "add", "--name", "hr", "--role", "hr-system")).Output);

        using var answer = await client.PostAsync("/api/v1/hr-events", new StringContent("[]", Encoding.UTF8, "application/json"));

        Assert.Equal((409, "sample-store"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }
}
