using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

/// <summary>What stands in a cell: texts, numbers, words, errors, formulas, days.</summary>
public sealed partial class XlsxTests
{
    [Fact]
    public async Task RichTextIsOneTextWithoutItsPronunciation()
    {
        const string Rich = "<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>BAM</t></r><r><t xml:space=\"preserve\">BANG </t></r><rPh sb=\"0\" eb=\"1\"><t>bunyi</t></rPh><r><t><![CDATA[S]]></t></r></is></c>";

        Assert.Equal("BAMBANG S", (await Book.ReadRow(Sheet.Pns, ("NAMA", Rich))).Good.Single().Name);
    }

    [Fact]
    public async Task SharedTextsAreReadRichOnesToo()
    {
        var shared = $"<sst xmlns=\"{Book.Main}\"><si><t>satu</t></si><si><r><t>BAM</t></r><r><t>BANG</t></r><phoneticPr/></si><si/><si><t> </t></si></sst>";

        var outcome = await Book.Read(
            Book.Header + Book.Line(Sheet.Pns, ("NAMA", Shared(1)), ("GELAR DEPAN", Shared(2)), ("GELAR BELAKANG", Shared(3))),
            ("xl/sharedStrings.xml", shared));

        Assert.Equal(Sheet.Pns with { Name = "BAMBANG", TitleBefore = null, TitleAfter = null }, outcome.Good.Single());
        Assert.Equal(new RosterProblem.Broken(), (await Book.Read(Book.Header + Book.Line(Sheet.Pns, ("NAMA", Shared(9))), ("xl/sharedStrings.xml", shared))).Stopped);

        static string Shared(int index) => $"<c t=\"s\"><v>{index}</v></c>";
    }

    [Theory]
    [InlineData("BU_x000D__x000A_DI", "BU DI")]
    [InlineData("BUDI_x005F_x0041_", "BUDI_x0041_")]
    [InlineData("BUDI_x12_", "BUDI_x12_")]
    [InlineData("BU_xD800_DI", "BU\uFFFDDI")]
    public async Task EscapedCharactersAreRead(string stored, string name) =>
        Assert.Equal(name, (await Book.ReadRow(Sheet.Pns, ("NAMA", Book.Text(stored)))).Good.Single().Name);

    [Theory]
    [InlineData("1", "01")]
    [InlineData("01", "01")]
    [InlineData("1.0", "01")]
    [InlineData("1E0", "01")]
    [InlineData("7.1E1", "71")]
    public async Task ANumberBecomesATextWithoutDecimalsAndExponent(string stored, string code) =>
        Assert.Equal(code, (await Book.ReadRow(Sheet.Pns, ("KEDUDUKAN HUKUM ID", Book.Number(stored)))).Good.Single().KedudukanCode);

    [Theory]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1.5E14", "150000000000000")]
    [InlineData("812.25", "812.25")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("-3", "-3")]
    public async Task ANumberOfUpToFifteenDigitsIsWhole(string stored, string text) =>
        Assert.Equal(text, (await Book.ReadRow(Sheet.Pns, ("NOMOR SK PNS", Book.Number(stored)))).Good.Single().Decision!.Number);

    [Theory]
    [InlineData("NIP BARU", "1.98001012005011E+17")]
    [InlineData("NIP BARU", "198001012005011001")]
    [InlineData("NIP BARU", "198001012005011000")]
    [InlineData("NOMOR SK PNS", "1234567890123456")]
    public async Task ALongNumberStoredAsANumberIsSaidToBeDamagedByExcel(string column, string stored)
    {
        var outcome = await Book.ReadRow(Sheet.Pns, (column, Book.Number(stored)));

        Assert.Equal((2, column), (outcome.Errors.Single().Row, outcome.Errors.Single().Column));
        Assert.Contains("dirusak oleh Excel", outcome.Errors.Single().Reason, StringComparison.Ordinal);
        Assert.Contains("Unduh ulang dari SIASN", outcome.Errors.Single().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "TRUE")]
    [InlineData("0", "FALSE")]
    public async Task ABooleanIsAWord(string stored, string word)
    {
        var outcome = await Book.ReadRow(Sheet.Pns, ("NOMOR SK PNS", $"<c t=\"b\"><v>{stored}</v></c>"), ("KARTU ASN VIRTUAL", $"<c t=\"b\"><v>{stored}</v></c>"));

        Assert.Equal((word, null), (outcome.Good.Single().Decision!.Number, outcome.Good.Single().Serial));
        Assert.Empty(outcome.Warnings);
    }

    [Theory]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>")]
    [InlineData("<c t=\"inlineStr\"><is><t>#REF!</t></is></c>")]
    public async Task AnErrorOfTheSpreadsheetIsAnErrorOfItsColumnAlone(string cell)
    {
        foreach (var column in (string[])["NAMA", "TMT PNS", "NIP BARU", "GELAR DEPAN"])
        {
            var error = (await Book.ReadRow(Sheet.Pns, (column, cell))).Errors.Single();

            Assert.Equal(column, error.Column);
            Assert.Contains("galat spreadsheet", error.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnErrorThatWasSavedIntoACsvIsOneToo() =>
        Assert.Contains("galat spreadsheet", (await Sheet.ReadRow(Sheet.Pns, ("NAMA", "#N/A"))).Errors.Single().Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("NAMA", "str", "BUDI")]
    [InlineData("NIP BARU", "str", "198001012005011001")]
    [InlineData("TMT PNS", "n", "38808")]
    [InlineData("GELAR DEPAN", "str", "")]
    public async Task AFormulaInANeededColumnIsRefusedWithAWayOut(string column, string type, string stored)
    {
        var outcome = await Book.ReadRow(Sheet.Pns, (column, Book.Formula(stored, type)));

        Assert.Equal(column, outcome.Errors.Single().Column);
        Assert.Contains("Sel berisi rumus; tempel sebagai nilai", outcome.Errors.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormulaInAnyOtherColumnDoesNoHarm() =>
        Assert.Equal(Sheet.Pns, (await Book.ReadRow(Sheet.Pns, ("ALAMAT", Book.Formula("x")), ("NIK", Book.Formula("#N/A", "e")))).Good.Single());

    [Theory]
    [InlineData("38808", 0)]
    [InlineData("38808", 1)]
    [InlineData("38808", 2)]
    [InlineData("38808.75", 1)]
    [InlineData("38808.0", 3)]
    [InlineData("3.8808E4", 0)]
    public async Task ANumberOfDaysIsTheDateItShows(string stored, int style) =>
        Assert.Equal(new DateOnly(2006, 4, 1), (await Book.ReadRow(Sheet.Pns, ("TMT PNS", Book.Number(stored, style)))).Good.Single().StartDate);

    [Fact]
    public async Task AWorkbookOfTheMacintoshCountsFrom1904()
    {
        var rows = Book.Header + Book.Line(Sheet.Pns, ("TMT PNS", Book.Number("37346", 1)), ("TMT CPNS", Book.Number("36891")));

        var outcome = await Book.Read(rows, ("xl/workbook.xml", Book.Workbook(from1904: true, ("Data", "rId1", "visible"))));

        Assert.Equal((new DateOnly(2006, 4, 1), new DateOnly(2005, 1, 1)), (outcome.Good.Single().StartDate, outcome.Good.Single().CpnsDate!.Value));
    }

    [Theory]
    [InlineData("2006", 0)]
    [InlineData("20060401", 0)]
    [InlineData("-1", 1)]
    [InlineData("60", 1)]
    [InlineData("1E300", 1)]
    [InlineData("NaN", 1)]
    public async Task ANumberThatNobodyMeantAsADateIsNone(string stored, int style)
    {
        var error = (await Book.ReadRow(Sheet.Pns, ("TMT PNS", Book.Number(stored, style)))).Errors.Single();

        Assert.Equal("TMT PNS", error.Column);
    }

    [Fact]
    public async Task TheFirstDaysOfTheCalendarOfExcelAreRight()
    {
        Assert.Contains("sebelum tahun 1945", (await Book.ReadRow(Sheet.Pns, ("TMT PNS", Book.Number("59", 1)))).Errors.Single().Reason, StringComparison.Ordinal);
        Assert.Equal("28-02-1900", Xlsx.SheetNumber.Date("59", from1904: false, isShownAsDate: true));
        Assert.Null(Xlsx.SheetNumber.Date("60", from1904: false, isShownAsDate: true));
        Assert.Equal("01-03-1900", Xlsx.SheetNumber.Date("61", from1904: false, isShownAsDate: true));
    }

    [Theory]
    [InlineData("dd-mm-yyyy", true)]
    [InlineData("[$-421]d mmmm yyyy;@", true)]
    [InlineData("mmm-yy", true)]
    [InlineData("General", false)]
    [InlineData("[Red]0.00", false)]
    [InlineData("0\" day\"", false)]
    [InlineData("0\\d", false)]
    [InlineData("0;dd", false)]
    [InlineData("h:mm:ss", false)]
    [InlineData("\"never closed d", false)]
    public void AFormatThatShowsADayOrAYearIsADate(string code, bool isDate) => Assert.Equal(isDate, Xlsx.DateStyles.ShowsDate(code));

    [Fact]
    public async Task ADateOfTheIsoTypeIsRead() =>
        Assert.Equal(new DateOnly(2006, 4, 1), (await Book.ReadRow(Sheet.Pns, ("TMT PNS", "<c t=\"d\"><v>2006-04-01T00:00:00</v></c>"))).Good.Single().StartDate);
}
