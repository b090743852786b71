using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>A cut compared with the truth.</summary>
/// <param name="Alpha">Mean absolute error of the alpha over the whole picture, 0 to 1.</param>
/// <param name="Rim">The same where the truth, or a pixel beside it, is neither clear nor solid.</param>
/// <param name="Spill">How much of the backdrop's colour is left in what can be seen of the rim, 0 to 1: 1 is the backdrop itself.</param>
internal readonly record struct CutQuality(double Alpha, double Rim, double Spill)
{
    public static CutQuality Of(byte[] png, SKBitmap truth, SKColor cloth)
    {
        using var cut = SKBitmap.Decode(png, truth.Info.WithAlphaType(SKAlphaType.Unpremul));
        var (made, right) = (cut.Pixels, truth.Pixels);
        var (width, height) = (truth.Width, truth.Height);
        var rim = Enumerable.Range(0, right.Length).Where(i => IsRim(right, width, height, i)).ToList();
        return new(
            Enumerable.Range(0, right.Length).Average(i => Off(made[i], right[i])),
            rim.Average(i => Off(made[i], right[i])),
            rim.Where(i => made[i].Alpha > 40 && right[i].Alpha > 40).Average(i => made[i].Alpha / 255.0 * Spilt(made[i], right[i], cloth)));
    }

    private static double Off(SKColor made, SKColor right) => Math.Abs(made.Alpha - right.Alpha) / 255.0;

    /// <summary>How far the colour has gone from the right one towards the cloth's.</summary>
    private static double Spilt(SKColor made, SKColor right, SKColor cloth)
    {
        double[] way = [cloth.Red - right.Red, cloth.Green - right.Green, cloth.Blue - right.Blue];
        double[] gone = [made.Red - right.Red, made.Green - right.Green, made.Blue - right.Blue];
        var length = way.Sum(w => w * w);
        return length < 2_500 ? 0 : Math.Clamp(way.Zip(gone, (w, g) => w * g).Sum() / length, 0, 1);
    }

    private static bool IsRim(SKColor[] right, int width, int height, int i)
    {
        var (x, y) = (i % width, i / width);
        for (var dy = -1; dy <= 1; dy++)
            for (var dx = -1; dx <= 1; dx++)
            {
                var (nx, ny) = (x + dx, y + dy);
                if (nx >= 0 && ny >= 0 && nx < width && ny < height && right[(ny * width) + nx].Alpha is > 5 and < 250) return true;
            }

        return false;
    }
}
