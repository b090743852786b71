using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>
/// What is seen on the picture of a card, whoever made it: BKN's exact colours and layout are not known, so it looks for families of hues,
/// for skin and for a QR code. It judges nothing.
/// </summary>
internal static class CardLook
{
    private const int Small = 96;
    private const int FineEnoughForACode = 1_100;

    /// <summary>A card is 1.586 times as long as it is short; pictures with a border round it are taken for one too.</summary>
    private const double LeastLong = 1.35;
    private const double MostLong = 1.85;

    /// <summary>The least share of the whole picture that a colour must have, and how much more of one there must be than of the other.</summary>
    private const double LeastShare = .10;
    private const double FarMore = 3;

    /// <summary>How many small pixels of skin with nothing but skin around them a face has at least.</summary>
    private const int LeastSkin = 6;

    /// <summary>The most that the ground of a copy of ours may differ after somebody saved it anew, of 255.</summary>
    private const double SameGround = 5;

    public static CardSight At(SKBitmap picture, SKEncodedOrigin origin)
    {
        using var small = Scaled(picture, Small);
        var colours = small.Pixels;
        var shape = Shape(picture, onItsSide: origin >= SKEncodedOrigin.LeftTop);
        return new(Colour(colours), shape, ShowsSkin(colours, small.Width, small.Height), ShowsCode(picture), IsOwn(colours, small.Info.Size, shape));
    }

    private static SKBitmap Scaled(SKBitmap picture, int longest)
    {
        var scale = Math.Min(1, (float)longest / Math.Max(picture.Width, picture.Height));
        var size = new SKImageInfo(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        return picture.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private static CardShape Shape(SKBitmap picture, bool onItsSide)
    {
        var (width, height) = onItsSide ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        return ((double)Math.Max(width, height) / Math.Min(width, height)) is < LeastLong or > MostLong ? CardShape.Other
            : width > height ? CardShape.Landscape
            : CardShape.Portrait;
    }

    private static CardColour Colour(SKColor[] pixels)
    {
        double red = pixels.Count(IsRed), turquoise = pixels.Count(IsTurquoise), least = LeastShare * pixels.Length;
        return red >= least && red >= FarMore * turquoise ? CardColour.Red
            : turquoise >= least && turquoise >= FarMore * red ? CardColour.Turquoise
            : red + turquoise >= least ? CardColour.Both
            : CardColour.None;
    }

    // Both grade to purple, which tells nothing; skin and khaki lie between red and yellow.
    private static bool IsRed(SKColor pixel) => IsStrong(pixel) && Hue(pixel) is >= 325 or < 8;

    private static bool IsTurquoise(SKColor pixel) => IsStrong(pixel) && Hue(pixel) is >= 150 and < 208;

    private static bool IsStrong(SKColor pixel) => Most(pixel) - Least(pixel) is var apart && apart >= 40 && apart >= .4 * Most(pixel);

    private static double Hue(SKColor pixel)
    {
        pixel.ToHsv(out var hue, out _, out _);
        return hue;
    }

    private static int Most(SKColor pixel) => Math.Max(pixel.Red, Math.Max(pixel.Green, pixel.Blue));

    private static int Least(SKColor pixel) => Math.Min(pixel.Red, Math.Min(pixel.Green, pixel.Blue));

    private static bool ShowsSkin(SKColor[] pixels, int width, int height)
    {
        var found = 0;
        for (var y = 2; y < height - 2; y++)
            for (var x = 2; x < width - 2; x++)
                if (IsSkinAround(pixels, width, x, y) && ++found >= LeastSkin)
                    return true;
        return false;
    }

    private static bool IsSkinAround(SKColor[] pixels, int width, int x, int y)
    {
        for (var row = y - 2; row <= y + 2; row++)
            for (var column = x - 2; column <= x + 2; column++)
                if (!IsSkin(pixels[(row * width) + column]))
                    return false;
        return true;
    }

    /// <summary>Of any complexion: it differs in lightness, hardly in hue.</summary>
    private static bool IsSkin(SKColor pixel) =>
        pixel.Red > pixel.Green + 4 && pixel.Green >= pixel.Blue && Most(pixel) >= 40 && Most(pixel) - Least(pixel) is >= 14 and < 150 && Hue(pixel) is >= 10 and <= 42;

    private static bool ShowsCode(SKBitmap picture)
    {
        using var fine = Scaled(picture, FineEnoughForACode);
        return CodeFinder.Finds(Array.ConvertAll(fine.Pixels, pixel => ((pixel.Red * 2) + (pixel.Green * 5) + pixel.Blue) / 8 < 128), fine.Width, fine.Height);
    }

    /// <summary>Along the upper edge and the upper third of both sides nothing is drawn but the ground.</summary>
    private static bool IsOwn(SKColor[] pixels, SKSizeI size, CardShape shape) =>
        shape != CardShape.Other && new[] { Kind.Pns, Kind.Pppk }.Any(kind => Apart(pixels, CardPicture.Ground(kind, shape == CardShape.Landscape ? Orientation.Landscape : Orientation.Portrait, size), size) <= SameGround);

    private static double Apart(SKColor[] pixels, SKColor[] ground, SKSizeI size)
    {
        var edge = Enumerable.Range(0, size.Width * size.Height / 3).Where(at => at / size.Width < 2 || at % size.Width < 2 || at % size.Width >= size.Width - 2);
        return edge.Average(at => (Math.Abs(pixels[at].Red - ground[at].Red) + Math.Abs(pixels[at].Green - ground[at].Green) + Math.Abs(pixels[at].Blue - ground[at].Blue)) / 3.0);
    }
}
