using System.Collections.Immutable;
using KartuAsn.Documents.Sheet;
using KartuAsn.Rules;
using static KartuAsn.Documents.Sheet.XlsxCell;

namespace KartuAsn.Documents;

/// <summary>
/// Form E as a spreadsheet with the words of annex E. Its sums are formulas; with the list of names behind it all numbers are counted on that
/// list by formulas.
/// </summary>
public static class FormEXlsx
{
    private const string ListName = "Daftar nama";
    private const string Uploaded = "Sudah";
    private const string NotUploaded = "Belum";

    /// <summary>To be filled by hand.</summary>
    private const string Dots = " ……………………………";

    private static readonly ImmutableArray<string> ListColumns = ["No", "Nama", "NIP", "Jenis", "Unit kerja", "Status"];

    public static byte[] Write(FormEPaper paper, DateTimeOffset madeAt) =>
        XlsxFile.Of(FormE.Title, [Form(paper.Checked()), .. paper.Names is { } names ? [List(paper, names)] : Array.Empty<XlsxSheet>()], madeAt);

    private static XlsxSheet Form(FormEPaper paper)
    {
        ImmutableArray<IReadOnlyList<XlsxCell>> top = [.. Heading(paper)];
        var first = top.Length + 2;
        return new("Form E", [6, 50, 14, 14, 14], [.. top, .. Table(paper, first), [], .. Signing(paper)])
        {
            Merged = [.. Enumerable.Range(1, top.Length).Select(row => $"A{row}:E{row}"), $"A{first + 2}:B{first + 2}"],
            Foot = Foot(paper),
        };
    }

    /// <summary>All in the middle of the form's width.</summary>
    private static IEnumerable<IReadOnlyList<XlsxCell>> Heading(FormEPaper paper)
    {
        string?[] titles = [paper.Head.City.ToUpperInvariant(), paper.Head.Agency?.ToUpperInvariant()];
        string?[] lines = [paper.Position, paper.Letter, paper.State];
        return
        [
            .. Lines(titles, Look.Title), .. Lines([.. paper.Head.Address], Look.Centred), [],
            .. Lines([FormE.Title, paper.Agency.ToUpperInvariant()], Look.Title), .. Lines(lines, Look.Centred), [],
        ];
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Lines(string?[] lines, Look look) =>
        lines.OfType<string>().Select(line => (IReadOnlyList<XlsxCell>)[new Text(line, look)]);

    /// <param name="first">The row of those who have uploaded.</param>
    private static IEnumerable<IReadOnlyList<XlsxCell>> Table(FormEPaper paper, int first)
    {
        var form = paper.Form;
        return
        [
            [.. FormE.Columns.Select(title => new Text(title, Look.Head))],
            Row(paper, form.Rows[0], Uploaded, first),
            Row(paper, form.Rows[1], NotUploaded, first + 1),
            [
                new Text(form.Sum.Label, Look.SumText), new Blank(Look.SumText),
                Sum(form.Sum.Pns, "C", first), Sum(form.Sum.Pppk, "D", first), Sum(form.Sum.Total, "E", first),
            ],
        ];
    }

    private static IReadOnlyList<XlsxCell> Row(FormEPaper paper, FormRow row, string status, int at) =>
    [
        new Text($"{row.No}.", Look.TextCentred), new Text(row.Label, Look.Text),
        new Number(row.Pns, Look.Figure, Counted(paper, "PNS", status)), new Number(row.Pppk, Look.Figure, Counted(paper, "PPPK*", status)),
        new Number(row.Total, Look.Figure, $"C{at}+D{at}"),
    ];

    private static Number Sum(int value, string column, int first) => new(value, Look.SumFigure, $"{column}{first}+{column}{first + 1}");

    /// <summary>Null where there is no list to count on.</summary>
    private static string? Counted(FormEPaper paper, string kind, string status) => paper.Names is { Length: > 0 and var people }
        ? $"COUNTIFS('{ListName}'!$D$2:$D${people + 1},\"{kind}\",'{ListName}'!$F$2:$F${people + 1},\"{status}\")"
        : null;

    /// <summary>In the right half, as on paper.</summary>
    private static IEnumerable<IReadOnlyList<XlsxCell>> Signing(FormEPaper paper) =>
        paper.Signer is { } signer
            ? [.. Right(paper.PlaceAndDate), .. Right(signer.Post + ","), .. RoomToSign, .. Right(signer.Name, Look.Signed), .. Right(signer.Rank), .. Right("NIP " + Indonesian.Nip(signer.Nip))]
            : [.. Right(paper.PlaceAndDate), .. Right("(KEPALA PERANGKAT DAERAH)"), .. RoomToSign, .. Right("NAMA" + Dots), .. Right("Pangkat" + Dots), .. Right("NIP" + Dots)];

    private static readonly IReadOnlyList<XlsxCell>[] RoomToSign = [[], [], []];

    /// <summary>A row for as many words as the three columns of figures are wide.</summary>
    private static IEnumerable<IReadOnlyList<XlsxCell>> Right(string text, Look look = Look.Plain) =>
        Broken(text, 42).Select(line => (IReadOnlyList<XlsxCell>)[new Blank(Look.Plain), new Blank(Look.Plain), new Text(line, look)]);

    private static IEnumerable<string> Broken(string text, int longest)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > longest)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }

    private static XlsxSheet List(FormEPaper paper, ImmutableArray<ReportLine> names) =>
        new(ListName, [6, 56, 24, 18, 34, 10], [[.. ListColumns.Select(title => new Text(title, Look.Head))], .. NotUploadedFirst(names).Select((person, i) => Row(person, i + 1))])
        {
            HeadRow = 1,
            Filter = $"A1:F{names.Length + 1}",
            Foot = Foot(paper),
        };

    private static IEnumerable<ReportLine> NotUploadedFirst(ImmutableArray<ReportLine> names) => names.OrderBy(person => person.Uploaded);

    private static IReadOnlyList<XlsxCell> Row(ReportLine person, int no) =>
    [
        new Number(no, Look.Figure), new Text(person.FullName, Look.Text), new Text(Indonesian.Nip(person.Number), Look.Text),
        new Text(Indonesian.KindName(person.Kind, person.PartTime), Look.Text), new Text(person.Unit ?? "–", Look.Text),
        new Text(person.Uploaded ? Uploaded : NotUploaded, Look.Text),
    ];

    private static string Foot(FormEPaper paper) => $"Kode verifikasi: {paper.Code}";
}
