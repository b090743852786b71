using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Other days than today: their sums, the days in a row, and the people behind them.</summary>
[Collection(nameof(SharedCity))]
public sealed class AsOfTests(RunningGateway gateway)
{
    private static DateOnly Today => CityClock.System().Today;

    private string Agency => "/api/v1/agencies/" + gateway.Person.AgencyId;

    [Theory]
    [InlineData("/api/v1/city")]
    [InlineData("agency")]
    public async Task EachDayInARowIsTheTallyOfThatDay(string of)
    {
        var path = of == "agency" ? Agency : of;
        var (first, last) = (Today.AddDays(-3), Today.AddDays(3));

        var days = (await gateway.Json("leadership", $"{path}/days?from={first:O}&to={last:O}")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(Enumerable.Range(0, 7).Select(n => first.AddDays(n).ToString("O")), days.Select(day => day.GetProperty("day").GetString()));
        foreach (var day in days)
        {
            var tally = await gateway.Json("leadership", $"{path}/tally?asOf={day.GetProperty("day").GetString()}");
            var sums = of == "agency" ? tally : tally.GetProperty("total");
            foreach (var sum in day.EnumerateObject().Where(property => property.Name != "day"))
                Assert.Equal((sum.Name, sums.GetProperty(sum.Name).GetRawText()), (sum.Name, sum.Value.GetRawText()));
        }
    }

    [Fact]
    public async Task WithoutASpanTheDaysEndTodayAndBeginWithTheLetterOrTwoYearsAgo()
    {
        var days = (await gateway.Json("bkpsdm", "/api/v1/city/days")).GetProperty("items");
        var early = (await gateway.Json("bkpsdm", "/api/v1/city/days?to=2022-11-04")).GetProperty("items");

        Assert.Equal((731, Today.ToString("O")), (days.GetArrayLength(), days[730].GetProperty("day").GetString()));
        Assert.Equal((22, "2022-10-14"), (early.GetArrayLength(), early[0].GetProperty("day").GetString()));
    }

    [Theory]
    [InlineData("from=2022-11-05&to=2022-11-04")]
    [InlineData("from=2020-11-03&to=2022-11-04")]
    [InlineData("from=4-11-2022")]
    [InlineData("to=2022-02-31")]
    public async Task ASpanThatIsNoneIsSaidToBeNone(string span)
    {
        foreach (var path in new[] { "/api/v1/city", Agency })
        {
            using var answer = await (await gateway.As("bkpsdm")).GetAsync($"{path}/days?{span}");

            Assert.Equal(400, (int)answer.StatusCode);
            Assert.Equal("urn:kartuasn:problem:days-invalid", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task ThePeopleOfAnotherDayAreThoseBehindItsNumbers()
    {
        await gateway.HandIn("bkpsdm", gateway.Person);
        var yesterday = Today.AddDays(-1);

        foreach (var (day, status, listed) in new[] { (yesterday, "uploaded", false), (yesterday, "not-uploaded", true), (Today, "uploaded", true), (Today, "not-uploaded", false) })
        {
            var people = (await gateway.Json("operator", $"{Agency}/employees?status={status}&asOf={day:O}&limit=200")).GetProperty("items").EnumerateArray().ToList();
            var total = (await gateway.Json("operator", $"{Agency}/tally?asOf={day:O}")).GetProperty("total");

            Assert.Equal(total.GetProperty(status == "uploaded" ? "uploaded" : "notUploaded").GetInt32(), people.Count);
            Assert.Equal(listed, people.Any(person => person.GetProperty("id").GetString() == gateway.Person.Id));
            Assert.All(people, person => Assert.Equal(status == "uploaded", person.TryGetProperty("uploadedAt", out _)));
        }
    }

    [Fact]
    public async Task ADayThatIsNoneIsRefusedForPeopleToo()
    {
        using var answer = await (await gateway.As("bkpsdm")).GetAsync($"{Agency}/employees?asOf=2022-02-31");

        Assert.Equal(400, (int)answer.StatusCode);
    }
}
