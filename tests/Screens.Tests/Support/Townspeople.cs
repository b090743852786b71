using System.Text;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using Microsoft.Playwright;

namespace KartuAsn.Screens.Tests.Support;

/// <summary>A small city whose numbers can be told from its rows: all are in active service, but for two suspended and one unclear.</summary>
internal static class Townspeople
{
    private const string OnUnpaidLeave = "02";
    private const string Inactive = "52";

    public static IReadOnlyList<RosterRow> Rows { get; } = [.. Edited(SampleCity.Rows(240))];

    /// <summary>The agency with the most people, among them some of every kind.</summary>
    public static string Agency { get; } = Rows.GroupBy(row => row.AgencyId).MaxBy(rows => rows.Count())!.Key;

    /// <summary>In the columns of form E.</summary>
    public static IEnumerable<RosterRow> Counted => Rows.Where(row => row.Kind != Kind.Cpns && row.KedudukanCode != Inactive);

    /// <summary>A PNS in active service of whom nobody else has heard.</summary>
    public static RosterRow Quiet(int n) => Counted.Where(row => row is { Kind: Kind.Pns, KedudukanCode: "01" }).SkipLast(n).Last();

    public static RosterRow Suspended => Rows.First(row => row.KedudukanCode == OnUnpaidLeave);

    public static byte[] Csv(params IEnumerable<RosterRow> rows)
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, rows);
        return file.ToArray();
    }

    /// <summary>The city, and one more person whose number a spreadsheet has spoilt.</summary>
    public static byte[] WithADamagedRow()
    {
        var more = SampleCity.Rows(240, seed: 2).First(row => Rows.All(known => known.Number != row.Number));
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Csv([.. Rows, more])).Replace(more.Number, "1.97504E+17", StringComparison.Ordinal));
    }

    public static FilePayload File(byte[] csv) => new() { Name = "Data ASN.csv", MimeType = "text/csv", Buffer = csv };

    private static IEnumerable<RosterRow> Edited(IEnumerable<RosterRow> rows)
    {
        var active = rows.Select(row => row with { KedudukanCode = row.Kind == Kind.Pppk ? "71" : "01" }).ToList();
        var largest = active.GroupBy(row => row.AgencyId).MaxBy(of => of.Count())!.Key;
        var chosen = active.Where(row => row.AgencyId == largest && row.Kind == Kind.Pns).Take(3).ToList();
        return active.Select(row => chosen.IndexOf(row) switch
        {
            0 or 1 => row with { KedudukanCode = OnUnpaidLeave },
            2 => row with { KedudukanCode = Inactive },
            _ => row,
        });
    }
}
