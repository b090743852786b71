using System.Buffers.Binary;
using SkiaSharp;

namespace KartuAsn.Imaging.Photos;

/// <summary>What a picture's bytes say about it before a single pixel is decoded.</summary>
/// <param name="Format">PNG, JPEG or WebP, by the first bytes.</param>
/// <param name="Animated">More than one picture (APNG, WebP).</param>
/// <param name="Chunks">Of a PNG: how many there are; more than <see cref="PngChunks.Most"/> are not read.</param>
public sealed record PictureHeader(PictureFormat Format, int Width, int Height, bool Animated = false, int Chunks = 0)
{
    public long Pixels => (long)Width * Height;

    public string Name => Format switch
    {
        PictureFormat.Png => Animated ? "PNG bergerak" : "PNG",
        PictureFormat.Jpeg => "JPEG",
        _ => Animated ? "WebP bergerak" : "WebP",
    };

    /// <summary>Null when the first bytes are of none of these formats.</summary>
    public static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngChunks.Magic) ? PictureFormat.Png
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureFormat.Jpeg
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? PictureFormat.Webp
        : null;

    /// <summary>Width and height as the picture is to be seen, upright; null when the bytes are no picture or do not begin with a whole header.</summary>
    public static PictureHeader? Of(ReadOnlyMemory<byte> bytes) => FormatOf(bytes.Span) switch
    {
        null => null,
        PictureFormat.Png => OfPng(bytes),
        { } format => OfOther(bytes, format),
    };

    private static PictureHeader? OfOther(ReadOnlyMemory<byte> bytes, PictureFormat format)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null) return null;
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var lies = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        return new(format, lies ? height : width, lies ? width : height, Animated: codec.FrameCount > 1);
    }

    private static PictureHeader? OfPng(ReadOnlyMemory<byte> bytes)
    {
        PictureHeader? header = null;
        foreach (var chunk in PngChunks.Of(bytes))
        {
            if (header is null)
            {
                if (chunk.Type != "IHDR" || chunk.Data.Length != 13) return null;
                header = new(PictureFormat.Png, Number(chunk.Data, 0), Number(chunk.Data, 4));
            }

            header = header with { Chunks = header.Chunks + 1, Animated = header.Animated || chunk.Type == "acTL" };
        }

        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    private static int Number(ReadOnlyMemory<byte> data, int at) => BinaryPrimitives.ReadInt32BigEndian(data.Span[at..]);
}

public enum PictureFormat { Png, Jpeg, Webp }
