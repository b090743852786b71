using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>
/// The plain wall or cloth behind a person: which pixels show it, and how it would look where the person stands. Its colour may run from light
/// to dark and carry a soft shadow; that is followed from the edges of the picture inwards.
/// </summary>
internal sealed class Backdrop
{
    /// <summary>How far, of 255 in each colour together, a pixel may at most be from what is expected there.</summary>
    private const float MostApart = 26;

    /// <summary>The steepest step from pixel to pixel within a soft shadow.</summary>
    private const float Soft = 9;

    private const double LeastPlainSide = 0.72;
    private const double LeastPlainTop = 0.55;
    private const int MostRounds = 10;
    private const int Near = 12;

    private readonly Plane[] photo;
    private readonly Plane[] soft;
    private readonly bool[] known;
    private Plane[] expected;
    private float apart = MostApart;

    private Backdrop(Raster raster)
    {
        photo = [.. Enumerable.Range(0, 3).Select(c => Plane.Of(raster.Width, raster.Height, i => raster.Rgba[(i * 4) + c]))];
        soft = [.. photo.Select(plane => plane.Smoothed(0.8f))];
        known = new bool[raster.Width * raster.Height];
        expected = soft;
    }

    public int Width => photo[0].Width;

    public int Height => photo[0].Height;

    /// <summary>How much pixels of the wall differ by chance.</summary>
    public float Grain { get; private set; }

    public bool Shows(int at) => known[at];

    public Rgb Expected(int at) => Rgb.Of(expected, at);

    public Rgb Seen(int at) => Rgb.Of(photo, at);

    /// <summary>Null when the edges of the picture do not show one plain backdrop.</summary>
    public static Backdrop? Of(Raster raster)
    {
        var backdrop = new Backdrop(raster);
        var edges = backdrop.Edges();
        backdrop.expected = Surface.Through(backdrop.soft, [.. edges.SelectMany(edge => edge)]).Planes(raster.Width, raster.Height);
        if (!backdrop.IsPlain(edges)) return null;
        ImmutableArray<int> first = [.. edges.SelectMany(edge => edge).Where(backdrop.IsAlike)];
        backdrop.apart = Math.Clamp(8 + (5 * backdrop.Apart(first)), 14, MostApart);
        for (var (round, before, now) = (0, 0, 1); round < MostRounds && now > before; round++)
        {
            (before, now) = (now + (now / 500), backdrop.Spread(first));
            backdrop.Follow();
        }

        backdrop.AddGaps();
        return backdrop;
    }

    /// <summary>Left, top and right, above the shoulders.</summary>
    private ImmutableArray<int>[] Edges()
    {
        var (deep, side) = (Math.Max(2, Width / 22), Height * 45 / 100);
        ImmutableArray<int> Where(Func<int, int, bool> so) => [.. Enumerable.Range(0, Width * side).Where(i => so(i % Width, i / Width))];
        return [Where((x, _) => x < deep), Where((_, y) => y < deep), Where((x, _) => x >= Width - deep)];
    }

    private bool IsPlain(ImmutableArray<int>[] edges)
    {
        var alike = edges.Select(edge => edge.Count(IsAlike) / (double)edge.Length).ToArray();
        return alike[0] >= LeastPlainSide && alike[1] >= LeastPlainTop && alike[2] >= LeastPlainSide;
    }

    private bool IsAlike(int at) => Rgb.Of(soft, at).To(Rgb.Of(expected, at)) < apart;

    /// <summary>From pixel to pixel, as long as it looks as expected and nothing begins; how far it came. A shadow takes several rounds.</summary>
    private int Spread(ImmutableArray<int> first)
    {
        Array.Clear(known);
        return Flood.From(first, Width, Height, known, (from, to) => IsAlike(to) && Rgb.Of(soft, from).To(Rgb.Of(soft, to)) < Soft).Count;
    }

    /// <summary>A smooth surface through all that is known, and near it what it is there.</summary>
    private void Follow()
    {
        ImmutableArray<int> all = [.. Enumerable.Range(0, known.Length).Where(i => known[i])];
        var surface = Surface.Through(soft, all).Planes(Width, Height);
        var weight = Plane.Of(Width, Height, i => known[i] ? 1 : 0).Averaged(Near);
        expected = [.. surface.Select((plane, c) =>
        {
            var beside = Plane.Of(Width, Height, i => known[i] ? soft[c].Values[i] - plane.Values[i] : 0).Averaged(Near);
            return Plane.Of(Width, Height, i => plane.Values[i] + (beside.Values[i] / (weight.Values[i] + 0.01f)));
        })];
        Grain = all.IsEmpty ? 0 : all.Select(i => Seen(i).To(Expected(i))).Order().ElementAt(all.Length / 2);
    }

    /// <summary>How far half of these pixels are from what is expected: the calmer the cloth, the less may pass for it.</summary>
    private float Apart(ImmutableArray<int> pixels) =>
        pixels.IsEmpty ? 0 : pixels.Select(i => Rgb.Of(soft, i).To(Rgb.Of(expected, i))).Order().ElementAt(pixels.Length / 2);

    /// <summary>Where the wall shows between hair or arm and body, without a way to the edge.</summary>
    private void AddGaps()
    {
        var (tight, looked) = (Math.Max(7, 1.6f * Grain), (bool[])known.Clone());
        var fromWall = Distance.To(Width, Height, i => known[i]);
        for (var i = 0; i < known.Length; i++)
        {
            if (looked[i] || fromWall[i] > Near || !IsWall(i)) continue;
            var gap = Flood.From([i], Width, Height, looked, (_, to) => IsWall(to));
            if (gap.Count is > 15 and < 4_000) gap.ForEach(at => known[at] = true);
        }

        bool IsWall(int at) => Rgb.Of(soft, at).To(Rgb.Of(expected, at)) < tight;
    }
}
