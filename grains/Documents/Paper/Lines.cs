using System.Collections.Immutable;
using KartuAsn.Imaging.Cards;

namespace KartuAsn.Documents.Paper;

/// <summary>Breaks words into lines of a width.</summary>
internal static class Lines
{
    private const char More = '…';

    /// <summary>Nobody reads more of a text in a line of paper; it also bounds the work that a hostile one makes.</summary>
    private const int LongestText = 2_000;

    public static float Height(Style style) => style.Size * 1.35f;

    /// <summary>From a line's baseline to its lower edge.</summary>
    public static float Below(Style style) => style.Size * .35f;

    /// <summary>At least one line, and at most as many as asked; a cut end is shown by three dots.</summary>
    public static ImmutableArray<string> Of(string text, Style style, float width, int most = int.MaxValue)
    {
        var words = text.Length > LongestText ? text[..LongestText] : text;
        if (Fits(words, style, width) && !words.Any(char.IsControl)) return [words];
        var lines = Broken(words, style, width);
        return lines.Count <= most ? [.. lines] : [.. lines.Take(most - 1), Cut(lines[most - 1] + " " + lines[most], style, width)];
    }

    private static List<string> Broken(string text, Style style, float width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, style, width)))
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (Fits($"{lines[^1]} {word}", style, width)) lines[^1] += " " + word;
            else lines.Add(word);
        return lines;
    }

    /// <summary>A word that is wider than a line goes on in the next one.</summary>
    private static IEnumerable<string> Pieces(string word, Style style, float width)
    {
        for (var rest = word; rest.Length > 0;)
        {
            var length = Fitting(rest, style, width);
            yield return rest[..length];
            rest = rest[length..];
        }
    }

    /// <summary>As much of it as fits before the dots.</summary>
    private static string Cut(string text, Style style, float width) =>
        text[..Fitting(text, style, width - Lettering.Width($"{More}", style))].TrimEnd(' ', ',', '.') + More;

    /// <summary>How many characters from its beginning fit; one at least, and no half of one.</summary>
    private static int Fitting(string text, Style style, float width)
    {
        var length = text.Length;
        while (length > 1 && Lettering.Width(text[..length], style) is var wide && wide > width)
            length = Math.Max(1, Math.Min(length - 1, (int)(length * width / wide) + 1));
        return char.IsHighSurrogate(text[length - 1]) && length < text.Length ? length == 1 ? 2 : length - 1 : length;
    }

    private static bool Fits(string text, Style style, float width) => Lettering.Width(text, style) <= width;
}
