namespace KartuAsn.Imaging.Photos;

/// <summary>Everything that hangs together with some first pixels.</summary>
internal static class Flood
{
    /// <param name="known">Pixels that are not looked at again; those reached are added.</param>
    /// <param name="goesOn">Whether a pixel belongs to its neighbour: from, to.</param>
    public static List<int> From(IEnumerable<int> first, int width, int height, bool[] known, Func<int, int, bool> goesOn)
    {
        List<int> reached = [];
        foreach (var i in first)
            Take(i, i);
        for (var next = 0; next < reached.Count; next++)
        {
            var at = reached[next];
            var (x, y) = (at % width, at / width);
            if (x > 0) Take(at, at - 1);
            if (x < width - 1) Take(at, at + 1);
            if (y > 0) Take(at, at - width);
            if (y < height - 1) Take(at, at + width);
        }

        return reached;

        void Take(int from, int to)
        {
            if (known[to] || !goesOn(from, to)) return;
            known[to] = true;
            reached.Add(to);
        }
    }
}
