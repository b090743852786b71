using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class JourneyTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task ARosterComesInAndComingAgainChangesNothing()
    {
        var again = await gateway.Imported("again", RunningGateway.Roster());

        Assert.Equal("done", again.GetProperty("state").GetString());
        Assert.Equal(RunningGateway.People, again.GetProperty("counts").GetProperty("unchanged").GetInt32());
        Assert.Equal(RunningGateway.People, again.GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task ADryRunCountsAndChangesNothing()
    {
        var before = await gateway.Json("bkpsdm", "/api/v1/city/tally");

        var dry = await gateway.Imported("dry", RunningGateway.Roster(RunningGateway.People + 40), "&dryRun=true");

        Assert.True(dry.GetProperty("counts").GetProperty("new").GetInt32() > 0);
        Assert.Equal(Sums(before), Sums(await gateway.Json("bkpsdm", "/api/v1/city/tally")));
    }

    [Fact]
    public async Task TheSameIdempotencyKeyAnswersTheSameImport()
    {
        var first = await gateway.Imported("once", RunningGateway.Roster());
        var second = await gateway.Imported("once", "no roster at all"u8.ToArray());

        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    [Fact]
    public async Task RowsInErrorAreListedAndTheOthersGoIn()
    {
        var roster = Encoding.UTF8.GetString(RunningGateway.Roster());
        var damaged = roster.Replace(RunningGateway.Rows[4].Number, "1.96704E+17", StringComparison.Ordinal);

        var import = await gateway.Imported("damaged", Encoding.UTF8.GetBytes(damaged));
        var errors = await gateway.Json("bkpsdm", "/api/v1/imports/damaged/errors?format=json");
        var file = await (await gateway.As("bkpsdm")).GetStringAsync("/api/v1/imports/damaged/errors");

        Assert.Equal(1, import.GetProperty("counts").GetProperty("error").GetInt32());
        Assert.Equal(RunningGateway.Rows[4].Row, errors.GetProperty("items")[0].GetProperty("row").GetInt32());
        Assert.Equal(2, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("", 422, "roster-empty")]
    [InlineData("%PDF-1.7 a document", 415, "roster-other-format")]
    [InlineData("a,b,c\n1,2,3\n", 422, "roster-wrong-header")]
    public async Task AFileThatIsNoRosterIsAClearProblem(string text, int status, string code)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsync("/api/v1/imports?kind=roster", new StringContent(text, Encoding.Latin1, "text/csv"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("urn:kartuasn:problem:" + code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task WhoHoldsAReceiptFindsItInTheTally()
    {
        var person = Somebody(10);
        var before = await Uploaded(person.AgencyId);

        var receipt = await (await gateway.HandIn("bkpsdm", person)).Content.ReadFromJsonAsync<JsonElement>();
        var same = await (await gateway.HandIn("bkpsdm", person)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(before + 1, await Uploaded(person.AgencyId));
        Assert.Equal(receipt.GetRawText(), same.GetRawText());
        var view = await gateway.Json("bkpsdm", $"/api/v1/employees/{person.Id}");
        Assert.True(view.GetProperty("uploaded").GetBoolean());
    }

    [Fact]
    public async Task WhatWasHandedInIsShownByteForByteAndHarmless()
    {
        var person = Somebody(20);
        await gateway.HandIn("bkpsdm", person, variant: 7);

        using var shown = await (await gateway.As("inspectorate")).GetAsync($"/api/v1/employees/{person.Id}/card-files/portrait/front");

        Assert.Equal(SampleCard.Draw(person.Kind == Kind.Pppk, 7), await shown.Content.ReadAsByteArrayAsync());
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("nosniff", shown.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task AReturnedFileCountsNoMoreAndTheNextReceiptIsNew()
    {
        var person = Somebody(30);
        var before = await Uploaded(person.AgencyId);
        var first = await (await gateway.HandIn("bkpsdm", person)).Content.ReadFromJsonAsync<JsonElement>();

        using var returned = await (await gateway.As("bkpsdm")).PostAsJsonAsync(
            $"/api/v1/employees/{person.Id}/card-files/portrait/front/return", new { reason = "Tulisan tidak terbaca" });
        Assert.Equal(200, (int)returned.StatusCode);
        Assert.Equal(before, await Uploaded(person.AgencyId));

        var second = await (await gateway.HandIn("bkpsdm", person)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEqual(first.GetProperty("number").GetString(), second.GetProperty("number").GetString());
    }

    [Fact]
    public async Task TheLiveStreamShowsAnUpload()
    {
        var person = Somebody(40);
        var key = (await gateway.As("leadership")).DefaultRequestHeaders.Authorization!.Parameter;
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(gateway.Address, "/hubs/progress"), options => options.AccessTokenProvider = () => Task.FromResult(key)).Build();
        await hub.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        int? first = null;

        await foreach (var city in hub.StreamAsync<JsonElement>("WatchCity", patience.Token))
        {
            var uploaded = city.GetProperty("total").GetProperty("total").GetProperty("uploaded").GetInt32();
            if (first is null)
                await gateway.HandIn("bkpsdm", person);
            first ??= uploaded;
            if (uploaded > first)
                return;
        }
    }

    [Fact]
    public async Task AnOperatorMayNotWatchTheCityNorAnotherAgency()
    {
        var key = (await gateway.As("operator")).DefaultRequestHeaders.Authorization!.Parameter;
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(gateway.Address, "/hubs/progress"), options => options.AccessTokenProvider = () => Task.FromResult(key)).Build();
        await hub.StartAsync();

        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(async () => await hub.StreamAsync<JsonElement>("WatchCity").FirstAsync());
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(async () => await hub.StreamAsync<JsonElement>("WatchAgency", gateway.Elsewhere.AgencyId).FirstAsync());
        Assert.Equal(gateway.Person.AgencyId, (await hub.StreamAsync<JsonElement>("WatchAgency", gateway.Person.AgencyId).FirstAsync()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task AnUnchangedTallyIsNotSentTwice()
    {
        var client = await gateway.As("leadership");
        var path = $"/api/v1/agencies/{RunningGateway.Rows[^1].AgencyId}/tally?asOf=2020-01-01";
        using var first = await client.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(again);

        Assert.Equal(304, (int)second.StatusCode);
    }

    private async Task<int> Uploaded(string agencyId) =>
        (await gateway.Json("bkpsdm", $"/api/v1/agencies/{agencyId}/tally")).GetProperty("total").GetProperty("uploaded").GetInt32();

    private static string Sums(JsonElement city) => city.GetProperty("total").GetRawText();

    private static RosterRow Somebody(int after) => RunningGateway.Rows.Skip(after).First(row => row.Kind != Kind.Cpns && row.KedudukanCode is "01" or "71");
}
