using System.Text.RegularExpressions;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>Spreadsheets as LibreOffice opens them and reckons their formulas.</summary>
public sealed class LibreOfficeTests
{
    [Fact]
    public void TheFormOpensWithItsWordsAndSums()
    {
        var form = Assert.Single(ReadBack.Sheets(FormEXlsx.Write(Some.FormE, Some.Time)));

        Assert.Contains(
            """
            NO,LAPORAN,PNS,PPPK,TOTAL
            1.,Jumlah yang sudah mengunggah Kartu ASN Virtual,1700,80,1780
            2.,Jumlah yang belum mengunggah Kartu ASN Virtual,120,1020,1140
            JUMLAH,,1820,1100,2920
            """,
            form, StringComparison.Ordinal);
        Assert.Contains("JUMLAH CAPAIAN KARTU ASN VIRTUAL (PERANGKAT DAERAH)", form, StringComparison.Ordinal);
        Assert.Contains("NIP 19700101 199501 1 001", form, StringComparison.Ordinal);
    }

    /// <summary>Without the values beside the formulas, which LibreOffice would believe.</summary>
    [Fact]
    public void WithItsListTheFormFollowsWhatIsWrittenInTheList()
    {
        var xlsx = FormEXlsx.Write(Some.With([.. Some.People(12)]), Some.Time);
        Assert.Contains("JUMLAH,,4,8,12", ReadBack.Sheets(xlsx)[0], StringComparison.Ordinal);
        Assert.Contains("Virtual,1,2,3\n", ReadBack.Sheets(xlsx)[0], StringComparison.Ordinal);

        xlsx = Workbook.WithPart(xlsx, "xl/worksheets/sheet1.xml", form => Regex.Replace(form, "</f><v>[0-9]+</v>", "</f>"));
        var sheets = ReadBack.Sheets(Workbook.WithPart(xlsx, "xl/worksheets/sheet2.xml", list => list.Replace(">Belum<", ">Sudah<", StringComparison.Ordinal)));

        Assert.Contains("1.,Jumlah yang sudah mengunggah Kartu ASN Virtual,4,8,12", sheets[0], StringComparison.Ordinal);
        Assert.Contains("2.,Jumlah yang belum mengunggah Kartu ASN Virtual,0,0,0", sheets[0], StringComparison.Ordinal);
        Assert.Contains("\n1,\"SITI AMINAH, S.Pd.\",19800101 200501 1 001,PNS,–,Sudah\n", sheets[1], StringComparison.Ordinal);
    }

    [Fact]
    public void TheRecapsSumsAndSharesFollowItsRows()
    {
        var paper = Some.Recap(8);
        var xlsx = Workbook.WithPart(RecapXlsx.Write(paper, Some.Time), "xl/worksheets/sheet1.xml", sheet => Regex.Replace(sheet, "</f><v>[0-9.]+</v>", "</f>"));

        var recap = Assert.Single(ReadBack.Sheets(xlsx));

        Assert.Contains("\n1,Sekretariat Daerah,40,12,0,4,56,71.4285714285714%,Belum dikirim\n", recap, StringComparison.Ordinal);
        Assert.Contains($"\nJUMLAH,,{paper.Pns.Uploaded},{paper.Pns.NotUploaded},{paper.Pppk.Uploaded},{paper.Pppk.NotUploaded},{paper.Total.People},75.5244755244755%,", recap, StringComparison.Ordinal);
    }
}
