using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class ReportFilesInSqlite : ReportFiles<SqliteForm>;

public sealed class ReportFilesInPostgreSql : ReportFiles<PostgreSqlForm>;

/// <summary>Which bytes reports are made of.</summary>
public abstract class ReportFiles<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly ReportStep Step = new(DateTimeOffset.UnixEpoch, "Kepala");

    [Fact]
    public async Task TheListThePaperAndTheSignedCopyOfAnyReportAreKnown()
    {
        await Save(Reports("dinkes", Report(1, 'a', 'b'), Report(2, 'c', 'd') with { SignedPaper = new(Name('e'), 9, DateTimeOffset.UnixEpoch, "Kepala") }));
        await Save(Reports("bappeda", Report(1, 'f', '0')));
        await Save(Some.Employee().Filed(new CardFileOnHand("KA-1", Name('1'), false, false)));

        foreach (var digit in "abcdef0")
            Assert.True(await Read.IsOfReport(Name(digit)), $"{digit}");
        foreach (var digit in "123")
            Assert.False(await Read.IsOfReport(Name(digit)), $"{digit}");
    }

    private static string Name(char digit) => new(digit, 64);

    private static ReportsRecord Reports(string agency, params Report[] reports) => new() { Agency = agency, Reports = [.. reports] };

    private static Report Report(int number, char list, char paper) => new(number, "2022-kav", number - 1, ReportState.Sent, Step)
    {
        Sent = Step,
        Frozen = new(DateTimeOffset.UnixEpoch, default, default, Name(list), Name(paper), "Dinas", null, "Nomor 1", null, "7H2K"),
    };
}
