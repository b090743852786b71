using System.Collections.Immutable;
using KartuAsn.Documents.Paper;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>The city's recap on A4: numbers, burn-up and all agencies; thirty of them on one page, more on the next.</summary>
public static class RecapPdf
{
    private const float Margin = 15 * Sheets.Millimetre;
    private const float ChartHeight = 108;

    private static readonly Style Title = new(Weight.Bold, 12);
    private static readonly Style Text = new(Weight.Regular, 9);
    private static readonly Style Label = new(Weight.Regular, 8);
    private static readonly Style Large = new(Weight.Bold, 22, Figures: Figures.Tabular);
    private static readonly Style Medium = new(Weight.SemiBold, 10, Figures: Figures.Tabular);

    public static byte[] Draw(RecapPaper paper, DateTimeOffset madeAt) => PdfFile.Of(paper.Title, Lay(paper), madeAt);

    internal static Sheets Lay(RecapPaper paper)
    {
        var sheets = new Sheets(Sheets.Upright, Margin);
        Kop.Put(sheets, paper.Head);
        sheets.Skip(8);
        sheets.Put(paper.Title, Title, Align.Centre);
        sheets.Put(string.Join(" · ", new[] { paper.Position, paper.Letter }.OfType<string>()), Text, Align.Centre);
        sheets.Skip(8);
        PutNumbers(sheets, paper);
        if (paper.Burnup is { } burnup) BurnupInk.Put(sheets, burnup, ChartHeight);
        PutAgencies(sheets, paper);
        sheets.PutFeet();
        return sheets;
    }

    /// <summary>Three large numbers for the city, and how PNS and PPPK stand.</summary>
    private static void PutNumbers(Sheets sheets, RecapPaper paper)
    {
        var (total, part) = (paper.Total, sheets.Width * .22f);
        PutNumber(sheets, 0, part, "Sudah mengunggah", Indonesian.Number(total.Uploaded));
        PutNumber(sheets, 1, part, "Belum mengunggah", Indonesian.Number(total.NotUploaded));
        PutNumber(sheets, 2, part, "Capaian", Indonesian.Percent(total));
        PutKind(sheets, sheets.Width * .68f, sheets.Y, "PNS", paper.Pns);
        PutKind(sheets, sheets.Width * .68f, sheets.Y + 18, "PPPK", paper.Pppk);
        sheets.Skip(42);
    }

    private static void PutNumber(Sheets sheets, int place, float part, string label, string number)
    {
        var x = sheets.Left + (place * part);
        sheets.Put(new Ink.Words(label, new(x, sheets.Y + 8), Label, Tone: Tone.Muted));
        sheets.Put(new Ink.Words(number, new(x, sheets.Y + 31), Large with { Size = Math.Min(Large.Size, Large.Size * (part - 10) / Lettering.Width(number, Large)) }));
    }

    private static void PutKind(Sheets sheets, float from, float top, string kind, Count count)
    {
        var x = sheets.Left + from;
        sheets.Put(new Ink.Words(kind, new(x, top + 10), Medium));
        sheets.Put(new Ink.Words(Indonesian.Percent(count), new(x + 34, top + 10), Medium));
        sheets.Put(new Ink.Words($"{Indonesian.Number(count.Uploaded)} dari {Indonesian.Number(count.People)}", new(sheets.Right, top + 10), Label, Align.Right, Tone.Muted));
    }

    private static void PutAgencies(Sheets sheets, RecapPaper paper)
    {
        var grid = new Grid(sheets, Columns(sheets.Width), size: 7.5f, padding: 1.4f, mostLines: 2);
        grid.PutHead();
        foreach (var (i, row) in paper.Rows.Index()) grid.PutRow([N(i + 1), row.Agency, .. Numbers(row.Pns, row.Pppk), row.Report]);
        grid.PutSum([new GridCell("JUMLAH", 2, Align.Centre), .. Numbers(paper.Pns, paper.Pppk), ""]);
    }

    private static ImmutableArray<GridColumn> Columns(float width)
    {
        float[] fixedWidths = [20, 0, 34, 34, 34, 34, 36, 42, 70];
        return [.. RecapPaper.Columns.Zip(fixedWidths, (title, of) => new GridColumn(title, of == 0 ? width - fixedWidths.Sum() : of, of is 0 or 70 ? Align.Left : Align.Right))];
    }

    private static IEnumerable<GridCell> Numbers(Count pns, Count pppk) =>
        [N(pns.Uploaded), N(pns.NotUploaded), N(pppk.Uploaded), N(pppk.NotUploaded), N((pns + pppk).People), Indonesian.Percent(pns + pppk)];

    private static string N(int number) => Indonesian.Number(number);
}
