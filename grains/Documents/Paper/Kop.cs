using KartuAsn.Imaging.Cards;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <summary>Sets a letterhead at the top of the page.</summary>
internal static class Kop
{
    private const float Slot = 20 * Sheets.Millimetre;
    private const float SlotGap = 4 * Sheets.Millimetre;

    private static readonly Style City = new(Weight.SemiBold, 13);
    private static readonly Style Agency = new(Weight.Bold, 15);
    private static readonly Style Address = new(Weight.Regular, 9);

    public static void Put(Sheets sheets, Letterhead head)
    {
        var top = sheets.Y;
        if (head.Emblem is { } emblem) sheets.Put(new Ink.Picture(emblem, SKRect.Create(sheets.Left, top, Slot, Slot)));
        // As much is left free at the right as the emblem takes at the left.
        var middle = new Band(sheets.Left + Slot + SlotGap, sheets.Width - (2 * (Slot + SlotGap)));
        var words = WordsOf(head).ToList();
        sheets.Skip(Math.Max(0, (Slot - words.Sum(of => Lines.Of(of.Text, of.Style, middle.Width, Sheets.MostLines).Length * Lines.Height(of.Style))) / 2));
        foreach (var (text, style) in words) sheets.Put(text, style, Align.Centre, middle);
        sheets.Skip(Math.Max(top + Slot, sheets.Y) - sheets.Y + 6);
        sheets.Rule(2);
        sheets.Skip(2.5f);
        sheets.Rule(.6f);
    }

    private static IEnumerable<(string Text, Style Style)> WordsOf(Letterhead head)
    {
        yield return (head.City.ToUpperInvariant(), City);
        if (head.Agency is { } agency) yield return (agency.ToUpperInvariant(), Agency);
        foreach (var line in head.Address) yield return (line, Address);
    }
}
