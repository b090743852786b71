using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>What an event changes, as others then see it: the card on a day, and the tallies of a day.</summary>
public sealed class HrEventEffectTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private readonly string subject = Events.NewId("orang");

    private string Agency => gateway.Person.AgencyId;

    private string Elsewhere => gateway.Elsewhere.AgencyId;

    [Fact]
    public async Task AnExtensionThatArrivesLateRestoresTheDaysBetween()
    {
        var before = await Count("pppk", "2022-02-01");
        await gateway.Accepted(Events.Pppk(subject, Agency, "2021-01-01", "2021-12-31"));
        Assert.Equal("valid", await Status("2021-12-31"));
        Assert.Equal("invalid", await Status("2022-01-01"));
        Assert.Equal(before, await Count("pppk", "2022-02-01"));

        await gateway.Accepted(Events.Of("contract-extended", subject, new { startDate = "2022-01-01", endDate = "2026-12-31", decisionDate = "2022-03-15" }));

        Assert.Equal("valid", await Status("2022-02-01"));
        Assert.Equal("2026-12-31", (await Card("2022-02-01")).GetProperty("until").GetString());
        Assert.Equal(before + 1, await Count("pppk", "2022-02-01"));
    }

    [Theory]
    [InlineData("2021-01-01", "2021-03-01")]
    [InlineData("2021-03-01", "2021-01-01")]
    public async Task TheDaysOfAContractBeginOnTheLaterOfItsTwoDates(string startDate, string effectiveDate)
    {
        await gateway.Accepted(Events.Of("contract-signed", subject, new
        {
            startDate,
            effectiveDate,
            endDate = "2099-12-31",
            name = "Budi Contoh",
            number = Events.NewNiPppk(),
            agencyId = Agency,
            partTime = true,
        }));

        Assert.Equal("not-eligible", await Status("2021-02-28"));
        Assert.Equal("valid", await Status("2021-03-01"));
        Assert.True((await Card("2021-03-01")).GetProperty("partTime").GetBoolean());
    }

    [Fact]
    public async Task ADismissalEndsTheCardOnItsDay()
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        var (before, after) = (await Count("pns", "2022-02-28"), await Count("pns", "2022-03-01"));

        await gateway.Accepted(Events.Of("dismissed", subject, new { effectiveDate = "2022-03-01", ground = "discipline", honourable = false }));

        Assert.Equal(("valid", "invalid"), (await Status("2022-02-28"), await Status("2022-03-01")));
        Assert.Equal("dismissed-without-honour", Rule(await Card("2022-03-01")));
        Assert.Equal((before, after - 1), (await Count("pns", "2022-02-28"), await Count("pns", "2022-03-01")));
    }

    [Fact]
    public async Task WhoWasBornOn31JanuaryRetiresOn1February()
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        var (before, after) = (await Count("pns", "2038-01-31"), await Count("pns", "2038-02-01"));

        await gateway.Accepted(Events.Of("retired", subject, new { bupAge = 58 }));

        Assert.Equal(("valid", "invalid"), (await Status("2038-01-31"), await Status("2038-02-01")));
        Assert.Equal("retired", Rule(await Card("2038-02-01")));
        Assert.Equal((before, after - 1), (await Count("pns", "2038-01-31"), await Count("pns", "2038-02-01")));
    }

    [Fact]
    public async Task TheDayOfADecisionWinsOverAnAge()
    {
        await gateway.Accepted(Events.Pns(subject, Agency), Events.Of("retired", subject, new { bupAge = 58, effectiveDate = "2039-01-01" }));

        Assert.Equal(("valid", "invalid"), (await Status("2038-12-31"), await Status("2039-01-01")));
    }

    [Fact]
    public async Task ADeathEndsTheCardOnItsDay()
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        var (before, after) = (await Count("pns", "2022-05-16"), await Count("pns", "2022-05-17"));

        await gateway.Accepted(Events.Of("died", subject, new { effectiveDate = "2022-05-17" }));

        Assert.Equal(("valid", "invalid"), (await Status("2022-05-16"), await Status("2022-05-17")));
        Assert.Equal((before, after - 1), (await Count("pns", "2022-05-16"), await Count("pns", "2022-05-17")));
    }

    [Fact]
    public async Task WhoIsMissingIsSuspendedForTwelveMonthsAndValidAgainWhenFound()
    {
        await gateway.Accepted(Events.Pns(subject, Agency), Events.Of("declared-missing", subject, new { effectiveDate = "2022-02-01" }));
        Assert.Equal(("suspended", "invalid"), (await Status("2023-01-31"), await Status("2023-02-01")));
        var counted = await Count("pns", "2023-02-01");

        await gateway.Accepted(Events.Of("found", subject, new { effectiveDate = "2022-06-01" }));

        Assert.Equal(("suspended", "valid", "valid"), (await Status("2022-05-31"), await Status("2022-06-01"), await Status("2023-02-01")));
        Assert.Equal(counted + 1, await Count("pns", "2023-02-01"));
    }

    [Theory]
    [InlineData("detained", "2022-02-01", "suspended")]
    [InlineData("state-official", "2022-02-01", "suspended")]
    [InlineData("commissioner", "2022-02-01", "suspended")]
    [InlineData("other", "2022-02-01", "suspended")]
    [InlineData("unpaid-leave", "2022-02-01", "valid")]
    [InlineData("unpaid-leave", "2024-02-01", "suspended")]
    public async Task ASuspensionStopsTheCardUntilSomebodyIsReinstated(string ground, string from, string status)
    {
        var until = DateOnly.Parse(from, null).AddMonths(6).ToString("O");
        await gateway.Accepted(Events.Pns(subject, Agency));
        var (counted, suspended) = (await Count("pns", from), await Suspended(from));

        await gateway.Accepted(
            Events.Of("suspended", subject, new { effectiveDate = from, ground }), Events.Of("reinstated", subject, new { effectiveDate = until }));

        Assert.Equal((status, "valid"), (await Status(from), await Status(until)));
        Assert.Equal((counted, status == "suspended" ? suspended + 1 : suspended), (await Count("pns", from), await Suspended(from)));
    }

    [Fact]
    public async Task AMoveWithinTheCityMovesTheCountFromItsDay()
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        var (here, there) = (await Count("pns", "2022-09-01"), await Count("pns", "2022-09-01", Elsewhere));
        var (hereBefore, thereBefore) = (await Count("pns", "2022-08-31"), await Count("pns", "2022-08-31", Elsewhere));

        await gateway.Accepted(Events.Of("transferred", subject, new { effectiveDate = "2022-09-01", agencyId = Elsewhere, unitId = "U-9" }));

        Assert.Equal("valid", await Status("2022-09-01"));
        Assert.Equal((here - 1, there + 1), (await Count("pns", "2022-09-01"), await Count("pns", "2022-09-01", Elsewhere)));
        Assert.Equal((hereBefore, thereBefore), (await Count("pns", "2022-08-31"), await Count("pns", "2022-08-31", Elsewhere)));
    }

    [Fact]
    public async Task WhoLeavesTheCityIsNotCountedUntilTheyComeBack()
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        var (counted, later) = (await Count("pns", "2022-09-01"), await Count("pns", "2022-12-01"));

        await gateway.Accepted(
            Events.Of("left-city", subject, new { effectiveDate = "2022-09-01" }), Events.Of("entered-city", subject, new { effectiveDate = "2022-12-01", agencyId = Agency }));

        Assert.Equal(("valid", "left-city"), (await Status("2022-09-01"), Rule(await Card("2022-09-01"))));
        Assert.Equal((counted - 1, later), (await Count("pns", "2022-09-01"), await Count("pns", "2022-12-01")));
    }

    [Theory]
    [InlineData("name-changed", """{"effectiveDate": "2022-07-01", "name": "Sri Contohwati Lestari"}""")]
    [InlineData("title-changed", """{"effectiveDate": "2022-07-01", "after": "M.Pd."}""")]
    [InlineData("photo-changed", """{"effectiveDate": "2022-07-01"}""")]
    [InlineData("number-corrected", """{"effectiveDate": "2022-07-01", "number": "198001312005012999"}""")]
    public async Task WhatIsPrintedOnTheCardMakesItStale(string fact, string data)
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        await gateway.Accepted(Events.Of(fact, subject, JsonDocument.Parse(data).RootElement));

        var (before, after) = (await Card("2022-06-30"), await Card("2022-07-01"));
        Assert.Equal((false, true), (before.GetProperty("stale").GetBoolean(), after.GetProperty("stale").GetBoolean()));
        Assert.Equal("valid", after.GetProperty("status").GetString());
    }

    [Fact]
    public async Task ACancellationRestoresWhatWas()
    {
        await gateway.Accepted(Events.Pns(subject, Agency));
        var counted = await Count("pns", "2022-03-01");
        var dismissal = (await gateway.Accepted(Events.Of("dismissed", subject, new { effectiveDate = "2022-03-01", ground = "criminal", honourable = false })))[0];

        await gateway.Accepted(Events.Of("decision-cancelled", subject, new { effectiveDate = "2022-06-01", factId = dismissal }));

        Assert.Equal(("valid", "valid"), (await Status("2022-03-01"), await Status("2022-12-01")));
        Assert.Equal(counted, await Count("pns", "2022-03-01"));
    }

    [Fact]
    public async Task OldCardsAreValidInTheTransition()
    {
        await gateway.Accepted(
            Events.Pns(subject, Agency), Events.Of("karpeg-recorded", subject, new { effectiveDate = "2006-01-01", cardNumber = "N 123456" }),
            Events.Of("kpe-recorded", subject, new { effectiveDate = "2010-01-01" }));

        var legacy = (await Card("2022-11-04")).GetProperty("legacy");
        Assert.Equal(("valid", "valid"), (Legacy(legacy, "karpeg"), Legacy(legacy, "kpe")));
    }

    [Fact]
    public async Task ACpnsIsNotCountedBeforeTheTmtPns()
    {
        var number = Events.NewNip();
        var (cpns, pns) = (await Count("pns", "2005-06-01"), await Count("pns", "2006-06-01"));
        await gateway.Accepted(
            Events.Of("cpns-appointed", subject, new { effectiveDate = "2005-01-01", name = "Sri Contohwati", number, agencyId = Agency }),
            Events.Of("pns-appointed", subject, new { effectiveDate = "2006-01-01" }));

        Assert.Equal(("not-eligible", "valid"), (await Status("2005-06-01"), await Status("2006-06-01")));
        Assert.Equal((cpns, pns + 1), (await Count("pns", "2005-06-01"), await Count("pns", "2006-06-01")));
    }

    [Fact]
    public async Task ABlockOfDataIsANoteOnly()
    {
        await gateway.Accepted(
            Events.Pns(subject, Agency), Events.Of("data-blocked", subject, new { effectiveDate = "2022-07-01", note = "Menunggu rekonsiliasi." }),
            Events.Of("data-unblocked", subject, new { effectiveDate = "2022-08-01" }));

        Assert.Equal(("valid", "valid"), (await Status("2022-07-15"), await Status("2022-08-15")));
    }

    [Fact]
    public async Task AfterAllOfThisMemoryDatabaseAndFactsAgree()
    {
        await gateway.Accepted(Events.Pns(subject, Agency), Events.Of("died", subject, new { effectiveDate = "2022-05-17" }));

        Assert.True((await gateway.Json("bkpsdm", "/api/v1/recount")).GetProperty("equal").GetBoolean());
    }

    private Task<JsonElement> Card(string on) => gateway.Json("bkpsdm", $"/api/v1/employees/{subject}/card?on={on}");

    private async Task<string> Status(string on) => (await Card(on)).GetProperty("status").GetString()!;

    private async Task<int> Count(string kind, string asOf, string? agency = null)
    {
        var column = (await Tally(asOf, agency ?? Agency)).GetProperty(kind);
        return column.GetProperty("uploaded").GetInt32() + column.GetProperty("notUploaded").GetInt32();
    }

    private async Task<int> Suspended(string asOf) => (await Tally(asOf, Agency)).GetProperty("suspended").GetInt32();

    private Task<JsonElement> Tally(string asOf, string agency) => gateway.Json("bkpsdm", $"/api/v1/agencies/{agency}/tally?asOf={asOf}");

    private static string Rule(JsonElement card) => card.GetProperty("reasons")[0].GetProperty("rule").GetString()!;

    private static string Legacy(JsonElement legacy, string card) => legacy.GetProperty(card).GetProperty("status").GetString()!;
}
