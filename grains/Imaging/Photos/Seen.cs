using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>A photo as the rules look at it: its pixels, how light they are, and where the figure is.</summary>
internal sealed class Seen
{
    /// <summary>What belongs to the figure beyond doubt.</summary>
    public const byte Solid = 200;

    private readonly Lazy<Plane> light;
    private readonly Lazy<float[]> fromClear;

    public Seen(Raster photo)
    {
        Photo = photo;
        light = new(() => Plane.Of(photo.Width, photo.Height, i => Lightness(photo.Rgba.AsSpan(i * 4, 3))));
        fromClear = new(() => Distance.To(photo.Width, photo.Height, i => photo.Rgba[(i * 4) + 3] < Solid));
    }

    public Raster Photo { get; }

    public int Width => Photo.Width;

    public int Height => Photo.Height;

    public int Count => Width * Height;

    /// <summary>Rec. 709 weights on the values as they are stored, 0 to 255.</summary>
    public Plane Light => light.Value;

    /// <summary>How deep each pixel lies in the figure, in pixels; 0 outside.</summary>
    public float[] Depth => fromClear.Value;

    public byte Alpha(int at) => Photo.Rgba[(at * 4) + 3];

    /// <summary>A length that is meant for a photo of the right size, in the size of this one.</summary>
    public float Pixels(float length) => length * Height / PhotoCheck.Height;

    /// <summary>Cells of a grid in which more than this share of pixels is so.</summary>
    public ImmutableArray<Region> Cells(Func<int, bool> so, double share, int across = 9, int down = 12)
    {
        var counts = new int[across * down];
        for (var i = 0; i < Count; i++)
            if (so(i)) counts[(i / Width * down / Height * across) + (i % Width * across / Width)]++;
        var many = share * Count / (across * down);
        return [.. Enumerable.Range(0, counts.Length).Where(cell => counts[cell] > many)
            .Select(cell => new Region((double)(cell % across) / across, (double)(cell / across) / down, 1.0 / across, 1.0 / down))];
    }

    private static float Lightness(ReadOnlySpan<byte> rgb) => (0.2126f * rgb[0]) + (0.7152f * rgb[1]) + (0.0722f * rgb[2]);
}
