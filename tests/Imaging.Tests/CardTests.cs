using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Imaging.Tests;

public sealed class CardTests
{
    /// <summary>3 mm.</summary>
    private const int FromTheCut = 35;

    [Theory]
    [InlineData(Orientation.Landscape, 1011, 638)]
    [InlineData(Orientation.Portrait, 638, 1011)]
    public void ACardIsOfTheSizeId1At300DotsToTheInch(Orientation orientation, int width, int height)
    {
        var png = CardPicture.Draw(CardFaces.Pns, orientation, Side.Front);
        using var picture = Pixels.Of(png);

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal("pHYs"u8, png.AsSpan(37, 4));
        Assert.Equal(300, (int)Math.Round(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(41)) * .0254));
    }

    [Fact]
    public void ACardLooksAsItDid()
    {
        foreach (var (name, face) in Known)
            foreach (var (orientation, side) in CardFaces.Sides.Where(of => name != "long" || of.Item2 == Side.Front))
                Assert.InRange(Pixels.Difference(Golden(name, orientation, side, face), CardPicture.Draw(face, orientation, side)), 0, .002);
    }

    [Fact]
    public void OneOtherDigitIsNoticed()
    {
        var other = CardFaces.Pns with { Number = "198001012005012007" };

        Assert.True(Pixels.Difference(Golden("pns", Orientation.Landscape, Side.Front, CardFaces.Pns), CardPicture.Draw(other, Orientation.Landscape, Side.Front)) > .0002);
        Assert.True(Pixels.Difference(Golden("pns", Orientation.Landscape, Side.Front, CardFaces.Pns), CardPicture.Draw(CardFaces.Pppk, Orientation.Landscape, Side.Front)) > .05);
    }

    /// <summary>Text on the ground as it is drawn there, and the ground alone, at every letter's place.</summary>
    [Fact]
    public void EveryWordStandsOutFromItsGround()
    {
        foreach (var face in new[] { CardFaces.Pns, CardFaces.Pppk, CardFaces.PartTime, CardFaces.LongestName })
            foreach (var (orientation, side) in CardFaces.Sides)
            {
                var marks = CardGeometry.Of(face, orientation, side);
                using var ground = Painted(orientation, marks.Where(mark => mark is not Mark.Text));
                foreach (var text in marks.OfType<Mark.Text>().Where(text => text.Words.Length > 0))
                    Assert.True(WorstContrast(text, ground) >= 4.5, $"{text.Words}: {WorstContrast(text, ground):F2}");
            }
    }

    [Fact]
    public void PaleLettersOnTheGroundWouldBeNoticed()
    {
        using var ground = Painted(Orientation.Landscape, CardGeometry.Of(CardFaces.Pppk, Orientation.Landscape, Side.Front).Where(mark => mark is not Mark.Text));

        Assert.True(WorstContrast(new("Pudar", new(44, 70), new(Weight.Regular, 20), SKColors.White.WithAlpha(178)), ground) < 4.5);
    }

    [Theory]
    [InlineData("Y", null, null)]
    [InlineData("Raden Ajeng Kusumaningrum Widyastuti Purnamasari Hadiningrat", null, null)]
    [InlineData("Raden Ajeng Kusumaningrum Widyastuti Purnamasari Hadiningrat", "Prof. Dr. Ir. Hj.", "S.Pd., M.Pd., M.A.P., Ph.D.")]
    [InlineData("ABDURRAHMAN WAHYUDININGRAT KUSUMAATMADJA WIRANATAKUSUMAH MWW", "K.H.", "S.Sos., M.Si.")]
    [InlineData("Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", null, null)]
    [InlineData("Nyi Đặng Łukasz Şahin Ōtani Ñuñez Çelik Ðorđević Ýmir Ħamrun", null, "Apt.")]
    public void ANameOfUpToSixtyLettersIsReadWhole(string name, string? before, string? after)
    {
        var face = CardFaces.Pns with { Name = name, TitleBefore = before, TitleAfter = after };
        foreach (var orientation in Enum.GetValues<Orientation>())
        {
            var marks = CardGeometry.Of(face, orientation, Side.Front);

            Assert.Contains(LettersOf($"{before}{name}{after}"), LettersOf(string.Concat(marks.OfType<Mark.Text>().Select(text => text.Words))), StringComparison.Ordinal);
            AssertNothingMeets(marks, orientation);
        }
    }

    [Fact]
    public void NothingToReadIsWithinThreeMillimetresOfTheCutNorOnSomethingElse()
    {
        foreach (var face in new[] { CardFaces.Pns, CardFaces.PartTime, CardFaces.LongestName, CardFaces.Pns with { Serial = null, Agency = null } })
            foreach (var (orientation, side) in CardFaces.Sides)
                AssertNothingMeets(CardGeometry.Of(face, orientation, side), orientation);
    }

    [Fact]
    public void TheCodeIsReadAtFullAndAtHalfSize()
    {
        foreach (var face in new[] { CardFaces.Pns, CardFaces.Pppk })
            foreach (var orientation in Enum.GetValues<Orientation>())
            {
                var back = CardPicture.Draw(face, orientation, Side.Back);

                Assert.Equal(CardFaces.Code, ReadBack.Scanned(back));
                Assert.Equal(CardFaces.Code, ReadBack.Scanned(Pixels.Scaled(back, .5f)));
                Assert.Equal("", ReadBack.Scanned(CardPicture.Draw(face, orientation, Side.Front)));
            }
    }

    [Fact]
    public void TheLongestAddressNeedsNoFinerCodeThanVersionSeven()
    {
        Assert.Equal(165, CardFaces.Code.Length);
        Assert.InRange(QrCode.Of(CardFaces.Code).Version, 1, QrCode.LargestVersion);
        Assert.True(QrCode.Of(CardFaces.Code.ToLowerInvariant()).Version > QrCode.LargestVersion, "Small letters need more room; without capitals the code is finer.");
    }

    [Fact]
    public void ThePdfHasBothSidesInTheSizeOfTheCardWithItsOwnFont()
    {
        var pdf = CardPdf.Draw(CardFaces.Pns, Orientation.Landscape);

        Assert.Contains("Pages:           2", ReadBack.PdfInfo(pdf), StringComparison.Ordinal);
        Assert.Matches(@"Page size: +242\.6\d? x 153\.0\d? pts", ReadBack.PdfInfo(pdf));
        Assert.Matches(@"\+PlusJakartaSans-SemiBold +CID TrueType +Identity-H +yes yes yes", ReadBack.PdfFonts(pdf));
        Assert.Contains("198001012005012001", ReadBack.PdfText(pdf).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(CardGeometry.CopyWords, ReadBack.PdfText(pdf), StringComparison.Ordinal);
        Assert.Equal(CardFaces.Code, ReadBack.Scanned(ReadBack.PdfPage(pdf, 2, 300)));
    }

    [Fact]
    public void ThePdfShowsWhatThePictureShows()
    {
        foreach (var (page, side) in new[] { (1, Side.Front), (2, Side.Back) })
        {
            var printed = ReadBack.PdfPage(CardPdf.Draw(CardFaces.Pns, Orientation.Portrait), page, 300);
            using var picture = Pixels.Of(printed);

            Assert.InRange(picture.Width, 637, 639);
            Assert.InRange(Pixels.Difference(Cropped(printed), Cropped(CardPicture.Draw(CardFaces.Pns, Orientation.Portrait, side))), 0, .03);
        }
    }

    private static readonly (string, CardFace)[] Known = [("pns", CardFaces.Pns), ("pppk", CardFaces.Pppk), ("long", CardFaces.LongestName)];

    /// <summary>The picture on file; drawn anew when KARTUASN_GOLDEN says so.</summary>
    private static byte[] Golden(string name, Orientation orientation, Side side, CardFace face, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", $"card-{name}-{orientation}-{side}.png".ToLowerInvariant());
        if (Environment.GetEnvironmentVariable("KARTUASN_GOLDEN") is not null)
            File.WriteAllBytes(file, CardPicture.Draw(face, orientation, side));
        return File.ReadAllBytes(file);
    }

    private static void AssertNothingMeets(IEnumerable<Mark> marks, Orientation orientation)
    {
        var size = CardGeometry.Size(orientation);
        var inside = SKRect.Create(FromTheCut, FromTheCut, size.Width - (2 * FromTheCut), size.Height - (2 * FromTheCut));
        var places = marks.OfType<Mark.Text>().Where(text => text.Words.Length > 0).Select(text => (text.Words, Place: PlaceOf(text))).ToList();
        var solid = marks.Select(mark => mark switch { Mark.Photo photo => (SKRect?)photo.Place, Mark.Silhouette shape => shape.Place, Mark.Code code => code.Place, _ => null }).OfType<SKRect>().ToList();
        foreach (var (words, place) in places)
        {
            Assert.True(inside.Contains(place), $"{words} at {place} is too near to the cut.");
            Assert.DoesNotContain(solid, other => other.IntersectsWith(place));
            Assert.DoesNotContain(places, other => other.Place != place && other.Place.IntersectsWith(place));
        }
    }

    private static string LettersOf(string text) => string.Concat(text.Where(c => c is not (' ' or ',')));

    private static SKRect PlaceOf(Mark.Text text) => SKRect.Create(
        text.At.X, text.At.Y - (text.Style.Size * Lettering.CapHeight), Lettering.Width(text.Words, text.Style) - (.1f * text.Style.Size), text.Style.Size * .8f);

    private static double WorstContrast(Mark.Text text, SKBitmap ground)
    {
        var place = SKRectI.Intersect(SKRectI.Ceiling(PlaceOf(text)), SKRectI.Create(ground.Width, ground.Height));
        return (from x in Enumerable.Range(place.Left, place.Width)
                from y in Enumerable.Range(place.Top, place.Height)
                let under = ground.GetPixel(x, y)
                select Pixels.Contrast(Over(text.Colour, under), under)).Min();
    }

    private static SKColor Over(SKColor ink, SKColor under)
    {
        byte Mix(byte a, byte b) => (byte)(((a * ink.Alpha) + (b * (255 - ink.Alpha))) / 255);
        return new(Mix(ink.Red, under.Red), Mix(ink.Green, under.Green), Mix(ink.Blue, under.Blue));
    }

    private static SKBitmap Painted(Orientation orientation, IEnumerable<Mark> marks)
    {
        var size = CardGeometry.Size(orientation);
        var bitmap = new SKBitmap(size.Width, size.Height);
        using var canvas = new SKCanvas(bitmap);
        CardPainter.Paint(canvas, marks);
        return bitmap;
    }

    /// <summary>Without the last rows, which a PDF's page rounds.</summary>
    private static byte[] Cropped(byte[] png)
    {
        using var picture = Pixels.Of(png);
        using var part = new SKBitmap();
        picture.ExtractSubset(part, SKRectI.Create(630, 1000));
        return part.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
