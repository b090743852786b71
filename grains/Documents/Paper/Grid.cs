using System.Collections.Immutable;
using KartuAsn.Imaging.Cards;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <param name="Width">In points; the columns of a grid are together as wide as the page.</param>
internal sealed record GridColumn(string Title, float Width, Align Align = Align.Left);

/// <param name="Span">How many columns it lies over.</param>
/// <param name="Align">Null: that of its column.</param>
internal sealed record GridCell(string Text, int Span = 1, Align? Align = null)
{
    public static implicit operator GridCell(string text) => new(text);
}

/// <summary>A table of thin lines whose head is repeated on every page. Words too long for a cell are broken, and cut after some lines.</summary>
internal sealed class Grid(Sheets sheets, ImmutableArray<GridColumn> columns, float size, float padding, int mostLines = 3)
{
    private const float Thin = .5f;

    private readonly Style plain = new(Weight.Regular, size, Figures: Figures.Tabular);
    private readonly Style strong = new(Weight.SemiBold, size, Figures: Figures.Tabular);

    /// <summary>The head, on the page being filled; there is a row's room beneath it.</summary>
    public void PutHead()
    {
        var head = Set([.. columns.Select(column => new GridCell(column.Title, 1, Align.Centre))], strong);
        sheets.Keep(2 * HeightOf(head));
        Put(head, strong);
    }

    /// <summary>A row, under a new head where the page is full.</summary>
    public void PutRow(params ImmutableArray<GridCell> cells) => PutRow(plain, cells);

    /// <summary>A row of sums.</summary>
    public void PutSum(params ImmutableArray<GridCell> cells) => PutRow(strong, cells);

    private void PutRow(Style style, ImmutableArray<GridCell> cells)
    {
        var row = Set(cells, style);
        if (!sheets.Fits(HeightOf(row)))
        {
            sheets.TurnOver();
            PutHead();
        }
        Put(row, style);
    }

    private void Put(ImmutableArray<SetCell> row, Style style)
    {
        var (top, height) = (sheets.Y, HeightOf(row));
        foreach (var cell in row)
        {
            sheets.Put(Frame(SKRect.Create(cell.Left, top, cell.Width, height)));
            var y = top + ((height - (cell.Lines.Length * Lines.Height(style))) / 2) - Lines.Below(style);
            foreach (var line in cell.Lines)
                sheets.Put(new Ink.Words(line, new(cell.Edge(Side), y += Lines.Height(style)), style, cell.Align));
        }
        sheets.Skip(height);
    }

    private float HeightOf(ImmutableArray<SetCell> row) => (row.Max(cell => cell.Lines.Length) * Lines.Height(plain)) + (2 * padding);

    private ImmutableArray<SetCell> Set(ImmutableArray<GridCell> cells, Style style)
    {
        var set = ImmutableArray.CreateBuilder<SetCell>(cells.Length);
        var (left, at) = (sheets.Left, 0);
        foreach (var cell in cells)
        {
            var width = columns.AsSpan(at, cell.Span).ToArray().Sum(column => column.Width);
            set.Add(new(left, width, cell.Align ?? columns[at].Align, Lines.Of(cell.Text, style, width - (2 * Side), mostLines)));
            (left, at) = (left + width, at + cell.Span);
        }
        return set.ToImmutable();
    }

    private float Side => Math.Max(padding, 3);

    public static Ink.Line Frame(SKRect place) => new(
        [new(place.Left, place.Top), new(place.Right, place.Top), new(place.Right, place.Bottom), new(place.Left, place.Bottom), new(place.Left, place.Top)], Thin);

    private sealed record SetCell(float Left, float Width, Align Align, ImmutableArray<string> Lines)
    {
        public float Edge(float side) => new Band(Left + side, Width - (2 * side)).Edge(Align);
    }
}
