using KartuAsn.Documents.Paper;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Documents;

/// <summary>
/// Form E as a PDF on A4, word for word as annex E of the letter has it. It is unsigned: whoever signs electronically does so outside, and
/// what says so is put there.
/// </summary>
public static class FormEPdf
{
    private const float Margin = 25 * Sheets.Millimetre;

    private static readonly Style Title = new(Weight.Bold, 12);
    private static readonly Style Text = new(Weight.Regular, 11);
    private static readonly Style Strong = new(Weight.Bold, 11);
    private static readonly Style StateText = new(Weight.SemiBold, 10);

    public static byte[] Draw(FormEPaper paper, DateTimeOffset madeAt) =>
        PdfFile.Of($"{FormE.Title} — {paper.Agency}", Lay(paper.Checked()), madeAt);

    internal static Sheets Lay(FormEPaper paper)
    {
        var sheets = new Sheets(Sheets.Upright, Margin);
        Kop.Put(sheets, paper.Head);
        PutHeading(sheets, paper);
        PutForm(sheets, paper.Form);
        PutSigner(sheets, paper);
        if (paper.Names is { } names) NameAnnex.Put(sheets, paper, names);
        sheets.PutFeet(paper.Code);
        return sheets;
    }

    private static void PutHeading(Sheets sheets, FormEPaper paper)
    {
        sheets.Skip(24);
        sheets.Put(FormE.Title, Title, Align.Centre);
        sheets.Put(paper.Agency.ToUpperInvariant(), Title, Align.Centre);
        sheets.Skip(8);
        sheets.Put(paper.Position, Text, Align.Centre);
        if (paper.Letter is { } letter) sheets.Put(letter, Text, Align.Centre);
        if (paper.State is { } state) PutState(sheets, state);
        sheets.Skip(18);
    }

    /// <summary>In a frame, so that nobody takes a draft for the report.</summary>
    private static void PutState(Sheets sheets, string state)
    {
        sheets.Skip(10);
        var middle = sheets.Size.Width / 2;
        var line = Lines.Of(state, StateText, sheets.Width - 20, 1)[0];
        var (half, height) = ((Lettering.Width(line, StateText) / 2) + 10, 20f);
        var place = new SKRect(middle - half, sheets.Y, middle + half, sheets.Y + height);
        sheets.Put(Grid.Frame(place));
        sheets.Put(new Ink.Words(line, new(middle, place.MidY + (StateText.Size * Lettering.CapHeight / 2)), StateText, Align.Centre));
        sheets.Skip(height);
    }

    private static void PutForm(Sheets sheets, FormE form)
    {
        const float figures = 62;
        const float no = 32;
        var label = sheets.Width - no - (3 * figures);
        var grid = new Grid(
            sheets,
            [
                new(FormE.Columns[0], no, Align.Centre), new(FormE.Columns[1], label),
                .. FormE.Columns.Skip(2).Select(title => new GridColumn(title, figures, Align.Right)),
            ],
            size: 10.5f, padding: 6);
        grid.PutHead();
        foreach (var row in form.Rows) grid.PutRow($"{row.No}.", row.Label, N(row.Pns), N(row.Pppk), N(row.Total));
        grid.PutSum(new GridCell(form.Sum.Label, 2, Align.Centre), N(form.Sum.Pns), N(form.Sum.Pppk), N(form.Sum.Total));
    }

    /// <summary>Place, date and whoever signs, in the right half.</summary>
    private static void PutSigner(Sheets sheets, FormEPaper paper)
    {
        var half = sheets.RightHalf;
        sheets.Skip(24);
        sheets.Keep(HeightOfSigner);
        sheets.Put(paper.PlaceAndDate, Text, within: half);
        sheets.Put(paper.Signer is { } known ? known.Post + "," : "(KEPALA PERANGKAT DAERAH)", Text, within: half);
        sheets.Skip(RoomToSign);
        if (paper.Signer is { } signer) PutSigner(sheets, half, signer);
        else foreach (var label in new[] { "NAMA", "Pangkat", "NIP" }) PutBlank(sheets, half, label);
    }

    private static void PutSigner(Sheets sheets, Band half, Signer signer)
    {
        sheets.Put(signer.Name, Strong, within: half, underlined: true);
        sheets.Put(signer.Rank, Text, within: half);
        sheets.Put("NIP " + Indonesian.Nip(signer.Nip), Text with { Figures = Figures.Tabular }, within: half);
    }

    /// <summary>To be filled by hand.</summary>
    private static void PutBlank(Sheets sheets, Band half, string label)
    {
        sheets.Put(label, Text, within: half);
        var y = sheets.Y - Lines.Below(Text);
        sheets.Put(new Ink.Line([new(half.Left + 52, y), new(half.Left + half.Width, y)], .8f, Dash: (1, 2)));
        sheets.Skip(4);
    }

    private const float RoomToSign = 62;

    /// <summary>Of a usual one; a name of three lines is seldom.</summary>
    private const float HeightOfSigner = 210;

    private static string N(int number) => Indonesian.Number(number);
}
