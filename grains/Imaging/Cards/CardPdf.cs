using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>Both sides of a card as a PDF of two pages in the size of the card; letters and shapes stay vectors.</summary>
public static class CardPdf
{
    public static byte[] Draw(CardFace face, Orientation orientation)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, Metadata))
            foreach (var side in Enum.GetValues<Side>())
            {
                var page = PageOf(orientation);
                var canvas = document.BeginPage(page.Width, page.Height);
                canvas.Scale(72 / CardGeometry.DotsPerInch);
                CardPainter.Paint(canvas, CardGeometry.Of(face, orientation, side));
                document.EndPage();
            }
        return stream.ToArray();
    }

    internal static SKDocumentPdfMetadata Metadata => SKDocumentPdfMetadata.Default with
    {
        Title = $"Kartu ASN Virtual: {CardGeometry.CopyWords}",
        Creator = "KartuAsn",
        // Pages are measured in these steps.
        RasterDpi = 3600,
        EncodingQuality = 101,
    };

    /// <summary>85.60 × 53.98 mm in points.</summary>
    private static SKSize PageOf(Orientation orientation)
    {
        const float longSide = 85.60f / 25.4f * 72;
        const float shortSide = 53.98f / 25.4f * 72;
        return orientation == Orientation.Landscape ? new(longSide, shortSide) : new(shortSide, longSide);
    }
}
