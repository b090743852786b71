using SkiaSharp;

namespace KartuAsn.Imaging;

/// <summary>A picture that stands for a card file of an invented person: no letters, no likeness, only the colours of the letter.</summary>
public static class SampleCard
{
    private const int Long = 506;
    private const int Short = 319;

    private static readonly SKColor Purple = new(0x6B, 0x2F, 0x8F);
    private static readonly SKColor Red = new(0xB3, 0x1B, 0x2E);
    private static readonly SKColor Turquoise = new(0x1F, 0xA3, 0x9A);

    /// <summary>PNG. PNS red graded to purple, PPPK turquoise graded to purple (letter, clause 3).</summary>
    /// <param name="variant">Different numbers, different bytes.</param>
    public static byte[] Draw(bool pppk, int variant, bool portrait = false)
    {
        var (width, height) = portrait ? (Short, Long) : (Long, Short);
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        using var graded = SKShader.CreateLinearGradient(
            new(0, 0), new(width, height), [pppk ? Turquoise : Red, Purple], SKShaderTileMode.Clamp);
        using var background = new SKPaint { Shader = graded };
        using var light = new SKPaint { Color = SKColors.White.WithAlpha(200), IsAntialias = true };
        surface.Canvas.DrawRect(0, 0, width, height, background);
        surface.Canvas.DrawCircle(90, 130, 48, light);
        surface.Canvas.DrawRoundRect(42, 190, 96, 70, 30, 30, light);
        for (var line = 0; line < 5; line++)
            surface.Canvas.DrawRect(portrait ? 42 : 190, (portrait ? 300 : 90) + (line * 34), 120 + ((variant >> line) % 17 * 9), 12, light);
        surface.Canvas.DrawRect(2, 2, 1 + (variant % 500), 3, light);
        using var picture = surface.Snapshot();
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
