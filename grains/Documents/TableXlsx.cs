using KartuAsn.Documents.Sheet;

namespace KartuAsn.Documents;

/// <summary>A list as a spreadsheet: what was filtered, the head in view, numbers as numbers and texts as texts.</summary>
public static class TableXlsx
{
    public static byte[] Write(TablePaper paper, DateTimeOffset madeAt)
    {
        var head = paper.Lines.Length + 3;
        var sheet = new XlsxSheet("Daftar", [.. paper.Columns.Select(column => column.Width)], Rows(paper))
        {
            HeadRow = head,
            Lying = true,
        };
        return XlsxFile.Of(paper.Title, [sheet], madeAt);
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Rows(TablePaper paper)
    {
        yield return [new XlsxCell.Text(paper.Title, Look.Strong)];
        foreach (var line in paper.Lines) yield return [new XlsxCell.Text(line, Look.Plain)];
        yield return [];
        yield return [.. paper.Columns.Select(column => new XlsxCell.Text(column.Title, Look.Head))];
        foreach (var row in paper.Rows) yield return [.. row.Select(Cell)];
    }

    private static XlsxCell Cell(TableValue value) => value.Number is { } number ? new XlsxCell.Number(number, Look.Figure) : new XlsxCell.Text(value.Printed, Look.Text);
}
