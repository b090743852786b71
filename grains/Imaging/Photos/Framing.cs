namespace KartuAsn.Imaging.Photos;

/// <summary>What the outline tells of a portrait: head and shoulders fill the frame, the head is whole and about in the middle, one figure alone.</summary>
internal static class Framing
{
    private const double HighestHead = 0.015;
    private const double LowestHead = 0.25;
    private const double LeastFigure = 0.28;
    private const double MostFigure = 0.85;
    private const double LeastShoulders = 0.4;
    private const double MostAside = 0.13;
    private const double MostOthers = 0.02;

    public static PhotoRule Of(Seen seen)
    {
        var parts = Parts(seen);
        var figure = parts.FirstOrDefault() ?? [];
        var (found, where) = Fault(seen, figure, parts.Skip(1).Sum(part => part.Count)) ?? ("kepala dan bahu memenuhi bingkai", null);
        return new(
            "framing", where is null, found, "potret: kepala utuh di tengah, bahu memenuhi lebar bingkai",
            "Potong ulang foto: kepala di tengah dengan sedikit ruang di atasnya, bahu sampai ke tepi bawah.", where is { } region ? [region] : []);
    }

    private static (string Found, Region? Where)? Fault(Seen seen, List<int> figure, int others)
    {
        if (figure.Count == 0) return ("tidak ada orang pada foto", new Region(0, 0, 1, 1));
        var (width, height) = ((double)seen.Width, (double)seen.Height);
        var top = figure.Min(i => i / seen.Width) / height;
        var head = figure.Where(i => i / seen.Width < (top + ((1 - top) * 0.35)) * height).Average(i => i % seen.Width) / width;
        var shoulders = figure.Count(i => i / seen.Width == seen.Height - 1) / width;
        if (top < HighestHead) return ("kepala terpotong tepi atas", new Region(0, 0, 1, 0.06));
        if (top > LowestHead) return ($"kepala terlalu rendah, {Found.Percent(top)} dari tinggi foto kosong di atasnya", new Region(0, 0, 1, top));
        if (shoulders < LeastShoulders) return ("bahu tidak sampai ke tepi bawah", new Region(0, 0.9, 1, 0.1));
        if (Math.Abs(head - 0.5) > MostAside) return ($"kepala terlalu ke {(head < 0.5 ? "kiri" : "kanan")}", new Region(head < 0.5 ? 0 : 0.65, top, 0.35, 0.45));
        if (figure.Count / (width * height) is < LeastFigure or > MostFigure) return ($"orang mengisi {Found.Percent(figure.Count / (width * height))} bingkai", new Region(0, 0, 1, 1));
        return others > MostOthers * width * height ? ("ada bagian lain di samping orang", new Region(0, 0, 1, 1)) : null;
    }

    /// <summary>Connected parts of what is not clear, the largest first.</summary>
    private static List<List<int>> Parts(Seen seen)
    {
        var known = new bool[seen.Count];
        List<List<int>> parts = [];
        for (var i = 0; i < seen.Count; i++)
            if (!known[i] && seen.Alpha(i) >= 128) parts.Add(Flood.From([i], seen.Width, seen.Height, known, (_, to) => seen.Alpha(to) >= 128));
        return [.. parts.OrderByDescending(part => part.Count)];
    }
}
