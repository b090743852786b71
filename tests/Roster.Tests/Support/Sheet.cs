global using RosterOpening = KartuAsn.Roster.Opening<KartuAsn.Rules.RosterRow>;
global using RosterReading = KartuAsn.Roster.Reading<KartuAsn.Rules.RosterRow>;
using System.Collections.Immutable;
using System.Text;
using KartuAsn.Contracts;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;

namespace KartuAsn.Roster.Tests;

/// <summary>Builds small rosters cell by cell and reads them.</summary>
internal static class Sheet
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    public static readonly ImmutableArray<SiasnColumn> Usual = SiasnFile.Columns(SiasnVariant.Usual);

    public static readonly RosterRow Pns = new(
        2, "A5EB03E23BFBF6A0E040640A040252AD", "198001012005011001", "BAMBANG SETYO WICAKSONO", "Drs.", "M.Si.", Kind.Pns, false,
        new DateOnly(2006, 4, 1), new Decision("821/17/2006", new DateOnly(2006, 3, 20)),
        new DateOnly(2005, 1, 1), new Decision("813/5/2005", new DateOnly(2004, 12, 20)),
        "01", "A20050001234", "A1".PadRight(32, '0'), "Dinas Pendidikan", "B1".PadRight(32, '0'), "SDN 01 Taman");

    public static readonly RosterRow Cpns = Pns with
    {
        Kind = Kind.Cpns,
        Number = "200001012025032001",
        StartDate = new DateOnly(2025, 3, 1),
        Decision = new Decision("813/9/2025", new DateOnly(2025, 2, 20)),
        CpnsDate = null,
        CpnsDecision = null,
        Serial = null,
    };

    public static readonly RosterRow Pppk = Pns with
    {
        Kind = Kind.Pppk,
        Number = "199001012024212001",
        StartDate = new DateOnly(2024, 3, 1),
        KedudukanCode = "71",
        Decision = new Decision("814/3/2024", new DateOnly(2024, 2, 20)),
        CpnsDate = null,
        CpnsDecision = null,
        Serial = "B20240001234",
    };

    public static string Header(char delimiter = ',') => CsvLine.Join(delimiter, Usual.Select(column => column.Name));

    /// <summary>One line of the usual file, with some cells changed.</summary>
    public static string Line(RosterRow row, params (string Column, string Cell)[] changes) => Line(',', row, changes);

    public static string Line(char delimiter, RosterRow row, params (string Column, string Cell)[] changes)
    {
        var cells = SiasnFile.Cells(row, Usual);
        foreach (var (column, cell) in changes) cells[IndexOf(column)] = cell;
        return CsvLine.Join(delimiter, cells);
    }

    public static int IndexOf(string column) => Usual.Select(c => c.Name).ToList().IndexOf(column);

    public static Task<Outcome> Read(string text, RosterLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), limits);

    public static async Task<Outcome> Read(byte[] bytes, RosterLimits? limits = null) => await Read(new MemoryStream(bytes), limits);

    public static async Task<Outcome> Read(Stream stream, RosterLimits? limits = null)
    {
        var opening = await RosterReader.Open(stream, Today, limits);
        if (opening is RosterOpening.Refused(var problem)) return new Outcome(problem, [], [], new FileFormat.Csv(','));
        await using var file = ((RosterOpening.Ready)opening).File;
        List<RosterReading> readings = [];
        await foreach (var reading in file.Rows()) readings.Add(reading);
        return new Outcome(null, readings, file.Notes, file.Format, file.IsCorrection);
    }

    /// <summary>One row, read alone under the usual header.</summary>
    public static async Task<Outcome> ReadRow(RosterRow row, params (string Column, string Cell)[] changes) =>
        await Read(Header() + Line(row, changes));
}

/// <summary>What reading a file gave, gathered.</summary>
internal sealed record Outcome(
    RosterProblem? Refused, List<RosterReading> Readings, ImmutableArray<string> Notes, FileFormat Format, bool IsCorrection = false)
{
    public List<RosterRow> Good => [.. Readings.OfType<RosterReading.Taken>().Select(taken => taken.Row)];

    public List<RefusedRow> Bad => [.. Readings.OfType<RosterReading.Refused>().Select(refused => refused.Row)];

    /// <summary>The file of errors.</summary>
    public async Task<byte[]> ErrorFile()
    {
        using var stream = new MemoryStream();
        await Roster.ErrorFile.Write(stream, Format, RosterReader.Layout, Bad.ToAsyncEnumerable());
        return stream.ToArray();
    }

    public List<ImportError> Errors => [.. Bad.SelectMany(bad => bad.Errors)];

    public List<ImportError> Warnings => [.. Readings.OfType<RosterReading.Taken>().SelectMany(taken => taken.Warnings)];

    public RosterProblem? Stopped => Readings.OfType<RosterReading.Stopped>().SingleOrDefault()?.Problem;

    /// <summary>Everything that reading let out, as one text.</summary>
    public override string ToString() => string.Join('\n',
    [
        Refused?.Sentence, Stopped?.Sentence, .. Notes,
        .. Good.Select(row => row.ToString()), .. Errors.Concat(Warnings).Select(e => e.ToString()),
        .. Bad.SelectMany(bad => bad.Kept),
    ]);
}
