using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Actors;

/// <summary>The newest report of every agency, and their sum on the day of today.</summary>
internal sealed class CityBook
{
    private const int RecentMost = 12;

    private readonly Dictionary<string, AgencyReport> reports = new(StringComparer.OrdinalIgnoreCase);
    private DateOnly today;

    /// <summary>Grows with everything that is news.</summary>
    public long Number { get; private set; }

    /// <summary>False when the same or a newer report was known.</summary>
    public bool Take(AgencyReport report)
    {
        if (reports.TryGetValue(report.Id, out var known) && known.Version >= report.Version) return false;
        reports[report.Id] = report;
        Number++;
        return true;
    }

    public bool TurnTo(DateOnly day)
    {
        if (day == today) return false;
        today = day;
        Number++;
        return true;
    }

    public CitySnapshot Snapshot(long epoch) => Sum(
        today,
        new(epoch, Number),
        reports.Count == 0 ? DateTimeOffset.UnixEpoch : reports.Values.Max(r => r.At),
        [.. reports.Values.Where(r => IsListed(r, today)).Select(r => On(r, today))],
        reports.Values.SelectMany(r => r.Recent));

    /// <summary>The sum of what the agencies say about another day.</summary>
    public static CitySnapshot On(DateOnly day, SnapshotVersion version, DateTimeOffset now, IReadOnlyCollection<AgencySnapshot> agencies) =>
        Sum(day, version, now, [.. agencies.Where(a => a.IsListed()).Select(a => a.ToProgress())], []);

    private static CitySnapshot Sum(
        DateOnly day, SnapshotVersion version, DateTimeOffset at, ImmutableArray<AgencyProgress> agencies, IEnumerable<RecentUpload> recent) => new(
        day, version.ToString(), at,
        agencies.Aggregate(default(Tally), (sum, a) => sum + a.ToTally()),
        agencies.Sum(a => a.UploadedToday),
        [.. agencies.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Id, StringComparer.Ordinal)],
        [.. recent.OrderByDescending(r => r.At).Take(RecentMost)]);

    /// <summary>A report tells the days to come as well, so nobody has to be woken at midnight.</summary>
    private static AgencyProgress On(AgencyReport report, DateOnly day)
    {
        var uploadedBefore = day <= report.Today ? report.UploadedBefore : TallyOn(report, day.AddDays(-1)).Total.Uploaded;
        var tally = TallyOn(report, day);
        return AgencyProgress.Of(report.Id, NameOn(report, day), tally, tally.Total.Uploaded - uploadedBefore);
    }

    private static bool IsListed(AgencyReport report, DateOnly day) =>
        AgencyProgress.IsListed(day, report.OpenedFrom, report.ClosedFrom, TallyOn(report, day));

    private static string NameOn(AgencyReport report, DateOnly day) =>
        report.Names.LastOrDefault(n => n.From <= day).Name ?? report.Name;

    private static Tally TallyOn(AgencyReport report, DateOnly day) =>
        report.Days.TakeWhile(d => d.Day <= day).Aggregate(report.Tally, (sum, d) => sum + d.Added);
}
