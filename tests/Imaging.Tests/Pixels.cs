using System.Diagnostics;
using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Looks at pictures, by the pixel or with the programs that others look at them with.</summary>
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

    /// <summary>What zbar reads off a picture; empty when it finds no code.</summary>
    public static string Scanned(byte[] png) => Tool("zbarimg", png, ".png", "-q", "--raw", "FILE").Trim();

    public static string PdfText(byte[] pdf) => Tool("pdftotext", pdf, ".pdf", "-layout", "FILE", "-");

    public static string PdfFonts(byte[] pdf) => Tool("pdffonts", pdf, ".pdf", "FILE");

    public static string PdfInfo(byte[] pdf) => Tool("pdfinfo", pdf, ".pdf", "FILE");

    /// <summary>A page of a PDF as another program draws it.</summary>
    public static byte[] PdfPage(byte[] pdf, int page, int dotsPerInch)
    {
        var picture = Path.GetTempFileName();
        try
        {
            Tool("pdftoppm", pdf, ".pdf", "-png", "-singlefile", "-r", $"{dotsPerInch}", "-f", $"{page}", "-l", $"{page}", "FILE", picture);
            return File.ReadAllBytes(picture + ".png");
        }
        finally
        {
            File.Delete(picture);
            File.Delete(picture + ".png");
        }
    }

    private static string Tool(string name, byte[] bytes, string extension, params string[] words)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        File.WriteAllBytes(file, bytes);
        try
        {
            using var tool = Process.Start(new ProcessStartInfo(name, words.Select(word => word == "FILE" ? file : word)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = tool.StandardError.ReadToEndAsync();
            var output = tool.StandardOutput.ReadToEnd();
            tool.WaitForExit();
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Apart(SKColor a, SKColor b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)));

    private static double Luminance(SKColor colour) => (.2126 * Linear(colour.Red)) + (.7152 * Linear(colour.Green)) + (.0722 * Linear(colour.Blue));

    private static double Linear(byte channel) => channel / 255.0 is var part && part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);
}
