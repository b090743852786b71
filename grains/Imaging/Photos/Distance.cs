namespace KartuAsn.Imaging.Photos;

/// <summary>How far each pixel is from the nearest of a kind, in pixels; a diagonal step counts 4/3.</summary>
internal static class Distance
{
    private const int Far = 1 << 20;

    public static float[] To(int width, int height, Func<int, bool> kind)
    {
        var thirds = new int[width * height];
        for (var i = 0; i < thirds.Length; i++) thirds[i] = kind(i) ? 0 : Far;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) Nearer(thirds, width, height, x, y, -1);
        for (var y = height - 1; y >= 0; y--)
            for (var x = width - 1; x >= 0; x--) Nearer(thirds, width, height, x, y, 1);
        return Array.ConvertAll(thirds, third => third / 3f);
    }

    /// <summary>By the neighbours already passed: those of the row before, and the one before in the same row.</summary>
    private static void Nearer(int[] thirds, int width, int height, int x, int y, int step)
    {
        var here = (y * width) + x;
        void Look(int column, int row, int cost)
        {
            if (column >= 0 && column < width && row >= 0 && row < height)
                thirds[here] = Math.Min(thirds[here], thirds[(row * width) + column] + cost);
        }

        Look(x + step, y, 3);
        Look(x, y + step, 3);
        Look(x + step, y + step, 4);
        Look(x - step, y + step, 4);
    }
}
