using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>
/// Light: too dark when not even eyes, teeth or buttons are bright; too bright when much of the face is burnt out; pale when there is neither
/// dark nor bright. Means are not asked for, since they differ by the colour of skin.
/// </summary>
internal static class Exposure
{
    public const float LeastBright = 88;
    public const float LeastRange = 75;
    public const double MostBurnt = 0.15;

    private const float Burnt = 251;

    public static PhotoRule Of(Seen seen)
    {
        var figure = Enumerable.Range(0, seen.Count).Where(i => seen.Alpha(i) >= Seen.Solid).Select(i => seen.Light.Values[i]).Order().ToArray();
        if (figure.Length == 0) return Rule("tidak ada orang pada foto", false, []);
        var (dark, bright) = (figure[figure.Length / 200], figure[figure.Length - 1 - (figure.Length / 200)]);
        var burnt = figure.Count(light => light >= Burnt) / (double)figure.Length;
        var found = bright < LeastBright ? "terlalu gelap" : burnt > MostBurnt ? $"terlalu terang, {Found.Percent(burnt)} tidak tampak lagi" : bright - dark < LeastRange ? "kontras terlalu rendah" : "cukup terang";
        return Rule(found, found == "cukup terang", seen.Cells(i => seen.Alpha(i) >= Seen.Solid && seen.Light.Values[i] >= Burnt, 0.5));
    }

    private static PhotoRule Rule(string found, bool passed, ImmutableArray<Region> regions) => new(
        "exposure", passed, found, "pencahayaan baik dan merata",
        "Ambil ulang foto menghadap cahaya yang merata, tanpa lampu atau jendela di belakang dan tanpa lampu kilat yang terlalu dekat.", regions);
}
