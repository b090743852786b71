using SkiaSharp;

namespace KartuAsn.Support;

/// <summary>How a drawn person wears the head.</summary>
public enum Hair { Cropped, Flowing, Hijab, Bald }

/// <summary>
/// A drawn person as annex B of the letter wants a photo: head and shoulders, turned slightly to the right. Nobody's likeness; everything is
/// known about it, so that what a check or a cut-out says can be compared with what was drawn.
/// </summary>
public sealed record Portrait
{
    public const int Width = 450;
    public const int Height = 575;

    /// <summary>From very light to very dark.</summary>
    public static readonly IReadOnlyList<(string Name, SKColor Colour)> Tones =
    [
        ("sangat terang", new(0xF6, 0xDC, 0xC8)), ("terang", new(0xE8, 0xBE, 0x9C)), ("sawo muda", new(0xC9, 0x95, 0x6B)),
        ("sawo matang", new(0xA0, 0x6B, 0x43)), ("gelap", new(0x6F, 0x45, 0x2B)), ("sangat gelap", new(0x3F, 0x28, 0x1B)),
    ];

    public SKColor Skin { get; init; } = Tones[2].Colour;

    public Hair Hair { get; init; } = Hair.Cropped;

    public SKColor HairColour { get; init; } = new(0x1E, 0x17, 0x14);

    public SKColor Shirt { get; init; } = new(0x8A, 0x73, 0x4E);

    /// <summary>1: the head and shoulders fill the frame.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Of the figure, in pixels of the picture.</summary>
    public SKPoint Shift { get; init; }

    /// <summary>Different people of the same kind.</summary>
    public int Variant { get; init; }

    /// <summary>With a transparent background.</summary>
    public SKBitmap Draw(int width = Width, int height = Height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        Draw(canvas, width, height);
        return bitmap;
    }

    public byte[] Png() => Encoded(Draw(), SKEncodedImageFormat.Png);

    public static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format, int quality = 92)
    {
        using (bitmap)
        using (var data = bitmap.Encode(format, quality))
            return data.ToArray();
    }

    private void Draw(SKCanvas canvas, int width, int height)
    {
        canvas.Save();
        canvas.Translate((width / 2f) + (Shift.X * width / Width), height + (Shift.Y * height / Height));
        canvas.Scale(Scale * width / Width, Scale * height / Height);
        canvas.Translate(-Width / 2f, -Height);
        if (Hair == Hair.Flowing) BackOfHair(canvas);
        Body(canvas);
        Head(canvas);
        canvas.Restore();
    }

    private void Body(SKCanvas canvas)
    {
        using var shape = Path($"M 18 600 C 20 470 70 428 168 398 L 282 398 C 380 428 430 470 432 600 Z");
        using var cloth = Shaded(new(120, 380), new(430, 600), Lit(Shirt, 1.14f), Lit(Shirt, 0.72f));
        canvas.DrawPath(shape, cloth);
        canvas.Save();
        canvas.ClipPath(shape);
        Weave(canvas);
        using var seam = Line(Lit(Shirt, 0.5f), 2);
        canvas.DrawLine(228, 410, 236, 600, seam);
        using var badge = Fill(new(0xD9, 0xC2, 0x6A));
        canvas.DrawRoundRect(292, 490, 62, 14, 3, 3, badge);
        using var pocket = Line(Lit(Shirt, 0.6f), 2);
        canvas.DrawRoundRect(288, 512, 74, 60, 4, 4, pocket);
        canvas.Restore();
        using var neck = Fill(Lit(Skin, 0.78f));
        using var throat = Path("M 178 330 L 178 402 C 200 432 250 432 272 402 L 272 330 Z");
        canvas.DrawPath(throat, neck);
        using var collar = Fill(Lit(Shirt, 0.88f));
        using var left = Path("M 170 394 L 232 440 L 190 462 L 150 412 Z");
        using var right = Path("M 280 394 L 232 440 L 272 462 L 300 412 Z");
        canvas.DrawPath(left, collar);
        canvas.DrawPath(right, collar);
        canvas.DrawPath(left, pocket);
        canvas.DrawPath(right, pocket);
    }

    /// <summary>Threads, so that a sharp picture has something to be sharp in.</summary>
    private void Weave(SKCanvas canvas)
    {
        using var thread = Line(Lit(Shirt, 0.82f).WithAlpha(120), 0.8f);
        for (var y = 400; y < 600; y += 5) canvas.DrawLine(0, y, Width, y + 18, thread);
        for (var x = 20; x < 440; x += 6) canvas.DrawLine(x, 390, x - 8, 600, thread);
    }

    private void Head(SKCanvas canvas)
    {
        using var ear = Fill(Lit(Skin, 0.84f));
        if (Hair != Hair.Hijab) canvas.DrawOval(150, 238, 15, 26, ear);
        if (Hair != Hair.Hijab) canvas.DrawOval(299, 236, 11, 24, ear);
        using var face = Shaded(new(290, 120), new(150, 340), Lit(Skin, 1.1f), Lit(Skin, 0.74f));
        canvas.DrawOval(226, 232, 76, 106, face);
        Features(canvas);
        switch (Hair)
        {
            case Hair.Cropped: ShortHair(canvas); break;
            case Hair.Flowing: Fringe(canvas); break;
            case Hair.Hijab: Hijab(canvas); break;
        }
    }

    private void Features(SKCanvas canvas)
    {
        using var white = Fill(Lit(new(0xEE, 0xEA, 0xE4), 0.6f + (0.4f * Skin.Green / 255f)));
        using var iris = Fill(new(0x22, 0x14, 0x0E));
        using var brow = Line(new(0x1C, 0x14, 0x10), 6);
        using var crease = Line(Lit(Skin, 0.55f), 2);
        using var lips = Fill(Mixed(Skin, new(0xA0, 0x40, 0x40), 0.45f));
        foreach (var x in new[] { 203f, 262f })
        {
            canvas.DrawOval(x, 222, 15, 7.5f, white);
            canvas.DrawCircle(x + 2, 222, 6.5f, iris);
            canvas.DrawLine(x - 19, 205 + (Variant % 3), x + 17, 202, brow);
            canvas.DrawLine(x - 16, 214, x + 16, 214, crease);
        }
        using var nose = Path("M 238 222 C 240 250 250 262 246 268 C 240 274 228 272 224 268");
        canvas.DrawPath(nose, crease);
        canvas.DrawOval(236, 298, 26 + (Variant % 5), 8, lips);
        canvas.DrawLine(212, 298, 260, 298, crease);
    }

    private void ShortHair(SKCanvas canvas)
    {
        using var cap = Path("M 148 236 C 132 140 170 108 228 108 C 290 108 322 140 306 236 C 298 190 288 168 262 160 C 226 172 184 168 168 176 C 156 192 152 214 148 236 Z");
        using var hair = Fill(HairColour);
        canvas.DrawPath(cap, hair);
        Strands(canvas, 120, i => (150 + (i * 1.27f), 132 + (MathF.Abs(60 - i) * 0.42f)), 7, 11);
    }

    private void Fringe(SKCanvas canvas)
    {
        using var cap = Path("M 146 260 C 126 138 168 104 228 104 C 292 104 330 140 308 262 C 302 200 290 172 256 158 C 220 190 168 186 156 214 C 150 232 150 248 146 260 Z");
        using var hair = Fill(HairColour);
        canvas.DrawPath(cap, hair);
        Strands(canvas, 90, i => (140 + (i * 1.95f), 128 + (MathF.Abs(45 - i) * 0.8f)), 8, 16);
    }

    private void BackOfHair(SKCanvas canvas)
    {
        using var fall = Path("M 148 150 C 96 220 108 380 96 452 C 150 470 300 470 360 452 C 346 380 356 210 304 150 Z");
        using var hair = Fill(Lit(HairColour, 0.85f));
        canvas.DrawPath(fall, hair);
        Strands(canvas, 60, i => (i % 2 == 0 ? 112 : 342, 200 + (i * 4)), 10, 20);
    }

    private void Hijab(SKCanvas canvas)
    {
        using var veil = Path(
            "M 226 92 C 128 92 120 190 126 268 C 128 330 112 380 92 428 C 150 486 310 486 366 428 C 340 380 326 330 328 268 C 336 190 324 92 226 92 Z "
            + "M 226 142 C 272 142 296 176 296 236 C 296 300 262 334 228 334 C 190 334 158 300 158 236 C 158 176 182 142 226 142 Z");
        veil.FillType = SKPathFillType.EvenOdd;
        using var cloth = Shaded(new(150, 90), new(330, 460), Lit(HairColour, 1.25f), Lit(HairColour, 0.8f));
        canvas.DrawPath(veil, cloth);
        using var fold = Line(Lit(HairColour, 0.6f), 2);
        for (var i = 0; i < 5; i++) canvas.DrawLine(150 + (i * 10), 330 + (i * 14), 260 + (i * 16), 420 + (i * 8), fold);
    }

    /// <summary>Single hairs that stand out from the outline, each about a pixel wide.</summary>
    private void Strands(SKCanvas canvas, int count, Func<int, (float X, float Y)> root, float shortest, float longest)
    {
        using var strand = Line(HairColour, 1.1f);
        var random = new Random(Variant + 7);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = root(i);
            var outward = MathF.Atan2(y - 240, x - 226) + ((random.NextSingle() - 0.5f) * 0.9f);
            var length = shortest + (random.NextSingle() * (longest - shortest));
            using var path = new SKPathBuilder();
            path.MoveTo(x, y);
            path.QuadTo(x + (MathF.Cos(outward) * length * 0.5f), y + (MathF.Sin(outward) * length * 0.5f) - 2, x + (MathF.Cos(outward) * length), y + (MathF.Sin(outward) * length));
            using var hair = path.Detach();
            canvas.DrawPath(hair, strand);
        }
    }

    private static SKPath Path(string svg) => SKPath.ParseSvgPathData(svg);

    private static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    private static SKPaint Line(SKColor colour, float width) =>
        new() { Color = colour, IsAntialias = true, IsStroke = true, StrokeWidth = width, StrokeCap = SKStrokeCap.Round };

    private static SKPaint Shaded(SKPoint from, SKPoint to, SKColor light, SKColor dark) =>
        new() { IsAntialias = true, Shader = SKShader.CreateLinearGradient(from, to, [light, dark], SKShaderTileMode.Clamp) };

    private static SKColor Lit(SKColor colour, float light) => new(Times(colour.Red, light), Times(colour.Green, light), Times(colour.Blue, light), colour.Alpha);

    private static SKColor Mixed(SKColor a, SKColor b, float share) =>
        new(Times(a.Red, 1 - share, b.Red * share), Times(a.Green, 1 - share, b.Green * share), Times(a.Blue, 1 - share, b.Blue * share));

    private static byte Times(byte value, float factor, float plus = 0) => (byte)Math.Clamp((value * factor) + plus, 0, 255);
}
