using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>Annex B: a transparent background. The corners above the shoulders and the upper edge have to be clear, and nothing may be left hanging in the air.</summary>
internal static class Transparency
{
    private const double ClearEnough = 0.95;

    /// <summary>The most of the picture that may be left of a background, away from the figure.</summary>
    private const double MostLeft = 0.01;

    private const string Advice = "Hapus latar belakang foto; “Siapkan foto” melakukannya di sini tanpa mengirim foto ke pihak lain.";

    /// <summary>A head stands between them; of the upper edge, hair may touch some.</summary>
    private static readonly ImmutableArray<Region> Background =
        [new(0, 0, 0.15, 0.12), new(0.85, 0, 0.15, 0.12), new(0, 0, 0.03, 0.4), new(0.97, 0, 0.03, 0.4)];

    public static PhotoRule Of(Seen seen)
    {
        var parts = Background.Select(part => (Region: part, Clear: seen.Photo.Clear(part))).ToArray();
        var left = Left(seen);
        var found = $"{Found.Percent(parts.Min(part => part.Clear))} sudut dan tepi atas transparan" + (left > MostLeft ? $", {Found.Percent(left)} sisa latar" : "");
        ImmutableArray<Region> failed = [.. parts.Where(part => part.Clear < ClearEnough).Select(part => part.Region)];
        return new("transparency", failed.IsEmpty && left <= MostLeft, found, "latar belakang transparan", Advice, failed);
    }

    /// <summary>What is neither clear nor near the figure: a veil of the old background.</summary>
    private static double Left(Seen seen)
    {
        var toFigure = Distance.To(seen.Width, seen.Height, i => seen.Alpha(i) >= Seen.Solid);
        var far = seen.Pixels(25);
        return Enumerable.Range(0, seen.Count).Count(i => seen.Alpha(i) > Raster.MostClear && toFigure[i] > far) / (double)seen.Count;
    }
}
