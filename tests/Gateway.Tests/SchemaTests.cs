using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The schemas of events say what the door does.</summary>
[Collection(nameof(SharedCity))]
public sealed class SchemaTests(RunningGateway gateway)
{
    private static readonly string[] Unreadable = ["event-", "number-not-"];
    private const string Proposal = "id.kartuasn.karpeg-proposed.v1";

    [Fact]
    public async Task EveryKindOfFactThatComesFromOutsideHasASchema()
    {
        string[] internalOnes = ["standing-unclear", "serial-recorded", "number-disputed", "not-in-roster", "card-file-uploaded", "card-file-accepted", "card-file-returned", "photo-recorded", "photo-accepted", "photo-returned", "missing-reason-recorded"];
        var facts = typeof(Fact).GetCustomAttributes(inherit: false).OfType<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
            .Select(kind => (string)kind.TypeDiscriminator!).Except(internalOnes).Append("karpeg-proposed");

        var types = (await Items()).Select(item => item.GetProperty("type").GetString()!);

        Assert.Equal(facts.Select(fact => $"id.kartuasn.{fact}.v1").Order(), types.Order());
    }

    [Fact]
    public async Task EverySchemaIsOpenAndSaysWhatItRestsOn()
    {
        using var nobody = gateway.Nobody();
        foreach (var item in await Items())
        {
            using var answer = await nobody.GetAsync(item.GetProperty("schema").GetString());
            var schema = await answer.Content.ReadFromJsonAsync<JsonElement>();

            Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
            Assert.Equal(item.GetProperty("type").GetString(), schema.GetProperty("properties").GetProperty("type").GetProperty("const").GetString());
            Assert.All(new[] { "title", "description", "x-clause" }, name => Assert.False(string.IsNullOrWhiteSpace(schema.GetProperty(name).GetString())));
        }
        using var unknown = await nobody.GetAsync("/schemas/promoted.v1.json");
        Assert.Equal((404, "schema-unknown"), ((int)unknown.StatusCode, await Events.CodeOf(unknown)));
    }

    [Fact]
    public async Task EveryExampleIsTakenAsItStands()
    {
        var examples = (await All()).Select(pair => OfThisCity(pair.Example, _ => { })).ToArray();

        var results = await gateway.Send(examples);

        Assert.Equal(examples.Select(example => IsProposal(example) ? "karpeg-not-needed" : "accepted"), results.Select(Events.Code));
    }

    [Fact]
    public async Task WithoutARequiredFieldAnExampleIsRefused()
    {
        foreach (var (schema, example) in await All())
            await AssertUnreadable([.. Lacking(schema, example)]);
    }

    [Fact]
    public async Task AValueThatTheSchemaForbidsIsRefused()
    {
        foreach (var (schema, example) in await All())
            await AssertUnreadable(
            [
                .. schema["properties"]!["data"]!["properties"]!.AsObject()
                    .SelectMany(field => Forbidden(field.Value!.AsObject()).Select(wrong => OfThisCity(example, data => data[field.Key] = wrong))),
            ]);
    }

    [Fact]
    public async Task AnExampleHasOnlyFieldsOfItsSchema()
    {
        foreach (var (schema, example) in await All())
        {
            Assert.Empty(example.Select(p => p.Key).Except(schema["properties"]!.AsObject().Select(p => p.Key)));
            Assert.Empty(example["data"]!.AsObject().Select(p => p.Key).Except(schema["properties"]!["data"]!["properties"]!.AsObject().Select(p => p.Key)));
        }
    }

    [Fact]
    public async Task TheDescriptionShowsAnExampleOfEachType()
    {
        var post = (await gateway.Json("bkpsdm", "/openapi/v1.json")).GetProperty("paths").GetProperty("/api/v1/hr-events").GetProperty("post");
        var content = post.GetProperty("requestBody").GetProperty("content");
        var shown = content.GetProperty("application/cloudevents+json").GetProperty("examples").EnumerateObject()
            .Select(example => example.Value.GetProperty("value").GetProperty("type").GetString());

        Assert.Equal((await Items()).Select(item => item.GetProperty("type").GetString()), shown);
        Assert.True(content.TryGetProperty("application/cloudevents-batch+json", out _));
    }

    /// <summary>Each refused for what it looks like, not for what the rules say about a person.</summary>
    private async Task AssertUnreadable(params JsonObject[] events)
    {
        var results = await gateway.Send(events);
        Assert.All(results.Zip(events), pair => Assert.True(
            Unreadable.Any(start => pair.First.Code().StartsWith(start, StringComparison.Ordinal)) || (IsProposal(pair.Second) && pair.First.Code() == "karpeg-not-needed"),
            $"{pair.First.Code()}: {pair.Second}"));
    }

    /// <summary>The example without each thing that its schema demands.</summary>
    private IEnumerable<JsonObject> Lacking(JsonObject schema, JsonObject example)
    {
        var data = schema["properties"]!["data"]!;
        foreach (var attribute in Names(schema["required"]))
        {
            var lacking = OfThisCity(example, _ => { });
            Assert.True(lacking.Remove(attribute));
            yield return lacking;
        }
        foreach (var field in Names(data["required"]))
            yield return OfThisCity(example, sent => Assert.True(sent.Remove(field)));
        if (data["anyOf"] is JsonArray either)
            yield return OfThisCity(example, sent => either.SelectMany(one => Names(one!["required"])).ToList().ForEach(field => sent.Remove(field)));
    }

    /// <summary>Values of another form than the schema's.</summary>
    private static IEnumerable<JsonNode> Forbidden(JsonObject shape)
    {
        yield return new JsonObject();
        if (shape["type"]!.GetValue<string>() != "string")
            yield return "teks";
        else
            yield return 7;
        if (shape["enum"] is not null || shape["format"] is not null || shape["pattern"] is not null)
            yield return "bukan / salah satunya";
        if (shape["maxLength"] is { } longest)
            yield return new string('x', longest.GetValue<int>() + 1);
        if (shape["minLength"] is not null)
            yield return "";
    }

    /// <summary>The example in an agency of this store, with other data.</summary>
    private JsonObject OfThisCity(JsonObject example, Action<JsonObject> change)
    {
        var sent = (JsonObject)example.DeepClone();
        var data = sent["data"]!.AsObject();
        if (data.ContainsKey("agencyId"))
            data["agencyId"] = gateway.Person.AgencyId;
        change(data);
        return sent;
    }

    private async Task<(JsonObject Schema, JsonObject Example)[]> All()
    {
        var all = new List<(JsonObject, JsonObject)>();
        foreach (var item in await Items())
        {
            var schema = await (await gateway.As("bkpsdm")).GetFromJsonAsync<JsonObject>(item.GetProperty("schema").GetString());
            all.Add((schema!, (JsonObject)schema!["examples"]![0]!));
        }
        return [.. all];
    }

    private async Task<JsonElement[]> Items() => [.. (await gateway.Json("bkpsdm", "/schemas/")).GetProperty("items").EnumerateArray()];

    private static IEnumerable<string> Names(JsonNode? names) => names?.AsArray().Select(name => name!.GetValue<string>()) ?? [];

    private static bool IsProposal(JsonObject example) => example["type"]!.GetValue<string>() == Proposal;
}
