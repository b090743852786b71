using System.Collections.Immutable;
using KartuAsn.Documents.Paper;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>The list of names behind a form E: those who have not uploaded come first, for they are the work. Each list ends with its row of the form.</summary>
internal static class NameAnnex
{
    private static readonly Style Title = new(Weight.Bold, 12);
    private static readonly Style Text = new(Weight.Regular, 10);
    private static readonly Style Group = new(Weight.Bold, 10.5f);

    public static void Put(Sheets sheets, FormEPaper paper, ImmutableArray<ReportLine> names)
    {
        sheets.TurnOver();
        sheets.Put("DAFTAR NAMA", Title, Align.Centre);
        sheets.Put(paper.Agency.ToUpperInvariant(), Title, Align.Centre);
        sheets.Skip(4);
        sheets.Put(paper.Position, Text, Align.Centre);
        if (paper.State is { } state) sheets.Put(state, Text, Align.Centre);
        PutGroup(sheets, "Belum mengunggah", "Belum", paper.Form.Rows[1], names.Where(person => !person.Uploaded));
        PutGroup(sheets, "Sudah mengunggah", "Sudah", paper.Form.Rows[0], names.Where(person => person.Uploaded));
    }

    private static void PutGroup(Sheets sheets, string title, string status, FormRow sum, IEnumerable<ReportLine> people)
    {
        var grid = GridOn(sheets);
        sheets.Skip(14);
        sheets.Keep(80);
        sheets.Put(title, Group);
        sheets.Skip(4);
        grid.PutHead();
        var no = 0;
        foreach (var person in people) grid.PutRow([N(++no), .. Cells(person), status]);
        if (no == 0) grid.PutRow(new GridCell("Tidak ada.", 6));
        grid.PutSum(new GridCell($"{sum.Label}: PNS {N(sum.Pns)}, PPPK {N(sum.Pppk)}, TOTAL {N(sum.Total)}", 6));
    }

    private static Grid GridOn(Sheets sheets)
    {
        const float no = 28;
        const float number = 100;
        const float kind = 76;
        const float unit = 88;
        const float status = 36;
        return new(
            sheets,
            [
                new("No", no, Align.Right), new("Nama", sheets.Width - no - number - kind - unit - status), new("NIP", number),
                new("Jenis", kind), new("Unit kerja", unit), new("Status", status),
            ],
            size: 8, padding: 2.5f);
    }

    private static IEnumerable<GridCell> Cells(ReportLine person) =>
        [person.FullName, Indonesian.Nip(person.Number), Indonesian.KindName(person.Kind, person.PartTime), person.Unit ?? "–"];

    private static string N(int number) => Indonesian.Number(number);
}
