using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Card files made on the spot.</summary>
internal static class Draw
{
    public static byte[] Png(int width = 300, int height = 400) => Picture(width, height, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(int width = 300, int height = 400) => Picture(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Pdf(int pages = 1)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
            for (var page = 0; page < pages; page++)
            {
                document.BeginPage(243, 153).DrawCircle(100, 80, 40, new SKPaint { Color = SKColors.Teal });
                document.EndPage();
            }
        return stream.ToArray();
    }

    /// <summary>A PDF written by hand: the catalog with <paramref name="catalog"/> inside, and further objects.</summary>
    public static byte[] PdfWith(string catalog, string objects = "", string trailer = "") => Encoding.Latin1.GetBytes($"""
        %PDF-1.7
        1 0 obj << /Type /Catalog /Pages 2 0 R {catalog} >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R >> endobj
        {objects}
        trailer << /Root 1 0 R /Size 9 {trailer} >>
        startxref
        0
        %%EOF
        """);

    /// <summary>Objects inside a compressed stream, where a plain search does not see them.</summary>
    public static string ObjectStream(int number, string inside, int count = 1)
    {
        var index = $"{number + 1} 0 ";
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(index + inside));
        return $"{number} 0 obj << /Type /ObjStm /N {count} /First {index.Length} /Filter /FlateDecode /Length {packed.Length} >> stream\n"
            + Encoding.Latin1.GetString(packed.ToArray()) + "\nendstream endobj";
    }

    /// <summary>A PNG whose header promises far more pixels than it has bytes for.</summary>
    public static byte[] PngThatClaims(int width, int height)
    {
        var png = Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        return png;
    }

    internal static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.MediumPurple);
        for (var i = 0; i < 60; i++)
            surface.Canvas.DrawLine(i * 7, 0, width - (i * 5), height, new SKPaint { Color = new SKColor((uint)(0xFF000000 + (i * 77_777))), StrokeWidth = 3 });
        using var image = surface.Snapshot();
        return image.Encode(format, 90).ToArray();
    }
}
