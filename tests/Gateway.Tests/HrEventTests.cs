using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The door of events: what is taken, what is refused and why, in which order it answers.</summary>
public sealed partial class HrEventTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private string Agency => gateway.Person.AgencyId;

    private string Elsewhere => gateway.Elsewhere.AgencyId;

    [Fact]
    public async Task ARepeatIsADuplicateUnderTheFirstFactId()
    {
        var appointed = Events.Pns(Events.NewId("orang"), Agency);

        var first = (await gateway.Send(appointed))[0];
        var again = (await gateway.Send(appointed, appointed));

        Assert.Equal("accepted", first.Result());
        Assert.All(again, result => Assert.Equal("duplicate", result.Result()));
        Assert.All(again, result => Assert.Equal(first.GetProperty("factId").GetString(), result.GetProperty("factId").GetString()));
        Assert.All(again, result => Assert.Equal(appointed["id"]!.GetValue<string>(), result.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task TheSameIdentityWithOtherContentIsAConflict()
    {
        var subject = Events.NewId("orang");
        await gateway.Accepted(Events.Pns(subject, Agency), Events.Of("died", subject, new { effectiveDate = "2030-01-01" }, "sama"));

        Assert.Equal("fact-conflict", await gateway.WhyNot(Events.Of("died", subject, new { effectiveDate = "2030-01-02" }, "sama")));
        Assert.Equal("fact-conflict", await gateway.WhyNot(Events.Of("left-city", subject, new { effectiveDate = "2030-01-01" }, "sama")));
    }

    [Fact]
    public async Task ASlashInAnIdNeverMakesItAnother()
    {
        var subject = Events.NewId("orang");
        await gateway.Accepted(Events.Pns(subject, Agency));

        var facts = await gateway.Accepted(
            Events.Of("died", subject, new { effectiveDate = "2031-01-01" }, id: "b/c", source: "a"),
            Events.Of("left-city", subject, new { effectiveDate = "2031-01-02" }, id: "c", source: "a/b"));

        Assert.Equal(["hr/a/b%2Fc", "hr/a/b/c"], facts);
    }

    [Fact]
    public async Task AnIdIsOfOneSourceAndOnePerson()
    {
        var (one, other) = (Events.NewId("orang"), Events.NewId("orang"));
        await gateway.Accepted(Events.Pns(one, Agency), Events.Pns(other, Agency));

        await gateway.Accepted(
            Events.Of("photo-changed", one, new { effectiveDate = "2022-01-01" }, "1"), Events.Of("photo-changed", other, new { effectiveDate = "2022-01-02" }, "1"),
            Events.Of("photo-changed", one, new { effectiveDate = "2022-01-03" }, "1", "simpeg-lain"));
    }

    [Fact]
    public async Task ABadEventInTheMiddleSpoilsNoOther()
    {
        var subject = Events.NewId("orang");
        var good = Events.Pns(subject, Agency).ToJsonString();
        var later = Events.Of("photo-changed", subject, new { effectiveDate = "2022-01-01" }).ToJsonString();

        var results = await gateway.Send($$"""[{{good}}, 7, {"id": 5}, {"id": "x", "id": "x"}, null, {{later}}]""");

        Assert.Equal(["accepted", "event-invalid", "event-attribute-missing", "event-invalid", "event-invalid", "accepted"], results.Select(Events.Code));
        Assert.Equal(JsonValueKind.Null, results[1].GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task OneEventAloneIsAnsweredLikeABatch()
    {
        foreach (var mediaType in new[] { "application/cloudevents+json", "application/json", "application/cloudevents+json; charset=utf-8" })
        {
            var single = Events.Pns(Events.NewId("orang"), Agency);

            using var answer = await gateway.Post(Encoding.UTF8.GetBytes(single.ToJsonString()), mediaType);

            var results = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("results");
            Assert.Equal("accepted", results.EnumerateArray().Single().Result());
        }
    }

    [Fact]
    public async Task NothingSentIsNothingAnswered() => Assert.Empty(await gateway.Send());

    [Fact]
    public async Task AThousandAreAnsweredInTheirOrderAndOneMoreIsTooMany()
    {
        var people = Enumerable.Range(0, 100).Select(_ => Events.NewId("orang")).ToArray();
        JsonObject[] events =
        [
            .. people.Select(person => Events.Pns(person, Agency)),
            .. Enumerable.Range(0, 900).Select(n => Events.Of("photo-changed", people[n % 100], new { effectiveDate = $"2022-01-{(n / 100) + 1:D2}" })),
        ];

        var results = await gateway.Send(events);
        using var more = await gateway.Post(Encoding.UTF8.GetBytes(new JsonArray([.. events.Append(events[0]).Select(e => e.DeepClone())]).ToJsonString()));

        Assert.Equal(events.Select(e => e["id"]!.GetValue<string>()), results.Select(result => result.GetProperty("id").GetString()));
        Assert.All(results, result => Assert.Equal("accepted", result.Result()));
        Assert.Equal((413, "too-many-events"), ((int)more.StatusCode, await Events.CodeOf(more)));
    }

    [Fact]
    public async Task EachEventSeesThoseBeforeItAndNoneAfterIt()
    {
        var subject = Events.NewId("orang");
        var left = Events.Of("left-city", subject, new { effectiveDate = "2030-01-01" });

        var results = await gateway.Send(left, Events.Pns(subject, Agency), left);

        Assert.Equal(["employee-unknown", "accepted", "accepted"], results.Select(Events.Code));
        Assert.True(results[0].Retryable());
    }

    [Fact]
    public async Task APersonIsOneHoweverTheIdIsSpelled()
    {
        var subject = Events.NewId("Orang-ABC");
        await gateway.Accepted(Events.Pns(subject, Agency), Events.Of("photo-changed", subject.ToUpperInvariant(), new { effectiveDate = "2022-01-01" }));

        Assert.Equal(subject, (await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}")).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("cpns-appointed", "cpns")]
    [InlineData("pns-appointed", "pns")]
    [InlineData("entered-city", "pns")]
    [InlineData("contract-signed", "pppk")]
    public async Task FourTypesMakeAPersonKnownWhenTheySayWhoItIs(string fact, string kind)
    {
        var subject = Events.NewId("orang");
        var number = kind == "pppk" ? Events.NewNiPppk() : Events.NewNip();
        var whole = Events.Of(fact, subject, new { effectiveDate = "2021-01-01", endDate = "2099-12-31", name = "Sri Contohwati", number, agencyId = Agency });

        foreach (var field in new[] { "name", "number", "agencyId" })
        {
            var refused = (await gateway.Send(Without(whole, field)))[0];
            Assert.Contains(refused.Code(), new[] { "field-missing", "event-field-missing" });
            Assert.Contains(field, refused.Detail(), StringComparison.Ordinal);
        }
        await gateway.Accepted(whole);

        var person = await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}");
        Assert.Equal((number, kind), (person.GetProperty("number").GetString(), person.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task AnAgencyNobodyKnowsHereIsOfAnotherCity()
    {
        var subject = Events.NewId("orang");

        var results = await gateway.Send(
            Events.Pns(subject, "A-KOTA-LAIN"), Events.Pns(subject, Agency), Events.Of("transferred", subject, new { effectiveDate = "2022-01-01", agencyId = "A-KOTA-LAIN" }));

        Assert.Equal(["agency-of-another-city", "accepted", "agency-of-another-city"], results.Select(Events.Code));
        Assert.True(results[0].Retryable());
    }

    [Fact]
    public async Task WhatTheRulesRefuseIsNamed()
    {
        var subject = Events.NewId("orang");
        await gateway.Accepted(Events.Pns(subject, Agency));
        (JsonObject Event, string Code)[] refused =
        [
            (Events.Of("decision-cancelled", subject, new { effectiveDate = "2022-01-01", factId = "hr/simpeg/entah" }), "fact-unknown"),
            (Events.Of("pns-appointed", subject, new { effectiveDate = "2022-01-01", number = Events.NewNiPppk() }), "number-of-another-kind"),
            (Events.Of("contract-signed", subject, new { startDate = "2022-01-01", endDate = "2022-12-31", number = Events.NewNip() }), "number-of-another-kind"),
            (Events.Of("contract-signed", subject, new { startDate = "2022-01-01", endDate = "2021-12-31" }), "contract-ends-before-start"),
            (Events.Of("contract-extended", subject, new { startDate = "2022-01-01", effectiveDate = "2020-01-01", endDate = "2021-12-31" }), "contract-ends-before-start"),
            (Events.Of("contract-extended", subject, new { startDate = "2020-01-01", effectiveDate = "2022-01-01", endDate = "2021-12-31" }), "contract-ends-before-start"),
            (Events.Of("died", subject, new { effectiveDate = "1979-12-31" }), "tmt-before-birth"),
            (Events.Of("karpeg-proposed", subject, new { effectiveDate = "2022-11-01" }), "karpeg-not-needed"),
            (Events.Of("karpeg-proposed", subject), "karpeg-not-needed"),
        ];

        var results = await gateway.Send([.. refused.Select(row => row.Event)]);

        Assert.Equal(refused.Select(row => row.Code), results.Select(Events.Code));
        Assert.Equal(refused.Select(row => row.Code == "fact-unknown"), results.Select(Events.Retryable));
        Assert.Contains("angka 5", results[^1].Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfACardIsNoDecision()
    {
        await gateway.HandIn("bkpsdm", gateway.Person);
        var history = await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}/history");
        var upload = history.GetProperty("facts").EnumerateArray().First(fact => fact.GetProperty("fact").GetString() == "card-file-uploaded");

        Assert.Equal("not-a-decision", await gateway.WhyNot(Events.Of("decision-cancelled", gateway.Person.Id,
            new { effectiveDate = "2022-01-01", factId = upload.GetProperty("factId").GetString() })));
    }

    [Fact]
    public async Task FieldsNobodyKnowsAreIgnored()
    {
        var subject = Events.NewId("orang");
        var more = Events.Pns(subject, Agency);
        more["data"]!["golongan"] = new JsonObject { ["akhir"] = "IV/a" };
        more["trace"] = "abc";

        await gateway.Accepted(more);
    }

    [Fact]
    public async Task TheTimeOfSendingDecidesNothing()
    {
        var subject = Events.NewId("orang");
        var appointed = Events.Pns(subject, Agency);
        await gateway.Accepted(appointed);
        appointed["time"] = "2022-01-01T00:00:00Z";

        Assert.Equal("duplicate", await gateway.WhyNot(appointed));
    }

    [Fact]
    public async Task WhoShareANumberAreBothPutToReview()
    {
        var (one, other) = (Events.NewId("orang"), Events.NewId("orang"));
        var number = Events.NewNip();
        await gateway.Accepted(Events.Pns(one, Agency, number), Events.Pns(other, Elsewhere));
        Assert.False(await InReview(one));

        var corrected = (await gateway.Accepted(Events.Of("number-corrected", other, new { effectiveDate = "2022-01-01", number })))[0];
        Assert.Equal((true, true), (await InReview(one), await InReview(other)));

        await gateway.Accepted(Events.Of("decision-cancelled", other, new { effectiveDate = "2022-01-01", factId = corrected }));
        Assert.False(await InReview(other));
    }

    [Fact]
    public async Task ACancellationThatBringsASharedNumberBackPutsBothToReview()
    {
        var (one, other) = (Events.NewId("orang"), Events.NewId("orang"));
        var number = Events.NewNip();
        var corrected = (await gateway.Accepted(
            Events.Pns(one, Agency, number), Events.Of("number-corrected", one, new { effectiveDate = "2022-01-01", number = Events.NewNip() }), Events.Pns(other, Agency, number)))[1];
        Assert.False(await InReview(one));

        await gateway.Accepted(Events.Of("decision-cancelled", one, new { effectiveDate = "2022-01-01", factId = corrected }));

        Assert.Equal((true, true), (await InReview(one), await InReview(other)));
    }

    [Fact]
    public async Task TheHistoryNamesTheSenderAndTheDecision()
    {
        var subject = Events.NewId("orang");
        var appointed = Events.Pns(subject, Agency);
        (appointed["data"]!["decisionNumber"], appointed["data"]!["decisionDate"]) = ("SK/7", "2005-12-20");
        var id = (await gateway.Accepted(appointed))[0];

        var fact = (await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}/history")).GetProperty("facts").EnumerateArray().Single();

        Assert.Equal(
            [id, "pns-appointed", "SK/7", "2005-12-20", "2006-01-01", "hr-system"],
            new[] { "factId", "fact", "decisionNumber", "decisionDate", "effectiveDate", "recordedBy" }.Select(name => fact.GetProperty(name).GetString()));
    }

    private async Task<bool> InReview(string id) => (await gateway.Json("bkpsdm", $"/api/v1/employees/{id}")).GetProperty("review").GetBoolean();

    private static JsonObject Without(JsonObject whole, string field)
    {
        var lacking = (JsonObject)whole.DeepClone();
        lacking["data"]!.AsObject().Remove(field);
        return lacking;
    }
}
