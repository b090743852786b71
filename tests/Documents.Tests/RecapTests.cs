using KartuAsn.Documents.Paper;
using KartuAsn.Rules;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>What the city tells its Walikota.</summary>
public sealed class RecapTests
{
    [Fact]
    public void ThirtyAgenciesAndTheirSumsFitOnOnePageInReadableType()
    {
        var sheets = RecapPdf.Lay(Some.Recap());

        Assert.Single(sheets.Pages);
        Assert.All(sheets.Pages[0].OfType<Ink.Words>(), words => Assert.InRange(words.Style.Size, 7.5, 30));
    }

    [Fact]
    public void MoreAgenciesGoOnOnTheNextPageUnderANewHead()
    {
        var sheets = RecapPdf.Lay(Some.Recap(60));

        Assert.Equal(2, sheets.Pages.Count);
        Assert.All(sheets.Pages, page => Assert.Contains(page.OfType<Ink.Words>(), words => words.Text == "Perangkat Daerah"));
    }

    [Fact]
    public void EverySumIsThatOfTheRows()
    {
        var words = ReadBack.PdfWords(RecapPdf.Draw(Some.Recap(8), Some.Time)).Replace('\u00A0', ' ');

        Assert.Contains("REKAPITULASI CAPAIAN KARTU ASN VIRTUAL KOTA MADIUN\nPosisi per 29 Oktober 2022 pukul 16.00 WIB", words, StringComparison.Ordinal);
        Assert.Contains("Sudah mengunggah 432 Belum mengunggah 140 Capaian 75,52 % ", words.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 Sekretariat Daerah 40 12 0 4 56 71,43 % Belum dikirim", words, StringComparison.Ordinal);
        Assert.Contains("JUMLAH 404 108 28 32 572 75,52 %", words, StringComparison.Ordinal);
        Assert.Contains("Halaman 1 dari 1", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pemerintah Kabupaten Contoh", "KABUPATEN CONTOH")]
    [InlineData("Kota Contoh", "KOTA CONTOH")]
    public void TheTitleNamesTheCityOfTheLetterhead(string city, string named)
    {
        var paper = Some.Recap() with { Head = Some.Head with { City = city } };

        Assert.Equal($"REKAPITULASI CAPAIAN KARTU ASN VIRTUAL {named}", paper.Title);
    }

    [Fact]
    public void ACityWithoutAnyoneIsPrintedToo()
    {
        var words = ReadBack.PdfWords(RecapPdf.Draw(Some.Recap(0) with { Burnup = null }, Some.Time));

        Assert.Contains("JUMLAH 0 0 0 0 0 –", words, StringComparison.Ordinal);
    }

    [Fact]
    public void NoWordsOfThePageMeet()
    {
        foreach (var paper in new[] { Some.Recap(), Some.Recap(60), Some.Recap() with { Rows = [.. Some.Recap().Rows.Select(row => row with { Pns = new(12_345, 6_543), Report = new string('W', 90) })] } })
            Assert.All(RecapPdf.Lay(paper).Pages, page =>
            {
                var places = page.OfType<Ink.Words>().Select(words => (words.Text, Place: Pictures.Extent(words))).ToList();
                Assert.All(places, one => Assert.InRange(one.Place.Right, 0, Sheets.Upright.Width - 42));
                Assert.All(places, one => Assert.DoesNotContain(places, other => other != one && other.Place.IntersectsWith(one.Place)));
            });
    }

    [Fact]
    public void ThePaperLooksAsItDid()
    {
        var now = Pictures.Of(RecapPdf.Lay(Some.Recap()), 1);

        Assert.InRange(Pictures.Difference(Pictures.Golden("recap-1", now), now), 0, Pictures.Same);
        Assert.True(Pictures.Difference(now, Pictures.Of(RecapPdf.Lay(Some.Recap() with { Burnup = Some.Burnup(12) }), 1)) > Pictures.Same);
    }

    [Fact]
    public void TheWorkbookIsAsTheStandardHasItAlsoWithoutAgencies()
    {
        Workbook.AssertIsAsTheStandardHasIt(RecapXlsx.Write(Some.Recap(), Some.Time));
        Workbook.AssertIsAsTheStandardHasIt(RecapXlsx.Write(Some.Recap(0), Some.Time));
        Workbook.AssertIsAsTheStandardHasIt(RecapXlsx.Write(Some.Recap(1) with { Rows = [new("Kosong", default, default, "")] }, Some.Time));
    }
}
