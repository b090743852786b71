using System.Globalization;
using System.Security;
using KartuAsn.Documents.Paper;

namespace KartuAsn.Documents;

/// <summary>
/// A burn-up for a page, as SVG text. Lines have classes and no colours, so that the page's style paints them, light and dark.
/// </summary>
public static class BurnupSvg
{
    private const int Letter = 14;

    /// <summary>Twice: for wide screens and paper, and for telephones, where the same letters need a smaller chart. The page's style shows one.</summary>
    /// <param name="id">Unlike any other on the page; titles and descriptions are named after it.</param>
    public static string Draw(Burnup burnup, string id, string title) => Draw(burnup, id, title, "wide", 960, 290) + Draw(burnup, id, title, "narrow", 320, 240);

    private static string Draw(Burnup burnup, string id, string title, string form, int width, int height)
    {
        var name = Safe($"{id}-{form}");
        return $"<svg class=\"chart chart-{form}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title\" aria-describedby=\"{name}-desc\">" +
            $"<title id=\"{name}-title\">{Safe(title)}</title><desc id=\"{name}-desc\">{Safe(burnup.Summary)}</desc>" +
            string.Concat(new BurnupChart(burnup, width, height, Letter).Marks.Select(Mark)) + "</svg>";
    }

    private static string Mark(ChartMark mark) => mark switch
    {
        ChartMark.Line { Part: ChartPart.Area } area => $"<polygon class=\"chart-area\" points=\"{Points(area)}\"/>",
        ChartMark.Line line => $"<polyline class=\"{ClassOf(line)}\" points=\"{Points(line)}\"/>",
        ChartMark.Dot dot => $"<circle class=\"{ClassOf(dot)}-dot\" cx=\"{N(dot.At.X)}\" cy=\"{N(dot.At.Y)}\" r=\"5\"/>",
        ChartMark.Words words => $"<text class=\"chart-words\" x=\"{N(words.At.X)}\" y=\"{N(words.At.Y)}\" text-anchor=\"{Anchor(words.Align)}\">{Safe(words.Text)}</text>",
        _ => "",
    };

    private static string ClassOf(ChartMark mark) => "chart-" + mark.Part.ToString().ToLowerInvariant();

    private static string Points(ChartMark.Line line) => string.Join(' ', line.Points.Select(point => $"{N(point.X)},{N(point.Y)}"));

    private static string Anchor(Align align) => align switch { Align.Left => "start", Align.Centre => "middle", _ => "end" };

    private static string Safe(string text) => SecurityElement.Escape(text)!;

    private static string N(float value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
