namespace KartuAsn.Imaging.Photos;

/// <summary>
/// A person without the backdrop. Where both mix in a pixel — hair, the rim of a shoulder — the share of the person follows from what the
/// backdrop would be there and what the person is nearby, and the backdrop's colour is taken out.
/// </summary>
internal sealed class Cutout
{
    /// <summary>Deeper than this in the figure nothing of the backdrop shows through.</summary>
    private const float Rim = 5;

    /// <summary>How far single hairs stand out from what is surely the person.</summary>
    private const float LongestHair = 34;

    private const int Directions = 16;
    private const int Farthest = 44;

    private readonly Backdrop backdrop;
    private readonly int width;
    private readonly int height;
    private readonly float[] fromWall;
    private readonly float[] fromPerson;
    private readonly float faint;

    private Cutout(Backdrop backdrop)
    {
        (this.backdrop, width, height) = (backdrop, backdrop.Width, backdrop.Height);
        fromWall = Distance.To(width, height, backdrop.Shows);
        fromPerson = Distance.To(width, height, i => fromWall[i] > Rim);
        faint = Math.Max(6, 1.8f * backdrop.Grain);
    }

    public static Raster Of(Backdrop backdrop)
    {
        var cutout = new Cutout(backdrop);
        var raster = new Raster(cutout.width, cutout.height);
        for (var i = 0; i < raster.Width * raster.Height; i++) Put(raster.Rgba.AsSpan(i * 4, 4), cutout.At(i));
        return raster;
    }

    private (Rgb Colour, float Share) At(int i)
    {
        if (fromWall[i] > Rim) return (backdrop.Seen(i), 1);
        if (fromPerson[i] > LongestHair || backdrop.Seen(i).To(backdrop.Expected(i)) < faint) return default;
        return Mixed(i, backdrop.Seen(i), backdrop.Expected(i));
    }

    /// <summary>By whichever of the person's colours around explains the pixel best.</summary>
    private (Rgb Colour, float Share) Mixed(int i, Rgb seen, Rgb wall)
    {
        var (best, least, share) = (default(Rgb), float.MaxValue, -1f);
        for (var direction = 0; direction < Directions; direction++)
        {
            if (Nearest(i, direction) is not ({ } person, var steps)) continue;
            var across = person - wall;
            if (across.Dot(across) < 900) continue;
            var part = Math.Clamp((seen - wall).Dot(across) / across.Dot(across), 0, 1);
            var off = seen.To(wall.Mixed(person, part)) + (0.12f * steps);
            if (off < least) (best, least, share) = (person, off, part);
        }

        if (share < 0) return seen.To(wall) > 60 ? (seen, 1) : default;
        // A colour of which the person has none nearby is the person's all the same, when it is far from the wall's.
        var strange = Math.Clamp((least - 14 - backdrop.Grain) / 30, 0, 1) * Math.Clamp((seen.To(wall) - 40) / 60, 0, 1);
        return Clean(seen, wall, best, Settled(Math.Max(share, strange)));
    }

    /// <summary>The first pixel that is surely the person's, and how far it is.</summary>
    private (Rgb? Colour, float Steps) Nearest(int i, int direction)
    {
        var (sin, cos) = MathF.SinCos(direction * 2 * MathF.PI / Directions);
        for (var steps = 1; steps <= Farthest; steps++)
        {
            var (x, y) = ((i % width) + (int)MathF.Round(cos * steps), (i / width) + (int)MathF.Round(sin * steps));
            if (x < 0 || y < 0 || x >= width || y >= height) break;
            if (fromWall[(y * width) + x] > Rim) return (backdrop.Seen((y * width) + x), steps);
        }

        return (null, 0);
    }

    private static float Settled(float share) => share < 0.04f ? 0 : share > 0.95f ? 1 : share;

    /// <summary>Without the backdrop's part; where little of the person is seen, more of the colour comes from nearby.</summary>
    private static (Rgb Colour, float Share) Clean(Rgb seen, Rgb wall, Rgb person, float share)
    {
        if (share is 0 or 1) return (seen, share);
        var own = (1 / share) * (seen - ((1 - share) * wall));
        return (person.Mixed(own, Math.Clamp((share - 0.25f) / 0.5f, 0, 1)), share);
    }

    private static void Put(Span<byte> pixel, (Rgb Colour, float Share) made)
    {
        if (made.Share <= 0) return;
        static byte Of(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
        (pixel[0], pixel[1], pixel[2], pixel[3]) = (Of(made.Colour.R), Of(made.Colour.G), Of(made.Colour.B), Of(made.Share * 255));
    }
}
