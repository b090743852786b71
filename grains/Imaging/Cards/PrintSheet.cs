using System.Collections.Immutable;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>How cards are laid on paper.</summary>
public enum PaperLayout
{
    /// <summary>A page a side, in the size of the card: for printers of plastic cards.</summary>
    Cr80,

    /// <summary>Ten lying cards on an upright A4 page with crop marks; backs lie behind their fronts when paper is turned over its long edge.</summary>
    A4,
}

/// <summary>Which sides are printed.</summary>
public enum PrintedSides
{
    Both,
    Front,
    Back,
}

/// <summary>Cards on paper as a PDF. Every code is read back off the pages before anybody gets them.</summary>
public static class PrintSheet
{
    public const int CardsOnA4 = 10;

    public static byte[] Draw(IReadOnlyList<CardFace> faces, PaperLayout layout, PrintedSides sides)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, CardPdf.Metadata))
            foreach (var page in SheetGeometry.Pages(faces, layout, sides))
            {
                if (!ReadsBack(page))
                    throw new InvalidOperationException("A code on a sheet does not read as it was written.");
                var canvas = document.BeginPage(page.Size.Width * SheetGeometry.Points, page.Size.Height * SheetGeometry.Points);
                canvas.Scale(SheetGeometry.Points);
                Paint(canvas, page);
                document.EndPage();
            }
        return stream.ToArray();
    }

    private static void Paint(SKCanvas canvas, SheetPage page)
    {
        foreach (var card in page.Cards)
        {
            canvas.Save();
            canvas.Translate(card.At);
            canvas.ClipRect(card.Outline);
            CardPainter.Paint(canvas, card.Marks);
            canvas.Restore();
        }
        using var ink = new SKPaint { Color = SKColors.Black, StrokeWidth = 1, Style = SKPaintStyle.Stroke };
        foreach (var (from, to) in page.CropMarks)
            canvas.DrawLine(from, to, ink);
    }

    /// <summary>The page as dots, and on it, module by module, the code of each card.</summary>
    private static bool ReadsBack(SheetPage page)
    {
        var coded = page.Cards.Where(card => card.Code is not null).ToList();
        if (coded.Count == 0)
            return true;
        using var dots = new SKBitmap(new SKImageInfo((int)MathF.Ceiling(page.Size.Width), (int)MathF.Ceiling(page.Size.Height), SKColorType.Gray8));
        using var canvas = new SKCanvas(dots);
        canvas.Clear(SKColors.White);
        Paint(canvas, page);
        return coded.All(card => Reads(dots, card));
    }

    internal static bool Reads(SKBitmap dots, PlacedCard card)
    {
        var (expected, place) = (QrCode.Of(card.Code!), CardGeometry.CodeOf(card.Marks).Place);
        var module = place.Width / expected.Size;
        for (var row = 0; row < expected.Size; row++)
            for (var column = 0; column < expected.Size; column++)
            {
                var (x, y) = (card.At.X + place.Left + ((column + .5f) * module), card.At.Y + place.Top + ((row + .5f) * module));
                if (dots.GetPixel((int)x, (int)y).Red < 128 != expected.IsDark(row, column))
                    return false;
            }
        return true;
    }
}

/// <summary>One card on a page.</summary>
/// <param name="At">Of the card's upper left corner, before the cut.</param>
/// <param name="Outline">How far its ground is painted: beyond the cut on paper that is cut.</param>
/// <param name="Code">What its code has to say; null: this side has none.</param>
internal sealed record PlacedCard(SKPoint At, SKRect Outline, ImmutableArray<Mark> Marks, string? Code);

/// <param name="Size">In dots of a 300th of an inch.</param>
internal sealed record SheetPage(SKSize Size, ImmutableArray<PlacedCard> Cards, ImmutableArray<(SKPoint From, SKPoint To)> CropMarks);

/// <summary>Where cards lie on paper.</summary>
internal static class SheetGeometry
{
    /// <summary>Of a dot.</summary>
    public const float Points = 72 / CardGeometry.DotsPerInch;

    private const float Millimetre = CardGeometry.DotsPerInch / 25.4f;
    private const float Width = 85.60f * Millimetre;
    private const float Height = 53.98f * Millimetre;
    private const float Gap = 2 * CardGeometry.Bleed;
    private const int Columns = 2;
    private const int Rows = PrintSheet.CardsOnA4 / Columns;
    private const float MarkFrom = 1.5f * Millimetre;
    private const float MarkTo = 5 * Millimetre;

    private static readonly SKSize A4 = new(210 * Millimetre, 297 * Millimetre);
    private static readonly float Left = (A4.Width - (Columns * Width) - ((Columns - 1) * Gap)) / 2;
    private static readonly float Top = (A4.Height - (Rows * Height) - ((Rows - 1) * Gap)) / 2;

    public static IEnumerable<SheetPage> Pages(IReadOnlyList<CardFace> faces, PaperLayout layout, PrintedSides sides) =>
        layout == PaperLayout.Cr80
            ? faces.SelectMany(face => SidesOf(sides).Select(side => Alone(face, side)))
            : faces.Chunk(PrintSheet.CardsOnA4).SelectMany(ten => SidesOf(sides).Select(side => Together(ten, side)));

    private static Side[] SidesOf(PrintedSides sides) => sides switch
    {
        PrintedSides.Front => [Side.Front],
        PrintedSides.Back => [Side.Back],
        _ => [Side.Front, Side.Back],
    };

    private static SheetPage Alone(CardFace face, Side side) =>
        new(new(Width, Height), [Place(face, side, default, SKRect.Create(Width, Height))], []);

    private static SheetPage Together(CardFace[] faces, Side side)
    {
        var outline = SKRect.Create(-CardGeometry.Bleed, -CardGeometry.Bleed, Width + (2 * CardGeometry.Bleed), Height + (2 * CardGeometry.Bleed));
        return new(A4, [.. faces.Select((face, i) => Place(face, side, CornerOf(i, side), outline))], CropMarks());
    }

    private static PlacedCard Place(CardFace face, Side side, SKPoint at, SKRect outline) =>
        new(at, outline, CardGeometry.Of(face, Orientation.Landscape, side), side == Side.Back ? face.Code : null);

    /// <summary>Row by row; a back lies in the other column, since the paper is turned over its long edge.</summary>
    private static SKPoint CornerOf(int i, Side side)
    {
        var column = side == Side.Front ? i % Columns : Columns - 1 - (i % Columns);
        return new(X(column), Y(i / Columns));
    }

    private static float X(int column) => Left + (column * (Width + Gap));

    private static float Y(int row) => Top + (row * (Height + Gap));

    /// <summary>In the paper's margins, in line with every cut.</summary>
    private static ImmutableArray<(SKPoint, SKPoint)> CropMarks() =>
    [
        .. from column in Enumerable.Range(0, Columns)
           from x in new[] { X(column), X(column) + Width }
           from y in new[] { Top, A4.Height - Top }
           let away = y < A4.Height / 2 ? -1 : 1
           select (new SKPoint(x, y + (away * MarkFrom)), new SKPoint(x, y + (away * MarkTo))),
        .. from row in Enumerable.Range(0, Rows)
           from y in new[] { Y(row), Y(row) + Height }
           from x in new[] { Left, A4.Width - Left }
           let away = x < A4.Width / 2 ? -1 : 1
           select (new SKPoint(x + (away * MarkFrom), y), new SKPoint(x + (away * MarkTo), y)),
    ];
}
