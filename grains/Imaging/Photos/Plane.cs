namespace KartuAsn.Imaging.Photos;

/// <summary>One number for each pixel of a picture, in rows from the top.</summary>
internal sealed class Plane(int width, int height)
{
    public int Width => width;

    public int Height => height;

    public float[] Values { get; } = new float[width * height];

    public float this[int x, int y] => Values[(y * width) + x];

    public static Plane Of(int width, int height, Func<int, float> value)
    {
        var plane = new Plane(width, height);
        for (var i = 0; i < plane.Values.Length; i++) plane.Values[i] = value(i);
        return plane;
    }

    /// <summary>By a bell of this width in pixels; the picture goes on beyond its edge as it ends there.</summary>
    public Plane Smoothed(float sigma)
    {
        var reach = (int)MathF.Ceiling(3 * sigma);
        var bell = Enumerable.Range(-reach, (2 * reach) + 1).Select(at => MathF.Exp(-at * at / (2 * sigma * sigma))).ToArray();
        var sum = bell.Sum();
        for (var i = 0; i < bell.Length; i++) bell[i] /= sum;
        return Along(bell, reach, across: true).Along(bell, reach, across: false);
    }

    /// <summary>Mean of the square around each pixel, as far as it lies within the picture; twice is nearly a bell.</summary>
    public Plane Averaged(int reach)
    {
        var sums = new double[(width + 1) * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            double row = 0;
            for (var x = 0; x < width; x++) sums[((y + 1) * (width + 1)) + x + 1] = (row += this[x, y]) + sums[(y * (width + 1)) + x + 1];
        }

        return Of(width, height, i => Mean(sums, i % width, i / width, reach));
    }

    /// <summary>How steep the picture is at a pixel, a step to each side, and in which of four directions.</summary>
    public (float Steepness, int Direction) Slope(int x, int y)
    {
        var (across, down) = ((this[x + 1, y] - this[x - 1, y]) / 2, (this[x, y + 1] - this[x, y - 1]) / 2);
        var turn = MathF.Atan2(down, across) / MathF.PI * 4;
        return (MathF.Sqrt((across * across) + (down * down)), ((int)MathF.Round(turn) + 8) % 4);
    }

    private float Mean(double[] sums, int x, int y, int reach)
    {
        var (left, top, right, bottom) = (Math.Max(0, x - reach), Math.Max(0, y - reach), Math.Min(width, x + reach + 1), Math.Min(height, y + reach + 1));
        double At(int column, int row) => sums[(row * (width + 1)) + column];
        return (float)((At(right, bottom) - At(left, bottom) - At(right, top) + At(left, top)) / ((right - left) * (bottom - top)));
    }

    private Plane Along(float[] bell, int reach, bool across)
    {
        var along = new Plane(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var sum = 0f;
                for (var k = -reach; k <= reach; k++)
                    sum += bell[k + reach] * (across ? this[Math.Clamp(x + k, 0, width - 1), y] : this[x, Math.Clamp(y + k, 0, height - 1)]);
                along.Values[(y * width) + x] = sum;
            }

        return along;
    }
}
