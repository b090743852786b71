using System.Text.Json.Nodes;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Attributes and fields: which are needed, of which form, how long.</summary>
public sealed partial class HrEventTests
{
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
}
