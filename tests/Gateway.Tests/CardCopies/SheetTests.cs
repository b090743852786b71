using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.CardCopies;

/// <summary>Cards of the largest agency on paper.</summary>
[Collection(nameof(CityWithCards))]
public sealed class SheetTests(CityWithCards city)
{
    private static readonly string Agency = RunningGateway.Rows.GroupBy(row => row.AgencyId).MaxBy(of => of.Count())!.Key;
    private static readonly RosterRow[] People =
        [.. RunningGateway.Rows.Where(row => row.AgencyId == Agency && row is { Kind: Kind.Pns, KedudukanCode: "01" }).TakeLast(3)];

    [Fact]
    public async Task EveryCodeOnASheetIsThatOfAValidCard()
    {
        foreach (var person in People)
            await city.HandInPhoto(person, variant: 0);

        var pdf = await Taken(await Ask($"layout=a4&ids={string.Join(',', People.Select(person => person.Id))}"));

        Assert.Contains("Pages:           2", ReadBack.PdfInfo(pdf), StringComparison.Ordinal);
        var names = new List<string>();
        foreach (var code in ReadBack.Scanned(ReadBack.PdfPage(pdf, 2, 300)).Split('\n').Select(CityWithCards.CodeIn))
            names.Add((await city.Check(code)).GetProperty("name").GetString()!);
        Assert.All(People, person => Assert.Contains(names, name => name.Contains(person.Name, StringComparison.Ordinal)));
        Assert.Equal(People.Length, names.Count);
    }

    [Fact]
    public async Task AnAgencysPartHasWhoeverCanBePrinted()
    {
        foreach (var person in People)
            await city.HandInPhoto(person, variant: 0);

        var pdf = await Taken(await Ask("layout=cr80&side=front"));

        var printed = ReadBack.PdfText(pdf).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(People, person => Assert.Contains(person.Number, printed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoeverCannotBePrintedIsNamedWithTheReason()
    {
        await city.HandInPhoto(People[0], variant: 0);
        var without = RunningGateway.Rows.First(row => row.AgencyId == Agency && row.Kind == Kind.Cpns || row.AgencyId != Agency);

        var answer = await Ask($"ids={People[0].Id},{without.Id}");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((409, "urn:kartuasn:problem:cards-not-printable"), ((int)answer.StatusCode, problem.GetProperty("type").GetString()));
        Assert.Equal([without.Id], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("layout=a3")]
    [InlineData("side=kiri")]
    [InlineData("status=semua")]
    [InlineData("cursor=%20")]
    [InlineData("ids=")]
    public async Task AWordThatIsNoneIsRefused(string query) => Assert.Equal(400, (int)(await Ask(query)).StatusCode);

    [Fact]
    public async Task WhereThereIsNothingToPrintItIsSaid()
    {
        var other = RunningGateway.Rows.GroupBy(row => row.AgencyId).MinBy(of => of.Count())!.Key;

        var answer = await (await city.Gateway.As("bkpsdm")).GetAsync($"/api/v1/agencies/{other}/cards.pdf?status=not-uploaded");

        Assert.Equal((409, "nothing-to-print"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    private async Task<HttpResponseMessage> Ask(string query) => await (await city.Gateway.As("bkpsdm")).GetAsync($"/api/v1/agencies/{Agency}/cards.pdf?{query}");

    private static async Task<byte[]> Taken(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
