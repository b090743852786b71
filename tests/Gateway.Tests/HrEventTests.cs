using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The door of events: what is taken, what is refused and why, in which order it answers.</summary>
public sealed class HrEventTests(RunningGateway gateway) : IClassFixture<RunningGateway>
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

    [Theory]
    [InlineData("specversion", "event-attribute-missing")]
    [InlineData("id", "event-attribute-missing")]
    [InlineData("source", "event-attribute-missing")]
    [InlineData("type", "event-attribute-missing")]
    [InlineData("subject", "event-attribute-missing")]
    [InlineData("data", "event-field-missing")]
    public async Task AnEventWithoutAnAttributeItNeedsIsRefused(string attribute, string code)
    {
        var lacking = Events.Pns(Events.NewId("orang"), Agency);
        lacking.Remove(attribute);

        var result = (await gateway.Send(lacking))[0];

        Assert.Equal(code, result.Code());
        Assert.Equal(lacking["id"]?.GetValue<string>(), result.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("specversion", "0.3", "event-specversion-unsupported")]
    [InlineData("specversion", "1.1", "event-specversion-unsupported")]
    [InlineData("type", "id.kartuasn.promoted.v1", "event-type-unknown")]
    [InlineData("type", "id.kartuasn.died.v2", "event-type-unknown")]
    [InlineData("type", "", "event-attribute-invalid")]
    [InlineData("id", "", "event-attribute-invalid")]
    [InlineData("id", "a\u0000b", "event-attribute-invalid")]
    [InlineData("source", "", "event-attribute-invalid")]
    [InlineData("source", "a b", "event-attribute-invalid")]
    [InlineData("subject", "", "event-attribute-invalid")]
    [InlineData("subject", "employee/1", "event-attribute-invalid")]
    [InlineData("subject", "a b", "event-attribute-invalid")]
    [InlineData("subject", "a'b", "event-attribute-invalid")]
    [InlineData("subject", "a\"b", "event-attribute-invalid")]
    [InlineData("subject", "a\n", "event-attribute-invalid")]
    [InlineData("subject", "..", "event-attribute-invalid")]
    [InlineData("time", "kemarin", "event-invalid")]
    [InlineData("datacontenttype", "text/plain", "event-invalid")]
    [InlineData("dataschema", "::", "event-invalid")]
    [InlineData("Lampiran", "x", "event-invalid")]
    public async Task AnAttributeOfAnotherFormIsRefused(string attribute, string value, string code)
    {
        var wrong = Events.Pns(Events.NewId("orang"), Agency);
        wrong[attribute] = value;

        Assert.Equal(code, await gateway.WhyNot(wrong));
    }

    [Fact]
    public async Task AttributesHaveALongestLength()
    {
        foreach (var (attribute, longest) in new[] { ("id", 200), ("source", 200), ("subject", 64) })
        {
            var fits = Events.Pns(Events.NewId("orang"), Agency);
            fits[attribute] = Events.NewId(new string('a', longest - 10)).PadRight(longest, 'a');
            var tooLong = Events.Pns(Events.NewId("orang"), Agency);
            tooLong[attribute] = new string('a', longest + 1);

            Assert.Equal(["accepted", "event-attribute-invalid"], (await gateway.Send(fits, tooLong)).Select(Events.Code));
        }
    }

    [Theory]
    [InlineData("pns-appointed", """{"effectiveDate": 20220101}""", "effectiveDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "01-01-2022"}""", "effectiveDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-02-30"}""", "effectiveDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "1899-12-31"}""", "effectiveDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "2201-01-01"}""", "effectiveDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-01-01T00:00:00Z"}""", "effectiveDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-01-01", "decisionDate": "x"}""", "decisionDate")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-01-01", "decisionNumber": 7}""", "decisionNumber")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-01-01", "number": 198001312005011001}""", "number")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-01-01", "agencyId": "agency/x"}""", "agencyId")]
    [InlineData("pns-appointed", """{"effectiveDate": "2022-01-01", "unitId": ["x"]}""", "unitId")]
    [InlineData("name-changed", """{"effectiveDate": "2022-01-01", "name": ""}""", "name")]
    [InlineData("name-changed", """{"effectiveDate": "2022-01-01", "name": "  "}""", "name")]
    [InlineData("name-changed", """{"effectiveDate": "2022-01-01", "name": {"first": "x"}}""", "name")]
    [InlineData("name-changed", """{"effectiveDate": "2022-01-01", "name": "a\u0000b"}""", "name")]
    [InlineData("dismissed", """{"effectiveDate": "2022-01-01", "ground": "bored"}""", "ground")]
    [InlineData("dismissed", """{"effectiveDate": "2022-01-01", "ground": "other", "honourable": "true"}""", "honourable")]
    [InlineData("suspended", """{"effectiveDate": "2022-01-01", "ground": "missing"}""", "ground")]
    [InlineData("suspended", """{"effectiveDate": "2022-01-01", "ground": "none"}""", "ground")]
    [InlineData("retired", """{"bupAge": 59}""", "bupAge")]
    [InlineData("retired", """{"bupAge": "58"}""", "bupAge")]
    [InlineData("retired", """{"bupAge": 58.5}""", "bupAge")]
    [InlineData("retired", """{"bupAge": 1e999}""", "bupAge")]
    [InlineData("contract-signed", """{"startDate": "2022-01-01", "endDate": "2022-12-31", "partTime": 1}""", "partTime")]
    public async Task AFieldOfAnotherFormIsNamed(string fact, string data, string field)
    {
        var wrong = Events.Of(fact, gateway.Person.Id);
        var result = (await gateway.Send($"[{wrong.ToJsonString().Replace("\"data\":{}", "\"data\":" + data, StringComparison.Ordinal)}]"))[0];

        Assert.Equal("event-field-invalid", result.Code());
        Assert.Contains($"Isian {field} ", result.Detail(), StringComparison.Ordinal);
        Assert.False(result.Retryable());
    }

    [Theory]
    [InlineData("name-changed", "name", 200)]
    [InlineData("data-blocked", "note", 500)]
    [InlineData("karpeg-recorded", "cardNumber", 20)]
    [InlineData("title-changed", "before", 100)]
    [InlineData("title-changed", "after", 100)]
    [InlineData("photo-changed", "decisionNumber", 200)]
    public async Task ATextHasALongestLength(string fact, string field, int longest)
    {
        var subject = Events.NewId("orang");
        await gateway.Accepted(Events.Pns(subject, Agency));

        var results = await gateway.Send(With(longest), With(longest + 1));

        Assert.Equal(["accepted", "event-field-invalid"], results.Select(Events.Code));

        JsonObject With(int length)
        {
            var sent = Events.Of(fact, subject, new { effectiveDate = "2022-01-01" });
            sent["data"]![field] = new string('x', length);
            return sent;
        }
    }

    [Theory]
    [InlineData("12345", "number-not-18-digits")]
    [InlineData("198002302005011001", "number-birth-date-impossible")]
    [InlineData("198001012005013001", "number-sex-unknown")]
    [InlineData("198001012005011000", "number-serial-zero")]
    [InlineData("198001012005991001", "number-kind-unknown")]
    [InlineData("1,98001E+17", "number-scientific-notation")]
    public async Task ABadNumberSaysWhy(string number, string code)
    {
        var result = (await gateway.Send(Events.Of("number-corrected", gateway.Person.Id, new { effectiveDate = "2022-01-01", number })))[0];

        Assert.Equal(code, result.Code());
        Assert.Contains("Isian number", result.Detail(), StringComparison.Ordinal);
        Assert.DoesNotContain(number, result.Detail().Replace("1,96704E+17", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANumberIsKeptAsEighteenDigitsHoweverItIsWritten()
    {
        var subject = Events.NewId("orang");
        var number = Events.NewNip();
        await gateway.Accepted(Events.Pns(subject, Agency, $"{number[..8]} {number[8..14]} {number[14]} {number[15..]}"));

        Assert.Equal(number, (await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}")).GetProperty("number").GetString());
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

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"teks\"")]
    [InlineData("7")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1} {\"b\":2}")]
    [InlineData("id=1&type=x")]
    public async Task WhatIsNoJsonAsAWholeIsOneProblem(string body)
    {
        using var answer = await gateway.Post(Encoding.UTF8.GetBytes(body));

        Assert.Equal((400, "events-malformed"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task AnotherMediaTypeIsSaidToBe(string mediaType)
    {
        using var answer = await gateway.Post("[]"u8.ToArray(), mediaType);

        Assert.Equal((415, "media-type-unsupported"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact]
    public async Task TooDeepAndTooLargeAreProblems()
    {
        using var deep = await gateway.Post(Encoding.UTF8.GetBytes(new string('[', 100_000)));
        using var large = await gateway.Post(Encoding.UTF8.GetBytes("[" + new string(' ', 3_000_000) + "]"), askFirst: true);

        Assert.Equal((400, "events-malformed"), ((int)deep.StatusCode, await Events.CodeOf(deep)));
        Assert.Equal((413, "request-too-large"), ((int)large.StatusCode, await Events.CodeOf(large)));
    }

    [Fact]
    public async Task HostileEventsAreRefusedOneByOne()
    {
        var good = Events.Pns(Events.NewId("orang"), Agency).ToJsonString();
        string[] hostile =
        [
            good.Replace("Sri Contohwati", @"\ud800", StringComparison.Ordinal),
            good.Replace("\"name\"", @"""\ud800""", StringComparison.Ordinal),
            good.Replace("\"data\":{", "\"data\":{\"name\":\"dua\",", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"subject\":\"lain\",\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":1.5,\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":99999999999,\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":{},\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"tambahan\":\"\\u0000\",\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"data_base64\":\"AAAA\",\"specversion\"", StringComparison.Ordinal),
            good.Replace("\"data\":", "\"data_base64\":\"###\",\"x\":", StringComparison.Ordinal),
            good.Replace("\"specversion\"", "\"\":\"\",\"specversion\"", StringComparison.Ordinal),
            "[]", "\"x\"", "true", "{}",
        ];

        var results = await gateway.Send($"[{string.Join(',', hostile)},{good}]");

        Assert.All(results.SkipLast(1), result => Assert.Equal("rejected", result.Result()));
        Assert.Equal("accepted", results[^1].Result());
    }

    [Fact]
    public async Task AFloodOfFactsAboutOnePersonEndsAndThePersonCanStillBeSeen()
    {
        var subject = Events.NewId("orang");
        await gateway.Accepted(Events.Pns(subject, Agency));
        var start = new DateOnly(2010, 1, 1);

        var results = await gateway.Send([.. Enumerable.Range(0, 1_000).Select(n => Events.Of("photo-changed", subject, new { effectiveDate = start.AddDays(n).ToString("O") }))]);

        Assert.Equal("too-many-facts", results[^1].Code());
        Assert.All(results.SkipLast(1), result => Assert.Equal("accepted", result.Result()));
        foreach (var path in new[] { "", "/card", "/history" })
            Assert.Equal(JsonValueKind.Object, (await gateway.Json("bkpsdm", $"/api/v1/employees/{subject}{path}")).ValueKind);
    }

    [Fact]
    public async Task DataThatIsNoObjectIsRefused()
    {
        foreach (var data in new[] { "[]", "7", "\"x\"", "true" })
        {
            var sent = Events.Of("died", gateway.Person.Id).ToJsonString().Replace("\"data\":{}", "\"data\":" + data, StringComparison.Ordinal);
            Assert.Equal("event-data-invalid", (await gateway.Send($"[{sent}]"))[0].Code());
        }
        var base64 = Events.Of("died", gateway.Person.Id).ToJsonString().Replace("\"data\":{}", "\"data_base64\":\"AAAA\"", StringComparison.Ordinal);
        Assert.Equal("event-data-invalid", (await gateway.Send($"[{base64}]"))[0].Code());
    }

    [Fact]
    public async Task BytesThatAreNoTextAreRefused()
    {
        var bytes = Encoding.Latin1.GetBytes(Events.Pns(Events.NewId("orang"), Agency).ToJsonString().Replace("Sri", "\u00ff\u00fe", StringComparison.Ordinal));

        using var answer = await gateway.Post(bytes, "application/cloudevents+json");

        var results = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("results");
        Assert.Equal("event-invalid", results[0].Code());
    }

    [Fact]
    public async Task WhoSendsEventsMayNotReadPeople()
    {
        var sender = await gateway.As("hr-system");

        foreach (var path in new[] { $"/api/v1/employees/{gateway.Person.Id}", $"/api/v1/employees/{gateway.Person.Id}/card", "/api/v1/employees?q=a", "/api/v1/city/tally" })
            Assert.Equal(403, (int)(await sender.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task ASampleStoreTakesNoRealEvents()
    {
        using var sample = new GatewayProcess();
        Assert.Equal(0, (await sample.Run("sample")).Code);
        await sample.Start();
        using var client = new HttpClient { BaseAddress = sample.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await sample.Run("keys", "add", "--name", "hr", "--role", "hr-system")).Output);

        using var answer = await client.PostAsync("/api/v1/hr-events", new StringContent("[]", Encoding.UTF8, "application/json"));

        Assert.Equal((409, "sample-store"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    private async Task<bool> InReview(string id) => (await gateway.Json("bkpsdm", $"/api/v1/employees/{id}")).GetProperty("review").GetBoolean();

    private static JsonObject Without(JsonObject whole, string field)
    {
        var lacking = (JsonObject)whole.DeepClone();
        lacking["data"]!.AsObject().Remove(field);
        return lacking;
    }
}
