using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>Annex E of the letter as a spreadsheet.</summary>
public sealed class FormEXlsxTests
{
    [Fact]
    public void TheFileIsAsTheStandardHasIt()
    {
        Workbook.AssertIsAsTheStandardHasIt(FormEXlsx.Write(Some.FormE with { State = "Revisi ke-2" }, Some.Time));
        Workbook.AssertIsAsTheStandardHasIt(FormEXlsx.Write(Some.With([.. Some.People(30)]) with { Signer = null }, Some.Time));
        Workbook.AssertIsAsTheStandardHasIt(FormEXlsx.Write(Some.With(), Some.Time));
    }

    [Fact]
    public void SumsAreFormulasAndTheValuesBesideThemAreRight()
    {
        var cells = Cells(FormEXlsx.Write(Some.FormE, Some.Time));

        Assert.Equal([("C12+D12", "1780"), ("C13+D13", "1140"), ("C12+C13", "1820"), ("D12+D13", "1100"), ("E12+E13", "2920")], cells);
    }

    [Fact]
    public void WithAListEveryNumberIsCountedOnIt()
    {
        var cells = Cells(FormEXlsx.Write(Some.With([.. Some.People(12)]), Some.Time));

        Assert.Equal(9, cells.Count);
        Assert.Equal(("COUNTIFS('Daftar nama'!$D$2:$D$13,\"PNS\",'Daftar nama'!$F$2:$F$13,\"Sudah\")", "3"), cells[0]);
        Assert.Equal(("COUNTIFS('Daftar nama'!$D$2:$D$13,\"PPPK*\",'Daftar nama'!$F$2:$F$13,\"Belum\")", "2"), cells[4]);
    }

    [Fact]
    public void WhatBeginsAFormulaStaysATextAndWhatNoSheetCanHoldHarmsNothing()
    {
        var xlsx = FormEXlsx.Write(
            Some.With([.. Some.People(4).Select((person, i) => person with { Name = new[] { "=1+1", "+62", "@SUM(A1)", "-1_x0041_<b>\u0001\uD800&" }[i] })]) with { Agency = "=HYPERLINK(\"http://x.example\")" },
            Some.Time);

        Workbook.AssertIsAsTheStandardHasIt(xlsx);
        var list = Workbook.Part(xlsx, "xl/worksheets/sheet2.xml");
        Assert.DoesNotContain("<f>", list, StringComparison.Ordinal);
        Assert.Contains(">=1+1<", list, StringComparison.Ordinal);
        Assert.Contains(">-1_x005F_x0041_&lt;b&gt; ?&amp;<", list, StringComparison.Ordinal);
        Assert.DoesNotContain("HYPERLINK", string.Concat(Cells(xlsx)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void TheSamePaperIsTheSameBytesAndOneOfAnotherTimeIsNot()
    {
        var paper = Some.With([.. Some.People(60)]);

        Assert.Equal(FormEXlsx.Write(paper, Some.Time), FormEXlsx.Write(paper, Some.Time.ToUniversalTime()));
        Assert.NotEqual(FormEXlsx.Write(paper, Some.Time), FormEXlsx.Write(paper, Some.Time.AddMinutes(1)));
    }

    [Fact]
    public void TheSheetIsPrintedUprightAsWideAsA4AndTheListRepeatsItsHead()
    {
        var xlsx = FormEXlsx.Write(Some.With([.. Some.People(12)]), Some.Time);

        Assert.Contains("<pageSetup paperSize=\"9\" orientation=\"portrait\" fitToWidth=\"1\" fitToHeight=\"0\"/>", Workbook.Part(xlsx, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("&apos;Daftar nama&apos;!$1:$1<", Workbook.Part(xlsx, "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Contains("<autoFilter ref=\"A1:F13\"/>", Workbook.Part(xlsx, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatAreNotThePeopleOfTheFormAreNeverWritten() =>
        Assert.Throws<ArgumentException>(() => FormEXlsx.Write(Some.FormE with { Names = [.. Some.People(1)] }, Some.Time));

    /// <summary>Formulas of the first sheet and the values beside them.</summary>
    private static List<(string Formula, string Value)> Cells(byte[] xlsx)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        return [.. book.WorkbookPart!.WorksheetParts.Single(part => part.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!.Descendants<Cell>()
            .Where(cell => cell.CellFormula is not null).Select(cell => (cell.CellFormula!.Text, cell.CellValue!.Text))];
    }
}
