namespace KartuAsn.Imaging.Photos;

/// <summary>
/// How wide the figure's own edges are blurred, and how much they are grained. Both are told from ratios and from the flattest parts, so
/// that neither the colour of skin nor of cloth counts.
/// </summary>
internal static class Sharpness
{
    /// <summary>Half width of the blur, in pixels, at which a face is no longer clear.</summary>
    public const float MostBlur = 1.3f;

    /// <summary>Standard deviation of the lightness where nothing is drawn, of 255.</summary>
    public const float MostGrain = 8;

    /// <summary>Of the steepest pixels, in thousandths of the figure.</summary>
    private const int Steepest = 60;

    private const int Square = 12;

    public static PhotoRule Of(Seen seen)
    {
        var (blur, grain) = (Blur(seen), Grain(seen));
        var found = grain > MostGrain ? "gambar berbintik"
            : blur is null ? "tidak ada garis yang tajam"
            : blur > MostBlur ? $"kabur selebar {Found.Decimal(blur.Value)} piksel" : $"tajam, lebar kabur {Found.Decimal(blur.Value)} piksel";
        return new(
            "sharpness", blur <= MostBlur && grain <= MostGrain, found, "gambar tajam, tidak kabur dan tidak berbintik",
            "Ambil ulang foto dalam cahaya yang cukup, kamera diam dan fokus pada wajah; jangan memperbesar foto yang kecil.", []);
    }

    /// <summary>
    /// An edge blurred by s is less steep by √(s² + σ²) once more blurred by σ, so two blurs of known width tell the first one. The worst of
    /// four directions counts, as a moved camera blurs only across its way. Null: no edges.
    /// </summary>
    private static float? Blur(Seen seen)
    {
        var (fine, coarse, inside) = (seen.Light.Smoothed(1), seen.Light.Smoothed(2), Inside(seen).ToArray());
        if (inside.Length == 0) return null;
        var slopes = Array.ConvertAll(inside, i => fine.Slope(i % seen.Width, i / seen.Width));
        var sorted = Array.ConvertAll(slopes, slope => slope.Steepness);
        Array.Sort(sorted);
        var least = Math.Max(3, sorted[sorted.Length - 1 - (sorted.Length * Steepest / 1000)]);
        var widths = Enumerable.Range(0, inside.Length).Where(n => slopes[n].Steepness >= least)
            .GroupBy(n => slopes[n].Direction, n => Width(slopes[n].Steepness / coarse.Slope(inside[n] % seen.Width, inside[n] / seen.Width).Steepness))
            .Where(direction => direction.Count() >= 60).Select(Sharper).ToList();
        return widths.Count == 0 ? null : widths.Max();
    }

    private static float Width(float ratio) => ratio <= 1.05f ? 6 : MathF.Sqrt(Math.Max(0, (4 - (ratio * ratio)) / ((ratio * ratio) - 1)));

    /// <summary>Of the flattest fifth of small squares: what is left when everything that has a direction is taken out.</summary>
    private static float Grain(Seen seen)
    {
        var across = (seen.Width / Square) + 1;
        var (sums, counts) = (new float[across * ((seen.Height / Square) + 1)], new int[across * ((seen.Height / Square) + 1)]);
        foreach (var i in Inside(seen))
        {
            var (x, y) = (i % seen.Width, i / seen.Width);
            var square = (y / Square * across) + (x / Square);
            sums[square] += MathF.Abs(Rough(seen.Light, x, y));
            counts[square]++;
        }

        var grains = Enumerable.Range(0, sums.Length).Where(n => counts[n] > 100).Select(n => sums[n] / counts[n] * MathF.Sqrt(MathF.PI / 2) / 6).Order().ToArray();
        return grains.Length == 0 ? 0 : grains[grains.Length / 5];
    }

    private static float Rough(Plane p, int x, int y) =>
        p[x - 1, y - 1] + p[x + 1, y - 1] + p[x - 1, y + 1] + p[x + 1, y + 1] + (4 * p[x, y]) - (2 * (p[x, y - 1] + p[x - 1, y] + p[x + 1, y] + p[x, y + 1]));

    /// <summary>Deep in the figure, where its cut does not count.</summary>
    private static IEnumerable<int> Inside(Seen seen) => Enumerable.Range(0, seen.Count).Where(i =>
        seen.Depth[i] > 9 && i % seen.Width is var x && x > 2 && x < seen.Width - 3 && i / seen.Width is var y && y > 2 && y < seen.Height - 3);

    /// <summary>Among the steepest there are soft shades too; the sharper third tells.</summary>
    private static float Sharper(IEnumerable<float> values) => values.Order().ToArray() is var all ? all[all.Length / 3] : 0;
}
