using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class PhotosTests(RunningGateway gateway) : IClassFixture<RunningGateway>
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
        Assert.Equal(["dimensions", "transparency"], await Broken(Portrait.Encoded(new Portrait().Draw(460, 575), SKEncodedImageFormat.Png)));
        Assert.Equal(["format", "dimensions", "transparency"], await Broken(Portrait.Encoded(new Portrait().Draw(), SKEncodedImageFormat.Jpeg)));
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
