using SkiaSharp;

namespace KartuAsn.Imaging.Photos;

/// <summary>Decoded pixels: sRGB, eight bits each of red, green, blue and alpha, colours not multiplied by alpha, rows from the top.</summary>
public sealed record Raster(int Width, int Height, byte[] Rgba)
{
    public Raster(int width, int height) : this(width, height, new byte[checked(width * height * 4)]) { }

    public byte Alpha(int x, int y) => Rgba[(((y * Width) + x) * 4) + 3];

    public byte[] Png() => Encoded(SKEncodedImageFormat.Png, 100);

    public byte[] Jpeg() => Encoded(SKEncodedImageFormat.Jpeg, 82);

    private byte[] Encoded(SKEncodedImageFormat format, int quality)
    {
        using var picture = SKImage.FromPixelCopy(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb()), Rgba);
        using var bytes = picture.Encode(format, quality);
        return bytes.ToArray();
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
