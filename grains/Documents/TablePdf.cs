using System.Collections.Immutable;
using KartuAsn.Documents.Paper;
using KartuAsn.Imaging.Cards;

namespace KartuAsn.Documents;

/// <summary>A list on A4, its head on every page.</summary>
public static class TablePdf
{
    private const float Margin = 15 * Sheets.Millimetre;

    private static readonly Style Title = new(Weight.Bold, 13);
    private static readonly Style Text = new(Weight.Regular, 9);

    public static byte[] Draw(TablePaper paper, DateTimeOffset madeAt) => PdfFile.Of(paper.Title, Lay(paper), madeAt);

    internal static Sheets Lay(TablePaper paper)
    {
        var sheets = new Sheets(Sheets.Lying, Margin);
        sheets.Put(paper.Title, Title);
        foreach (var line in paper.Lines) sheets.Put(line, Text);
        sheets.Skip(10);
        var grid = new Grid(sheets, Columns(paper, sheets.Width), size: 8, padding: 2.5f, mostLines: 5);
        grid.PutHead();
        foreach (var row in paper.Rows) grid.PutRow([.. row.Select(value => value.Printed)]);
        sheets.PutFeet();
        return sheets;
    }

    private static ImmutableArray<GridColumn> Columns(TablePaper paper, float width)
    {
        var point = width / (float)paper.Columns.Sum(column => column.Width);
        return [.. paper.Columns.Select(column => new GridColumn(column.Title, (float)column.Width * point, column.Kind == TableKind.Text ? Align.Left : Align.Right))];
    }
}
