using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.CardCopies;

[CollectionDefinition(nameof(CityWithCards))]
public sealed class SharedCityWithCards : ICollectionFixture<CityWithCards>;

/// <summary>A city that stands in the network under a name, and draws three pictures at a time.</summary>
public sealed class CityWithCards : IAsyncLifetime
{
    public const string Site = "https://kartu.contoh.go.id";
    private int taken;

    public RunningGateway Gateway { get; } = new(new Dictionary<string, string> { ["Verification__Address"] = Site, ["Limits__Drawings"] = "3" });

    public ValueTask InitializeAsync() => Gateway.InitializeAsync();

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();

    /// <summary>A PNS of <see cref="RunningGateway.Person"/>'s city whom no other test has.</summary>
    public RosterRow Somebody() => RunningGateway.Rows.Where(row => row is { Kind: Kind.Pns, KedudukanCode: "01" }).Skip(Interlocked.Increment(ref taken)).First();

    /// <summary>The same, with a photo.</summary>
    public async Task<RosterRow> WithPhoto()
    {
        var person = Somebody();
        await HandInPhoto(person, variant: 0);
        return person;
    }

    public async Task HandInPhoto(RosterRow person, int variant)
    {
        using var body = new ByteArrayContent(new Portrait { Variant = variant }.Png());
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        var answer = await (await Gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{person.Id}/photo", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> Ask(RosterRow person, string copy, string role = "bkpsdm", string? seen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/employees/{person.Id}/card/{copy}");
        if (seen is not null)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(seen));
        return await (await Gateway.As(role)).SendAsync(request);
    }

    public async Task<byte[]> Draw(RosterRow person, string copy)
    {
        var answer = await Ask(person, copy);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The code on the back of a copy, drawn now and read by zbar.</summary>
    public async Task<string> Code(RosterRow person) => CodeIn(ReadBack.Scanned(await Draw(person, "landscape/back.png")));

    public static string CodeIn(string address)
    {
        Assert.StartsWith("HTTPS://KARTU.CONTOH.GO.ID/V/", address, StringComparison.Ordinal);
        Assert.InRange(address.Length, 1, 165);
        return address[(address.LastIndexOf('/') + 1)..];
    }

    /// <summary>What somebody who is not signed in is told of a code.</summary>
    public async Task<JsonElement> Check(string code)
    {
        using var nobody = Gateway.Nobody();
        return await nobody.GetFromJsonAsync<JsonElement>("/api/v1/verifications/" + code);
    }

    public async Task<string> Outcome(string code) => (await Check(code)).GetProperty("outcome").GetString()!;
}
