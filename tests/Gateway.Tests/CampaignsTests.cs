using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class CampaignsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const string All = "/api/v1/campaigns";
    private const string First = All + "/2022-kav";

    private static DateOnly Today => CityClock.System().Today;

    [Fact]
    public async Task TheLetterOfTheSettingsIsTheFirstCampaign()
    {
        var list = (await gateway.Json("head", All)).GetProperty("items").EnumerateArray().ToArray();
        var letter = await gateway.Json("leadership", First);

        Assert.Contains(list, campaign => campaign.GetProperty("id").GetString() == "2022-kav");
        Assert.Equal(("873/5273/401.201/2022", "2022-10-14", "2022-11-04", "Asia/Jakarta"),
            (Text(letter, "letterNumber"), Text(letter, "openingDay"), Text(letter, "deadline"), Text(letter, "zone")));
        Assert.Equal(8, letter.GetProperty("clauses").GetArrayLength());
        Assert.Equal("https://mysapk.bkn.go.id", letter.GetProperty("sites")[0].GetProperty("address").GetString());
        Assert.Equal([7, 3, 1], letter.GetProperty("reminders").EnumerateArray().Select(days => days.GetInt32()));
    }

    [Fact]
    public async Task AChangeKeepsWhoWhenWhyAndWhatItWasBefore()
    {
        var before = await gateway.Json("bkpsdm", First);
        var revision = before.GetProperty("revision").GetInt32();

        using var answer = await Put(First, new { deadlineTime = "16:00", reason = "Surat susulan" }, $"\"{revision}\"", "ubah-1");
        using var again = await Put(First, new { deadlineTime = "16:00", reason = "Surat susulan" }, $"\"{revision}\"", "ubah-1");
        using var other = await Put(First, new { deadlineTime = "15:00", reason = "Surat susulan" }, $"\"{revision}\"", "ubah-1");
        Assert.Equal(409, (int)other.StatusCode);

        Assert.Equal((200, 200), ((int)answer.StatusCode, (int)again.StatusCode));
        Assert.Equal($"\"{revision + 1}\"", answer.Headers.ETag!.Tag);
        var now = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(now.GetRawText(), (await again.Content.ReadFromJsonAsync<JsonElement>()).GetRawText());
        Assert.Equal(Text(before, "letterNumber"), Text(now, "letterNumber"));
        Assert.StartsWith("2022-11-04T16:00:59.9999999", Text(now, "deadlineAt"), StringComparison.Ordinal);
        var change = now.GetProperty("changes").EnumerateArray().Last();
        Assert.Equal(("Surat susulan", "bkpsdm"), (Text(change, "reason"), Text(change, "recordedBy")));
        var field = Assert.Single(change.GetProperty("fields").EnumerateArray());
        Assert.Equal(("deadlineTime", "23.59", "16.00"), (Text(field, "field"), Text(field, "before"), Text(field, "after")));
    }

    [Fact]
    public async Task OfTwoOfficersTheSecondIsToldInsteadOfOverwriting()
    {
        await New("2024-dua", Today.AddDays(100));
        using var first = await Put(All + "/2024-dua", new { title = "Satu", reason = "sebab" }, "\"1\"");
        using var second = await Put(All + "/2024-dua", new { title = "Dua", reason = "sebab" }, "\"1\"");
        using var blind = await Put(All + "/2024-dua", new { title = "Dua", reason = "sebab" }, null);
        using var odd = await Put(All + "/2024-dua", new { title = "Dua", reason = "sebab" }, "W/\"x\"");

        Assert.Equal((200, 412, 428, 412), ((int)first.StatusCode, (int)second.StatusCode, (int)blind.StatusCode, (int)odd.StatusCode));
        Assert.Equal("Satu", Text(await gateway.Json("bkpsdm", All + "/2024-dua"), "title"));
        using var any = await Put(All + "/2024-dua", new { title = "Tiga", reason = "sebab" }, "*");
        Assert.Equal((200, "Tiga"), ((int)any.StatusCode, Text(await gateway.Json("bkpsdm", All + "/2024-dua"), "title")));
    }

    /// <summary>The answer was lost; meanwhile a colleague changed something else.</summary>
    [Fact]
    public async Task ARepeatedChangeIsAnsweredTheSameAlsoAfterAnother()
    {
        await New("2024-ulang", new(2024, 1, 1));
        using var first = await Put(All + "/2024-ulang", new { title = "Satu", reason = "sebab" }, "\"1\"", "ulang");
        using var other = await Put(All + "/2024-ulang", new { circular = "SE lain", reason = "sebab lain" }, "\"2\"");

        using var again = await Put(All + "/2024-ulang", new { title = "Satu", reason = "sebab" }, "\"1\"", "ulang");

        Assert.Equal((200, 200, 200), ((int)first.StatusCode, (int)other.StatusCode, (int)again.StatusCode));
        var now = await gateway.Json("bkpsdm", All + "/2024-ulang");
        Assert.Equal(("Satu", "SE lain", 3), (Text(now, "title"), Text(now, "circular"), now.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task ANewCampaignBecomesCurrentOnItsOpeningDayAndMovesTheLineTheDaysAndTheReminders()
    {
        var later = await New("2090-nanti", Today.AddDays(30));
        Assert.False(later.GetProperty("current").GetBoolean());

        var now = await New("kini", Today, Today.AddDays(3));

        Assert.True(now.GetProperty("current").GetBoolean());
        Assert.Equal(8, now.GetProperty("clauses").GetArrayLength());
        Assert.Equal("kini", Text(Assert.Single((await gateway.Json("bkpsdm", All)).GetProperty("items").EnumerateArray(), c => c.GetProperty("current").GetBoolean()), "id"));
        Assert.Equal(1, (await gateway.Json("bkpsdm", "/api/v1/city/days")).GetProperty("items").GetArrayLength());
        var city = await (await gateway.As("bkpsdm")).GetStringAsync("/");
        Assert.Contains("900/1/kini", city, StringComparison.Ordinal);
        Assert.Contains("Sisa 3 hari", city, StringComparison.Ordinal);
        Assert.Contains("873/5273/401.201/2022", await (await gateway.As("bkpsdm")).GetStringAsync("/?asOf=2022-11-01"), StringComparison.Ordinal);
        var agency = await (await gateway.As("operator")).GetStringAsync($"/perangkat-daerah/{Uri.EscapeDataString(gateway.Person.AgencyId)}");
        Assert.Contains("Pengingat: sisa 3 hari sampai tenggat", agency, StringComparison.Ordinal);
        Assert.Contains("Pengingat: sisa 3 hari sampai tenggat", await Own(), StringComparison.Ordinal);

        using var receipt = await gateway.HandIn("employee", gateway.Person);
        Assert.True(receipt.IsSuccessStatusCode);
        Assert.DoesNotContain("Pengingat:", await Own(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnceTheDeadlineHasPassedNoPageSaysThatItIsToday()
    {
        await New("lewat", Today, Today);
        using var easternmost = await Put(All + "/lewat", new { deadlineTime = "00:00", zone = "Asia/Jayapura", reminders = new[] { 0, 1 }, reason = "Surat susulan" }, "*");
        Assert.Equal(200, (int)easternmost.StatusCode);

        var agency = $"/perangkat-daerah/{Uri.EscapeDataString(gateway.Person.AgencyId)}";
        foreach (var path in new[] { "/", agency, agency + "/laporan", "/kendali", "/laporan" })
        {
            var page = await (await gateway.As("bkpsdm")).GetStringAsync(path);
            Assert.Contains("900/1/lewat", page, StringComparison.Ordinal);
            Assert.Matches("class=\"is-bad\">(Sudah lewat|Terlambat 1 hari)<", page);
            Assert.DoesNotContain("Pengingat:", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Pengingat:", await Own(), StringComparison.Ordinal);
        var listed = await (await gateway.As("bkpsdm")).GetStringAsync("/kampanye");
        Assert.Contains("Berjalan, tenggat sudah lewat", listed, StringComparison.Ordinal);
        Assert.Contains("Tenggat sudah lewat dan", await (await gateway.As("bkpsdm")).GetStringAsync("/kendali"), StringComparison.Ordinal);

        using var away = await Put(All + "/lewat", new { openingDay = Today.AddDays(1).ToString("O"), deadline = Today.AddDays(2).ToString("O"), reason = "Ditunda" }, "*");
        Assert.Equal(200, (int)away.StatusCode); // the other tests count by theirs
    }

    [Theory]
    [InlineData("id", """{"id":"2031 kav"}""")]
    [InlineData("id", """{"id":"../kav"}""")]
    [InlineData("title", """{"title":"a\u0000b"}""")]
    [InlineData("title", """{"title":"\u202Eabc"}""")]
    [InlineData("letterNumber", """{"letterNumber":""}""")]
    [InlineData("letterDate", """{"letterDate":"2022-02-30"}""")]
    [InlineData("deadline", """{"deadline":"besok"}""")]
    [InlineData("openingDay", """{"openingDay":"2031-03-01"}""")]
    [InlineData("deadlineTime", """{"deadlineTime":"24:00"}""")]
    [InlineData("zone", """{"zone":"Mars/Olympus"}""")]
    [InlineData("reminders", """{"reminders":[1000]}""")]
    [InlineData("clauses", """{"clauses":[null]}""")]
    [InlineData("sites", """{"sites":[{"name":"BKN","address":"http://bkn.go.id"}]}""")]
    [InlineData("sites", """{"sites":[null]}""")]
    [InlineData("reason", """{"reason":"-"}""")]
    public async Task WhatCannotBeRecordedIsNamedByItsField(string field, string odd)
    {
        var wish = System.Text.Json.Nodes.JsonNode.Parse(
            """{"id":"2031-kav","title":"Kampanye","letterNumber":"1/2031","letterDate":"2031-01-01","deadline":"2031-02-01","reason":"Surat"}""")!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(odd)!.AsObject())
            wish[name] = value?.DeepClone();

        using var answer = await (await gateway.As("bkpsdm")).PostAsync(All, new StringContent(wish.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(422, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task AnIdIsUsedOnceAndOneThatNobodyKnowsIsNotFound()
    {
        using var taken = await (await gateway.As("bkpsdm")).PostAsJsonAsync(All, Wish("2022-kav", Today, Today));
        using var unknown = await (await gateway.As("bkpsdm")).GetAsync(All + "/1999-kav");
        using var change = await Put(All + "/1999-kav", new { title = "Ada", reason = "sebab" }, "\"0\"");

        Assert.Equal((409, 404, 404), ((int)taken.StatusCode, (int)unknown.StatusCode, (int)change.StatusCode));
    }

    private static object Wish(string id, DateOnly opening, DateOnly deadline) => new
    {
        id,
        title = "Kampanye " + id,
        letterNumber = "900/1/" + id,
        letterDate = opening.ToString("O"),
        deadline = deadline.ToString("O"),
        reason = "Surat Sekretaris Daerah",
    };

    private async Task<string> Own() =>
        await (await gateway.As("employee")).GetStringAsync($"/pegawai/{Uri.EscapeDataString(gateway.Person.Id)}");

    private async Task<JsonElement> New(string id, DateOnly opening, DateOnly? deadline = null)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsJsonAsync(All, Wish(id, opening, deadline ?? opening.AddDays(21)));
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> Put(string path, object wish, string? match, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(wish) };
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (await gateway.As("bkpsdm")).SendAsync(request);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
