using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Gateway.Tests;

[Collection(nameof(SharedCity))]
public sealed class PhotosTests(RunningGateway gateway)
{
    private static readonly RosterRow[] People = [.. RunningGateway.Rows.Where(row => row is { Kind: Kind.Pns, KedudukanCode: "01" }).Skip(40)];

    [Fact] // annex B
    public async Task AGoodPhotoIsStoredAndComesBackAsItWas()
    {
        var photo = new Portrait().Png();

        var receipt = await Taken(await HandIn(People[0], photo));

        Assert.Equal("accepted", receipt.GetProperty("state").GetString());
        Assert.Equal(photo, await (await gateway.As("bkpsdm")).GetByteArrayAsync(Address(People[0])));
    }

    [Fact]
    public async Task TheSamePhotoAgainAnswersTheSame()
    {
        var photo = new Portrait { Variant = 1 }.Png();

        Assert.Equal((await Taken(await HandIn(People[1], photo))).GetRawText(), (await Taken(await HandIn(People[1], photo))).GetRawText());
    }

    [Fact]
    public async Task NothingButThePictureIsStored()
    {
        var photo = new Portrait { Variant = 2 }.Png();
        var place = "-7.6298,111.5239"u8.ToArray();
        byte[] withPlace = [.. photo[..33], 0, 0, 0, (byte)(place.Length + 9), .. "tEXt"u8, .. "Location\0"u8, .. place, .. Crc([.. "tEXt"u8, .. "Location\0"u8, .. place]), .. photo[33..], .. "behind the end"u8];

        await Taken(await HandIn(People[2], withPlace));

        Assert.Equal(photo, await (await gateway.As("bkpsdm")).GetByteArrayAsync(Address(People[2])));
    }

    [Fact] // SE 16/2022: the photo is on the card
    public async Task ANewPhotoMakesTheCardStale()
    {
        var person = People[3];
        Assert.False((await Card(person)).GetProperty("stale").GetBoolean());

        await Taken(await HandIn(person, new Portrait { Variant = 3 }.Png()));

        var card = await Card(person);
        Assert.True(card.GetProperty("stale").GetBoolean());
        Assert.Equal("valid", card.GetProperty("status").GetString());
    }

    [Fact]
    public async Task WhatIsNotAPhotoIsRefusedByTheRulesItBreaks()
    {
        Assert.Equal(["dimensions"], await Broken(Portrait.Encoded(new Portrait().Draw(460, 575), SKEncodedImageFormat.Png)));
        Assert.Equal(["format", "transparency"], await Broken(Portrait.Encoded(new Portrait().Draw(), SKEncodedImageFormat.Jpeg)));
        Assert.Equal(["format", "dimensions", "transparency"], await Broken("bukan gambar"u8.ToArray()));
        Assert.Equal(["format", "dimensions", "transparency"], await Broken([]));
        Assert.Equal(["format", "transparency"], await Broken(new Portrait().Png()[..4000]));
    }

    [Fact]
    public async Task APhotoOfMoreThanFiveMegabytesIsRefused()
    {
        var answer = await HandIn(People[4], new byte[(5 * 1024 * 1024) + 1]);

        Assert.Equal((413, "photo-too-large"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact]
    public async Task WhoHasNoPhotoYetHasNone()
    {
        var answer = await (await gateway.As("bkpsdm")).GetAsync(Address(People[5]));

        Assert.Equal((404, "photo-unknown"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact] // annex B, rule by rule
    public async Task ACheckAnswersEveryRuleAndWhatOnlyAPersonJudges()
    {
        var good = await Json(await Send("check", new Portrait().Png()));
        var cut = await Json(await Send("check", (new Portrait() with { Shift = new(0, -125) }).Png()));

        Assert.True(good.GetProperty("accepted").GetBoolean(), good.GetRawText());
        Assert.Equal(["format", "dimensions", "size", "transparency", "halo", "sharpness", "exposure", "framing"], Rules(good, passed: true));
        Assert.Equal(3, good.GetProperty("forPerson").GetArrayLength());
        Assert.False(cut.GetProperty("accepted").GetBoolean());
        Assert.Equal(["framing"], Rules(cut, passed: false));
        Assert.NotEqual(0, cut.GetProperty("rules")[7].GetProperty("regions").GetArrayLength());
    }

    [Fact]
    public async Task APhotoBeforeARedClothIsMadeRight()
    {
        var answer = await Send("prepare", Red.Jpeg());
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var photo = await answer.Content.ReadAsByteArrayAsync();

        Assert.True((await Json(await Send("check", photo))).GetProperty("accepted").GetBoolean());
        await Taken(await HandIn(People[8], photo));
    }

    [Theory]
    [InlineData("", 415, "picture-type-unknown")]
    [InlineData("?crop=0.5,0.5,0.9,0.9", 415, "picture-type-unknown")]
    [InlineData("?crop=a,b", 400, "field-invalid")]
    [InlineData("?crop=NaN,0,1,1", 400, "field-invalid")]
    public async Task WhatIsNoPictureIsSaidToBeNone(string query, int status, string code)
    {
        var answer = await Send("prepare" + query, "bukan gambar"u8.ToArray());

        Assert.Equal((status, code), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact]
    public async Task APartOutsideThePictureIsRefused()
    {
        var answer = await Send("prepare?crop=0.5,0.5,0.9,0.9", Red.Jpeg());

        Assert.Equal((400, "field-invalid"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact]
    public async Task AShelfOfBooksIsNoPlainBackdrop()
    {
        var answer = await Send("prepare", Red.BeforeAShelf());

        Assert.Equal((422, "backdrop-not-plain"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact] // never a silent no
    public async Task APhotoInDoubtWaitsAndAReviewerTakesItOrGivesItBack()
    {
        var (first, second) = ((new Portrait { Scale = 0.75f, Variant = 40 }).Png(), (new Portrait { Scale = 0.75f, Variant = 41 }).Png());
        var receipt = await Taken(await HandIn(People[9], first));
        Assert.Equal("waiting", receipt.GetProperty("state").GetString());
        Assert.Equal(first, await (await gateway.As("bkpsdm")).GetByteArrayAsync(Address(People[9]) + "/waiting"));

        var back = await Taken(await Decide(People[9], receipt, accept: false, "Kepala terlalu kecil."));
        Assert.Equal("returned", back.GetProperty("state").GetString());
        Assert.Equal((409, "no-photo-waiting"), await CodeOf(await Decide(People[9], receipt, accept: true)));

        var again = await Taken(await HandIn(People[9], second));
        Assert.Equal("accepted", (await Taken(await Decide(People[9], again, accept: true))).GetProperty("state").GetString());
        Assert.Equal(second, await (await gateway.As("bkpsdm")).GetByteArrayAsync(Address(People[9])));
    }

    [Fact]
    public async Task APhotoIsGivenBackForAReason()
    {
        var receipt = await Taken(await HandIn(People[10], new Portrait { Scale = 0.75f, Variant = 42 }.Png()));

        Assert.Equal((422, "reason-missing"), await CodeOf(await Decide(People[10], receipt, accept: false, " ")));
        Assert.Equal((400, "field-invalid"), await CodeOf(await Decide(People[10], receipt, accept: null)));
    }

    private async Task<HttpResponseMessage> Decide(RosterRow person, JsonElement receipt, bool? accept, string? reason = null) =>
        await (await gateway.As("bkpsdm")).PostAsJsonAsync(Address(person) + "/waiting/decision", new { receipt = receipt.GetProperty("number").GetString(), accept, reason });

    private static async Task<(int, string?)> CodeOf(HttpResponseMessage answer) => ((int)answer.StatusCode, await Events.CodeOf(answer));

    [Fact] // nothing of a face stays that nobody has accepted
    public async Task ACheckAndAPreparationKeepNothing()
    {
        var before = Files();
        await Send("check", new Portrait { Variant = 31 }.Png());
        await Send("prepare", (Red with { Person = new Portrait { Variant = 32 } }).Jpeg());

        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task APictureOfMoreThanSixteenMegabytesIsRefused()
    {
        foreach (var what in new[] { "check", "prepare" })
            Assert.Equal(413, (int)(await Send(what, new byte[(16 * 1024 * 1024) + 1])).StatusCode);
    }

    [Fact]
    public async Task AnotherAgencysPersonHasNoPhotoForAnOperator()
    {
        await Taken(await HandIn(gateway.Elsewhere, new Portrait { Variant = 4 }.Png()));

        Assert.Equal(404, (int)(await (await gateway.As("operator")).GetAsync(Address(gateway.Elsewhere))).StatusCode);
        Assert.Equal(404, (int)(await HandIn(gateway.Elsewhere, new Portrait().Png(), "operator")).StatusCode);
    }

    [Fact]
    public async Task APhotoStaysAfterAPowerCut()
    {
        var photo = new Portrait { Variant = 5 }.Png();
        await Taken(await HandIn(People[6], photo));

        gateway.Kill();
        await gateway.Start();

        Assert.Equal(photo, await (await gateway.As("bkpsdm")).GetByteArrayAsync(Address(People[6])));
    }

    private static readonly Studio Red = new(new Portrait(), new SKColor(0xC4, 0x16, 0x1C), Lighting.Graded);

    private async Task<HttpResponseMessage> Send(string what, byte[] picture)
    {
        using var body = new ByteArrayContent(picture);
        return await (await gateway.As("employee")).PostAsync("/api/v1/photos/" + what, body);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<string> Rules(JsonElement check, bool passed) => check.GetProperty("rules").EnumerateArray()
        .Where(rule => rule.GetProperty("passed").GetBoolean() == passed).Select(rule => rule.GetProperty("rule").GetString()!);

    private int Files() => Directory.EnumerateFiles(Path.Combine(gateway.Folder, "files"), "*", SearchOption.AllDirectories).Count();

    private async Task<string[]> Broken(byte[] photo)
    {
        var answer = await HandIn(People[7], photo);
        Assert.Equal(422, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:kartuasn:problem:photo-unfit", problem.GetProperty("type").GetString());
        return [.. problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!)];
    }

    private async Task<HttpResponseMessage> HandIn(RosterRow person, byte[] photo, string role = "bkpsdm")
    {
        using var body = new ByteArrayContent(photo);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return await (await gateway.As(role)).PutAsync(Address(person), body);
    }

    private static async Task<JsonElement> Taken(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<JsonElement> Card(RosterRow person) => gateway.Json("bkpsdm", $"/api/v1/employees/{person.Id}/card");

    private static string Address(RosterRow person) => $"/api/v1/employees/{person.Id}/photo";

    private static byte[] Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        crc = ~crc;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
