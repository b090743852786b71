using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>One side of a card as a PNG of 1011 × 638 dots (or upright), 300 to the inch.</summary>
public static class CardPicture
{
    private const int HeaderEnd = 33;
    private const int DotsPerMetre = 11_811;

    /// <summary>The grounds, each painted once: it takes longer than all that is drawn on it.</summary>
    private static readonly ConcurrentDictionary<(Kind, Orientation), SKImage> Grounds = new();

    public static byte[] Draw(CardFace face, Orientation orientation, Side side)
    {
        var size = CardGeometry.Size(orientation);
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.DrawImage(Grounds.GetOrAdd((face.Kind, orientation), Painted), SKRect.Create(size.Width, size.Height), SKSamplingOptions.Default);
        CardPainter.Paint(surface.Canvas, CardGeometry.Upon(face, orientation, side));
        using var pixels = surface.PeekPixels();
        // A higher level makes files a sixth smaller in twice the time.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Up, 3));
        return WithResolution(png!.AsSpan());
    }

    private static SKImage Painted((Kind Kind, Orientation Orientation) card)
    {
        var size = CardGeometry.Size(card.Orientation);
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        CardPainter.Paint(surface.Canvas, CardGeometry.Ground(card.Kind, card.Orientation));
        return surface.Snapshot();
    }

    /// <summary>The ground alone, in another size: what is seen where nothing else is drawn.</summary>
    internal static SKColor[] Ground(Kind kind, Orientation orientation, SKSizeI size)
    {
        using var picture = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        var full = CardGeometry.Size(orientation);
        canvas.Scale((float)size.Width / full.Width, (float)size.Height / full.Height);
        CardPainter.Paint(canvas, CardGeometry.Ground(kind, orientation));
        return picture.Pixels;
    }

    /// <summary>With the chunk that says how large it is to be printed; Skia writes none.</summary>
    private static byte[] WithResolution(ReadOnlySpan<byte> png)
    {
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteInt32BigEndian(chunk[8..], DotsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk[12..], DotsPerMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Crc32.HashToUInt32(chunk[4..17]));
        return [.. png[..HeaderEnd], .. chunk, .. png[HeaderEnd..]];
    }
}
