using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using KartuAsn.Contracts;
using Xunit;

namespace KartuAsn.Roster.Tests;

/// <summary>Runs alone, because it weighs the memory of the whole process.</summary>
[Collection(nameof(Alone))]
public class XlsxErrorFileTests
{
    private static readonly string[] Odd = ["=HYPERLINK(\"x\")", "+62", "@a", "<&>\"'", "_x0041_", "é 😀", " a", new string('x', 150)];

    private static IAsyncEnumerable<RefusedRow> Rows(int count, string[] cells) => Enumerable.Range(2, count)
        .Select(row => new RefusedRow(row, [new ImportError(row, "NAMA", "salah", false)], [.. cells])).ToAsyncEnumerable();

    private static async Task<byte[]> Written(IAsyncEnumerable<RefusedRow> rows)
    {
        using var stream = new MemoryStream();
        await ErrorFile.Write(stream, new FileFormat.Xlsx(), RosterReader.Layout, rows);
        return stream.ToArray();
    }

    private static string[] Cells(string text) => [.. Enumerable.Repeat(text, SiasnColumns.Kept.Length)];

    [Fact]
    public async Task TheRowsInErrorCanBeCorrectedAndSentAgain()
    {
        var first = await Book.ReadRow(Sheet.Pns, ("TMT PNS", Book.Formula("38808", "n")), ("GELAR DEPAN", "<c/>"));

        var again = await Sheet.Read(await first.ErrorFile());

        Assert.Equal(new FileFormat.Xlsx(), again.Format);
        Assert.Equal(Sheet.Pns with { TitleBefore = null }, again.Good.Single());
        Assert.Empty(again.Notes);
    }

    [Fact]
    public async Task SentAgainUncorrectedItGivesTheSameErrors()
    {
        var first = await Book.ReadRow(
            Sheet.Pns, ("TMT PNS", Book.Text("kemarin")), ("NAMA", Book.Text("_x0007_")), ("GELAR DEPAN", Book.Text("=1+1")));

        var again = await Sheet.Read(await first.ErrorFile());

        Assert.Equal(["NAMA", "TMT PNS"], first.Errors.Select(error => error.Column).Order());
        Assert.Equal(first.Errors.Select(error => error.Column).Order(), again.Errors.Select(error => error.Column).Order());
        Assert.Equal(first.Bad.Single().Kept, again.Bad.Single().Kept);
    }

    [Fact]
    public async Task TheMakerOfTheFormatFindsNoFaultInIt()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Written(Rows(3, Cells("Å")))), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document));
        Assert.Equal(4, document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count());
    }

    [Fact]
    public async Task EveryCellIsATextAndStaysOneWhenItIsTypedAnew()
    {
        foreach (var odd in Odd)
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(await Written(Rows(1, Cells(odd)))), isEditable: false);
            var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
            var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();

            Assert.Equal(2 * (SiasnColumns.Kept.Length + 1), cells.Count);
            Assert.All(cells, cell => Assert.Equal((CellValues.InlineString, null), (cell.DataType!.Value, cell.CellFormula)));
            Assert.All(cells, cell => Assert.Equal(49u, formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value));
        }
    }

    [Fact]
    public async Task OddTextsComeBackAsTheyWere()
    {
        foreach (var odd in Odd.Select(text => text.Trim()))
        {
            var again = await Sheet.Read(await Written(Rows(1, Cells(odd))));

            Assert.All(again.Bad.Single().Kept, cell => Assert.Equal(odd, cell));
        }
    }

    [Fact]
    public async Task ACellTooLongForASpreadsheetIsCut()
    {
        var again = await Sheet.Read(await Written(Rows(1, Cells(new string('x', 40_000)))), new RosterLimits(LongestRecord: 1 << 20));

        Assert.All(again.Bad.Single().Kept, cell => Assert.Equal(32_767, cell.Length));
    }

    [Fact]
    public async Task TheLastColumnSaysRowColumnAndReason()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Written(Rows(1, Cells("x")))), isEditable: false);
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();

        Assert.Equal([ErrorFile.ReasonColumn, "Baris 2: NAMA: salah"], rows.Select(row => row.LastChild!.InnerText));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('x')]
    public async Task AFileThatHasTheColumnOfReasonsIsKnownAsACorrection(char mark)
    {
        using var stream = new MemoryStream();
        await ErrorFile.Write(stream, FileFormat.Of(mark), RosterReader.Layout, Rows(1, Cells("x")));

        Assert.True((await Sheet.Read(stream.ToArray())).IsCorrection);
        Assert.False((await Sheet.Read(Sheet.Header())).IsCorrection);
        Assert.False((await Book.Read(Book.Header)).IsCorrection);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('x')]
    public void AFormatIsFoundAgainByItsMark(char mark) => Assert.Equal(mark, FileFormat.Of(mark).Mark);

    [Theory]
    [InlineData(';')]
    [InlineData('x')]
    public async Task ManyRowsAreWrittenInFlatMemoryIntoABodyThatTakesNothingSynchronously(char mark)
    {
        var body = new AnswerBody();

        await ErrorFile.Write(body, FileFormat.Of(mark), RosterReader.Layout, Rows(30_000, Cells(string.Concat(Enumerable.Range(0, 20)))));

        Assert.True(body.Written > 100_000);
        Assert.InRange(body.MostLive - body.LiveBefore, long.MinValue, 8 << 20);
    }

    /// <summary>Like the body of an answer: cannot be sought, and refuses to wait. Weighs the memory now and then.</summary>
    private sealed class AnswerBody : MemoryStream
    {
        public long Written { get; private set; }

        public long LiveBefore { get; } = GC.GetTotalMemory(forceFullCollection: true);

        public long MostLive { get; private set; }

        public override bool CanSeek => false;

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Written / 200_000 < (Written += buffer.Length) / 200_000) MostLive = Math.Max(MostLive, GC.GetTotalMemory(forceFullCollection: true));
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new InvalidOperationException("Synchronous.");
    }
}
