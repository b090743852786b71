using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>Draws marks on a canvas, be it of pixels or of a PDF: both show the same.</summary>
internal static class CardPainter
{
    public static void Paint(SKCanvas canvas, IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
            Paint(canvas, mark);
    }

    private static void Paint(SKCanvas canvas, Mark mark)
    {
        switch (mark)
        {
            case Mark.Ground ground: Paint(canvas, ground); break;
            case Mark.Arc arc: Paint(canvas, arc); break;
            case Mark.Text text: Paint(canvas, text); break;
            case Mark.Box box: Paint(canvas, box); break;
            case Mark.Line line: Paint(canvas, line); break;
            case Mark.Code code: Paint(canvas, code); break;
            case Mark.Photo photo: Paint(canvas, photo); break;
            case Mark.Silhouette silhouette: Paint(canvas, silhouette); break;
            default: throw new ArgumentOutOfRangeException(nameof(mark), mark.GetType().Name, "A mark that nobody draws.");
        }
    }

    private static void Paint(SKCanvas canvas, Mark.Ground ground)
    {
        // 135 degrees as CSS means it: the corners have the pure colours whatever the format.
        var (w, h) = (ground.Card.Width, ground.Card.Height);
        var half = (w + h) / 4;
        using var shader = SKShader.CreateLinearGradient(
            new((w / 2) - half, (h / 2) - half), new((w / 2) + half, (h / 2) + half), [ground.From, ground.To], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(SKRect.Create(-CardGeometry.Bleed, -CardGeometry.Bleed, w + (2 * CardGeometry.Bleed), h + (2 * CardGeometry.Bleed)), paint);
    }

    private static void Paint(SKCanvas canvas, Mark.Arc arc)
    {
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha(14), IsAntialias = true };
        canvas.DrawCircle(arc.Centre, arc.Radius, paint);
    }

    private static void Paint(SKCanvas canvas, Mark.Text text)
    {
        using var paint = new SKPaint { Color = text.Colour, IsAntialias = true };
        Lettering.Draw(canvas, text.Words, text.At.X, text.At.Y, text.Style, paint);
    }

    private static void Paint(SKCanvas canvas, Mark.Box box)
    {
        using var paint = new SKPaint { Color = box.Colour, IsAntialias = true };
        canvas.DrawRoundRect(box.Place, box.Corner, box.Corner, paint);
    }

    private static void Paint(SKCanvas canvas, Mark.Line line)
    {
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha(90), StrokeWidth = 2 };
        canvas.DrawLine(line.From, new(line.From.X + line.Length, line.From.Y), paint);
    }

    private static void Paint(SKCanvas canvas, Mark.Code code)
    {
        using var ink = new SKPaint { Color = SKColors.Black };
        using var outline = new SKPathBuilder();
        var module = code.Place.Width / code.Qr.Size;
        for (var row = 0; row < code.Qr.Size; row++)
            foreach (var (from, length) in DarkRuns(code.Qr, row))
                outline.AddRect(SKRect.Create(code.Place.Left + (from * module), code.Place.Top + (row * module), length * module, module));
        using var modules = outline.Detach();
        canvas.DrawPath(modules, ink);
    }

    private static IEnumerable<(int From, int Length)> DarkRuns(QrCode qr, int row)
    {
        for (var column = 0; column < qr.Size; column++)
        {
            var from = column;
            while (column < qr.Size && qr.IsDark(row, column))
                column++;
            if (column > from)
                yield return (from, column - from);
        }
    }

    private static void Paint(SKCanvas canvas, Mark.Photo photo)
    {
        using var image = SKImage.FromEncodedData(photo.Png);
        var scale = Math.Min(photo.Place.Width / image.Width, photo.Place.Height / image.Height);
        var (w, h) = (image.Width * scale, image.Height * scale);
        // Never as small as half its size: what smaller copies of it would cost is not seen.
        canvas.DrawImage(image, SKRect.Create(photo.Place.MidX - (w / 2), photo.Place.Bottom - h, w, h), new SKSamplingOptions(SKFilterMode.Linear));
    }

    /// <summary>Head and shoulders, of nobody.</summary>
    private static void Paint(SKCanvas canvas, Mark.Silhouette silhouette)
    {
        var (place, w, h) = (silhouette.Place, silhouette.Place.Width, silhouette.Place.Height);
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha(46), IsAntialias = true };
        canvas.DrawOval(new SKPoint(place.MidX, place.Top + (h * .30f)), new SKSize(w * .225f, h * .225f), paint);
        using var outline = new SKPathBuilder();
        var (top, left, right) = (place.Top + (h * .60f), place.Left + (w * .04f), place.Right - (w * .04f));
        outline.MoveTo(left, place.Bottom + CardGeometry.Bleed);
        outline.LineTo(left, place.Top + (h * .86f));
        outline.CubicTo(left, place.Top + (h * .70f), place.Left + (w * .25f), top, place.MidX, top);
        outline.CubicTo(place.Right - (w * .25f), top, right, place.Top + (h * .70f), right, place.Top + (h * .86f));
        outline.LineTo(right, place.Bottom + CardGeometry.Bleed);
        outline.Close();
        using var shoulders = outline.Detach();
        canvas.DrawPath(shoulders, paint);
    }
}
