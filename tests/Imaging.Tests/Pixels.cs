using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Looks at pictures, by the pixel.</summary>
internal static class Pixels
{
    public static SKBitmap Of(byte[] png) => SKBitmap.Decode(png);

    /// <summary>How far two pictures are apart: the share of pixels of which a channel differs by more than a tenth.</summary>
    public static double Difference(byte[] a, byte[] b)
    {
        using var one = Of(a);
        using var other = Of(b);
        if (one.Width != other.Width || one.Height != other.Height)
            return 1;
        return one.Pixels.Zip(other.Pixels).Count(pair => Apart(pair.First, pair.Second) > 25) / (double)one.Pixels.Length;
    }

    /// <summary>WCAG 2: 1 to 21.</summary>
    public static double Contrast(SKColor a, SKColor b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + .05) / (dark + .05);
    }

    public static byte[] Scaled(byte[] png, float scale)
    {
        using var picture = Of(png);
        using var small = picture.Resize(new SKImageInfo((int)(picture.Width * scale), (int)(picture.Height * scale)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return small.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    private static int Apart(SKColor a, SKColor b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)));

    private static double Luminance(SKColor colour) => (.2126 * Linear(colour.Red)) + (.7152 * Linear(colour.Green)) + (.0722 * Linear(colour.Blue));

    private static double Linear(byte channel) => channel / 255.0 is var part && part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);
}
