using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Uploaded card files are looked at; what is odd goes to the agency's reviewers, counts meanwhile, and can be decided and undone.</summary>
public sealed class CardFileReviewTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    /// <summary>The operator's own first.</summary>
    private readonly RosterRow[] people =
    [
        .. RunningGateway.Rows.Where(row => row is { Kind: Kind.Pns, KedudukanCode: "01" }).OrderBy(row => row.AgencyId == gateway.Person.AgencyId ? 0 : 1).Take(10),
    ];

    [Fact] // letter, clause 3
    public async Task TheCardOfTheOtherKindCountsIsListedWithWhatIsOddAndIsFoundRightByTheOperator()
    {
        var receipt = await HandIn(people[0], new DrawnCard { Pppk = true, Portrait = true, Hue = DrawnCard.HueOf(true) });

        var file = await File("operator", people[0]);
        Assert.Equal(["colour"], Doubts(file));
        Assert.Equal((receipt, "portrait/front"), (Text(file, "receipt"), Text(file, "place")));
        Assert.True((await gateway.Json("operator", $"/api/v1/employees/{people[0].Id}")).GetProperty("uploaded").GetBoolean());
        using var picture = await (await gateway.As("operator")).GetAsync(Text(file, "address"));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);

        Assert.Equal(200, await Decide("operator", people[0], new { receipt, verdict = "accept" }));

        Assert.Null(await Listed("operator", people[0]));
        Assert.Equal(200, await Decide("operator", people[0], new { receipt, verdict = "accept" }));
        Assert.True((await gateway.Json("bkpsdm", "/api/v1/recount")).GetProperty("equal").GetBoolean());
    }

    [Fact]
    public async Task ARightCardIsOnNoList()
    {
        await HandIn(people[1], new DrawnCard { Portrait = true, Hue = DrawnCard.HueOf(false) });

        Assert.Null(await Listed("bkpsdm", people[1]));
    }

    [Fact]
    public async Task AFileGivenBackNoLongerCountsTheEmployeeReadsWhyAndTheDecisionCanBeUndone()
    {
        var receipt = await HandIn(people[2], new DrawnCard { Pppk = true, Portrait = true, Hue = DrawnCard.HueOf(true), Length = 640 });

        Assert.Equal(422, await Decide("operator", people[2], new { receipt, verdict = "return" }));
        Assert.Equal(400, await Decide("operator", people[2], new { receipt, verdict = "tea" }));
        Assert.Equal(400, await Decide("operator", people[2], new { receipt, verdict = "return", ground = "tea" }));
        Assert.Equal(200, await Decide("operator", people[2], new { receipt, verdict = "return", ground = "not-the-same-person", note = "Nama pada kartu berbeda." }));

        Assert.False((await gateway.Json("operator", $"/api/v1/employees/{people[2].Id}")).GetProperty("uploaded").GetBoolean());
        var told = await (await gateway.As("operator")).GetStringAsync($"/pegawai/{people[2].Id}");
        Assert.Contains("bukan atas nama Anda", told, StringComparison.Ordinal);
        Assert.Contains("Nama pada kartu berbeda.", told, StringComparison.Ordinal);
        Assert.Equal(200, await Decide("operator", people[2], new { receipt, verdict = "undo" }));
        Assert.True((await gateway.Json("operator", $"/api/v1/employees/{people[2].Id}")).GetProperty("uploaded").GetBoolean());
        Assert.NotNull(await Listed("operator", people[2]));
        var recount = await gateway.Json("bkpsdm", "/api/v1/recount");
        Assert.True(recount.GetProperty("equal").GetBoolean(), recount.GetRawText());
    }

    [Fact] // UU 27/2022: replaced files go after their time
    public async Task AFileWhoseBytesAreGoneIsNotBroughtBack()
    {
        var bytes = new DrawnCard { Portrait = true, Hue = DrawnCard.HueOf(false), Length = 700 }.Bytes();
        var receipt = await HandIn(people[8], bytes, "image/png");
        Assert.Equal(200, await Decide("bkpsdm", people[8], new { receipt, verdict = "return", ground = "unreadable" }));
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        System.IO.File.Delete(Assert.Single(Directory.GetFiles(Path.Combine(gateway.Folder, "files"), name + "*", SearchOption.AllDirectories)));

        Assert.Equal(409, await Decide("bkpsdm", people[8], new { receipt, verdict = "undo" }));
        Assert.False((await gateway.Json("bkpsdm", $"/api/v1/employees/{people[8].Id}")).GetProperty("uploaded").GetBoolean());
    }

    [Fact]
    public async Task TheSameBytesOfTwoPeopleAreNoticedForBothAndNobodyIsBlamed()
    {
        var card = new DrawnCard { Portrait = true, Hue = DrawnCard.HueOf(false), Person = new Portrait { Variant = 9 } };
        var elsewhere = RunningGateway.Rows.Last(row => row is { Kind: Kind.Pns, KedudukanCode: "01" } && row.AgencyId != gateway.Person.AgencyId);
        var first = await HandIn(people[3], card);
        Assert.Null(await Listed("bkpsdm", people[3]));

        await HandIn(elsewhere, card);

        Assert.Equal(["same-bytes"], Doubts(await File("bkpsdm", people[3])));
        Assert.Equal([elsewhere.Id], Others((await Listed("bkpsdm", people[3]))!.Value));
        Assert.Equal([people[3].Id], Others((await Listed("bkpsdm", elsewhere))!.Value));
        // Another agency's person is nobody to an operator, here too.
        Assert.Empty(Others((await Listed("operator", people[3]))!.Value));
        Assert.DoesNotContain(elsewhere.Name, (await Listed("operator", people[3]))!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Null(await Listed("operator", elsewhere));

        Assert.Equal(200, await Decide("operator", people[3], new { receipt = first, verdict = "return", ground = "not-the-same-person" }));
        Assert.Null(await Listed("bkpsdm", elsewhere));
    }

    [Fact]
    public async Task OurOwnCopyIsKnownAgain()
    {
        using var photo = new ByteArrayContent(new Portrait { Variant = 5 }.Png()) { Headers = { ContentType = new("image/png") } };
        Assert.True((await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{people[4].Id}/photo", photo)).IsSuccessStatusCode);
        var own = await (await gateway.As("bkpsdm")).GetByteArrayAsync($"/api/v1/employees/{people[4].Id}/card/portrait/front.png");

        await HandIn(people[4], own, "image/png");

        Assert.Equal(["own-copy"], Doubts(await File("bkpsdm", people[4])));
    }

    [Fact]
    public async Task APdfWaitsForSomebodyToOpenIt()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            document.BeginPage(153, 243);
            document.EndPage();
        }

        await HandIn(people[5], stream.ToArray(), "application/pdf");

        Assert.Equal(["unseen"], Doubts(await File("bkpsdm", people[5])));
    }

    [Fact] // annex B: what a machine cannot judge a person does
    public async Task APhotoInDoubtIsOnTheReviewersList()
    {
        using var photo = new ByteArrayContent(Blurred()) { Headers = { ContentType = new("image/png") } };
        var taken = await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{people[6].Id}/photo", photo);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());

        var items = (await gateway.Json("bkpsdm", "/api/v1/reviews?kind=photo")).GetProperty("items").EnumerateArray();
        var file = items.Single(item => item.GetProperty("person").GetProperty("id").GetString() == people[6].Id).GetProperty("files")[0];

        Assert.Contains("sharpness", Doubts(file));
        using var decided = await (await gateway.As("bkpsdm")).PostAsJsonAsync(Text(file, "decide"), new { receipt = Text(file, "receipt"), accept = true });
        Assert.Equal(200, (int)decided.StatusCode);
        Assert.Equal(0, (await gateway.Json("bkpsdm", "/api/v1/reviews?kind=photo")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task AFileThatWasReplacedMeanwhileIsAnotherQuestion()
    {
        var first = await HandIn(people[7], new DrawnCard { Pppk = true, Portrait = true, Hue = DrawnCard.HueOf(true), Length = 800 });
        await HandIn(people[7], new DrawnCard { Portrait = true, Hue = DrawnCard.HueOf(false), Length = 800 });

        Assert.Equal(409, await Decide("bkpsdm", people[7], new { receipt = first, verdict = "accept" }));
        Assert.Equal(409, await Decide("bkpsdm", people[7], new { receipt = "KA-0", verdict = "undo" }));
    }

    private static byte[] Blurred()
    {
        using var sharp = new Portrait { Variant = 11 }.Draw();
        using var small = sharp.Resize(new SKImageInfo(30, 38), new SKSamplingOptions(SKFilterMode.Linear));
        return Portrait.Encoded(small.Resize(new SKImageInfo(450, 575), new SKSamplingOptions(SKFilterMode.Linear)), SKEncodedImageFormat.Png);
    }

    private Task<string> HandIn(RosterRow person, DrawnCard card) => HandIn(person, card.Bytes(), "image/png");

    private async Task<string> HandIn(RosterRow person, byte[] bytes, string type)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        using var answer = await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{person.Id}/card-files/portrait/front", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "number");
    }

    private async Task<int> Decide(string role, RosterRow person, object wish)
    {
        using var answer = await (await gateway.As(role)).PostAsJsonAsync($"/api/v1/employees/{person.Id}/card-files/portrait/front/review", wish);
        return (int)answer.StatusCode;
    }

    /// <summary>The person as the list of card files to be looked at has them; null: it does not.</summary>
    private async Task<JsonElement?> Listed(string role, RosterRow person)
    {
        var found = (await gateway.Json(role, "/api/v1/reviews?kind=card-file&limit=200")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("person").GetProperty("id").GetString() == person.Id).ToArray();
        return found.Length == 0 ? null : Assert.Single(found);
    }

    private async Task<JsonElement> File(string role, RosterRow person) => Assert.Single((await Listed(role, person))!.Value.GetProperty("files").EnumerateArray());

    private static IEnumerable<string> Doubts(JsonElement file) => file.GetProperty("doubts").EnumerateArray().Select(doubt => Text(doubt, "doubt"));

    private static IEnumerable<string> Others(JsonElement item) => item.GetProperty("others").EnumerateArray().Select(other => Text(other, "id"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
