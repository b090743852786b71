using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Gateway.Tests.CardCopies;

[Collection(nameof(CityWithCards))]
public sealed class CardCopyTests(CityWithCards city)
{
    [Fact]
    public async Task ACopyHasTheSizeOfTheCardAndItsCodeOnTheBackAlone()
    {
        var person = await city.WithPhoto();

        foreach (var (form, width, height) in new[] { ("landscape", 1011, 638), ("portrait", 638, 1011) })
        {
            var (front, back) = (await city.Draw(person, $"{form}/front.png"), await city.Draw(person, $"{form}/back.png"));
            using var picture = SKBitmap.Decode(front);

            Assert.Equal((width, height), (picture.Width, picture.Height));
            Assert.Equal("", ReadBack.Scanned(front));
            Assert.Equal(122, CityWithCards.CodeIn(ReadBack.Scanned(back)).Length);
        }
    }

    [Fact]
    public async Task ThePdfHasBothSidesAndTheirCode()
    {
        var person = await city.WithPhoto();

        foreach (var wish in new[] { "card.pdf", "card.pdf?orientation=portrait" })
        {
            var pdf = await city.Draw(person, wish);

            Assert.Contains("Pages:           2", ReadBack.PdfInfo(pdf), StringComparison.Ordinal);
            Assert.Equal("valid", await city.Outcome(CityWithCards.CodeIn(ReadBack.Scanned(ReadBack.PdfPage(pdf, 2, 300)))));
        }
        Assert.Equal(400, (int)(await city.Ask(person, "card.pdf?orientation=miring")).StatusCode);
    }

    [Fact] // SE 16/2022: the photo is on the card
    public async Task WithoutAPhotoThereIsNoCopyAndTheAnswerSaysWhatToDo()
    {
        var answer = await city.Ask(city.Somebody(), "landscape/front.png");

        Assert.Equal((409, "card-photo-missing"), ((int)answer.StatusCode, await Events.CodeOf(answer)));
    }

    [Fact] // letter, clause 4
    public async Task ACardThatIsNotValidIsNotDrawnAndNoReasonIsTold()
    {
        var person = await city.WithPhoto();
        await city.Gateway.Accepted(Events.Of("suspended", person.Id, new { effectiveDate = "2026-02-01", ground = "detained" }));

        foreach (var copy in new[] { "landscape/front.png", "portrait/back.png", "card.pdf" })
        {
            var answer = await city.Ask(person, copy, "operator");
            answer = answer.StatusCode == System.Net.HttpStatusCode.NotFound ? await city.Ask(person, copy) : answer;
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

            Assert.Equal((409, "urn:kartuasn:problem:card-not-valid"), ((int)answer.StatusCode, problem.GetProperty("type").GetString()));
            Assert.DoesNotContain("tahan", problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task WhoHasTheCopyAlreadyIsToldSoUntilItShowsSomethingElse()
    {
        var person = await city.WithPhoto();
        foreach (var copy in new[] { "landscape/front.png", "landscape/back.png", "card.pdf" })
        {
            var tag = (await city.Ask(person, copy)).Headers.ETag!.ToString();
            Assert.StartsWith("W/", tag, StringComparison.Ordinal);
            Assert.Equal(304, (int)(await city.Ask(person, copy, seen: tag)).StatusCode);

            await city.Gateway.Accepted(Events.Of("title-changed", person.Id, new { effectiveDate = "2026-02-01", before = "Dr.", after = copy.Length.ToString(provider: null) }));

            Assert.Equal(200, (int)(await city.Ask(person, copy, seen: tag)).StatusCode);
        }
    }

    [Fact]
    public async Task AnotherAgencysPersonHasNoCopyForAnOperatorNorForAnotherEmployee()
    {
        await city.HandInPhoto(city.Gateway.Elsewhere, variant: 1);

        Assert.Equal(404, (int)(await city.Ask(city.Gateway.Elsewhere, "landscape/back.png", "operator")).StatusCode);
        Assert.Equal(404, (int)(await city.Ask(city.Gateway.Elsewhere, "landscape/back.png", "employee")).StatusCode);
    }

    [Fact]
    public async Task InARushSomeAreToldToComeAgainAndNobodyIsLost()
    {
        var person = await city.WithPhoto();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => city.Ask(person, "portrait/front.png")));

        Assert.Equal([200, 503], answers.Select(answer => (int)answer.StatusCode).Distinct().Order());
        Assert.All(answers.Where(answer => (int)answer.StatusCode == 503), answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Equal(200, (int)(await city.Ask(person, "portrait/front.png")).StatusCode);
    }

    [Fact]
    public async Task PhotosWaitInTheSameLine()
    {
        var photo = new Portrait { Variant = 3 }.Png();
        var client = await city.Gateway.As("bkpsdm");

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            using var body = new ByteArrayContent(photo);
            body.Headers.ContentType = new("image/png");
            return await client.PostAsync("/api/v1/photos/check", body);
        }));

        Assert.Equal([200, 503], answers.Select(answer => (int)answer.StatusCode).Distinct().Order());
        Assert.All(answers.Where(answer => (int)answer.StatusCode == 503), answer => Assert.NotNull(answer.Headers.RetryAfter));
    }
}
