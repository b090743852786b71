namespace KartuAsn.Imaging.Photos;

/// <summary>
/// A rim of the old background around the figure. A rim is one colour all around, and unlike what lies a little deeper; hair, skin and cloth
/// go on inwards.
/// </summary>
internal static class Halo
{
    /// <summary>The most of the outline that may be rimmed.</summary>
    public const double Most = 0.14;

    private const float Unlike = 55;
    private const float Alike = 60;

    public static PhotoRule Of(Seen seen)
    {
        var rim = Rim(seen);
        var rimmed = Rimmed(seen, rim);
        var share = rim.Count == 0 ? 0 : (double)rimmed.Count / rim.Count;
        return new(
            "halo", share <= Most, share <= Most ? "garis tepi bersih" : $"sisa warna latar pada {Found.Percent(share)} garis tepi", "garis tepi tanpa sisa warna latar",
            "Hapus ulang latar belakang; “Siapkan foto” membersihkan warna latar dari tepi rambut dan bahu.", seen.Cells(rimmed.Contains, 0.03));
    }

    /// <summary>The outermost pixels that can be seen, not those at the picture's own edge.</summary>
    private static List<int> Rim(Seen seen)
    {
        var toClear = Distance.To(seen.Width, seen.Height, i => seen.Alpha(i) < 96);
        var (width, edge) = (seen.Pixels(2.4f), (int)seen.Pixels(6));
        return [.. Enumerable.Range(0, seen.Count).Where(i => toClear[i] > 0 && toClear[i] <= width && Within(seen, i, edge))];
    }

    private static HashSet<int> Rimmed(Seen seen, List<int> rim)
    {
        var inner = Inner(seen);
        var unlike = rim.Where(i => inner[3].Values[i] > 0.02f && Apart(Colour(seen, i), Behind(inner, i)) > Unlike).ToList();
        if (unlike.Count == 0) return [];
        var common = Common(unlike.Select(i => Colour(seen, i)));
        return [.. unlike.Where(i => Apart(Colour(seen, i), common) < Alike)];
    }

    /// <summary>Red, green and blue of what lies deeper, weighed by the fourth: how much of that there is nearby.</summary>
    private static Plane[] Inner(Seen seen)
    {
        var deep = seen.Pixels(6);
        return [.. Enumerable.Range(0, 4).Select(c => Plane.Of(seen.Width, seen.Height, i => seen.Depth[i] < deep ? 0 : c == 3 ? 1 : seen.Photo.Rgba[(i * 4) + c]).Averaged((int)seen.Pixels(10)))];
    }

    private static (float R, float G, float B) Behind(Plane[] inner, int i) =>
        (inner[0].Values[i] / inner[3].Values[i], inner[1].Values[i] / inner[3].Values[i], inner[2].Values[i] / inner[3].Values[i]);

    private static (float R, float G, float B) Colour(Seen seen, int i) => (seen.Photo.Rgba[i * 4], seen.Photo.Rgba[(i * 4) + 1], seen.Photo.Rgba[(i * 4) + 2]);

    /// <summary>The mean of the fullest of boxes of colours.</summary>
    private static (float R, float G, float B) Common(IEnumerable<(float R, float G, float B)> colours)
    {
        var fullest = colours.GroupBy(c => ((int)c.R / 40, (int)c.G / 40, (int)c.B / 40)).MaxBy(box => box.Count())!;
        return (fullest.Average(c => c.R), fullest.Average(c => c.G), fullest.Average(c => c.B));
    }

    private static float Apart((float R, float G, float B) a, (float R, float G, float B) b) =>
        MathF.Sqrt(((a.R - b.R) * (a.R - b.R)) + ((a.G - b.G) * (a.G - b.G)) + ((a.B - b.B) * (a.B - b.B)));

    private static bool Within(Seen seen, int i, int edge) =>
        i % seen.Width is var x && i / seen.Width is var y && x >= edge && y >= edge && x < seen.Width - edge && y < seen.Height - edge;
}
