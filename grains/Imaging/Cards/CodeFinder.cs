namespace KartuAsn.Imaging.Cards;

/// <summary>
/// Whether there is a QR code in a picture, by its three corner squares: through the middle of each, across and down, dark and light are as
/// 1:1:3:1:1. It does not read the code.
/// </summary>
internal static class CodeFinder
{
    private const int Corners = 3;

    /// <param name="dark">Row by row from the top.</param>
    public static bool Finds(bool[] dark, int width, int height)
    {
        var squares = new List<(double X, double Y, double Module)>();
        for (var y = 0; y < height; y++)
            foreach (var (x, module) in AlongRow(dark, width, y))
            {
                if (Down(dark, width, height, x, y) is not { } down || Math.Abs(down - module) > .5 * module || squares.Exists(known => IsSame(known, x, y)))
                    continue;
                squares.Add((x, y, module));
                // At once, so that a picture full of squares takes no longer than one with a code.
                if (squares.Count(other => Math.Abs(other.Module - module) <= .4 * module) >= Corners)
                    return true;
            }
        return false;
    }

    private static bool IsSame((double X, double Y, double Module) known, int x, int y) =>
        Math.Abs(known.X - x) <= 4 * known.Module && Math.Abs(known.Y - y) <= 4 * known.Module;

    /// <summary>The middle of every five runs in a row of pixels that are as those of a corner square, and the length of one module.</summary>
    private static IEnumerable<(int X, double Module)> AlongRow(bool[] dark, int width, int y)
    {
        var runs = new int[5];
        var at = 0;
        while (at < width)
        {
            var from = at;
            while (at < width && dark[(y * width) + at] == dark[(y * width) + from])
                at++;
            Array.Copy(runs, 1, runs, 0, 4);
            runs[4] = at - from;
            if (dark[(y * width) + from] && IsSquare(runs) is { } module)
                yield return (at - runs[4] - runs[3] - (runs[2] / 2) - 1, module);
        }
    }

    /// <summary>The length of a module down through this pixel; null: no corner square.</summary>
    private static double? Down(bool[] dark, int width, int height, int x, int y)
    {
        var runs = new int[5];
        var (up, down) = (y, y + 1);
        for (var run = 2; run >= 0; run--)
            for (; up >= 0 && dark[(up * width) + x] == (run != 1); up--) runs[run]++;
        for (var run = 2; run <= 4; run++)
            for (; down < height && dark[(down * width) + x] == (run != 3); down++) runs[run]++;
        return IsSquare(runs);
    }

    private static double? IsSquare(int[] runs)
    {
        var module = runs.Sum() / 7.0;
        return module >= 1.4
            && Math.Abs(runs[2] - (3 * module)) <= 1 + (.8 * module)
            && runs.Where((_, run) => run != 2).All(length => Math.Abs(length - module) <= .5 + (.4 * module)) ? module : null;
    }
}
