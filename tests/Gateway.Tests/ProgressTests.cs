using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The cockpit's numbers: from tallies of days, beside the tallies themselves.</summary>
public sealed class ProgressTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static DateOnly Today => CityClock.System().Today;

    private string Agency => "/api/v1/agencies/" + Uri.EscapeDataString(gateway.Person.AgencyId);

    [Fact]
    public async Task TheCityIsTheSumOfItsAgenciesAndEqualsTheTally()
    {
        var progress = await gateway.Json("leadership", "/api/v1/city/progress");
        var tally = await gateway.Json("bkpsdm", "/api/v1/city/tally");

        var agencies = progress.GetProperty("agencies").EnumerateArray().ToArray();
        var total = tally.GetProperty("total").GetProperty("total");
        Assert.Equal(People(total), progress.GetProperty("city").GetProperty("target").GetInt32());
        Assert.Equal(People(total), agencies.Sum(agency => People(agency.GetProperty("total"))));
        Assert.Equal(tally.GetProperty("agencies").GetArrayLength(), agencies.Length);
        Assert.Equal(agencies.Length, progress.GetProperty("byChange").GetArrayLength());
        Assert.Contains(agencies, agency => agency.GetProperty("small").GetBoolean());
        Assert.StartsWith("Laju adalah", progress.GetProperty("method").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterTheDeadlineWhoeverIsNotDoneIsAtRiskAndSilentAndOwesAReport()
    {
        var progress = await gateway.Json("bkpsdm", "/api/v1/city/progress?silentDays=30");

        var missing = progress.GetProperty("agencies").EnumerateArray()
            .Where(agency => agency.GetProperty("total").GetProperty("notUploaded").GetInt32() > 0).Select(agency => agency.GetProperty("id").GetString()).Order().ToArray();
        Assert.NotEmpty(missing);
        Assert.Equal(missing, progress.GetProperty("atRisk").EnumerateArray().Select(id => id.GetString()).Order());
        Assert.Superset(progress.GetProperty("silent").EnumerateArray().Select(id => id.GetString()).ToHashSet(), missing.ToHashSet());
        Assert.False(progress.GetProperty("city").TryGetProperty("neededPerDay", out _));
        Assert.True(progress.GetProperty("campaign").GetProperty("daysLeft").GetInt32() < 0);
        Assert.True(progress.GetProperty("reports").GetProperty("missing").GetInt32() > 0);
    }

    [Fact]
    public async Task AnUploadBreaksTheSilenceAndIsGained()
    {
        var before = await Mine();
        using var receipt = await gateway.HandIn("operator", gateway.Person);
        Assert.True(receipt.IsSuccessStatusCode);
        var after = await Mine();

        Assert.Equal(before.GetProperty("gained").GetInt32() + 1, after.GetProperty("gained").GetInt32());
        Assert.True(!after.TryGetProperty("silentDays", out var silent) || silent.GetInt32() == 0);
        Assert.Equal(before.GetProperty("forecast").GetProperty("done").GetInt32() + 1, after.GetProperty("forecast").GetProperty("done").GetInt32());
    }

    [Theory]
    [InlineData("2")]
    [InlineData("31")]
    [InlineData("-3")]
    [InlineData("tiga")]
    [InlineData("99999999999999999999")]
    public async Task SilenceIsAskedForInDaysThatAreLookedAt(string days)
    {
        using var answer = await (await gateway.As("bkpsdm")).GetAsync("/api/v1/city/progress?silentDays=" + days);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("silentDays", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task TheUnitsOfAnAgencyAreTogetherItsTallyOnEveryDayAndLeadIntoItsList()
    {
        foreach (var asOf in new[] { "", "?asOf=" + Today.AddDays(-1).ToString("O"), "?asOf=2026-01-01" })
        {
            var units = (await gateway.Json("operator", Agency + "/units" + asOf)).GetProperty("items").EnumerateArray().ToArray();
            var tally = await gateway.Json("operator", Agency + "/tally" + asOf);
            foreach (var column in new[] { "pns", "pppk", "total", "pppkParuhWaktu" })
                foreach (var part in new[] { "uploaded", "notUploaded" })
                    Assert.Equal(tally.GetProperty(column).GetProperty(part).GetInt32(), units.Sum(unit => unit.GetProperty(column).GetProperty(part).GetInt32()));
            foreach (var number in new[] { "cpns", "suspended", "review" })
                Assert.Equal(tally.GetProperty(number).GetInt32(), units.Sum(unit => unit.GetProperty(number).GetInt32()));
        }

        foreach (var unit in (await gateway.Json("operator", Agency + "/units")).GetProperty("items").EnumerateArray())
        {
            var listed = await gateway.Json("operator", $"{Agency}/employees?status=counted&limit=200&unit={Uri.EscapeDataString(unit.GetProperty("id").GetString()!)}");
            Assert.Equal(People(unit.GetProperty("total")), listed.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task TheRecapSaysWhatTheTallySays()
    {
        var total = (await gateway.Json("bkpsdm", "/api/v1/city/tally")).GetProperty("total").GetProperty("total");
        using var answer = await (await gateway.As("bkpsdm")).GetAsync("/api/v1/city/recap.txt");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains($" dari {Indonesian.Number(People(total))} per ", text, StringComparison.Ordinal);
        Assert.Contains("Surat Nomor 873/5273/401.201/2022", text, StringComparison.Ordinal);
        Assert.Contains("terlambat", text, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningGateway.Rows, person => text.Contains(person.Name, StringComparison.OrdinalIgnoreCase));

        var own = await (await gateway.As("head")).GetStringAsync(Agency + "/recap.txt");
        Assert.Contains("/perangkat-daerah/" + Uri.EscapeDataString(gateway.Person.AgencyId), own, StringComparison.Ordinal);
        using var nobody = await (await gateway.As("bkpsdm")).GetAsync("/api/v1/agencies/tidak-ada/recap.txt");
        Assert.Equal(404, (int)nobody.StatusCode);
    }

    private async Task<JsonElement> Mine() => (await gateway.Json("bkpsdm", "/api/v1/city/progress")).GetProperty("agencies").EnumerateArray()
        .Single(agency => agency.GetProperty("id").GetString() == gateway.Person.AgencyId);

    private static int People(JsonElement count) => count.GetProperty("uploaded").GetInt32() + count.GetProperty("notUploaded").GetInt32();
}
