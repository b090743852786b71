using SkiaSharp;

namespace KartuAsn.Support;

/// <summary>How the cloth behind a person is lit.</summary>
public enum Lighting { Even, Graded, Vignetted, Shadowed }

/// <summary>
/// A drawn person in front of a plain cloth, as a studio or a telephone takes it: the cloth's light runs, the person throws a shadow, the
/// camera adds grain and saves as JPEG. What the person looks like without the cloth is known to the pixel.
/// </summary>
public sealed record Studio(Portrait Person, SKColor Cloth, Lighting Lighting)
{
    public const int Width = 1080;
    public const int Height = 1380;

    public static readonly IReadOnlyList<(string Name, SKColor Colour)> Cloths =
        [("merah", new(0xC4, 0x16, 0x1C)), ("biru", new(0x1B, 0x4F, 0xB0)), ("putih", new(0xEE, 0xEE, 0xEC))];

    /// <summary>Standard deviation of the grain, of 255.</summary>
    public float Grain { get; init; } = 4;

    public int Quality { get; init; } = 88;

    public byte[] Jpeg() => Portrait.Encoded(Picture(), SKEncodedImageFormat.Jpeg, Quality);

    public byte[] Webp() => Portrait.Encoded(Picture(), SKEncodedImageFormat.Webp, Quality);

    /// <summary>The same person where no backdrop is: books of many colours.</summary>
    public byte[] BeforeAShelf()
    {
        var picture = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(picture);
        using var figure = Person.Draw(Width, Height);
        var random = new Random(3);
        for (var y = 0; y < Height; y += 230)
            for (var x = 0; x < Width; x += 45)
            {
                using var book = new SKPaint { Color = new SKColor((uint)random.Next(0x1000000) | 0xFF000000) };
                canvas.DrawRect(x, y, 45, 220, book);
            }

        canvas.DrawBitmap(figure, 0, 0, SKSamplingOptions.Default);
        return Portrait.Encoded(picture, SKEncodedImageFormat.Jpeg, Quality);
    }

    /// <summary>In the size of a photo: what a perfect cut would give.</summary>
    public SKBitmap Truth() => Smaller(Person.Draw(Width, Height));

    public SKBitmap Picture()
    {
        var picture = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(picture);
        using var figure = Person.Draw(Width, Height);
        canvas.Clear(Cloth);
        Light(canvas);
        if (Lighting == Lighting.Shadowed) Shadow(canvas, figure);
        canvas.DrawBitmap(figure, 0, 0, SKSamplingOptions.Default);
        canvas.Flush();
        AddGrain(picture);
        return picture;
    }

    private void Light(SKCanvas canvas)
    {
        SKColor[] run = [Lit(1.08f), Lit(0.72f)];
        using var shader = Lighting switch
        {
            Lighting.Graded => SKShader.CreateLinearGradient(new(0, 0), new(Width, Height), run, SKShaderTileMode.Clamp),
            Lighting.Vignetted => SKShader.CreateRadialGradient(new(Width / 2f, Height * 0.4f), Height * 0.75f, run, SKShaderTileMode.Clamp),
            _ => null,
        };
        using var paint = new SKPaint { Shader = shader };
        if (shader is not null) canvas.DrawRect(0, 0, Width, Height, paint);
    }

    private static void Shadow(SKCanvas canvas, SKBitmap figure)
    {
        using var blur = SKImageFilter.CreateBlur(42, 42);
        using var dark = SKColorFilter.CreateBlendMode(new SKColor(0, 0, 0, 90), SKBlendMode.SrcIn);
        using var paint = new SKPaint { ImageFilter = blur, ColorFilter = dark };
        canvas.DrawBitmap(figure, 46, 30, SKSamplingOptions.Default, paint);
    }

    private void AddGrain(SKBitmap picture)
    {
        var random = new Random(Person.Variant + 11);
        var pixels = picture.GetPixelSpan().ToArray();
        for (var i = 0; i < pixels.Length; i++)
            if (i % 4 != 3) pixels[i] = (byte)Math.Clamp(pixels[i] + (Bell[random.Next(Bell.Length)] * Grain), 0, 255);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, picture.GetPixels(), pixels.Length);
    }

    /// <summary>Chances of a bell, drawn beforehand: a picture needs millions.</summary>
    private static readonly float[] Bell = Bells(new Random(11));

    private static float[] Bells(Random random) =>
        [.. Enumerable.Range(0, 1 << 14).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];

    private static SKBitmap Smaller(SKBitmap whole)
    {
        using (whole)
            return whole.Resize(new SKImageInfo(Portrait.Width, Portrait.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private SKColor Lit(float light) => new(Times(Cloth.Red, light), Times(Cloth.Green, light), Times(Cloth.Blue, light));

    private static byte Times(byte value, float factor) => (byte)Math.Clamp(value * factor, 0, 255);
}
