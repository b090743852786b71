using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The people still missing: why, where, how many, and who hands a card in for somebody else.</summary>
public sealed class MissingPeopleTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private readonly RosterRow[] own =
    [
        .. RunningGateway.Rows.Where(row => row.AgencyId == RunningGateway.Rows.Where(r => r is { Kind: Kind.Pns, KedudukanCode: "01" }).GroupBy(r => r.AgencyId).MaxBy(of => of.Count())!.Key
            && row is { Kind: Kind.Pns, KedudukanCode: "01" }),
    ];

    private string Agency => "/api/v1/agencies/" + own[0].AgencyId;

    [Fact] // letter, clause 8
    public async Task AReasonIsSeenWithWhoToldItWhereverThePersonIsListedAndChangesNoNumber()
    {
        var before = await gateway.Json("bkpsdm", Agency + "/tally");
        Assert.Equal("recorded", Text(await Tell(own[0], new { kind = "photo", note = "latar belum transparan" }), "result"));
        Assert.Equal("unchanged", Text(await Tell(own[0], new { kind = "photo", note = " latar belum  transparan" }), "result"));

        var listed = Assert.Single(await Listed("status=not-uploaded&reason=photo"), person => Text(person, "id") == own[0].Id).GetProperty("missingReason");
        Assert.Equal(("photo", "latar belum transparan", "bkpsdm"), (Text(listed, "kind"), Text(listed, "note"), Text(listed, "recordedBy")));
        Assert.Equal(listed.GetRawText(), (await gateway.Json("bkpsdm", $"/api/v1/employees/{own[0].Id}")).GetProperty("missingReason").GetRawText());
        Assert.Contains("Kendala foto: latar belum transparan", await History(own[0]), StringComparison.Ordinal);
        Assert.Equal(before.GetProperty("total").GetRawText(), (await gateway.Json("bkpsdm", Agency + "/tally")).GetProperty("total").GetRawText());
        Assert.True((await gateway.Json("bkpsdm", "/api/v1/recount")).GetProperty("equal").GetBoolean());
    }

    [Fact]
    public async Task AReasonTakenBackOrOverIsSeenInTheHistoryAlone()
    {
        await Tell(own[1], new { kind = "leave" });
        await Tell(own[1], new { kind = "none" });
        Assert.False((await Person(own[1])).TryGetProperty("missingReason", out _));
        Assert.Contains("Alasan belum mengunggah dicabut", await History(own[1]), StringComparison.Ordinal);

        await Tell(own[1], new { kind = "account" });
        using var receipt = await gateway.HandIn("bkpsdm", own[1]);
        Assert.Equal(200, (int)receipt.StatusCode);
        Assert.False((await Person(own[1])).TryGetProperty("missingReason", out _));
        Assert.Equal(409, await Refused(own[1], new { kind = "account" }, "not-missing"));
    }

    [Fact]
    public async Task AReasonIsKnownOfNoOtherDayThanToday()
    {
        await Tell(own[2], new { kind = "bkn-server" });
        var yesterday = CityClock.System().Today.AddDays(-1).ToString("O");

        Assert.False((await gateway.Json("bkpsdm", $"/api/v1/employees/{own[2].Id}?asOf={yesterday}")).TryGetProperty("missingReason", out _));
        Assert.All(await Listed($"status=not-uploaded&asOf={yesterday}"), person => Assert.False(person.TryGetProperty("missingReason", out _)));
        Assert.Equal(400, await Status("bkpsdm", $"{Agency}/employees?reason=photo&asOf={yesterday}"));
        Assert.Equal(400, await Status("bkpsdm", $"{Agency}/missing?asOf={yesterday}"));
        Assert.Equal(200, await Status("bkpsdm", $"{Agency}/missing?asOf={CityClock.System().Today:O}"));
    }

    [Theory]
    [InlineData("""{"kind":"tea"}""", 400)]
    [InlineData("""{"kind":null}""", 400)]
    [InlineData("""{}""", 400)]
    [InlineData("""{"kind":7}""", 400)]
    [InlineData("""[]""", 400)]
    [InlineData("""{"kind":"other"}""", 422)]
    [InlineData("""{"kind":"other","note":"\u202Eabc"}""", 422)]
    [InlineData("""{"kind":"other","note":"a\u0000bc"}""", 422)]
    [InlineData("""{"kind":"other","note":"\ud800abc"}""", 400)]
    public async Task AReasonThatIsNoneIsRefused(string body, int status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{own[3].Id}/missing-reason", content);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.False((await Person(own[3])).TryGetProperty("missingReason", out _));
    }

    [Fact]
    public async Task OfManyPeopleEachIsAnsweredAndNobodyOfAnotherAgencyIsTouched()
    {
        var mine = RunningGateway.Rows.First(row => row.AgencyId == gateway.Person.AgencyId && row.Id != gateway.Person.Id && row.KedudukanCode is "01" or "71").Id;
        var results = (await Post("operator", gateway.Person.AgencyId, new { kind = "leave", note = "diklat", employees = new[] { mine, gateway.Elsewhere.Id, "nobody", mine.ToUpperInvariant(), "" } }))
            .GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(["recorded", "refused", "refused", "unchanged", "refused"], results.Select(result => Text(result, "result")));
        Assert.Equal([mine, gateway.Elsewhere.Id, "nobody", mine.ToUpperInvariant(), ""], results.Select(result => Text(result, "id")));
        Assert.All(results.Where(result => Text(result, "result") == "refused"), result =>
            Assert.Equal("urn:kartuasn:problem:employee-unknown", Text(result.GetProperty("problem"), "type")));
        Assert.False((await Person(gateway.Elsewhere)).TryGetProperty("missingReason", out _));
    }

    [Fact]
    public async Task OneCommandNamesOneToFiveHundredPeople()
    {
        var operatorOfAll = await gateway.As("bkpsdm");
        foreach (var (employees, status) in new (object, int)[] { (Array.Empty<string>(), 400), (Enumerable.Repeat("x", 501), 400), (new string?[] { null }, 400), (Enumerable.Repeat("x", 500), 200) })
        {
            using var answer = await operatorOfAll.PostAsJsonAsync(Agency + "/missing-reasons", new { kind = "leave", employees });
            Assert.Equal(status, (int)answer.StatusCode);
        }

        using var without = await operatorOfAll.PostAsJsonAsync(Agency + "/missing-reasons", new { kind = "leave" });
        Assert.Equal(400, (int)without.StatusCode);
        using var nowhere = await operatorOfAll.PostAsJsonAsync("/api/v1/agencies/nowhere/missing-reasons", new { kind = "leave", employees = new[] { "x" } });
        Assert.Equal(404, (int)nowhere.StatusCode);
    }

    [Fact] // letter, clause 8: the agencies' own count
    public async Task BothSumsOfThoseMissingAreTheTallysAndTheListsNumber()
    {
        await Tell(own[4], new { kind = "siasn-data" });
        await Tell(own[5], new { kind = "other", note = "menunggu SK" });

        var sums = await gateway.Json("bkpsdm", Agency + "/missing");
        var (units, reasons, total) = (sums.GetProperty("units").EnumerateArray().ToList(), sums.GetProperty("reasons").EnumerateArray().ToList(), sums.GetProperty("total").GetInt32());

        Assert.Equal((await gateway.Json("bkpsdm", Agency + "/tally")).GetProperty("total").GetProperty("notUploaded").GetInt32(), total);
        Assert.Equal((total, total), (units.Sum(Total), reasons.Sum(Total)));
        Assert.Equal(total, units.Sum(unit => unit.GetProperty("pns").GetInt32() + unit.GetProperty("pppk").GetInt32()));
        Assert.Contains("siasn-data", reasons.Select(reason => Text(reason, "kind")));
        Assert.Equal("none", Text(reasons[^1], "kind"));
        foreach (var unit in units)
            Assert.Equal(Total(unit), (await Listed($"status=not-uploaded&unit={Uri.EscapeDataString(Text(unit, "id"))}")).Count);
        foreach (var reason in reasons)
            Assert.Equal(Total(reason), (await Listed($"status=not-uploaded&reason={Text(reason, "kind")}")).Count);
    }

    [Theory]
    [InlineData("reason=tea")]
    [InlineData("kind=tea")]
    [InlineData("status=tea")]
    public async Task AFilterThatIsNoneIsSaidToBeNone(string filter) => Assert.Equal(400, await Status("bkpsdm", $"{Agency}/employees?{filter}"));

    [Fact]
    public async Task AKindListsItsPeople()
    {
        var (all, pns, pppk) = (await Listed("status=counted"), await Listed("status=counted&kind=pns"), await Listed("status=counted&kind=pppk"));

        Assert.NotEmpty(pns);
        Assert.All(pns, person => Assert.Equal("pns", Text(person, "kind")));
        Assert.Equal(all.Count, pns.Count + pppk.Count);
    }

    [Fact]
    public async Task WhoHandsACardInForSomebodySaysWhyAndThePersonReadsIt()
    {
        Assert.Equal(422, await HandInFor("operator", gateway.Person, "ab"));
        Assert.Equal(422, await HandInFor("operator", gateway.Person, "a\u202Ebcd"));
        Assert.False((await Person(gateway.Person)).GetProperty("uploaded").GetBoolean());

        Assert.Equal(200, await HandInFor("operator", gateway.Person, "Belum dapat masuk ke akunnya"));

        var told = await (await gateway.As("employee")).GetStringAsync($"/pegawai/{gateway.Person.Id}");
        Assert.Contains("Diunggahkan oleh operator", told, StringComparison.Ordinal);
        Assert.Contains("Belum dapat masuk ke akunnya", told, StringComparison.Ordinal);
        Assert.Contains("diunggahkan oleh operator: Belum dapat masuk ke akunnya", await History(gateway.Person), StringComparison.Ordinal);

        Assert.Equal(200, await HandInFor("employee", gateway.Person, "alasan yang tidak perlu", "portrait/back"));
        Assert.Equal(1, (await History(gateway.Person)).Split("diunggahkan oleh").Length - 1);
    }

    private async Task<int> HandInFor(string role, RosterRow person, string reason, string place = "landscape/front")
    {
        using var file = new ByteArrayContent(Imaging.SampleCard.Draw(person.Kind == Kind.Pppk, 9));
        file.Headers.ContentType = new("image/png");
        using var answer = await (await gateway.As(role)).PutAsync($"/api/v1/employees/{person.Id}/card-files/{place}?reason={Uri.EscapeDataString(reason)}", file);
        return (int)answer.StatusCode;
    }

    private async Task<JsonElement> Tell(RosterRow person, object wish)
    {
        using var answer = await (await gateway.As("bkpsdm")).PutAsJsonAsync($"/api/v1/employees/{person.Id}/missing-reason", wish);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<int> Refused(RosterRow person, object wish, string code)
    {
        using var answer = await (await gateway.As("bkpsdm")).PutAsJsonAsync($"/api/v1/employees/{person.Id}/missing-reason", wish);
        Assert.Equal("urn:kartuasn:problem:" + code, Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "type"));
        return (int)answer.StatusCode;
    }

    private async Task<JsonElement> Post(string role, string agency, object wish)
    {
        using var answer = await (await gateway.As(role)).PostAsJsonAsync($"/api/v1/agencies/{agency}/missing-reasons", wish);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<List<JsonElement>> Listed(string filter) =>
        [.. (await gateway.Json("bkpsdm", $"{Agency}/employees?{filter}&limit=200")).GetProperty("items").EnumerateArray()];

    private Task<JsonElement> Person(RosterRow person) => gateway.Json("bkpsdm", $"/api/v1/employees/{person.Id}");

    private async Task<string> History(RosterRow person) => string.Join('\n', (await gateway.Json("bkpsdm", $"/api/v1/employees/{person.Id}/history")).GetProperty("facts").EnumerateArray()
        .Select(fact => $"{Text(fact, "words")}: {(fact.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}"));

    private async Task<int> Status(string role, string path)
    {
        using var answer = await (await gateway.As(role)).GetAsync(path);
        return (int)answer.StatusCode;
    }

    private static int Total(JsonElement of) => of.GetProperty("total").GetInt32();

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
