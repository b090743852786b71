using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <summary>
/// Pages as a PDF with its letters embedded. Plain, without forms and encryption, so that a signature can be put on it elsewhere. The same
/// pages of the same time are the same bytes.
/// </summary>
internal static class PdfFile
{
    public static byte[] Of(string title, Sheets sheets, DateTimeOffset madeAt)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, Metadata(title, madeAt)))
            foreach (var page in sheets.Pages)
            {
                Brush.Paint(document.BeginPage(sheets.Size.Width, sheets.Size.Height), page);
                document.EndPage();
            }
        return stream.ToArray();
    }

    private static SKDocumentPdfMetadata Metadata(string title, DateTimeOffset madeAt) => SKDocumentPdfMetadata.Default with
    {
        Title = title,
        Creator = "KartuAsn",
        Creation = madeAt.UtcDateTime,
        Modified = madeAt.UtcDateTime,
        // Pages are measured in these steps.
        RasterDpi = 3600,
        EncodingQuality = 101,
    };
}
