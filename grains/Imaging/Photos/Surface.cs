using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>Colours that change smoothly over a picture: for each of red, green and blue a polynomial of second degree in x and y, from -1 to 1.</summary>
internal sealed class Surface
{
    private const int Terms = 6;

    /// <summary>How far off a pixel is when it counts half; ever stricter, so that what does not belong falls out.</summary>
    private static readonly float[] Strictness = [60, 35, 20, 14, 12];

    private readonly double[][] terms;

    private Surface(double[][] terms) => this.terms = terms;

    /// <summary>Through these pixels, by least squares; those that lie off count less and less.</summary>
    public static Surface Through(Plane[] picture, ImmutableArray<int> pixels)
    {
        var (width, height) = (picture[0].Width, picture[0].Height);
        var every = Math.Max(1, pixels.Length / 12_000);
        ImmutableArray<int> some = [.. pixels.Where((_, n) => n % every == 0)];
        var surface = new Surface([.. picture.Select(plane => new double[] { Median(some.Select(i => plane.Values[i])), 0, 0, 0, 0, 0 })]);
        foreach (var strict in Strictness)
        {
            var weights = some.Select(i => Weight(Rgb.Of(picture, i).To(surface.At(width, height, i)) / strict)).ToArray();
            surface = new([.. picture.Select(plane => Solved(plane, some, weights))]);
        }

        return surface;
    }

    public Plane[] Planes(int width, int height) => [.. terms.Select(term => Plane.Of(width, height, i => Value(term, width, height, i)))];

    private static double Weight(float off) => 1 / ((1 + (off * off)) * (1 + (off * off)));

    private Rgb At(int width, int height, int i) => new(Value(terms[0], width, height, i), Value(terms[1], width, height, i), Value(terms[2], width, height, i));

    private static float Value(double[] term, int width, int height, int i)
    {
        Span<double> at = stackalloc double[Terms];
        Place(at, width, height, i);
        var sum = 0.0;
        for (var k = 0; k < Terms; k++) sum += term[k] * at[k];
        return (float)sum;
    }

    private static void Place(Span<double> at, int width, int height, int i)
    {
        var (x, y) = ((2.0 * (i % width) / width) - 1, (2.0 * (i / width) / height) - 1);
        (at[0], at[1], at[2], at[3], at[4], at[5]) = (1, x, y, x * x, x * y, y * y);
    }

    /// <summary>The normal equations, held a little towards flat so that they always have one answer.</summary>
    private static double[] Solved(Plane plane, ImmutableArray<int> pixels, double[] weights)
    {
        var rows = new double[Terms][];
        for (var k = 0; k < Terms; k++) rows[k] = new double[Terms + 1];
        Span<double> at = stackalloc double[Terms];
        for (var n = 0; n < pixels.Length; n++)
        {
            Place(at, plane.Width, plane.Height, pixels[n]);
            for (var k = 0; k < Terms; k++)
            {
                for (var m = 0; m < Terms; m++) rows[k][m] += weights[n] * at[k] * at[m];
                rows[k][Terms] += weights[n] * at[k] * plane.Values[pixels[n]];
            }
        }

        for (var k = 0; k < Terms; k++) rows[k][k] += k < 3 ? 1e-6 : 1e-3 * (1 + rows[0][0]);
        return Eliminated(rows);
    }

    private static double[] Eliminated(double[][] rows)
    {
        for (var k = 0; k < Terms; k++)
            for (var row = k + 1; row < Terms; row++)
            {
                var share = rows[row][k] / rows[k][k];
                for (var m = k; m <= Terms; m++) rows[row][m] -= share * rows[k][m];
            }

        var answer = new double[Terms];
        for (var k = Terms - 1; k >= 0; k--)
        {
            var rest = rows[k][Terms];
            for (var m = k + 1; m < Terms; m++) rest -= rows[k][m] * answer[m];
            answer[k] = rest / rows[k][k];
        }

        return answer;
    }

    private static float Median(IEnumerable<float> values) => values.Order().ToArray() is { Length: > 0 } all ? all[all.Length / 2] : 0;
}
