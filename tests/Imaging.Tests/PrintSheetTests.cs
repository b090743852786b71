using System.Globalization;
using KartuAsn.Imaging.Cards;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Imaging.Tests;

/// <summary>Cards on paper, as poppler draws the pages and zbar reads them.</summary>
public sealed class PrintSheetTests
{
    private const float MillimetresToDots = 300 / 25.4f;

    [Fact]
    public void TenCardsLieOnAPageAndTheirBacksOnTheNext()
    {
        var pdf = PrintSheet.Draw([.. Faces(12)], PaperLayout.A4, PrintedSides.Both);

        Assert.Contains("Pages:           4", ReadBack.PdfInfo(pdf), StringComparison.Ordinal);
        Assert.Matches(@"Page size: +595\.\d+ x 841\.\d+ pts", ReadBack.PdfInfo(pdf));
        Assert.Equal("", ReadBack.Scanned(ReadBack.PdfPage(pdf, 1, 300)));
        Assert.Equal([.. Faces(10).Select(face => face.Code)], Codes(ReadBack.PdfPage(pdf, 2, 300)).Order());
        Assert.Equal([.. Faces(12).Skip(10).Select(face => face.Code)], Codes(ReadBack.PdfPage(pdf, 4, 300)).Order());
    }

    /// <summary>One card alone on a sheet lies left in front and right behind, equally far from the edge that is turned over.</summary>
    [Fact]
    public void ABackLiesBehindItsFrontWhenThePaperIsTurnedOverItsLongEdge()
    {
        var pdf = PrintSheet.Draw([CardFaces.Pns], PaperLayout.A4, PrintedSides.Both);
        using var front = Pixels.Of(ReadBack.PdfPage(pdf, 1, 300));
        using var back = Pixels.Of(ReadBack.PdfPage(pdf, 2, 300));

        var (a, b) = (Coloured(front), Coloured(back));

        Assert.InRange(a.Left - (back.Width - b.Right), -2, 2);
        Assert.InRange(a.Top - b.Top, -1, 1);
        Assert.InRange(a.Width / MillimetresToDots, 87.4, 87.9);
        Assert.InRange(a.Height / MillimetresToDots, 55.7, 56.3);
    }

    [Fact]
    public void CropMarksAreInLineWithTheCutAndTouchNoCard()
    {
        using var page = Pixels.Of(ReadBack.PdfPage(PrintSheet.Draw([.. Faces(10)], PaperLayout.A4, PrintedSides.Front), 1, 300));
        var cards = Coloured(page);
        var row = cards.Top - (int)(1 * MillimetresToDots);
        var marks = Enumerable.Range(0, page.Width).Where(x => page.GetPixel(x, row).Red < 160).ToArray();

        Assert.Equal(4, marks.Where((x, i) => i == 0 || x - marks[i - 1] > 2).Count());
        Assert.InRange((marks[0] - cards.Left) / MillimetresToDots, .8, 1.2);
    }

    [Fact]
    public void OnPlasticEachSideIsAPageInTheSizeOfTheCard()
    {
        var pdf = PrintSheet.Draw([.. Faces(2)], PaperLayout.Cr80, PrintedSides.Both);

        Assert.Contains("Pages:           4", ReadBack.PdfInfo(pdf), StringComparison.Ordinal);
        Assert.Matches(@"Page size: +242\.6\d* x 153\.0\d* pts", ReadBack.PdfInfo(pdf));
        Assert.Equal(Faces(2).Last().Code, ReadBack.Scanned(ReadBack.PdfPage(pdf, 4, 300)));
        Assert.Contains("Pages:           2", ReadBack.PdfInfo(PrintSheet.Draw([.. Faces(2)], PaperLayout.Cr80, PrintedSides.Back)), StringComparison.Ordinal);
    }

    [Fact]
    public void ACodeThatDoesNotReadAsItShouldIsNoticed()
    {
        var (first, second) = (Faces(2).First(), Faces(2).Last());
        var page = SheetGeometry.Pages([first], PaperLayout.Cr80, PrintedSides.Back).Single();
        using var dots = new SKBitmap(new SKImageInfo(1012, 638, SKColorType.Gray8));
        using (var canvas = new SKCanvas(dots))
            CardPainter.Paint(canvas, page.Cards[0].Marks);

        Assert.True(PrintSheet.Reads(dots, page.Cards[0]));
        Assert.False(PrintSheet.Reads(dots, page.Cards[0] with { Code = second.Code }));
    }

    private static IEnumerable<CardFace> Faces(int count) => Enumerable.Range(0, count).Select(i =>
        (i % 2 == 0 ? CardFaces.Pns : CardFaces.Pppk) with { Code = CardFaces.Code[..^2] + i.ToString("D2", CultureInfo.InvariantCulture) });

    private static string[] Codes(byte[] page) => ReadBack.Scanned(page).Split('\n');

    /// <summary>What is painted and is no crop mark.</summary>
    private static SKRectI Coloured(SKBitmap page)
    {
        var found = SKRectI.Empty;
        for (var y = 0; y < page.Height; y++)
            for (var x = 0; x < page.Width; x++)
                if (page.GetPixel(x, y) is var dot && Math.Max(dot.Red, dot.Blue) - dot.Green > 40)
                    found = found.IsEmpty ? SKRectI.Create(x, y, 1, 1) : SKRectI.Union(found, SKRectI.Create(x, y, 1, 1));
        return found;
    }
}
