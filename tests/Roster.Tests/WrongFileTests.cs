using System.IO.Compression;
using System.Text;
using KartuAsn.Roster.Sample;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class WrongFileTests
{
    private static async Task<string?> CodeOf(byte[] bytes) => (await Sheet.Read(bytes)).Refused?.Code;

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n\r\n \n")]
    [InlineData("\uFEFF")]
    public async Task AnEmptyFileIsSaidToBeEmpty(string text) =>
        Assert.IsType<RosterProblem.Empty>((await Sheet.Read(text)).Refused);

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D", "gambar PNG")]
    [InlineData("FFD8FFE000104A464946", "gambar JPEG")]
    [InlineData("474946383961", "gambar GIF")]
    [InlineData("255044462D312E37", "dokumen PDF")]
    [InlineData("1F8B0800", "arsip GZIP")]
    [InlineData("3C21444F43545950452068746D6C3E", "halaman web (HTML)")]
    public async Task AnotherFormatIsNamed(string hex, string format)
    {
        var problem = (await Sheet.Read(Convert.FromHexString(hex))).Refused;

        Assert.Equal(new RosterProblem.OtherFormat(format), problem);
    }

    [Fact]
    public async Task AnotherZipAndAnOldExcelAreNamed()
    {
        Assert.Equal(new RosterProblem.OtherFormat("arsip ZIP"), (await Sheet.Read(Zip("catatan.txt"))).Refused);
        Assert.Equal("roster-spreadsheet", await CodeOf([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    }

    [Fact]
    public async Task ZerosWithoutAMarkOfUtf16AreNoText()
    {
        Assert.Equal("roster-not-text", await CodeOf(Encoding.Unicode.GetBytes(Sheet.Header())));
        Assert.Equal("roster-not-text", await CodeOf([.. Enumerable.Range(0, 200).Select(i => (byte)(i % 32 + 1))]));
    }

    [Fact]
    public async Task AWrongHeaderListsEveryMissingColumn()
    {
        var problem = (await Sheet.Read("NIP BARU,NAMA,TMT CPNS\r\n1,2,3\r\n")).Refused;

        Assert.Equal(
            new RosterProblem.WrongHeader(
                ["PNS ID", "KEDUDUKAN HUKUM ID", "STATUS CPNS PNS", "TMT PNS", "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA"]),
            problem);
    }

    [Fact]
    public async Task AColumnThatStandsTwiceIsRefused() =>
        Assert.Equal(new RosterProblem.ColumnTwice("NAMA"), (await Sheet.Read(Sheet.Header().TrimEnd() + ",nama\r\n")).Refused);

    [Fact]
    public async Task TooManyColumnsAreRefused()
    {
        var header = Sheet.Header().TrimEnd() + string.Concat(Enumerable.Range(0, 500).Select(i => $",X{i}"));

        Assert.IsType<RosterProblem.TooManyColumns>((await Sheet.Read(header)).Refused);
    }

    [Fact]
    public async Task TooManyRowsStopTheReadingAfterTheLastAllowed()
    {
        using var stream = new MemoryStream();
        SiasnFile.Write(stream, people: 30);
        stream.Position = 0;

        var outcome = await Sheet.Read(stream, new RosterLimits(Rows: 29));

        Assert.Equal(29, outcome.Good.Count);
        Assert.Equal(new RosterProblem.TooManyRows(29), outcome.Stopped);
    }

    [Fact]
    public async Task ExactlyAsManyRowsAsAllowedAreFine()
    {
        using var stream = new MemoryStream();
        SiasnFile.Write(stream, people: 29);
        stream.Position = 0;

        var outcome = await Sheet.Read(stream, new RosterLimits(Rows: 29));

        Assert.Equal((29, null), (outcome.Good.Count, outcome.Stopped));
    }

    [Fact]
    public async Task AHeaderAloneIsNotedAsHavingNobody()
    {
        var outcome = await Sheet.Read(Sheet.Header());

        Assert.Empty(outcome.Readings);
        Assert.Contains(outcome.Notes, note => note.Contains("tanpa data pegawai", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryProblemHasACodeOfItsOwnAndAWholeSentence()
    {
        RosterProblem[] all =
        [
            new RosterProblem.Empty(), new RosterProblem.Spreadsheet("x"), new RosterProblem.OtherFormat("x"), new RosterProblem.NotText(),
            new RosterProblem.WrongHeader(["x"]), new RosterProblem.ColumnTwice("x"), new RosterProblem.TooManyColumns(1),
            new RosterProblem.LineTooLong(1), new RosterProblem.TooManyRows(1), new RosterProblem.Encrypted(), new RosterProblem.Broken(),
            new RosterProblem.TooLarge("x"),
        ];

        Assert.Equal(typeof(RosterProblem).GetNestedTypes().Length, all.Length);
        Assert.Equal(all.Length, all.Select(problem => problem.Code).Distinct().Count());
        Assert.All(all, problem => Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal));
    }

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var name in names) zip.CreateEntry(name);
        }
        return stream.ToArray();
    }
}
