using KartuAsn.Support;
using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Photos of a telephone that was held sideways or upside down, or looked into a mirror: EXIF says how to turn them.</summary>
internal static class Held
{
    /// <param name="orientation">1 to 8, as EXIF counts them.</param>
    public static byte[] By(Studio studio, int orientation)
    {
        using var upright = studio.Picture();
        var lies = orientation > 4;
        var stored = new SKBitmap(new SKImageInfo(lies ? upright.Height : upright.Width, lies ? upright.Width : upright.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(stored))
        {
            canvas.SetMatrix(Turned(orientation, stored.Width, stored.Height));
            canvas.DrawBitmap(upright, 0, 0, SKSamplingOptions.Default);
        }

        var jpeg = Portrait.Encoded(stored, SKEncodedImageFormat.Jpeg, 90);
        return [.. jpeg[..2], .. Exif(orientation), .. jpeg[2..]];
    }

    /// <summary>From the upright picture to the stored one: the way back from what EXIF asks for.</summary>
    private static SKMatrix Turned(int orientation, float width, float height) => orientation switch
    {
        2 => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        3 => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        4 => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        5 => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        6 => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        7 => new(0, -1, width, -1, 0, height, 0, 0, 1),
        8 => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static byte[] Exif(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];
}
