using System.Text;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class DroppedColumnTests
{
    private const string Canary = "KENARI";

    private static readonly SiasnColumn[] NotRead = [.. Sheet.Usual.Where(column => column.Kept is null)];

    private static (string, string)[] Canaries(params (string, string)[] changes) =>
        [.. NotRead.Select((column, i) => (column.Name, $"{Canary}-{i}")), .. changes];

    [Theory]
    [InlineData("NIK")]
    [InlineData("AGAMA NAMA")]
    [InlineData("JENIS KAWIN NAMA")]
    [InlineData("NOMOR HP")]
    [InlineData("EMAIL")]
    [InlineData("EMAIL GOV")]
    [InlineData("ALAMAT")]
    [InlineData("NPWP NOMOR")]
    [InlineData("BPJS")]
    [InlineData("PENDIDIKAN NAMA")]
    [InlineData("TAHUN LULUS")]
    public void PersonalColumnsAreDropped(string column) =>
        Assert.Equal(ColumnUse.Dropped, SiasnColumns.All.Single(c => c.Name == column).Use);

    [Fact]
    public async Task ACellOfADroppedColumnNeverAppearsInAnythingThatReadingLetsOut()
    {
        string[] faults = [.. SiasnColumns.Kept.Select(column => column.Name)];
        var lines = faults.Select((column, i) => Sheet.Line(Sheet.Pns with { Id = $"P{i}" }, Canaries((column, "\u0001\t=?"))));

        var outcome = await Sheet.Read(Sheet.Header() + Sheet.Line(Sheet.Pns, Canaries()) + string.Concat(lines));

        Assert.Equal(faults.Length, outcome.Bad.Count);
        Assert.DoesNotContain(Canary, outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await Written(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARowTornWithinADroppedCellGivesNothingAwayEither()
    {
        var line = Sheet.Line(Sheet.Pns, Canaries()).Replace($"{Canary}-12", $"{Canary}-12\r\n{Canary}-lagi", StringComparison.Ordinal);

        var outcome = await Sheet.Read(Sheet.Header() + line);

        Assert.Equal([2, 3], outcome.Bad.Select(bad => bad.Row));
        Assert.DoesNotContain(Canary, outcome + await Written(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARowShiftedByASeparatorInADroppedCellGivesNothingAwayEither()
    {
        var line = Sheet.Line(Sheet.Pns, Canaries()).Replace($"{Canary}-4,", $"{Canary}-4,{Canary},", StringComparison.Ordinal);

        var outcome = await Sheet.Read(Sheet.Header() + line);

        Assert.Contains("68 kolom", outcome.Errors.Single().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, outcome + await Written(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuoteThatIsNeverClosedGivesNothingAwayEither()
    {
        var text = Sheet.Header() + Sheet.Line(Sheet.Pns, Canaries()).Replace($"{Canary}-3", $"\"{Canary}", StringComparison.Ordinal);

        var outcome = await Sheet.Read(text + Sheet.Line(Sheet.Pppk, Canaries()));

        Assert.Contains("tanda kutip", outcome.Errors.Single().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, outcome + await Written(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BAMBANG SETYO WICAKSONO,Drs.,", "\"BAMBANG SETYO WICAKSONO,Drs.\",")]
    [InlineData("BAMBANG SETYO WICAKSONO,Drs.,M.Si.,", "BAMBANG SETYO WICAKSONO,")]
    public async Task ARowWhoseCellsMovedToTheLeftGivesNothingAwayEither(string cells, string moved)
    {
        var line = Sheet.Line(Sheet.Pns, Canaries()).Replace(cells, moved, StringComparison.Ordinal);

        var outcome = await Sheet.Read(Sheet.Header() + line);

        Assert.NotEmpty(outcome.Errors);
        Assert.DoesNotContain(Canary, outcome + await Written(outcome), StringComparison.Ordinal);
    }

    private static async Task<string> Written(Outcome outcome) => Encoding.UTF8.GetString(await outcome.ErrorFile());
}
