using System.Net;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>A name, title or number decided for a coming day: today's is shown today, the new one from its day on, everywhere.</summary>
[Collection(nameof(SharedCity))]
public sealed class NameTests(RunningGateway gateway)
{
    private static readonly DateOnly Today = CityClock.System().Today;
    private static readonly DateOnly NextMonth = Today.AddMonths(1);
    private readonly string subject = Events.NewId("nama");
    private readonly string word = Events.NewId("Bernama").Replace("-", "", StringComparison.Ordinal);

    private string Agency => gateway.Person.AgencyId;

    [Fact]
    public async Task ARenameForNextMonthShowsTheOldNameTodayAndTheNewOneAfterIt()
    {
        await Appointed();
        await gateway.Accepted(
            Events.Of("name-changed", subject, new { effectiveDate = NextMonth, name = $"Kelak {word}" }),
            Events.Of("title-changed", subject, new { effectiveDate = NextMonth, after = "M.Si." }));

        Assert.Equal(($"Kini {word}", null), await Person(""));
        Assert.Equal(($"Kini {word}", null), await Person($"?asOf={NextMonth.AddDays(-1):O}"));
        Assert.Equal(($"Kelak {word}", "M.Si."), await Person($"?asOf={NextMonth:O}"));
        foreach (var list in new[] { $"/api/v1/employees?q={word}", $"/api/v1/agencies/{Agency}/employees?q=kelak+{word}" })
        {
            Assert.Equal([$"Kini {word}"], await Listed(list));
            Assert.Equal([$"Kelak {word}"], await Listed($"{list}&asOf={NextMonth:O}"));
        }
    }

    [Fact]
    public async Task ThePageOfAPersonShowsTheNameOfTheDayAsked()
    {
        await Appointed();
        await gateway.Accepted(Events.Of("name-changed", subject, new { effectiveDate = NextMonth, name = $"Kelak {word}" }));

        Assert.Contains($"<h1>Kini {word}", await Page($"/pegawai/{subject}"), StringComparison.Ordinal);
        Assert.Contains($"<h1>Kelak {word}", await Page($"/pegawai/{subject}?on={NextMonth:O}"), StringComparison.Ordinal);
        Assert.Contains($">Kelak {word}", await Page($"/pegawai?q={word}&asOf={NextMonth:O}"), StringComparison.Ordinal);
        Assert.DoesNotContain($">Kelak {word}", await Page($"/pegawai?q={word}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANumberCorrectedForNextMonthIsSharedOnlyFromThenOnAndByBoth()
    {
        var (other, number) = (Events.NewId("nama"), Events.NewNip());
        await Appointed();
        await gateway.Accepted(Events.Pns(other, Agency, number));

        await gateway.Accepted(Events.Of("number-corrected", subject, new { effectiveDate = NextMonth, number }));

        Assert.Equal([other], await Ids($"/api/v1/employees?nip={number}", take: 1));
        foreach (var id in new[] { subject, other })
        {
            Assert.False(await Review(id, Today));
            Assert.False(await Review(id, NextMonth.AddDays(-1)));
            Assert.True(await Review(id, NextMonth));
        }
    }

    [Fact]
    public async Task ANumberGivenUpBeforeSomebodyElseGetsItIsNobodysDispute()
    {
        var (other, number) = (Events.NewId("nama"), Events.NewNip());
        await gateway.Accepted(Events.Pns(other, Agency, number), Events.Of("number-corrected", other, new { effectiveDate = NextMonth, number = Events.NewNip() }));
        await Appointed();

        await gateway.Accepted(Events.Of("number-corrected", subject, new { effectiveDate = NextMonth, number }));

        Assert.False(await Review(subject, NextMonth.AddYears(1)));
        Assert.False(await Review(other, NextMonth.AddYears(1)));
        Assert.Equal([other, subject], await Ids($"/api/v1/employees?nip={number}", take: 2));
        Assert.Equal([subject, other], await Ids($"/api/v1/employees?nip={number}&asOf={NextMonth:O}", take: 2));
    }

    [Theory]
    [InlineData("/api/v1/employees?q=a&asOf=2022-02-31")]
    [InlineData("/api/v1/employees?nip=1&asOf=besok")]
    [InlineData("/api/v1/employees/x?asOf=1-1-2022")]
    public async Task ADayThatIsNoneIsRefused(string path)
    {
        using var answer = await (await gateway.As("bkpsdm")).GetAsync(path);

        Assert.Equal((HttpStatusCode.BadRequest, "field-invalid"), (answer.StatusCode, await Events.CodeOf(answer)));
    }

    private Task<string[]> Appointed() => gateway.Accepted(Events.Of(
        "pns-appointed", subject, new { effectiveDate = "2006-01-01", name = $"Kini {word}", number = Events.NewNip(), agencyId = Agency }));

    private async Task<(string?, string?)> Person(string asOf)
    {
        var person = await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}{asOf}");
        return (person.GetProperty("name").GetString(), person.TryGetProperty("titleAfter", out var title) ? title.GetString() : null);
    }

    private async Task<IEnumerable<string?>> Listed(string path) => (await Items(path)).Select(person => person.GetProperty("name").GetString());

    private async Task<IEnumerable<string?>> Ids(string path, int take) => (await Items(path)).Take(take).Select(person => person.GetProperty("id").GetString());

    private async Task<IEnumerable<JsonElement>> Items(string path) => (await gateway.Json("bkpsdm", path)).GetProperty("items").EnumerateArray();

    private async Task<bool> Review(string id, DateOnly day) =>
        (await gateway.Json("bkpsdm", $"/api/v1/employees/{id}?asOf={day:O}")).GetProperty("review").GetBoolean();

    private async Task<string> Page(string path) => await (await gateway.As("bkpsdm")).GetStringAsync(path);
}
