using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>One thing that is drawn on a side of a card, at its place in dots of a 300th of an inch.</summary>
internal abstract record Mark
{
    private Mark() { }

    /// <summary>The ground, graded from the top left to the bottom right; runs over the edge, so that no cut shows white.</summary>
    public sealed record Ground(SKSize Card, SKColor From, SKColor To) : Mark;

    /// <summary>A faint lighter disc.</summary>
    public sealed record Arc(SKPoint Centre, float Radius) : Mark;

    /// <param name="At">Left end of the baseline.</param>
    public sealed record Text(string Words, SKPoint At, Style Style, SKColor Colour) : Mark;

    public sealed record Box(SKRect Place, float Corner, SKColor Colour) : Mark;

    public sealed record Line(SKPoint From, float Length) : Mark;

    /// <param name="Place">Of the modules, without the quiet zone.</param>
    public sealed record Code(QrCode Qr, SKRect Place) : Mark;

    /// <summary>A cut-out whose feet stand on the lower edge of its place.</summary>
    public sealed record Photo(byte[] Png, SKRect Place) : Mark;

    /// <summary>Stands for a photo that there is none of.</summary>
    public sealed record Silhouette(SKRect Place) : Mark;
}
