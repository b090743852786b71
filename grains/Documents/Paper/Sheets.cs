using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <summary>Pages of paper that are filled from the top down; what does not fit goes on a new one.</summary>
/// <param name="size">In points.</param>
/// <param name="margin">In points, on all sides.</param>
internal sealed class Sheets(SKSize size, float margin)
{
    public const float Millimetre = 72 / 25.4f;

    public static readonly SKSize Upright = new(210 * Millimetre, 297 * Millimetre);
    public static readonly SKSize Lying = new(Upright.Height, Upright.Width);

    private static readonly Style Foot = new(Weight.Regular, 8, Figures: Figures.Tabular);

    /// <summary>Of one text outside tables.</summary>
    public const int MostLines = 5;

    private readonly List<List<Ink>> pages = [[]];

    public SKSize Size => size;

    public float Left { get; } = margin;

    public float Right => size.Width - Left;

    public float Width => size.Width - (2 * Left);

    public Band RightHalf => new(size.Width / 2, Right - (size.Width / 2));

    /// <summary>How far down the page is filled.</summary>
    public float Y { get; private set; } = margin;

    public IReadOnlyList<IReadOnlyList<Ink>> Pages => pages;

    /// <summary>Above the foot, which stands in the lower margin.</summary>
    private float Bottom => size.Height - Left;

    /// <summary>What is put next, so high, stays together: on this page or on a new one.</summary>
    public void Keep(float height)
    {
        if (!Fits(height)) TurnOver();
    }

    public bool Fits(float height) => Y + height <= Bottom;

    /// <summary>Puts it on the page that is being filled.</summary>
    public void Put(Ink ink) => pages[^1].Add(ink);

    public void Skip(float height) => Y += height;

    public void TurnOver()
    {
        pages.Add([]);
        Y = Left;
    }

    /// <summary>Lines of words one beneath the other; of a text that is too long the first ones.</summary>
    /// <param name="within">Null: the whole width.</param>
    public void Put(string text, Style style, Align align = Align.Left, Band? within = null, bool underlined = false)
    {
        var band = within ?? new(Left, Width);
        foreach (var line in Lines.Of(text, style, band.Width, MostLines))
        {
            Keep(Lines.Height(style));
            Y += Lines.Height(style);
            var at = new SKPoint(band.Edge(align), Y - Lines.Below(style));
            Put(new Ink.Words(line, at, style, align));
            if (underlined) Put(new Ink.Line([new(at.X, at.Y + 2), new(at.X + Lettering.Width(line, style), at.Y + 2)], .8f));
        }
    }

    public void Rule(float width, Tone tone = Tone.Ink) => Put(Across(Y, width, tone));

    /// <summary>The foot of every page; to be put when all else is on paper.</summary>
    /// <param name="code">By which the paper can be checked; null: it cannot.</param>
    public void PutFeet(string? code = null)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var (rule, y) = (Bottom + (6 * Millimetre), Bottom + (10 * Millimetre));
            var number = $"Halaman {Indonesian.Number(i + 1)} dari {Indonesian.Number(pages.Count)}";
            var room = Width - Lettering.Width(number, Foot) - (4 * Millimetre);
            pages[i].Add(Across(rule, 1.2f, Tone.Accent));
            if (code is not null) pages[i].Add(new Ink.Words(Lines.Of($"Kode verifikasi: {code}", Foot, room, 1)[0], new(Left, y), Foot));
            pages[i].Add(new Ink.Words(number, new(Right, y), Foot, Align.Right));
        }
    }

    private Ink.Line Across(float y, float width, Tone tone) => new([new(Left, y), new(Right, y)], width, tone);
}

/// <summary>A part of the width.</summary>
internal readonly record struct Band(float Left, float Width)
{
    public float Edge(Align align) => Left + (align switch { Align.Left => 0, Align.Centre => Width / 2, _ => Width });
}
