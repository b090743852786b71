using System.Runtime.CompilerServices;
using KartuAsn.Documents.Paper;
using KartuAsn.Imaging.Cards;
using SkiaSharp;

namespace KartuAsn.Documents.Tests;

/// <summary>Pages as dots, and what is known of them from before: written anew where KARTUASN_GOLDEN is set.</summary>
internal static class Pictures
{
    private const float DotsPerPoint = 100 / 72f;

    public static byte[] Of(Sheets sheets, int page)
    {
        using var dots = new SKBitmap(new SKImageInfo((int)(sheets.Size.Width * DotsPerPoint), (int)(sheets.Size.Height * DotsPerPoint)));
        using var canvas = new SKCanvas(dots);
        canvas.Clear(SKColors.White);
        canvas.Scale(DotsPerPoint);
        Brush.Paint(canvas, sheets.Pages[page - 1]);
        return dots.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    public static byte[] Golden(string name, byte[] now, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name + ".png");
        if (Environment.GetEnvironmentVariable("KARTUASN_GOLDEN") is not null) File.WriteAllBytes(file, now);
        return File.ReadAllBytes(file);
    }

    /// <summary>Fewer than ten dots of a page; one other figure is more.</summary>
    public const double Same = .00001;

    /// <summary>The share of dots that are another shade by more than a tenth.</summary>
    public static double Difference(byte[] a, byte[] b)
    {
        using var one = SKBitmap.Decode(a);
        using var other = SKBitmap.Decode(b);
        return one.Info.Size == other.Info.Size
            ? one.Pixels.Zip(other.Pixels).Count(pair => Math.Abs(pair.First.Green - pair.Second.Green) > 25) / (double)one.Pixels.Length
            : 1;
    }

    /// <summary>From where to where words reach, and how high their capitals are.</summary>
    public static SKRect Extent(Ink.Words words)
    {
        var width = Lettering.Width(words.Text, words.Style);
        var left = words.At.X - (words.Align switch { Align.Left => 0, Align.Centre => width / 2, _ => width });
        return new(left, words.At.Y - (words.Style.Size * Lettering.CapHeight), left + width, words.At.Y);
    }
}
