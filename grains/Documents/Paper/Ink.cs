using System.Collections.Immutable;
using KartuAsn.Imaging.Cards;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

internal enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>What a colour is for; each painter knows which one it is.</summary>
internal enum Tone
{
    Ink,
    Muted,
    Line,
    Accent,
}

/// <summary>One thing on a page, at its place in points from the upper left corner. Things lie in the order they are read.</summary>
internal abstract record Ink
{
    private Ink() { }

    /// <param name="At">On the baseline: the left end, the middle or the right end of the words.</param>
    public sealed record Words(string Text, SKPoint At, Style Style, Align Align = Align.Left, Tone Tone = Tone.Ink) : Ink;

    /// <param name="Dash">Length of a dash and of the gap behind it; null: unbroken.</param>
    public sealed record Line(ImmutableArray<SKPoint> Points, float Width, Tone Tone = Tone.Ink, (float On, float Off)? Dash = null) : Ink;

    /// <summary>A picture as large as its place allows, in the middle of it.</summary>
    public sealed record Picture(ReadOnlyMemory<byte> Png, SKRect Place) : Ink;
}
