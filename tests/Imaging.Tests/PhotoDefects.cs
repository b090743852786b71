using KartuAsn.Support;
using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Drawn photos of which it is known what is wrong with them.</summary>
internal static class PhotoDefects
{
    /// <summary>Six colours of skin, four ways to wear the head, three dresses; nothing is wrong with any.</summary>
    public static IEnumerable<Portrait> People =>
        from tone in Portrait.Tones
        from hair in Enum.GetValues<Hair>()
        from shirt in new SKColor[] { new(0x8A, 0x73, 0x4E), new(0xEC, 0xEA, 0xE4), new(0x22, 0x2C, 0x4A) }
        select new Portrait
        {
            Skin = tone.Colour,
            Hair = hair,
            HairColour = hair == Hair.Hijab ? HijabOver(shirt) : new(0x1E, 0x17, 0x14),
            Shirt = shirt,
            Variant = tone.Name.Length + (int)hair,
        };

    private static SKColor HijabOver(SKColor shirt) => shirt.Red > 200 ? new(0xE8, 0xE4, 0xDC) : shirt.Red > 100 ? new(0x9C, 0x2F, 0x4F) : new(0x16, 0x14, 0x1C);

    /// <summary>By the rule that has to notice.</summary>
    public static readonly (string Name, string? Rule, Func<Portrait, byte[]> Draw)[] All =
    [
        ("tanpa cacat", null, person => person.Png()),
        ("PNG berseling (interlaced)", null, person => PngFile.Interlaced(person.Draw())),
        ("PNG 16 bit", null, person => PngFile.SixteenBits(person.Draw())),
        ("JPEG bernama .png", "format", person => Portrait.Encoded(person.Draw(), SKEncodedImageFormat.Jpeg)),
        ("PNG bergerak (APNG)", "format", person => PngFile.Animated(person.Png())),
        ("PNG terputus", "format", person => person.Png()[..^4000]),
        ("bukan gambar", "format", _ => "%PDF-1.7"u8.ToArray()),
        ("kepala PNG 30.000 × 30.000", "dimensions", _ => PngFile.Claiming(30_000, 30_000)),
        ("450 × 600", "dimensions", person => Portrait.Encoded(person.Draw(450, 600), SKEncodedImageFormat.Png)),
        ("berkas 2 MB lebih", "size", person => [.. person.Png(), .. new byte[2 * 1024 * 1024]]),
        ("latar merah", "transparency", person => Over(person, new SKColor(0xC8, 0x10, 0x2E))),
        ("latar putih", "transparency", person => Over(person, SKColors.White)),
        ("sisa latar tipis", "transparency", person => Over(person, SKColors.Blue.WithAlpha(40))),
        ("tepi merah 3 piksel", "halo", person => Rimmed(person, new SKColor(0xC8, 0x10, 0x2E), 3)),
        ("tepi biru 3 piksel", "halo", person => Rimmed(person, new SKColor(0x1B, 0x4F, 0xB0), 3)),
        ("tepi putih 3 piksel", "halo", person => Rimmed(person, SKColors.White, 3)),
        ("kabur 2,5 piksel", "sharpness", person => Edited(person, SKImageFilter.CreateBlur(2.5f, 2.5f))),
        ("kabur gerak 9 piksel", "sharpness", Shaken),
        ("foto 150 × 192 yang diperbesar", "sharpness", Enlarged),
        ("bintik kuat", "sharpness", person => Changed(person, new Random(5), (random, value) => value + (float)(Normal(random) * 22))),
        ("terlalu gelap", "exposure", person => Changed(person, null, (_, value) => value * 0.28f)),
        ("terlalu terang", "exposure", person => Changed(person, null, (_, value) => (value * 3.4f) + 60)),
        ("pudar", "exposure", person => Changed(person, null, (_, value) => 140 + (value * 0.22f))),
        ("kepala terpotong", "framing", person => (person with { Shift = new(0, -125) }).Png()),
        ("terlalu kecil", "framing", person => (person with { Scale = 0.6f }).Png()),
        ("terlalu ke kiri", "framing", person => (person with { Shift = new(-95, 0) }).Png()),
        ("bahu melayang", "framing", person => (person with { Scale = 0.8f, Shift = new(0, -90) }).Png()),
    ];

    private static byte[] Over(Portrait person, SKColor background) => Painted(canvas =>
    {
        canvas.Clear(background);
        using var figure = person.Draw();
        canvas.DrawBitmap(figure, 0, 0, SKSamplingOptions.Default);
    });

    /// <summary>As a careless cut leaves it: some pixels of the background all around.</summary>
    private static byte[] Rimmed(Portrait person, SKColor background, float width) => Painted(canvas =>
    {
        using var figure = person.Draw();
        using var grown = SKImageFilter.CreateDilate(width, width);
        using var rim = new SKPaint { ImageFilter = grown, ColorFilter = SKColorFilter.CreateBlendMode(background, SKBlendMode.SrcIn) };
        canvas.DrawBitmap(figure, 0, 0, SKSamplingOptions.Default, rim);
        canvas.DrawBitmap(figure, 0, 0, SKSamplingOptions.Default);
    });

    private static byte[] Edited(Portrait person, SKImageFilter filter) => Painted(canvas =>
    {
        using var figure = person.Draw();
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawBitmap(figure, 0, 0, SKSamplingOptions.Default, paint);
    });

    private static byte[] Shaken(Portrait person) => Painted(canvas =>
    {
        using var figure = person.Draw();
        for (var step = 0; step < 9; step++)
        {
            using var part = new SKPaint { Color = SKColors.White.WithAlpha((byte)(255 / (step + 1))) };
            canvas.DrawBitmap(figure, step - 4, 0, SKSamplingOptions.Default, part);
        }
    });

    private static byte[] Enlarged(Portrait person) => Painted(canvas =>
    {
        using var small = person.Draw(150, 192);
        using var image = SKImage.FromBitmap(small);
        canvas.DrawImage(image, new SKRect(0, 0, Portrait.Width, Portrait.Height), new SKSamplingOptions(SKFilterMode.Linear));
    });

    private static byte[] Changed(Portrait person, Random? random, Func<Random, float, float> change)
    {
        using var figure = person.Draw();
        var pixels = figure.Pixels;
        byte Of(byte value) => (byte)Math.Clamp(change(random!, value), 0, 255);
        for (var i = 0; i < pixels.Length; i++)
            if (pixels[i].Alpha > 0) pixels[i] = new(Of(pixels[i].Red), Of(pixels[i].Green), Of(pixels[i].Blue), pixels[i].Alpha);
        var changed = new SKBitmap(figure.Info.WithAlphaType(SKAlphaType.Unpremul)) { Pixels = pixels };
        return Portrait.Encoded(changed, SKEncodedImageFormat.Png);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static byte[] Painted(Action<SKCanvas> paint)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Portrait.Width, Portrait.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using (var canvas = new SKCanvas(bitmap)) paint(canvas);
        return Portrait.Encoded(bitmap, SKEncodedImageFormat.Png);
    }
}
