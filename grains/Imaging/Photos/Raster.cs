using SkiaSharp;

namespace KartuAsn.Imaging.Photos;

/// <summary>Decoded pixels: sRGB, eight bits each of red, green, blue and alpha, colours not multiplied by alpha, rows from the top.</summary>
public sealed record Raster(int Width, int Height, byte[] Rgba)
{
    public Raster(int width, int height) : this(width, height, new byte[checked(width * height * 4)]) { }

    public byte Alpha(int x, int y) => Rgba[(((y * Width) + x) * 4) + 3];

    internal static SKImageInfo Info(int width, int height) =>
        new(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());

    /// <summary>Every pixel of a picture, or null when it is not whole.</summary>
    public static unsafe Raster? Decode(ReadOnlyMemory<byte> bytes)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null) return null;
        var raster = new Raster(codec.Info.Width, codec.Info.Height);
        fixed (byte* pixels = raster.Rgba)
            return codec.GetPixels(Info(raster.Width, raster.Height), (nint)pixels) == SKCodecResult.Success ? raster : null;
    }

    /// <summary>The share of clear pixels in a part of the picture, 0 to 1.</summary>
    /// <param name="part">In fractions of the picture.</param>
    public double Clear(Region part)
    {
        var (left, top, right, bottom) = ((int)(part.X * Width), (int)(part.Y * Height), (int)((part.X + part.Width) * Width), (int)((part.Y + part.Height) * Height));
        long clear = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
                if (Alpha(x, y) <= MostClear) clear++;
        return (double)clear / Math.Max(1, (right - left) * (bottom - top));
    }

    /// <summary>The most alpha that nobody sees.</summary>
    internal const byte MostClear = 8;
}

/// <summary>A part of a picture, in fractions of its width and height from the upper left.</summary>
public readonly record struct Region(double X, double Y, double Width, double Height);
