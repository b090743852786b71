using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>One agency's sums on a date, as every list shows them. <paramref name="UploadedToday"/> is the change since yesterday.</summary>
public sealed record AgencyProgress(
    string Id, string Name, Count Pns, Count Pppk, Count Total, Count PppkParuhWaktu, int Cpns, int Suspended, int Review, int UploadedToday)
{
    public static AgencyProgress Of(string id, string name, Tally tally, int uploadedToday) => new(
        id, name, tally.Pns, tally.Pppk, tally.Total, tally.PppkParuhWaktu, tally.Cpns, tally.Suspended, tally.Review, uploadedToday);

    /// <summary>An agency with nobody uploaded, even with nobody at all, is listed on every day on which it existed.</summary>
    public static bool IsListed(DateOnly day, DateOnly? openedFrom, DateOnly? closedFrom, Tally tally) =>
        tally != default || !(day < openedFrom || day >= closedFrom);

    /// <summary>The same sums as a tally, to be added up.</summary>
    public Tally ToTally() => new(Pns, Pppk, PppkParuhWaktu, Cpns, Suspended, Review);
}

/// <summary>The sums of one unit (a school, puskesmas, kelurahan) below an agency.</summary>
/// <param name="Id">Null: people whose unit is not known.</param>
/// <param name="Name">The id where nobody named the unit; null: people whose unit is not known.</param>
public sealed record UnitProgress(
    string? Id, string? Name, Count Pns, Count Pppk, Count Total, Count PppkParuhWaktu, int Cpns, int Suspended, int Review)
{
    public static UnitProgress Of(string? id, string? name, Tally tally) => new(
        id, name, tally.Pns, tally.Pppk, tally.Total, tally.PppkParuhWaktu, tally.Cpns, tally.Suspended, tally.Review);

    /// <summary>The same sums as a tally, to be added up.</summary>
    public Tally ToTally() => new(Pns, Pppk, PppkParuhWaktu, Cpns, Suspended, Review);
}

/// <summary>A card file that came in, without the person: what everybody who sees a dashboard may see.</summary>
public sealed record RecentUpload(DateTimeOffset At, string AgencyId, string AgencyName, Kind Kind);

/// <summary>The sums at the end of one local day.</summary>
public sealed record DayTally(DateOnly Day, Tally Tally);

/// <summary>An absolute picture of the city; the higher version is the newer, and the newest alone is enough.</summary>
/// <param name="AsOf">The end of this local day; for today: now.</param>
/// <param name="Version">Epoch and count, joined by a dot; compare with <see cref="SnapshotVersion"/>.</param>
/// <param name="At">When the newest data in it was seen.</param>
public sealed record CitySnapshot(
    DateOnly AsOf, string Version, DateTimeOffset At, Tally Total, int UploadedToday,
    ImmutableArray<AgencyProgress> Agencies, ImmutableArray<RecentUpload> Recent);

/// <summary>An absolute picture of one agency; see <see cref="CitySnapshot"/>.</summary>
/// <param name="OpenedFrom">Made by a reorganisation on this day; absent: as old as its people.</param>
/// <param name="ClosedFrom">Merged into others from this day on; absent: it goes on.</param>
public sealed record AgencySnapshot(
    DateOnly AsOf, string Version, DateTimeOffset At, string Id, string Name,
    Count Pns, Count Pppk, Count Total, Count PppkParuhWaktu, int Cpns, int Suspended, int Review, int UploadedToday,
    ImmutableArray<RecentUpload> Recent, DateOnly? OpenedFrom = null, DateOnly? ClosedFrom = null)
{
    public AgencyProgress ToProgress() => new(Id, Name, Pns, Pppk, Total, PppkParuhWaktu, Cpns, Suspended, Review, UploadedToday);

    /// <summary>An agency that did not exist on its day and had nobody is in no list of that day.</summary>
    public bool IsListed() => AgencyProgress.IsListed(AsOf, OpenedFrom, ClosedFrom, new(Pns, Pppk, PppkParuhWaktu, Cpns, Suspended, Review));
}

/// <summary>(epoch, n): the epoch grows with each activation, so a node that starts again is never older than it was.</summary>
public readonly record struct SnapshotVersion(long Epoch, long Number) : IComparable<SnapshotVersion>
{
    public static SnapshotVersion Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return new(long.Parse(text.AsSpan(0, dot), provider: null), long.Parse(text.AsSpan(dot + 1), provider: null));
    }

    public int CompareTo(SnapshotVersion other) =>
        Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Number.CompareTo(other.Number);

    public override string ToString() => $"{Epoch}.{Number}";

    public static bool operator <(SnapshotVersion a, SnapshotVersion b) => a.CompareTo(b) < 0;

    public static bool operator >(SnapshotVersion a, SnapshotVersion b) => a.CompareTo(b) > 0;

    public static bool operator <=(SnapshotVersion a, SnapshotVersion b) => a.CompareTo(b) <= 0;

    public static bool operator >=(SnapshotVersion a, SnapshotVersion b) => a.CompareTo(b) >= 0;
}
