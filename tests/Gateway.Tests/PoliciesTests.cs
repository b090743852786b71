using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class PoliciesTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static DateOnly Today => CityClock.System().Today;

    [Fact]
    public async Task EveryPolicyIsToldWithItsSourceAndSinceWhenItIsSo()
    {
        var now = await gateway.Json("operator", "/api/v1/policies?on=2026-01-01");
        var before = await gateway.Json("leadership", "/api/v1/policies?on=2023-10-30");

        Assert.Equal(["suspended-counts", "unpaid-leave-suspends", "part-time-counts", "legacy-cards-until"], Names(now));
        Assert.Equal((true, "2023-10-31"), (Of(now, "unpaid-leave-suspends").GetProperty("value").GetBoolean(), Of(now, "unpaid-leave-suspends").GetProperty("since").GetString()));
        Assert.False(Of(before, "unpaid-leave-suspends").GetProperty("value").GetBoolean());
        Assert.False(Of(now, "legacy-cards-until").TryGetProperty("value", out _));
        Assert.Equal(3, now.GetProperty("fixed").GetArrayLength());
    }

    [Fact] // policy: from the effective date, at once; earlier days stay as they were
    public async Task AChangedPolicyMovesTheNumbersAtOnceAndLeavesEarlierDaysAsTheyWere()
    {
        var (yesterday, before) = (await People(Today.AddDays(-1)), await gateway.Json("bkpsdm", "/api/v1/city/tally"));
        var partTime = before.GetProperty("total").GetProperty("pppkParuhWaktu");
        Assert.True(partTime.GetProperty("notUploaded").GetInt32() > 0);

        var first = await Change(new { policy = "part-time-counts", value = false, effectiveDate = Today.ToString("O"), reason = "Keputusan uji" }, "once");
        var again = await Change(new { policy = "part-time-counts", value = false, effectiveDate = Today.ToString("O"), reason = "Keputusan uji" }, "once");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        var change = Assert.Single(Of(first, "part-time-counts").GetProperty("changes").EnumerateArray());
        Assert.Equal(("Keputusan uji", "bkpsdm", Today.ToString("O")), (change.GetProperty("reason").GetString(), change.GetProperty("recordedBy").GetString(), Of(first, "part-time-counts").GetProperty("since").GetString()));
        Assert.Equal(await People(Today), People(before) - partTime.GetProperty("notUploaded").GetInt32() - partTime.GetProperty("uploaded").GetInt32());
        Assert.Equal(yesterday, await People(Today.AddDays(-1)));
        Assert.True((await gateway.Json("bkpsdm", "/api/v1/recount")).GetProperty("equal").GetBoolean());
    }

    [Theory]
    [InlineData("""{"policy":"tea-break","value":true,"effectiveDate":"2026-01-01","reason":"sebab"}""", "policy-unknown")]
    [InlineData("""{"policy":"suspended-counts","effectiveDate":"2026-01-01","reason":"sebab"}""", "policy-value-invalid")]
    [InlineData("""{"policy":"suspended-counts","value":"2026-01-01","effectiveDate":"2026-01-01","reason":"sebab"}""", "policy-value-invalid")]
    [InlineData("""{"policy":"legacy-cards-until","value":true,"effectiveDate":"2026-01-01","reason":"sebab"}""", "policy-value-invalid")]
    [InlineData("""{"policy":"legacy-cards-until","effectiveDate":"2026-01-01","reason":"sebab"}""", "policy-value-invalid")]
    [InlineData("""{"policy":"suspended-counts","value":true,"effectiveDate":"2026-02-31","reason":"sebab"}""", "policy-date-invalid")]
    [InlineData("""{"policy":"suspended-counts","value":true,"effectiveDate":"2026-01-01","reason":" "}""", "policy-reason-missing")]
    public async Task WhatCannotBeDecidedIsNamed(string wish, string code)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsync("/api/v1/policies", new StringContent(wish, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(422, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:kartuasn:problem:" + code, problem.GetProperty("type").GetString());
        Assert.Equal(1, problem.GetProperty("errors").GetArrayLength());
    }

    [Fact] // letter, clause 6
    public async Task TheTransitionOfOldCardsHasNoEndUntilOneIsSet()
    {
        var ended = await Change(new { policy = "legacy-cards-until", value = "2030-12-31", effectiveDate = "2026-01-01", reason = "Surat, angka 6" }, "legacy-1");
        var open = await Change(new { policy = "legacy-cards-until", value = (string?)null, effectiveDate = "2026-01-01", reason = "Dicabut" }, "legacy-2");

        Assert.Equal("2030-12-31", Of(ended, "legacy-cards-until").GetProperty("value").GetString());
        Assert.False(Of(open, "legacy-cards-until").TryGetProperty("value", out _));
        Assert.Equal(2, Of(open, "legacy-cards-until").GetProperty("changes").GetArrayLength());
    }

    private async Task<JsonElement> Change(object wish, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/policies") { Content = JsonContent.Create(wish) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await (await gateway.As("bkpsdm")).SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<int> People(DateOnly day) => People(await gateway.Json("bkpsdm", $"/api/v1/city/tally?asOf={day:O}"));

    private static int People(JsonElement city)
    {
        var total = city.GetProperty("total").GetProperty("total");
        return total.GetProperty("uploaded").GetInt32() + total.GetProperty("notUploaded").GetInt32();
    }

    private static JsonElement Of(JsonElement policies, string name) =>
        policies.GetProperty("policies").EnumerateArray().Single(policy => policy.GetProperty("name").GetString() == name);

    private static IEnumerable<string> Names(JsonElement policies) =>
        policies.GetProperty("policies").EnumerateArray().Select(policy => policy.GetProperty("name").GetString()!);
}
