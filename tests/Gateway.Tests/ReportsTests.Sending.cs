using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Which numbers are sent, and how often.</summary>
public sealed partial class ReportsTests
{
    [Fact]
    public async Task OnlyTheNumbersThatWereSeenAreApproved()
    {
        var person = await NewPerson();
        var draft = await Drafted("operator");
        var seen = (await Get("head", $"/api/v1/reports/{Id(draft)}")).Headers.ETag!;
        await gateway.HandIn("operator", person);

        var moved = await Post("head", $"/api/v1/reports/{Id(draft)}/approve", null, request => request.Headers.IfMatch.Add(seen));
        Assert.Equal((412, "report-numbers-moved"), ((int)moved.StatusCode, await Type(moved)));
        Assert.Equal("draft", State(await gateway.Json("head", $"/api/v1/reports/{Id(draft)}")));
        var fresh = (await Get("head", $"/api/v1/reports/{Id(draft)}")).Headers.ETag!;
        Assert.Equal("sent", State(await Ok(await Post("head", $"/api/v1/reports/{Id(draft)}/approve", null, request => request.Headers.IfMatch.Add(fresh)))));
    }

    [Fact]
    public async Task WhoeverTakesTheNumbersWhateverTheyAreSaysSo()
    {
        var draft = await Drafted("operator");

        Assert.Equal("sent", State(await Ok(await Post("head", $"/api/v1/reports/{Id(draft)}/approve", null, request => request.Headers.IfMatch.Add(EntityTagHeaderValue.Any)))));
    }

    /// <summary>Two tabs of one head, each with the first report on it.</summary>
    [Fact]
    public async Task WhatWasSeenAsOneReportIsNotSentAsAnother()
    {
        await Sent();
        var seen = (await Get("head", Form)).Headers.ETag!;
        Action<HttpRequestMessage> match = request => request.Headers.IfMatch.Add(seen);
        var stale = (await Get("operator", Form)).Headers.ETag!;

        await Created(await Post("head", $"/api/v1/agencies/{Agency}/reports", null, match));
        var again = await Post("head", $"/api/v1/agencies/{Agency}/reports", null, match);
        var draft = await Post("operator", $"/api/v1/agencies/{Agency}/reports", new { note = "dari halaman lama" }, request => request.Headers.IfMatch.Add(stale));

        Assert.Equal((409, "report-overtaken"), ((int)again.StatusCode, await Type(again)));
        Assert.Equal((409, "report-overtaken"), ((int)draft.StatusCode, await Type(draft)));
    }

    [Fact]
    public async Task NothingIsSentUnderTheNameOfASignerWhomTheHeadDidNotSee()
    {
        await Sent();
        var seen = (await Get("head", Form)).Headers.ETag!;
        await Ok(await Put("operator", $"/api/v1/agencies/{Agency}/signer", new { name = $"Budi {Guid.NewGuid():N}", rank = "Pembina", nip = "197001011995011001" }));

        var sent = await Post("head", $"/api/v1/agencies/{Agency}/reports", null, request => request.Headers.IfMatch.Add(seen));

        Assert.Equal((412, "signer-changed"), ((int)sent.StatusCode, await Type(sent)));
    }

    [Fact]
    public async Task ATagThatWasMadeWeakOnItsWayIsStillKnown()
    {
        await Sent();
        var seen = (await Get("head", Form)).Headers.ETag!;

        await Created(await Post("head", $"/api/v1/agencies/{Agency}/reports", null, request => request.Headers.TryAddWithoutValidation("If-Match", "W/" + seen)));
    }

    [Fact]
    public async Task ARepeatedRequestAnswersTheSame()
    {
        await Sent();
        void Key(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "laporan-sekali");
        var once = await (await Post("head", $"/api/v1/agencies/{Agency}/reports", null, Key)).Content.ReadAsStringAsync();
        var again = await (await Post("head", $"/api/v1/agencies/{Agency}/reports", null, Key)).Content.ReadAsStringAsync();

        Assert.Equal("sent", State(JsonDocument.Parse(once).RootElement));
        Assert.Equal(once, again);
    }

    /// <summary>Nobody is answered for what was not done.</summary>
    [Fact]
    public async Task AKeyThatWasUsedForSomethingElseIsAConflict()
    {
        var (first, second) = (await Sent(), await Sent());
        static Action<HttpRequestMessage> Key(string key) => request => request.Headers.Add("Idempotency-Key", key);
        await Ok(await Post("bkpsdm", $"/api/v1/reports/{Id(second)}/return", new { reason = "Unit sekolah belum lengkap" }, Key("putusan")));

        var accept = await Post("bkpsdm", $"/api/v1/reports/{Id(second)}/accept", null, Key("putusan"));
        var another = await Post("head", $"/api/v1/agencies/{Agency}/reports", null, Key("putusan"));
        var draft = await Post("operator", $"/api/v1/agencies/{Agency}/reports", new { note = "satu" }, Key("konsep"));
        var note = await Post("operator", $"/api/v1/agencies/{Agency}/reports", new { note = "dua" }, Key("konsep"));

        Assert.Equal(201, (int)draft.StatusCode);
        foreach (var answer in new[] { accept, another, note })
            Assert.Equal((409, "idempotency-key-reused"), ((int)answer.StatusCode, await Type(answer)));
        Assert.Equal(("returned", "sent"), (State(await gateway.Json("head", $"/api/v1/reports/{Id(second)}")), State(await gateway.Json("head", $"/api/v1/reports/{Id(first)}"))));
        Assert.Equal(Id(second), (await gateway.Json("head", $"/api/v1/reports/{Id(first)}")).GetProperty("replacedBy").GetString());
    }

    [Fact]
    public async Task SentManyTimesAtOnceUnderOneKeyItIsOneReport()
    {
        var before = (await gateway.Json("head", $"/api/v1/agencies/{Agency}/reports")).GetProperty("items").GetArrayLength();
        await Ok(await Post("head", $"/api/v1/reports/{Id(await Drafted("operator"))}/approve"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            Post("head", $"/api/v1/agencies/{Agency}/reports", null, request => request.Headers.Add("Idempotency-Key", "serentak"))));

        var ids = await Task.WhenAll(answers.Select(async answer => Id(await Created(answer))));
        Assert.Single(ids.Distinct());
        Assert.InRange((await gateway.Json("head", $"/api/v1/agencies/{Agency}/reports")).GetProperty("items").GetArrayLength(), before + 1, before + 2);
    }

    [Fact]
    public async Task AHeadWhoSendsAtOnceSendsTheNumbersThatWereSeen()
    {
        await Sent();
        var late = await Post("head", $"/api/v1/agencies/{Agency}/reports", null, request => request.Headers.IfMatch.Add(new("\"0.0.0.0\"")));

        Assert.Equal((412, "report-numbers-moved"), ((int)late.StatusCode, await Type(late)));
    }
}
