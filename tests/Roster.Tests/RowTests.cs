using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class RowTests
{
    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    [Fact]
    public async Task APnsStartsOnTheTmtPnsAndKeepsTheTmtCpnsBesideIt()
    {
        var row = (await Sheet.ReadRow(Sheet.Pns)).Good.Single();

        Assert.Equal((Kind.Pns, Day(2006, 4, 1), Day(2005, 1, 1)), (row.Kind, row.StartDate, row.CpnsDate));
        Assert.Equal(("821/17/2006", "813/5/2005"), (row.Decision!.Number, row.CpnsDecision!.Number));
        Assert.Equal(Sheet.Pns, row);
    }

    [Fact]
    public async Task ACpnsAndAPppkStartOnTheTmtCpns()
    {
        Assert.Equal(Sheet.Cpns, (await Sheet.ReadRow(Sheet.Cpns)).Good.Single());
        Assert.Equal(Sheet.Pppk, (await Sheet.ReadRow(Sheet.Pppk)).Good.Single());
    }

    [Theory]
    [InlineData("C", "01-04-2006", "01", Kind.Cpns)]
    [InlineData("CPNS", "01-04-2006", "01", Kind.Cpns)]
    [InlineData("-", "-", "01", Kind.Cpns)]
    [InlineData("", "", "01", Kind.Cpns)]
    [InlineData("P", "01-04-2006", "51", Kind.Cpns)]
    [InlineData("P", "01-04-2006", "01", Kind.Pns)]
    [InlineData("-", "01-04-2006", "1", Kind.Pns)]
    public async Task StatusTmtAndCodeTellAPnsFromACpns(string status, string tmtPns, string code, Kind kind)
    {
        var outcome = await Sheet.ReadRow(Sheet.Pns, ("STATUS CPNS PNS", status), ("TMT PNS", tmtPns), ("KEDUDUKAN HUKUM ID", code));

        Assert.Equal(kind, outcome.Good.Single().Kind);
    }

    [Fact]
    public async Task AnNiPppkIsAPppkWhateverTheOtherColumnsSay()
    {
        var outcome = await Sheet.ReadRow(Sheet.Pppk, ("STATUS CPNS PNS", "C"), ("JENIS PEGAWAI NAMA", "PNS Daerah"), ("TMT PNS", "salah"));

        Assert.Equal(Kind.Pppk, outcome.Good.Single().Kind);
        Assert.Equal("JENIS PEGAWAI NAMA", outcome.Warnings.Single().Column);
    }

    [Theory]
    [InlineData("JENIS PEGAWAI NAMA", "PPPK Paruh Waktu")]
    [InlineData("KEDUDUKAN HUKUM NAMA", "PPPK PARUH WAKTU AKTIF")]
    public async Task EitherColumnMakesAPppkParuhWaktu(string column, string cell)
    {
        Assert.True((await Sheet.ReadRow(Sheet.Pppk, (column, cell))).Good.Single().PartTime);
        Assert.False((await Sheet.ReadRow(Sheet.Pns, (column, cell))).Good.Single().PartTime);
    }

    [Theory]
    [InlineData("01-04-2006")]
    [InlineData("1-4-2006")]
    [InlineData("1/4/2006")]
    [InlineData("01/04/2006")]
    [InlineData("2006-04-01")]
    [InlineData("2006-04-01 00:00:00")]
    [InlineData("'01-04-2006")]
    [InlineData(" 01-04-2006 ")]
    public async Task ADateIsReadInEveryUsualForm(string cell) =>
        Assert.Equal(Day(2006, 4, 1), (await Sheet.ReadRow(Sheet.Pns, ("TMT PNS", cell))).Good.Single().StartDate);

    [Theory]
    [InlineData("31-02-2006", "kalender")]
    [InlineData("04-2006", "kalender")]
    [InlineData("01-04-06", "kalender")]
    [InlineData("38808", "kalender")]
    [InlineData("April 2006", "kalender")]
    [InlineData("17-08-1944", "sebelum tahun 1945")]
    [InlineData("02-06-2031", "lebih dari 5 tahun")]
    [InlineData("01-04-1979", "mendahului tanggal lahir")]
    [InlineData("-", "kosong")]
    [InlineData("", "kosong")]
    public async Task ADateThatCannotBeIsAnErrorOfItsColumn(string cell, string reason)
    {
        var error = (await Sheet.ReadRow(Sheet.Pns, ("TMT PNS", cell))).Errors.Single();

        Assert.Equal((2, "TMT PNS", false), (error.Row, error.Column, error.Warning));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATmtUpToFiveYearsAheadIsTaken() =>
        Assert.Equal(Day(2031, 6, 1), (await Sheet.ReadRow(Sheet.Pns, ("TMT PNS", "01-06-2031"))).Good.Single().StartDate);

    [Theory]
    [InlineData("TANGGAL SK PNS")]
    [InlineData("TANGGAL SK CPNS")]
    [InlineData("TMT CPNS")]
    public async Task EveryDateThatIsUsedIsChecked(string column) =>
        Assert.Equal(column, (await Sheet.ReadRow(Sheet.Pns, (column, "99-99-9999"))).Errors.Single().Column);

    [Fact]
    public async Task ACpnsAndAPppkNeedATmtCpns()
    {
        Assert.Equal("TMT CPNS", (await Sheet.ReadRow(Sheet.Cpns, ("TMT CPNS", "-"))).Errors.Single().Column);
        Assert.Equal("TMT CPNS", (await Sheet.ReadRow(Sheet.Pppk, ("TMT CPNS", ""))).Errors.Single().Column);
    }

    [Fact]
    public async Task APnsWithoutTmtCpnsIsTakenWithoutOne()
    {
        var row = (await Sheet.ReadRow(Sheet.Pns, ("TMT CPNS", "-"), ("NOMOR SK CPNS", "-"), ("TANGGAL SK CPNS", "-"))).Good.Single();

        Assert.Equal(Sheet.Pns with { CpnsDate = null, CpnsDecision = null }, row);
    }

    [Theory]
    [InlineData("01-04-2006")]
    [InlineData("01-05-2006")]
    public async Task ATmtCpnsThatDoesNotComeFirstIsLeftOutWithAWarning(string cell)
    {
        var outcome = await Sheet.ReadRow(Sheet.Pns, ("TMT CPNS", cell));

        Assert.Null(outcome.Good.Single().CpnsDate);
        Assert.Equal("TMT CPNS", outcome.Warnings.Single().Column);
    }

    [Theory]
    [InlineData("PNS ID", "")]
    [InlineData("PNS ID", "-")]
    [InlineData("PNS ID", "A B")]
    [InlineData("PNS ID", "../A")]
    [InlineData("PNS ID", "..")]
    [InlineData("PNS ID", "Ａ１")]
    [InlineData("PNS ID", "12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("NIP BARU", "")]
    [InlineData("NIP BARU", "1,96704E+17")]
    [InlineData("NAMA", "-")]
    [InlineData("NAMA", "BUDI\u0007")]
    [InlineData("KEDUDUKAN HUKUM ID", "")]
    [InlineData("SATUAN KERJA KERJA ID", "")]
    [InlineData("SATUAN KERJA KERJA NAMA", " ")]
    [InlineData("UNOR ID", "A B")]
    public async Task ACellThatCannotBeTakenIsAnErrorOfItsColumn(string column, string cell)
    {
        var outcome = await Sheet.ReadRow(Sheet.Pns, (column, cell));

        Assert.Equal(column, outcome.Errors.Single().Column);
        Assert.Empty(outcome.Good);
    }

    [Fact]
    public async Task AllErrorsOfARowAreSaidAtOnce()
    {
        var outcome = await Sheet.ReadRow(
            Sheet.Pns, ("NAMA", new string('X', 201)), ("TMT PNS", "?"), ("TANGGAL SK PNS", "?"), ("JENIS KELAMIN", "F"));

        Assert.Equal(["NAMA", "TMT PNS", "TANGGAL SK PNS"], outcome.Errors.Select(error => error.Column));
    }

    [Fact]
    public async Task GoodRowsGoInBesideBadOnes()
    {
        var text = Sheet.Header() + Sheet.Line(Sheet.Pns)
            + Sheet.Line(Sheet.Pppk, ("PNS ID", "B"), ("NIP BARU", "1"))
            + Sheet.Line(Sheet.Cpns, ("PNS ID", "C"));

        var outcome = await Sheet.Read(text);

        Assert.Equal([2, 4], outcome.Good.Select(row => row.Row));
        Assert.Equal(3, outcome.Bad.Single().Row);
    }

    [Theory]
    [InlineData("JENIS KELAMIN", "P")]
    [InlineData("JENIS KELAMIN", "f")]
    [InlineData("JENIS KELAMIN", "2")]
    [InlineData("TANGGAL LAHIR", "02-01-1980")]
    [InlineData("JENIS PEGAWAI NAMA", "PPPK")]
    [InlineData("NIP BARU", "198001012005011100")]
    [InlineData("KARTU ASN VIRTUAL", "C20050001234")]
    [InlineData("KARTU ASN VIRTUAL", "A2005000123")]
    public async Task AnOddCellIsAWarningAndThePersonGoesIn(string column, string cell)
    {
        var outcome = await Sheet.ReadRow(Sheet.Pns, (column, cell));

        Assert.Equal((column, true), (outcome.Warnings.Single().Column, outcome.Warnings.Single().Warning));
        Assert.Single(outcome.Good);
    }

    [Theory]
    [InlineData("JENIS KELAMIN", "L")]
    [InlineData("JENIS KELAMIN", "m")]
    [InlineData("JENIS KELAMIN", "1")]
    [InlineData("JENIS KELAMIN", "-")]
    [InlineData("TANGGAL LAHIR", "1980-01-01 00:00:00")]
    [InlineData("TANGGAL LAHIR", "")]
    public async Task AgreeingOrEmptyColumnsGiveNoWarning(string column, string cell) =>
        Assert.Empty((await Sheet.ReadRow(Sheet.Pns, (column, cell))).Warnings);

    [Theory]
    [InlineData("Y")]
    [InlineData("1")]
    [InlineData("SUDAH")]
    [InlineData("-")]
    [InlineData("")]
    public async Task AMarkInsteadOfASerialIsNoSerialAndNoWarning(string cell)
    {
        var outcome = await Sheet.ReadRow(Sheet.Pns, ("KARTU ASN VIRTUAL", cell));

        Assert.Null(outcome.Good.Single().Serial);
        Assert.Empty(outcome.Warnings);
    }

    [Theory]
    [InlineData("1", "01")]
    [InlineData("01", "01")]
    [InlineData("101", "101")]
    [InlineData("7x", "7x")]
    public async Task CodesGetTheirLeadingZeroBackAndUnknownOnesPass(string cell, string code) =>
        Assert.Equal(code, (await Sheet.ReadRow(Sheet.Pns, ("KEDUDUKAN HUKUM ID", cell))).Good.Single().KedudukanCode);

    [Fact]
    public async Task TheSamePnsIdTwiceIsAnErrorThatNamesTheFirstRow()
    {
        var again = Sheet.Line(Sheet.Pppk, ("PNS ID", Sheet.Pns.Id.ToLowerInvariant()));

        var outcome = await Sheet.Read(Sheet.Header() + Sheet.Line(Sheet.Pns) + again);

        Assert.Equal((3, "PNS ID"), (outcome.Errors.Single().Row, outcome.Errors.Single().Column));
        Assert.Contains("baris 2", outcome.Errors.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameNumberOfTwoPeopleIsTakenTwiceWithAWarningOnTheSecond()
    {
        var outcome = await Sheet.Read(Sheet.Header() + Sheet.Line(Sheet.Pns) + Sheet.Line(Sheet.Pns, ("PNS ID", "LAIN")));

        Assert.Equal(2, outcome.Good.Count);
        Assert.Equal((3, "NIP BARU"), (outcome.Warnings.Single().Row, outcome.Warnings.Single().Column));
        Assert.Contains("baris 2", outcome.Warnings.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameMayBeginWithAnApostropheAndInvisibleCharactersGo()
    {
        Assert.Equal("'AISYAH", (await Sheet.ReadRow(Sheet.Pns, ("NAMA", "'AISYAH"))).Good.Single().Name);
        Assert.Equal("BUDI", (await Sheet.ReadRow(Sheet.Pns, ("NAMA", "\u200BBU\u202EDI\uFEFF"))).Good.Single().Name);
    }
}
