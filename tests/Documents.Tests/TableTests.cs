using System.Collections.Immutable;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>Lists as they are given out.</summary>
public sealed class TableTests
{
    private static TablePaper List(params string[] names) => new(
        "Pegawai yang belum mengunggah", ["Dinas Pendidikan, alasan: kendala foto", "Posisi per 4 November 2022 pukul 16.00 WIB"],
        [new("Nama", 40), new("NIP", 24), new("Hari", 10, TableKind.Number)],
        names.Select((name, i) => (ImmutableArray<TableValue>)[name, $"19800101200501{1 + (i % 2)}{i % 999 + 1:D3}", 1200L + i]));

    [Fact]
    public void ACsvHasAMarkAHeadAndTheRowsAsSpreadsheetsOfIndonesiaReadThem()
    {
        var csv = TableCsv.Write(List("SITI AMINAH, S.Pd.", "Budi; \"Bim\""));

        Assert.Equal(
            "\uFEFFNama;NIP;Hari\r\n" +
            "\"SITI AMINAH, S.Pd.\";'198001012005011001;1200\r\n" +
            "\"Budi; \"\"Bim\"\"\";'198001012005012002;1201\r\n",
            Encoding.UTF8.GetString(csv));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+62", "'+62")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "' =1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("-", "-")]
    [InlineData("–", "–")]
    [InlineData("A\u0000B", "A B")]
    public void NoCellOfACsvBeginsAFormula(string name, string cell) =>
        Assert.StartsWith($"{cell};", Encoding.UTF8.GetString(TableCsv.Write(List(name))).Split("\r\n")[1], StringComparison.Ordinal);

    [Fact]
    public void ACellOfACsvNeverBeginsAFormulaAndNeverMakesARow() =>
        Gen.String[Gen.Char[" \t\r\n=+-@;\",'aé\u0001"], 0, 6].Sample(name =>
        {
            var lines = Encoding.UTF8.GetString(TableCsv.Write(List(name))).Split("\r\n");
            var cell = lines[1].StartsWith('"') ? lines[1][1..].Replace("\"\"", "\"", StringComparison.Ordinal) : lines[1];
            return lines.Length == 3 && lines[2].Length == 0 && !"=+@".Contains(cell.TrimStart()[0], StringComparison.Ordinal);
        });

    [Fact]
    public void AWorkbookHasNumbersAsNumbersAndTextsAsTexts()
    {
        var xlsx = TableXlsx.Write(List("=1+1", "Rafi"), Some.Time);
        Workbook.AssertIsAsTheStandardHasIt(xlsx);
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);

        Assert.Equal("Pegawai yang belum mengunggah", cells["A1"].InnerText);
        Assert.Equal("Hari", cells["C5"].InnerText);
        Assert.Equal((CellValues.InlineString, "=1+1"), (cells["A6"].DataType!.Value, cells["A6"].InnerText));
        Assert.Equal((CellValues.InlineString, "198001012005011001"), (cells["B6"].DataType!.Value, cells["B6"].InnerText));
        Assert.Equal((null, "1200"), (cells["C6"].DataType, cells["C6"].CellValue!.Text));
        Assert.DoesNotContain(cells.Values, cell => cell.CellFormula is not null);
    }

    [Fact]
    public void PaperSaysWhatWasFilteredAndRepeatsItsHead()
    {
        var pdf = TablePdf.Draw(List([.. Enumerable.Repeat("SITI AMINAH, S.Pd.", 90)]), Some.Time);
        var words = ReadBack.PdfWords(pdf);

        Assert.StartsWith("Pegawai yang belum mengunggah\nDinas Pendidikan, alasan: kendala foto\nPosisi per 4 November 2022", words, StringComparison.Ordinal);
        Assert.Equal(3, words.Split("Nama NIP Hari").Length - 1);
        Assert.Contains("SITI AMINAH, S.Pd. 198001012005011001 1.200", words, StringComparison.Ordinal);
        Assert.Contains("Halaman 3 dari 3", words, StringComparison.Ordinal);
    }

    [Fact]
    public void ItsPaperIsTurned()
    {
        var size = TablePdf.Lay(List("A")).Size;

        Assert.Equal((Paper.Sheets.Upright.Height, Paper.Sheets.Upright.Width), (size.Width, size.Height));
        Assert.Contains("orientation=\"landscape\"", Workbook.Part(TableXlsx.Write(List("A"), Some.Time), "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void AHundredThousandRowsAreWrittenOneByOne()
    {
        var paper = List() with { Rows = Enumerable.Range(0, 100_000).Select(i => (ImmutableArray<TableValue>)[$"Pegawai {i}", "198001012005011001", (long)i]) };

        Assert.Equal(100_002, Encoding.UTF8.GetString(TableCsv.Write(paper)).Split("\r\n").Length);
        Assert.Contains("<c r=\"C100005\"", Workbook.Part(TableXlsx.Write(paper, Some.Time), "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }
}
