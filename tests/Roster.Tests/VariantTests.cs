using System.Text;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class VariantTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly RosterRow Special = Sheet.Pns with { Name = "NOËL \"DJÓKO\"; SAN’TOSO, É", UnitName = "Bidang\tÅ" };

    private static byte[] File(Encoding? encoding, char delimiter = ',', SiasnVariant variant = SiasnVariant.Usual)
    {
        using var stream = new MemoryStream();
        SiasnFile.Write(stream, [Special], new SiasnFileOptions(delimiter, variant, encoding));
        return stream.ToArray();
    }

    private static RosterRow Read(RosterRow row) => row with { UnitName = "Bidang Å" };

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with BOM", "utf-16", "utf-16BE", "windows-1252"];

    private static Encoding EncodingOf(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-8 with BOM" => new UTF8Encoding(true),
        "utf-16" => Encoding.Unicode,
        "utf-16BE" => Encoding.BigEndianUnicode,
        _ => Windows1252,
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task EveryEncodingWithEveryDelimiterGivesTheSameRow(string encoding)
    {
        foreach (var delimiter in ",;\t")
        {
            var outcome = await Sheet.Read(File(EncodingOf(encoding), delimiter));

            Assert.Equal((new FileFormat.Csv(delimiter), Read(Special)), (outcome.Format, outcome.Good.Single()));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task OnlyWindows1252IsNoted(string encoding)
    {
        var outcome = await Sheet.Read(File(EncodingOf(encoding)));

        Assert.Equal(encoding == "windows-1252", outcome.Notes.Any(note => note.Contains("Windows-1252", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task ABodyThatArrivesByteByByteReadsTheSame(string encoding)
    {
        var outcome = await Sheet.Read(new Trickle(File(EncodingOf(encoding))));

        Assert.Equal(Read(Special), outcome.Good.Single());
    }

    [Fact]
    public async Task Windows1252FarBehindTheBeginningIsStillNoticed()
    {
        var rows = SampleCity.Rows(1000).Append(Special with { Row = 1002 });
        using var stream = new MemoryStream();
        SiasnFile.Write(stream, rows, new SiasnFileOptions(Encoding: Windows1252));

        var outcome = await Sheet.Read(stream.ToArray());

        Assert.Equal(Special.Name, outcome.Good[^1].Name);
        Assert.Single(outcome.Notes);
    }

    [Theory]
    [InlineData(SiasnVariant.Older)]
    [InlineData(SiasnVariant.Usual)]
    [InlineData(SiasnVariant.Newer)]
    public async Task EveryVariantOfTheColumnsReadsWithoutANote(SiasnVariant variant)
    {
        var outcome = await Sheet.Read(File(null, ',', variant));

        Assert.Equal(Read(Special), outcome.Good.Single());
        Assert.Empty(outcome.Notes);
    }

    [Fact]
    public async Task ColumnsAreFoundByNameInAnyOrderAndSpelling()
    {
        var names = Sheet.Usual.Select(column => $"\" {column.Name.ToLowerInvariant().Replace(" ", "  ", StringComparison.Ordinal)} " +
            "\"").Reverse();
        var cells = SiasnFile.Cells(Sheet.Pns, Sheet.Usual).Reverse();

        var outcome = await Sheet.Read($"\uFEFF\uFEFF{string.Join(',', names)}\n{CsvLine.Join(',', cells)}");

        Assert.Equal(Sheet.Pns, outcome.Good.Single());
    }

    [Fact]
    public async Task AnUnknownColumnIsIgnoredWithANote()
    {
        var outcome = await Sheet.Read(Sheet.Header().TrimEnd() + ",WARNA\n" + Sheet.Line(Sheet.Pns).TrimEnd() + ",biru\n");

        Assert.Equal(Sheet.Pns, outcome.Good.Single());
        Assert.Contains("WARNA", outcome.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingUsefulColumnIsNotedAndItsValueAbsent()
    {
        var columns = Sheet.Usual.RemoveAll(column => column.Name is "UNOR ID" or "NOMOR SK CPNS");
        var text = CsvLine.Join(';', columns.Select(column => column.Name)) + CsvLine.Join(';', SiasnFile.Cells(Sheet.Pns, columns));

        var outcome = await Sheet.Read(text);

        Assert.Equal(Sheet.Pns with { UnitId = null, CpnsDecision = Sheet.Pns.CpnsDecision! with { Number = null } },
            outcome.Good.Single());
        Assert.Contains("NOMOR SK CPNS, UNOR ID", outcome.Notes.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task RowsAreCountedAsASpreadsheetCountsThem(string newLine)
    {
        var text = Sheet.Header()
            + Sheet.Line(Sheet.Pns, ("ALAMAT", "JL. SATU\r\nRT 2"))
            + "\r\n" + new string(',', 66) + "\r\n"
            + Sheet.Line(Sheet.Pns, ("PNS ID", "LAIN"), ("NIP BARU", "salah"));

        var outcome = await Sheet.Read(text.Replace("\r\n", newLine, StringComparison.Ordinal));

        Assert.Equal((2, 5), (outcome.Good.Single().Row, outcome.Errors.Single().Row));
    }

    [Fact]
    public async Task ARowThatBeginsWithAHashIsARowAndNoComment()
    {
        var outcome = await Sheet.Read(Sheet.Header() + Sheet.Line(Sheet.Pns, ("PNS ID", "#1")) + Sheet.Line(Sheet.Pppk));

        Assert.Equal(["#1", Sheet.Pppk.Id], outcome.Good.Select(row => row.Id));
    }

    [Fact]
    public async Task ALineBreakWithinANeededCellBecomesASpace()
    {
        var outcome = await Sheet.ReadRow(Sheet.Pns, ("SATUAN KERJA KERJA NAMA", "Dinas\r\n  Pendidikan"));

        Assert.Equal(Sheet.Pns, outcome.Good.Single());
    }

    [Fact]
    public async Task CellsThatASpreadsheetLeavesOutAtTheEndAreEmpty()
    {
        var line = string.Join(',', Sheet.Line(Sheet.Pns, ("ALAMAT", "-")).Split(',')[..64]);

        Assert.Equal(Sheet.Pns, (await Sheet.Read(Sheet.Header() + line)).Good.Single());
        Assert.Equal(Sheet.Pns, (await Sheet.Read(Sheet.Header() + Sheet.Line(Sheet.Pns).TrimEnd() + ",,, ,")).Good.Single());
    }

    /// <summary>A stream that gives one byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
