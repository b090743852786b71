using System.Text;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public sealed partial class XlsxTests
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
