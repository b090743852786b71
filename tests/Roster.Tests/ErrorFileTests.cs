using System.Text;
using CsCheck;
using KartuAsn.Contracts;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class ErrorFileTests
{
    [Fact]
    public async Task TheRowsInErrorCanBeCorrectedAndSentAgain()
    {
        var source = Sheet.Header(';')
            + Sheet.Line(';', Sheet.Pns, ("TMT PNS", "31-02-2006"))
            + Sheet.Line(';', Sheet.Pppk with { Id = "B", PartTime = true }, ("TMT CPNS", "31-02-2006"))
            + Sheet.Line(';', Sheet.Cpns with { Id = "12345678901234567890123456E12345" }, ("TMT CPNS", "31-02-2006"));
        var first = await Sheet.Read(source);
        var file = await Written(first);

        var again = await Sheet.Read(file.Replace("31-02-2006", "01-04-2024", StringComparison.Ordinal));

        Assert.Equal((3, new FileFormat.Csv(';')), (first.Bad.Count, again.Format));
        var start = new DateOnly(2024, 4, 1);
        Assert.Equal(
            [
                Sheet.Pns with { Row = 2, StartDate = start },
                Sheet.Pppk with { Row = 3, Id = "B", PartTime = true, StartDate = start },
                Sheet.Cpns with { Row = 4, Id = "12345678901234567890123456E12345", StartDate = start },
            ],
            again.Good);
        Assert.Empty(again.Notes);
    }

    [Fact]
    public async Task SentAgainUncorrectedItGivesTheSameErrors()
    {
        var first = await Sheet.ReadRow(
            Sheet.Pns, ("TMT PNS", "kemarin"), ("NAMA", "=HYPERLINK(\"x\")"), ("GELAR DEPAN", "-"), ("GELAR BELAKANG", "+62"));

        var again = await Sheet.Read(await Written(first));

        Assert.Equal(first.Errors, again.Errors);
        Assert.Equal(first.Bad.Single().Kept, again.Bad.Single().Kept);
    }

    [Fact]
    public async Task TheLastColumnSaysRowColumnAndReason()
    {
        var line = (await Written(await Sheet.ReadRow(Sheet.Pns, ("TMT PNS", "kemarin")))).Split("\r\n")[1];

        Assert.Contains("Baris 2: TMT PNS: Bukan tanggal", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumbersAreTextsToASpreadsheet() =>
        Assert.Contains(",'198001012005011001,", await Written(await Sheet.ReadRow(Sheet.Pns, ("TMT PNS", "x"))), StringComparison.Ordinal);

    [Fact]
    public async Task NoCellEverBeginsAFormula() =>
        await Gen.String[Gen.Char["=+-@\t\r\n\",;'aZ0 "], 0, 6].Array[SiasnColumns.Kept.Length].SampleAsync(async cells =>
        {
            var row = new RosterReading.Refused(new(2, [new ImportError(2, "NAMA", "salah", false)], [.. cells]));
            var outcome = new Outcome(null, [row], [], new FileFormat.Csv(','));

            using var csv = Sylvan.Data.Csv.CsvDataReader.Create(
                new StringReader(await Written(outcome)), new() { HasHeaders = false, Delimiter = ',' });
            Assert.True(csv.Read() && csv.Read());
            Assert.Equal(SiasnColumns.Kept.Length + 1, csv.RowFieldCount);
            for (var i = 0; i < csv.RowFieldCount; i++)
            {
                var cell = csv.GetString(i);
                Assert.True(cell is "" or "-" || !"=+-@\t\r\n".Contains(cell[0]), cell);
            }
        });

    private static async Task<string> Written(Outcome outcome) => Encoding.UTF8.GetString(await outcome.ErrorFile());
}
