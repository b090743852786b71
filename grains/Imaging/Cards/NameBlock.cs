using System.Collections.Immutable;

namespace KartuAsn.Imaging.Cards;

/// <summary>A name with its titles in lines: as large as it fits, smaller before it is broken once more.</summary>
internal sealed record NameBlock(float Size, ImmutableArray<NameLine> Lines)
{
    public const float Leading = 1.16f;

    public float Height => Lines.Length * Size * Leading;

    // How large a name may be in one, two, three or four lines; the first that fits is taken.
    private static readonly (int Lines, int Largest, int Smallest)[] Steps = [(1, 56, 41), (2, 48, 36), (3, 38, 29), (4, 30, 20)];

    public static NameBlock Fit(string? before, string name, string? after, float width) => Fit(Words(before, name, after), width, Steps);

    /// <summary>Another text of at most two lines.</summary>
    public static NameBlock Fit(string? text, float width, int largest, int smallest, Weight weight) =>
        Fit([.. Split(text, weight)], width, [(1, largest, smallest + 2), (2, largest - 4, smallest)]);

    private static NameBlock Fit(ImmutableArray<NameWord> words, float width, (int Lines, int Largest, int Smallest)[] steps)
    {
        foreach (var (lines, largest, smallest) in steps)
            for (var size = largest; size >= smallest; size--)
                if (Break(words, size, width) is { } broken && broken.Length <= lines)
                    return new(size, broken);
        var (_, _, least) = steps[^1];
        return new(least, Break([.. words.SelectMany(word => Cut(word, least, width))], least, width)!.Value);
    }

    /// <summary>The comma before the titles belongs to the name's last word.</summary>
    private static ImmutableArray<NameWord> Words(string? before, string name, string? after)
    {
        var lastOfName = string.IsNullOrWhiteSpace(after) ? "" : ",";
        return [.. Split(before, Weight.Regular), .. Split(name + lastOfName, Weight.SemiBold), .. Split(after, Weight.Regular)];
    }

    private static IEnumerable<NameWord> Split(string? text, Weight weight) =>
        (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => new NameWord(word, weight));

    /// <summary>Null when a word alone is wider than the line.</summary>
    private static ImmutableArray<NameLine>? Break(ImmutableArray<NameWord> words, float size, float width)
    {
        var lines = new List<ImmutableArray<NameWord>>();
        foreach (var word in words)
        {
            if (NameLine.Width([word], size) > width)
                return null;
            if (lines.Count > 0 && NameLine.Width([.. lines[^1], word], size) <= width)
                lines[^1] = lines[^1].Add(word);
            else
                lines.Add([word]);
        }
        return [.. lines.Select(line => new NameLine(line))];
    }

    private static IEnumerable<NameWord> Cut(NameWord word, float size, float width)
    {
        var rest = word.Text;
        while (rest.Length > 0)
        {
            var length = rest.Length;
            while (length > 1 && NameLine.Width([word with { Text = rest[..length] }], size) > width)
                length--;
            yield return word with { Text = rest[..length] };
            rest = rest[length..];
        }
    }
}

internal sealed record NameWord(string Text, Weight Weight);

internal sealed record NameLine(ImmutableArray<NameWord> Words)
{
    private const float Space = .27f;

    public static float Width(ImmutableArray<NameWord> words, float size) =>
        words.Sum(word => Lettering.Width(word.Text, new(word.Weight, size))) + ((words.Length - 1) * Space * size);

    /// <summary>Each word and how far from the left it begins.</summary>
    public IEnumerable<(NameWord Word, float Left)> Placed(float size)
    {
        var left = 0f;
        foreach (var word in Words)
        {
            yield return (word, left);
            left += Lettering.Width(word.Text, new(word.Weight, size)) + (Space * size);
        }
    }
}
