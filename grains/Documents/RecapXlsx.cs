using KartuAsn.Documents.Sheet;
using KartuAsn.Rules;
using static KartuAsn.Documents.Sheet.XlsxCell;

namespace KartuAsn.Documents;

/// <summary>The city's recap as a spreadsheet whose sums and shares are formulas over its rows.</summary>
public static class RecapXlsx
{
    public static byte[] Write(RecapPaper paper, DateTimeOffset madeAt) => XlsxFile.Of(paper.Title, [Sheet(paper)], madeAt);

    private static XlsxSheet Sheet(RecapPaper paper)
    {
        List<IReadOnlyList<XlsxCell>> rows =
        [
            [new Text(paper.Head.City.ToUpperInvariant(), Look.Title)], [new Text(paper.Title, Look.Title)], [new Text(paper.Position, Look.Centred)],
            [new Text(paper.Letter ?? "", Look.Centred)], [], [.. RecapPaper.Columns.Select(title => new Text(title, Look.Head))],
        ];
        var (head, first) = (rows.Count, rows.Count + 1);
        rows.AddRange(paper.Rows.Select((row, i) => Row(row, i + 1, first + i)));
        rows.Add(Sum(paper, first, first + paper.Rows.Length));
        return new("Rekapitulasi", [6, 48, 11, 11, 11, 11, 11, 11, 22], rows)
        {
            Merged = ["A1:I1", "A2:I2", "A3:I3", "A4:I4", $"A{rows.Count}:B{rows.Count}"],
            HeadRow = head,
        };
    }

    private static IReadOnlyList<XlsxCell> Row(RecapRow row, int no, int at) =>
    [
        new Number(no, Look.Figure), new Text(row.Agency, Look.Text),
        new Number(row.Pns.Uploaded, Look.Figure), new Number(row.Pns.NotUploaded, Look.Figure),
        new Number(row.Pppk.Uploaded, Look.Figure), new Number(row.Pppk.NotUploaded, Look.Figure),
        new Number(row.Total.People, Look.Figure, $"SUM(C{at}:F{at})"), Share(row.Total, at, Look.Share), new Text(row.Report, Look.Text),
    ];

    private static IReadOnlyList<XlsxCell> Sum(RecapPaper paper, int first, int at)
    {
        var (pns, pppk) = (paper.Pns, paper.Pppk);
        int[] sums = [pns.Uploaded, pns.NotUploaded, pppk.Uploaded, pppk.NotUploaded, paper.Total.People];
        return
        [
            new Text("JUMLAH", Look.SumText), new Blank(Look.SumText),
            .. sums.Select((sum, i) => new Number(sum, Look.SumFigure, Over(XlsxFile.Column(i + 2), first, at))), Share(paper.Total, at, Look.SumShare), new Blank(Look.SumText),
        ];
    }

    /// <summary>Null where there is no row to add up.</summary>
    private static string? Over(string column, int first, int sum) => sum > first ? $"SUM({column}{first}:{column}{sum - 1})" : null;

    /// <summary>Of nobody there is no share.</summary>
    private static XlsxCell Share(Count count, int at, Look look) => count.People == 0
        ? new Text("–", look)
        : new Number((decimal)count.Uploaded / count.People, look, $"IF(G{at}=0,0,(C{at}+E{at})/G{at})");
}
