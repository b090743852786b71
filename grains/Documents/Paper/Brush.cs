using KartuAsn.Imaging.Cards;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <summary>Paints what lies on a page, black on white with one accent.</summary>
internal static class Brush
{
    /// <summary>More dots of a picture than this are more than paper shows.</summary>
    private const int LargestPicture = 600;

    /// <summary>A picture of more is not unpacked at all.</summary>
    private const int MostDots = 25_000_000;

    public static void Paint(SKCanvas canvas, IEnumerable<Ink> page)
    {
        foreach (var ink in page) Paint(canvas, ink);
    }

    private static void Paint(SKCanvas canvas, Ink ink)
    {
        switch (ink)
        {
            case Ink.Words words: Write(canvas, words); break;
            case Ink.Line line: Draw(canvas, line); break;
            case Ink.Picture picture: Place(canvas, picture); break;
        }
    }

    private static void Write(SKCanvas canvas, Ink.Words words)
    {
        using var paint = new SKPaint { Color = ColourOf(words.Tone), IsAntialias = true };
        var part = words.Align switch { Align.Left => 0f, Align.Centre => .5f, _ => 1f };
        var left = part == 0 ? words.At.X : words.At.X - (part * Lettering.Width(words.Text, words.Style));
        Lettering.Draw(canvas, words.Text, left, words.At.Y, words.Style, paint);
    }

    private static void Draw(SKCanvas canvas, Ink.Line line)
    {
        using var dash = line.Dash is { } d ? SKPathEffect.CreateDash([d.On, d.Off], 0) : null;
        using var paint = new SKPaint
        {
            Color = ColourOf(line.Tone),
            StrokeWidth = line.Width,
            Style = SKPaintStyle.Stroke,
            StrokeJoin = SKStrokeJoin.Round,
            PathEffect = dash,
            IsAntialias = true,
        };
        using var path = new SKPathBuilder();
        path.AddPoly([.. line.Points], close: false);
        using var made = path.Detach();
        canvas.DrawPath(made, paint);
    }

    /// <summary>What is no picture leaves its place empty: a paper is not held up by its emblem.</summary>
    private static void Place(SKCanvas canvas, Ink.Picture picture)
    {
        using var data = SKData.CreateCopy(picture.Png.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostDots) return;
        using var whole = SKBitmap.Decode(codec);
        if (whole is null) return;
        var scale = Math.Min(1, (float)LargestPicture / Math.Max(whole.Width, whole.Height));
        using var small = whole.Resize(
            new SKImageInfo(Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Unpremul),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var image = SKImage.FromBitmap(small);
        canvas.DrawImage(image, picture.Place.AspectFit(new(small.Width, small.Height)), new SKSamplingOptions(SKFilterMode.Linear));
    }

    private static SKColor ColourOf(Tone tone) => tone switch
    {
        Tone.Ink => SKColors.Black,
        Tone.Muted => new(0x5E, 0x56, 0x6B),
        Tone.Line => new(0xA9, 0xA2, 0xB3),
        _ => new(0x5B, 0x2A, 0x86),
    };
}
