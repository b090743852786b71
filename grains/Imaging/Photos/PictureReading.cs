using SkiaSharp;

namespace KartuAsn.Imaging.Photos;

/// <summary>Pictures from outside as pixels: judged by the header first, turned upright, in the size that is asked for.</summary>
public static class PictureReading
{
    /// <summary>A JPEG is decoded in a smaller size, whatever its own.</summary>
    public const long MostPixelsOfJpeg = 40_000_000;

    /// <summary>PNG and WebP are decoded in full, four bytes a pixel.</summary>
    public const long MostPixelsOfOthers = 20_000_000;

    public const int LongestSide = 20_000;

    /// <summary>Decoded this many times as large as asked for, so that nothing is lost where it is made smaller.</summary>
    private const float Spare = 1.6f;

    public static bool IsTooLarge(PictureHeader header) =>
        Math.Max(header.Width, header.Height) > LongestSide
        || header.Pixels > (header.Format == PictureFormat.Jpeg ? MostPixelsOfJpeg : MostPixelsOfOthers);

    /// <summary>A part of the picture, upright; null when the picture is not whole.</summary>
    /// <param name="part">In fractions of the upright picture.</param>
    public static Raster? Read(ReadOnlyMemory<byte> bytes, PictureHeader header, Region part, int width, int height)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null) return null;
        var (whole, tall) = (Math.Max(1, part.Width * header.Width), Math.Max(1, part.Height * header.Height));
        var scale = (float)Math.Min(1, Spare * Math.Max(width / whole, height / tall));
        var size = header.Format == PictureFormat.Jpeg ? codec.GetScaledDimensions(scale) : codec.Info.Size;
        using var pixels = new SKBitmap();
        if (!pixels.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb())))
            return null;
        return codec.GetPixels(pixels.Info, pixels.GetPixels()) == SKCodecResult.Success
            ? Resampling.Of(pixels, header.Format == PictureFormat.Png ? SKEncodedOrigin.TopLeft : codec.EncodedOrigin, part, width, height)
            : null;
    }
}
