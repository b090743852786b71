using System.Text;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class XlsxTests
{
    private static readonly RosterRow[] Three =
        [Sheet.Pns, Sheet.Pppk with { Id = "B", Row = 3 }, Sheet.Cpns with { Id = "C", Row = 4, Name = "O'NEIL <\"É\"> & Å" }];

    private static string Rows(RosterRow[] rows) => Book.Header + string.Concat(rows.Select(row => Book.Line(row)));

    [Fact]
    public async Task TheWholeCityComesBackFromAnXlsxAsItWentIn()
    {
        RosterRow[] city = [.. SampleCity.Rows(500)];
        var cells = city.Select(row => SiasnFile.Cells(row, Sheet.Usual)).Prepend([.. Sheet.Usual.Select(column => column.Name)]);

        var outcome = await Sheet.Read(Book.ByLibrary(cells));

        Assert.Equal(city, outcome.Good);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Warnings);
        Assert.Empty(outcome.Notes);
        Assert.Equal((new FileFormat.Xlsx(), false), (outcome.Format, outcome.IsCorrection));
    }

    [Fact]
    public async Task InlineTextsWithoutAddressesAreReadByTheirOrder() => Assert.Equal(Three, (await Book.Read(Rows(Three))).Good);

    [Fact]
    public async Task APrefixBeforeEveryNameChangesNothing()
    {
        var prefixed = System.Text.RegularExpressions.Regex.Replace(Book.SheetOf(Rows(Three)), "<(/?)([a-z])", "<$1x:$2", default)
            .Replace("xmlns=", "xmlns:x=", StringComparison.Ordinal);

        Assert.Equal(Three, (await Book.Read("", (Book.SheetPart, prefixed))).Good);
    }

    [Fact]
    public async Task TheStrictEditionOfTheFormatIsRead()
    {
        var parts = Book.Parts(Rows(Three)).Select(part => (part.Name, part.Content
            .Replace(Book.Main, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace(Book.Office, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)));

        Assert.Equal(Three, (await Sheet.Read(Book.Zip(parts))).Good);
    }

    [Fact]
    public async Task PartsAreFoundByAbsoluteAddressesOtherCaseAndBackslashes()
    {
        var parts = Book.Parts(Rows(Three), ("xl/_rels/workbook.xml.rels", Book.Relations(("rId1", "worksheet", "/xl/./x/../WORKSHEETS/sheet1.xml"))))
            .Select(part => (part.Name.Replace('/', '\\'), part.Content));

        Assert.Equal(Three, (await Sheet.Read(Book.Zip(parts))).Good);
    }

    [Fact]
    public async Task UtfSixteenIsReadToo()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, content) in Book.Parts(Rows(Three)))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), Encoding.Unicode);
                writer.Write(content);
            }
        }

        Assert.Equal(Three, (await Sheet.Read(stream.ToArray())).Good);
    }

    [Fact]
    public async Task ABodyThatCannotBeSoughtAndArrivesByteByByteReadsTheSame()
    {
        var outcome = await Sheet.Read(new Body(Book.Zip(Book.Parts(Rows(Three))), step: 1));

        Assert.Equal(Three, outcome.Good);
    }

    [Fact]
    public async Task ASpreadsheetNeverTouchesADiskWhileItIsRead()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are listed on Linux alone.");
        var before = Open();
        var opening = await RosterReader.Open(new Body(Book.Zip(Book.Parts(Rows(Three))), step: 4096), Sheet.Today);
        await using var file = Assert.IsType<RosterOpening.Ready>(opening).File;

        Assert.DoesNotContain(Open().Except(before), IsTemporary);

        // The program itself may lie there too, and loads what it needs.
        static bool IsTemporary(string target) =>
            target.StartsWith(Path.GetTempPath(), StringComparison.Ordinal) && !target.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal);

        static List<string> Open() => [.. new DirectoryInfo("/proc/self/fd").EnumerateFiles().Select(fd => fd.LinkTarget ?? "")];
    }

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

    [Fact]
    public async Task RowsAreNumberedAsTheSpreadsheetNumbersThem()
    {
        string[] cells = [.. SiasnFile.Cells(Sheet.Pns, Sheet.Usual).Select(Book.Text)];
        var bad = Book.Line(Sheet.Pns, ("PNS ID", Book.Text("D")), ("NAMA", "<c/>"));
        var rows = Book.Row([], 1) + Book.Header.Replace("<row", "<row r=\"3\"", StringComparison.Ordinal) + Book.Row(cells, 7) + Book.Row(["<c s=\"1\"/>", Book.Text(" ")]) + bad;

        var outcome = await Book.Read(rows);

        Assert.Equal((7, 9), (outcome.Good.Single().Row, outcome.Errors.Single().Row));
    }

    [Fact]
    public async Task CellsWithAddressesMayLeaveOthersOut()
    {
        var cells = SiasnFile.Cells(Sheet.Pns, Sheet.Usual).Select((cell, i) => Book.Text(cell).Replace("<c", $"<c r=\"{Book.Address(2, i)}\"", StringComparison.Ordinal));
        string[] kept = [.. cells.Where((_, i) => Sheet.Usual[i].Kept is not null), "<c r=\"XFD2\" s=\"1\"/>"];

        Assert.Equal(Sheet.Pns, (await Book.Read(Book.Header + Book.Row(kept, 2))).Good.Single());
    }

    [Fact]
    public async Task OfSeveralSheetsTheFirstVisibleOneThatFitsIsReadAndNamed()
    {
        var other = Book.Row([Book.Text("Petunjuk pengisian")]);
        var parts = Book.Parts(
            Book.Header + Book.Line(Sheet.Cpns),
            ("xl/workbook.xml", Book.Workbook(("Tersembunyi", "rId1", "hidden"), ("Rahasia", "rId1", "veryHidden"), ("Petunjuk", "rId4", "visible"), ("Grafik", "rId6", "visible"), ("Juni &lt;baru&gt;", "rId5", "visible"), ("Mei", "rId1", "visible"))),
            ("xl/_rels/workbook.xml.rels", Book.Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId4", "worksheet", "worksheets/sheet2.xml"), ("rId5", "worksheet", "worksheets/sheet3.xml"), ("rId6", "chartsheet", "chartsheets/sheet1.xml"))),
            ("xl/worksheets/sheet2.xml", Book.SheetOf(other)),
            ("xl/worksheets/sheet3.xml", Book.SheetOf(Book.Header + Book.Line(Sheet.Pns))));

        var outcome = await Sheet.Read(Book.Zip(parts));

        Assert.Equal(Sheet.Pns, outcome.Good.Single());
        Assert.Equal("Berkas memuat 6 lembar; yang dibaca hanya lembar \"Juni <baru>\".", outcome.Notes.Single());
    }

    [Fact]
    public async Task WhenNoSheetFitsTheOneThatNearlyDoesIsJudged()
    {
        var parts = Book.Parts(
            Book.Row([Book.Text("Petunjuk")]),
            ("xl/workbook.xml", Book.Workbook(("Petunjuk", "rId1", "visible"), ("Data", "rId4", "visible"))),
            ("xl/_rels/workbook.xml.rels", Book.Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId4", "worksheet", "worksheets/sheet2.xml"))),
            ("xl/worksheets/sheet2.xml", Book.SheetOf(Book.Header.Replace(">NAMA<", ">NAMANYA<", StringComparison.Ordinal))));

        Assert.Equal(new RosterProblem.WrongHeader(["NAMA"]), (await Sheet.Read(Book.Zip(parts))).Refused);
    }

    [Fact]
    public async Task AnEmptySheetIsSaidToBeEmptyAndAHeaderAloneIsNoted()
    {
        Assert.Equal(new RosterProblem.Empty(), (await Book.Read("")).Refused);
        Assert.Contains((await Book.Read(Book.Header)).Notes, note => note.Contains("tanpa data pegawai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MergedCellsAreNoted()
    {
        var sheet = Book.SheetOf(Rows(Three), "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");

        Assert.Contains("digabungkan", (await Book.Read("", (Book.SheetPart, sheet))).Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMacroWorkbookIsReadWithoutItsMacrosAndWhatLiesOutsideIsNotFollowed()
    {
        var relations = Book.Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId8", "vbaProject", "vbaProject.bin"))
            .Replace("</Relationships>", $"<Relationship Id=\"rId9\" Type=\"{Book.Office}/sharedStrings\" Target=\"http://192.0.2.1/x.xml\" TargetMode=\"External\"/></Relationships>", StringComparison.Ordinal);

        var outcome = await Book.Read(Rows(Three), ("xl/_rels/workbook.xml.rels", relations), ("xl/vbaProject.bin", "not looked at"));

        Assert.Equal(Three, outcome.Good);
        Assert.Empty(outcome.Notes);
    }

    [Fact]
    public async Task AnExternalSheetIsNoSheet()
    {
        var relations = Book.Relations(("rId1", "worksheet", "worksheets/sheet1.xml")).Replace("/>", " TargetMode=\"External\"/>", StringComparison.Ordinal);

        Assert.Equal(new RosterProblem.Empty(), (await Book.Read(Rows(Three), ("xl/_rels/workbook.xml.rels", relations))).Refused);
    }

    [Fact]
    public async Task ACellOfADroppedColumnNeverAppearsInAnythingThatReadingLetsOut()
    {
        const string Canary = "KENARI";
        (string, string)[] canaries = [.. Sheet.Usual.Where(column => column.Kept is null).Select((column, i) => (column.Name, Book.Text($"{Canary}-{i}")))];
        var lines = SiasnColumns.Kept.Select((column, i) => Book.Line(Sheet.Pns with { Id = $"P{i}" }, [.. canaries, (column.Name, Book.Formula("?"))]));

        var outcome = await Book.Read(Book.Header + Book.Line(Sheet.Pns, canaries) + string.Concat(lines));

        Assert.Equal((1, SiasnColumns.Kept.Length), (outcome.Good.Count, outcome.Bad.Count));
        Assert.DoesNotContain(Canary, outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, (await Sheet.Read(await outcome.ErrorFile())).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A body of a request: it cannot be sought, and gives a few bytes at a time.</summary>
    private sealed class Body(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
