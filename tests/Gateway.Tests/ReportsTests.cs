using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Annex E of the letter, and what the letter asks the heads of agencies to report, from outside.</summary>
public sealed partial class ReportsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static int persons;

    private string Agency => gateway.Person.AgencyId;

    private string Form => $"/api/v1/agencies/{Agency}/report";

    [Fact]
    public async Task TheFormIsTheTallyInTheWordsOfAnnexE()
    {
        var form = await gateway.Json("operator", Form);
        var tally = await gateway.Json("operator", $"/api/v1/agencies/{Agency}/tally");

        Assert.Equal(
            [(1, "Jumlah yang sudah mengunggah Kartu ASN Virtual"), (2, "Jumlah yang belum mengunggah Kartu ASN Virtual")],
            form.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("no").GetInt32(), row.GetProperty("label").GetString()!)));
        Assert.Equal(Numbers(tally), Numbers(form));
        Assert.Equal(Agency, form.GetProperty("agencyId").GetString());
        Assert.Equal(tally.GetProperty("asOf").GetString(), form.GetProperty("asOf").GetString());
        Assert.Equal(Numbers(form), Numbers(await gateway.Json("operator", Form + ".json")));
    }

    [Fact]
    public async Task OnAPastDayTheFormIsThatOfTheDay()
    {
        var form = await gateway.Json("leadership", Form + "?asOf=2026-02-01");

        Assert.Equal("2026-02-01", form.GetProperty("asOf").GetString());
        Assert.StartsWith("2026-02-01T23:59:59", form.GetProperty("position").GetString(), StringComparison.Ordinal);
        Assert.Equal(Numbers(await gateway.Json("leadership", $"/api/v1/agencies/{Agency}/tally?asOf=2026-02-01")), Numbers(form));
        Assert.Equal(400, (int)(await Get("operator", Form + "?asOf=kemarin")).StatusCode);
        await Drafted("operator");
        Assert.Equal("live", (await gateway.Json("operator", Form + "?asOf=2026-02-01")).GetProperty("state").GetString());
        Assert.Equal("draft", (await gateway.Json("operator", Form)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task WhatWasSentStaysAsItWasSentWhateverHappensAfterwards()
    {
        var draft = await Drafted("operator");
        Assert.Equal(("draft", false), (State(draft), draft.TryGetProperty("list", out _)));

        var sent = await Ok(await Post("head", $"/api/v1/reports/{Id(draft)}/approve"));
        var (paper, person) = (await Bytes($"/api/v1/reports/{Id(draft)}.pdf"), await NewPerson());
        await gateway.HandIn("operator", person);

        var now = await gateway.Json("head", $"/api/v1/reports/{Id(draft)}");
        Assert.Equal(("sent", 64), (State(now), now.GetProperty("list").GetString()!.Length));
        Assert.Equal(sent.GetRawText(), now.GetRawText());
        Assert.NotEqual(Numbers(now), Numbers(await gateway.Json("head", Form)));
        Assert.Equal(paper, await Bytes($"/api/v1/reports/{Id(draft)}.pdf"));
        Assert.Equal("head", now.GetProperty("sent").GetProperty("by").GetString());
        Assert.Equal(409, (int)(await Post("head", $"/api/v1/reports/{Id(draft)}/approve")).StatusCode);
    }

    [Fact]
    public async Task AReportIsAddedUpAgainFromTheListBehindIt()
    {
        var sent = await Sent();

        var check = await gateway.Json("inspectorate", $"/api/v1/reports/{Id(sent)}/check");

        Assert.True(check.GetProperty("equal").GetBoolean());
        Assert.Equal(sent.GetProperty("rows").GetRawText(), check.GetProperty("rows").GetRawText());
        Assert.Equal(sent.GetProperty("sum").GetProperty("total").GetInt32(), check.GetProperty("people").GetInt32());
        Assert.Equal(409, (int)(await Get("operator", $"/api/v1/reports/{Id(await Drafted("operator"))}/check")).StatusCode);
    }

    [Fact]
    public async Task AListThatWasTamperedWithIsNoticed()
    {
        var sent = await Sent();
        var list = sent.GetProperty("list").GetString()!;
        var file = Stored(list);
        File.SetAttributes(file, FileAttributes.Normal);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"uploaded\":false", "\"uploaded\":true", StringComparison.Ordinal));

        var check = await gateway.Json("bkpsdm", $"/api/v1/reports/{Id(sent)}/check");

        Assert.Equal((false, false, true), (check.GetProperty("equal").GetBoolean(), check.GetProperty("listIntact").GetBoolean(), check.GetProperty("paperIntact").GetBoolean()));
    }

    [Fact]
    public async Task ALateFactNeverEditsASentReportAndIsToldByNameAndARevisionFollows()
    {
        var person = await NewPerson();
        var sent = await Sent();
        var clean = await gateway.Json("operator", $"/api/v1/reports/{Id(sent)}/check");
        await gateway.Send(Events.Of("died", person.Id, new { effectiveDate = "2026-03-01" }));

        var check = await gateway.Json("operator", $"/api/v1/reports/{Id(sent)}/check");
        var forLeaders = await gateway.Json("leadership", $"/api/v1/reports/{Id(sent)}/check");

        Assert.Equal(0, clean.GetProperty("differing").GetInt32());
        Assert.Equal((true, 1), (check.GetProperty("equal").GetBoolean(), check.GetProperty("differing").GetInt32()));
        var who = Assert.Single(check.GetProperty("differences").EnumerateArray());
        Assert.Equal((person.Id, "removed"), (who.GetProperty("id").GetString(), who.GetProperty("change").GetString()));
        Assert.Equal((1, false), (forLeaders.GetProperty("differing").GetInt32(), forLeaders.TryGetProperty("differences", out _)));
        var revision = await Sent();
        Assert.Equal(sent.GetProperty("revision").GetInt32() + 1, revision.GetProperty("revision").GetInt32());
        Assert.Equal(sent.GetProperty("sum").GetProperty("total").GetInt32() - 1, revision.GetProperty("sum").GetProperty("total").GetInt32());
        Assert.Equal(Numbers(sent), Numbers(await gateway.Json("operator", $"/api/v1/reports/{Id(sent)}")));
    }

    [Fact]
    public async Task AnUploadAfterSendingIsProgressAndNoDifference()
    {
        var person = await NewPerson();
        var sent = await Sent();
        await gateway.HandIn("operator", person);

        Assert.Equal(0, (await gateway.Json("operator", $"/api/v1/reports/{Id(sent)}/check")).GetProperty("differing").GetInt32());
    }

    [Fact]
    public async Task BkpsdmReturnsWithAReasonOrAcceptsAndEachOnce()
    {
        var sent = await Sent();
        var path = $"/api/v1/reports/{Id(sent)}";
        Assert.Equal("report-reason-missing", await Type(await Post("bkpsdm", path + "/return", new { reason = " " })));

        var returned = await Ok(await Post("bkpsdm", path + "/return", new { reason = "Unit sekolah belum lengkap" }));
        Assert.Equal(("returned", "Unit sekolah belum lengkap"), (State(returned), returned.GetProperty("reason").GetString()));
        Assert.Equal("report-decided", await Type(await Post("bkpsdm", path + "/accept")));
        Assert.Contains("Laporan dikembalikan BKPSDM untuk perbaikan: Unit sekolah belum lengkap", await Page("operator"), StringComparison.Ordinal);
        await Drafted("operator");
        Assert.Contains("Konsep laporan menunggu persetujuan Anda", await Page("head"), StringComparison.Ordinal);
        Assert.DoesNotContain("menunggu persetujuan Anda", await Page("operator") + await Page("bkpsdm"), StringComparison.Ordinal);

        var accepted = await Ok(await Post("bkpsdm", $"/api/v1/reports/{Id(await Sent())}/accept"));
        Assert.Equal(("accepted", "bkpsdm"), (State(accepted), accepted.GetProperty("decided").GetProperty("by").GetString()));
        Assert.Equal("report-not-sent", await Type(await Post("bkpsdm", $"/api/v1/reports/{Id(await Drafted("operator"))}/accept")));
    }

    [Fact]
    public async Task EveryAgencyIsListedAlsoWithoutAReportAndReceiptsAreJudgedByTheDeadline()
    {
        await Sent();

        var all = await gateway.Json("leadership", "/api/v1/reports");
        var own = await gateway.Json("operator", "/api/v1/reports");

        var city = await gateway.Json("leadership", "/api/v1/city/tally");
        Assert.Equal(city.GetProperty("agencies").GetArrayLength(), all.GetProperty("items").GetArrayLength());
        Assert.Equal(all.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("state").GetString() != "nothing-to-report"), all.GetProperty("sent").GetInt32() + all.GetProperty("missing").GetInt32());
        var mine = Assert.Single(own.GetProperty("items").EnumerateArray());
        Assert.Equal((Agency, false), (mine.GetProperty("agencyId").GetString(), mine.GetProperty("onTime").GetBoolean()));
        var silent = all.GetProperty("items").EnumerateArray().First(item => item.GetProperty("agencyId").GetString() == gateway.Elsewhere.AgencyId);
        Assert.Equal(("missing", true), (silent.GetProperty("state").GetString(), silent.GetProperty("overdue").GetBoolean()));
        Assert.Equal(all.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("overdue").GetBoolean() || (item.TryGetProperty("onTime", out var onTime) && !onTime.GetBoolean())), all.GetProperty("late").GetInt32());
        Assert.Equal(400, (int)(await Get("bkpsdm", "/api/v1/reports?campaign=tidak-ada")).StatusCode);
    }

    [Fact]
    public async Task AnAgencyWhereNobodyIsCountedHasNothingToReportAndIsNotOverdue()
    {
        var people = RunningGateway.Rows.GroupBy(row => row.AgencyId).Where(of => of.Key != Agency && of.Key != gateway.Elsewhere.AgencyId).MinBy(of => of.Count())!.ToArray();
        var before = await gateway.Json("leadership", "/api/v1/reports");
        await gateway.Send([.. people.Select(person => Events.Of("dismissed", person.Id, new { effectiveDate = "2026-03-01", ground = "own-request", honourable = true }))]);

        var after = await gateway.Json("leadership", "/api/v1/reports");

        var item = after.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("agencyId").GetString() == people[0].AgencyId);
        Assert.Equal(("nothing-to-report", false), (item.GetProperty("state").GetString(), item.GetProperty("overdue").GetBoolean()));
        Assert.Equal(before.GetProperty("missing").GetInt32() - 1, after.GetProperty("missing").GetInt32());
        Assert.Contains("Tidak ada yang dilaporkan", await (await gateway.As("leadership")).GetStringAsync("/laporan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherAgencysReportIsNotThere()
    {
        var sent = await Sent();
        using var other = await gateway.HeadOf(gateway.Elsewhere.AgencyId);

        foreach (var path in new[] { "", ".pdf", ".xlsx", "/check", "/signed" })
            Assert.Equal(404, (int)(await other.GetAsync($"/api/v1/reports/{Id(sent)}{path}")).StatusCode);
        Assert.Equal(404, (int)(await other.PostAsync($"/api/v1/reports/{Id(sent)}/approve", null)).StatusCode);
        Assert.Equal(404, (int)(await other.GetAsync($"/laporan/{Id(sent)}")).StatusCode);
        Assert.DoesNotContain(Agency, await other.GetStringAsync("/api/v1/reports"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("A-99999999999999999999")]
    [InlineData("%F0%9F%92%A9-1")]
    [InlineData("a%00b-1")]
    public async Task WhatIsNoReportIsNotThere(string id) => Assert.InRange((int)(await Get("bkpsdm", $"/api/v1/reports/{id}")).StatusCode, 400, 404);

    private string Stored(string sha256) => Directory.EnumerateFiles(Path.Combine(gateway.Folder, "files"), "*", SearchOption.AllDirectories)
        .Single(path => path.Replace("/", "", StringComparison.Ordinal).EndsWith(sha256, StringComparison.Ordinal));

    /// <summary>A person of the operator's agency whom no other test touches.</summary>
    private async Task<RosterRow> NewPerson()
    {
        var id = $"LAPORAN-{Interlocked.Increment(ref persons)}";
        var result = Assert.Single(await gateway.Send(Events.Pns(id, Agency)));
        Assert.Equal("accepted", result.GetProperty("result").GetString());
        return gateway.Person with { Id = id, Kind = Kind.Pns };
    }

    private async Task<JsonElement> Drafted(string role) => await Created(await Post(role, $"/api/v1/agencies/{Agency}/reports", new { note = "Sudah diperiksa" }));

    private Task<JsonElement> Sent() => Drafted("head");

    private static async Task<JsonElement> Created(HttpResponseMessage answer)
    {
        Assert.Equal(201, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonElement> Ok(HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode == 200, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> Type(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!["urn:kartuasn:problem:".Length..];

    private static string Id(JsonElement report) => report.GetProperty("id").GetString()!;

    private static string State(JsonElement report) => report.GetProperty("state").GetString()!;

    private static (int, int, int, int) Numbers(JsonElement of) => of.TryGetProperty("rows", out var rows)
        ? (rows[0].GetProperty("pns").GetInt32(), rows[1].GetProperty("pns").GetInt32(), rows[0].GetProperty("pppk").GetInt32(), rows[1].GetProperty("pppk").GetInt32())
        : (of.GetProperty("pns").GetProperty("uploaded").GetInt32(), of.GetProperty("pns").GetProperty("notUploaded").GetInt32(),
            of.GetProperty("pppk").GetProperty("uploaded").GetInt32(), of.GetProperty("pppk").GetProperty("notUploaded").GetInt32());

    private async Task<string> Page(string role) => await (await gateway.As(role)).GetStringAsync($"/perangkat-daerah/{Agency}");

    private async Task<byte[]> Bytes(string path) => await (await gateway.As("operator")).GetByteArrayAsync(path);

    private async Task<HttpResponseMessage> Get(string role, string path) => await (await gateway.As(role)).GetAsync(path);

    private async Task<HttpResponseMessage> Post(string role, string path, object? body = null, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        with?.Invoke(request);
        return await (await gateway.As(role)).SendAsync(request);
    }

    private async Task<HttpResponseMessage> Put(string role, string path, object body, EntityTagHeaderValue? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(ifMatch);
        return await (await gateway.As(role)).SendAsync(request);
    }

    private async Task<HttpResponseMessage> PutFile(string role, string path, byte[] bytes, string mediaType = "application/pdf")
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(mediaType);
        return await (await gateway.As(role)).PutAsync(path, content);
    }
}
