using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class ReviewsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact] // policy: a code that says nothing certain is never silently active
    public async Task AnUnclearStandingIsListedDecidedAndCountedAgain()
    {
        var person = Somebody(50);
        await Import("unclear", person with { KedudukanCode = "52" });
        var before = await Counted(person.AgencyId);

        Assert.Equal("52", Of(await List("standing-unclear"), person.Id).GetProperty("code").GetString());
        var once = await Decide(person.Id, new { kind = "standing-unclear", decision = "active", effectiveDate = "2026-01-01", decisionNumber = "800/1/2026", reason = "SK aktif diterima" }, "key-1");
        var again = await Decide(person.Id, new { kind = "standing-unclear", decision = "active", effectiveDate = "2026-01-01", decisionNumber = "800/1/2026", reason = "SK aktif diterima" }, "key-1");

        Assert.Equal(once.GetRawText(), again.GetRawText());
        Assert.Equal(0, once.GetProperty("open").GetArrayLength());
        Assert.DoesNotContain((await List("standing-unclear")).EnumerateArray(), item => IdOf(item) == person.Id);
        Assert.Equal(before + 1, await Counted(person.AgencyId));
        var fact = (await gateway.Json("bkpsdm", $"/api/v1/employees/{person.Id}/history")).GetProperty("facts").EnumerateArray()
            .Single(f => f.TryGetProperty("fact", out var kind) && kind.GetString() == "reinstated");
        Assert.Equal(("SK aktif diterima", "bkpsdm", "800/1/2026"), (fact.GetProperty("remark").GetString(), fact.GetProperty("recordedBy").GetString(), fact.GetProperty("decisionNumber").GetString()));
        Assert.Equal("review-not-open", await Refused(409, person.Id, new { kind = "standing-unclear", decision = "active", effectiveDate = "2026-01-01", reason = "sekali lagi" }));
        Assert.True((await gateway.Json("bkpsdm", "/api/v1/recount")).GetProperty("equal").GetBoolean());
    }

    [Fact] // UU 27/2022: a code may name a criminal ground
    public async Task WhoMayNotKnowTheGroundSeesTheQuestionWithoutTheCode()
    {
        var person = Somebody(60, gateway.Person.AgencyId);
        await Import("criminal", person with { KedudukanCode = "91" });

        foreach (var role in new[] { "inspectorate", "operator" })
        {
            var item = Of(await List("standing-unclear", role), person.Id);
            Assert.False(item.TryGetProperty("code", out _));
            Assert.DoesNotContain("pidana", item.GetRawText(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task AnOperatorsListIsTheirAgencysAlone()
    {
        var items = await List("contract-end-unknown", "operator");

        Assert.All(items.EnumerateArray(), item => Assert.Equal(gateway.Person.AgencyId, item.GetProperty("person").GetProperty("agencyId").GetString()));
        using var other = await (await gateway.As("operator")).GetAsync($"/api/v1/reviews?agencyId={gateway.Elsewhere.AgencyId}");
        Assert.Equal(403, (int)other.StatusCode);
    }

    [Fact] // policy: both holders of a number are put to review
    public async Task ADisputedNumberNamesTheOtherAndIsRightOrCorrected()
    {
        var (first, second) = (Somebody(100), Somebody(120));
        await Import("disputed", second with { Number = first.Number });

        Assert.Equal([second.Id], Of(await List("number-disputed"), first.Id).GetProperty("others").EnumerateArray().Select(other => other.GetProperty("id").GetString()));
        await Decide(first.Id, new { kind = "number-disputed", decision = "number-right", reason = "Sesuai SK" }, "right");
        Assert.Equal("number-taken", await Refused(422, second.Id, new { kind = "number-disputed", decision = "number-corrected", number = Somebody(140).Number, effectiveDate = "2026-01-01", reason = "Sesuai SK" }));
        Assert.Equal("number-unfit", await Refused(422, second.Id, new { kind = "number-disputed", decision = "number-corrected", number = "123", effectiveDate = "2026-01-01", reason = "Sesuai SK" }));
        await Decide(second.Id, new { kind = "number-disputed", decision = "number-corrected", number = second.Number, effectiveDate = "2026-01-01", reason = "Sesuai SK" }, "corrected");

        Assert.DoesNotContain((await List("number-disputed")).EnumerateArray(), item => IdOf(item) == first.Id || IdOf(item) == second.Id);
        Assert.Equal(second.Number, (await gateway.Json("bkpsdm", $"/api/v1/employees/{second.Id}")).GetProperty("number").GetString());
    }

    [Fact] // policy: a PPPK without a known end is valid, counted, and on a list to be completed
    public async Task AContractGetsItsEnd()
    {
        var person = (await List("contract-end-unknown"))[0].GetProperty("person").GetProperty("id").GetString()!;

        Assert.Equal("review-field-missing", await Refused(422, person, new { kind = "contract-end-unknown", decision = "contract-end", reason = "Perjanjian kerja" }));
        await Decide(person, new { kind = "contract-end-unknown", decision = "contract-end", endDate = "2031-12-31", reason = "Perjanjian kerja" }, "end");

        Assert.Equal("2031-12-31", (await gateway.Json("bkpsdm", $"/api/v1/employees/{person}/card")).GetProperty("until").GetString());
    }

    [Theory]
    [InlineData("tea", "active", null, "review-field-missing")]
    [InlineData("standing-unclear", "active", "2026-02-31", "review-field-missing")]
    public async Task WhatCannotBeReadIsNamed(string kind, string decision, string? effectiveDate, string code) =>
        Assert.Equal(code, await Refused(422, Somebody(50).Id, new { kind, decision, effectiveDate, reason = "sebab" }));

    [Fact]
    public async Task AnUnknownKindIsRefusedAndNobodyIsNobody()
    {
        using var list = await (await gateway.As("bkpsdm")).GetAsync("/api/v1/reviews?kind=tea");

        Assert.Equal(400, (int)list.StatusCode);
        Assert.Equal("employee-unknown", await Refused(404, "nobody", new { kind = "standing-unclear", decision = "active", effectiveDate = "2026-01-01", reason = "sebab" }));
    }

    private async Task<JsonElement> List(string kind, string role = "bkpsdm") =>
        (await gateway.Json(role, $"/api/v1/reviews?kind={kind}&limit=200")).GetProperty("items");

    private static JsonElement Of(JsonElement items, string id) => items.EnumerateArray().Single(item => IdOf(item) == id);

    private static string? IdOf(JsonElement item) => item.GetProperty("person").GetProperty("id").GetString();

    private async Task<JsonElement> Decide(string id, object wish, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/reviews/{id}") { Content = JsonContent.Create(wish) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await (await gateway.As("bkpsdm")).SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string> Refused(int status, string id, object wish)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsJsonAsync($"/api/v1/reviews/{id}", wish);
        Assert.Equal(status, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!["urn:kartuasn:problem:".Length..];
    }

    private async Task<int> Counted(string agencyId)
    {
        var total = (await gateway.Json("bkpsdm", $"/api/v1/agencies/{agencyId}/tally")).GetProperty("total");
        return total.GetProperty("uploaded").GetInt32() + total.GetProperty("notUploaded").GetInt32();
    }

    /// <summary>The roster as it was, with this row in the place of the person's own.</summary>
    private async Task Import(string id, RosterRow changed)
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, RunningGateway.Rows.Select(row => row.Id == changed.Id ? changed : row));
        Assert.Equal("done", (await gateway.Imported(id, file.ToArray())).GetProperty("state").GetString());
    }

    private static RosterRow Somebody(int after, string? agencyId = null) =>
        RunningGateway.Rows.Skip(after).Concat(RunningGateway.Rows).First(row => row is { Kind: Kind.Pns, KedudukanCode: "01" } && (agencyId is null || row.AgencyId == agencyId));
}
