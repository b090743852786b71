using QRCoder;
using SkiaSharp;

namespace KartuAsn.Support;

/// <summary>
/// A card as BKN might draw it: nobody here knows its colours and its layout, so they vary. Everything about it is known, so that what is seen
/// on it can be compared with what was drawn.
/// </summary>
public sealed record DrawnCard
{
    private static readonly SKColor Purple = new(0x5A, 0x25, 0x7E);

    public bool Pppk { get; init; }

    public bool Portrait { get; init; }

    public bool Back { get; init; }

    /// <summary>Of the colour that tells the kind, in degrees.</summary>
    public float Hue { get; init; }

    /// <summary>How much of the card's length has it before it grades to purple, 0 to 1.</summary>
    public float Pure { get; init; } = .2f;

    /// <summary>1: as strong as the letter's words suggest; less is paler.</summary>
    public float Strength { get; init; } = 1;

    /// <summary>The picture's longer side.</summary>
    public int Length { get; init; } = 1_011;

    /// <summary>Null: PNG.</summary>
    public int? JpegQuality { get; init; }

    /// <summary>A QR code on the front too.</summary>
    public bool CodeInFront { get; init; }

    public Portrait Person { get; init; } = new();

    public static float HueOf(bool pppk) => pppk ? 174 : 356;

    public byte[] Bytes() => Support.Portrait.Encoded(Draw(), JpegQuality is null ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, JpegQuality ?? 100);

    public SKBitmap Draw()
    {
        var (width, height) = Portrait ? (638, 1_011) : (1_011, 638);
        var scale = Length / 1_011f;
        var picture = new SKBitmap(new SKImageInfo((int)(width * scale), (int)(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        canvas.Scale(scale);
        Ground(canvas, width, height);
        if (Back) BackOf(canvas, width, height); else FrontOf(canvas, width, height);
        return picture;
    }

    private void Ground(SKCanvas canvas, int width, int height)
    {
        var colour = SKColor.FromHsv((Hue + 360) % 360, 84 * Strength, Pppk ? 62 : 76);
        using var shader = SKShader.CreateLinearGradient(new(0, 0), new(width, height), [colour, colour, Purple], [0, Pure, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, paint);
        using var arc = new SKPaint { Color = SKColors.White.WithAlpha(20), IsAntialias = true };
        canvas.DrawCircle(width * .8f, height * .1f, height * .5f, arc);
    }

    private void FrontOf(SKCanvas canvas, int width, int height)
    {
        using var photo = Person.Draw();
        var place = Portrait ? SKRect.Create((width - 380) / 2f, height - 486, 380, 486) : SKRect.Create(40, height - 440, 344, 440);
        using var image = SKImage.FromBitmap(photo);
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        Lines(canvas, Portrait ? 60 : 420, Portrait ? 70 : 90, Portrait ? 5 : 7, Portrait ? 460 : 500);
        if (CodeInFront) Code(canvas, width - 190, height - 190, 150);
    }

    private void BackOf(SKCanvas canvas, int width, int height)
    {
        Code(canvas, Portrait ? 170 : 60, Portrait ? 110 : 150, 300);
        Lines(canvas, Portrait ? 60 : 420, Portrait ? 520 : 120, 9, Portrait ? 500 : 520);
    }

    /// <summary>What stands for letters: short strokes, as letters are when a picture is made small.</summary>
    private static void Lines(SKCanvas canvas, float left, float top, int count, float width)
    {
        using var ink = new SKPaint { Color = SKColors.White, IsAntialias = true };
        for (var line = 0; line < count; line++)
            for (var at = 0f; at < width * (.5f + (line * 37 % 50 / 100f)); at += 17)
                canvas.DrawRect(left + at, top + (line * 46), 9, 26, ink);
    }

    private static void Code(SKCanvas canvas, float left, float top, float size)
    {
        using var data = QRCodeGenerator.GenerateQrCode("https://contoh.go.id/kartu/" + new string('a', 60), QRCodeGenerator.ECCLevel.M);
        var module = size / data.ModuleMatrix.Count;
        using var white = new SKPaint { Color = SKColors.White };
        using var black = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(left, top, size, size, white);
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
            for (var column = 0; column < data.ModuleMatrix.Count; column++)
                if (data.ModuleMatrix[row][column])
                    canvas.DrawRect(left + (column * module), top + (row * module), module, module, black);
    }
}
