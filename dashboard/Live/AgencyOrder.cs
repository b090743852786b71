using KartuAsn.Rules;

namespace KartuAsn.Live;

/// <summary>A column of the table of agencies; its name is what stands in the address of the page.</summary>
public sealed record Column(string Key, string Name, Func<AgencyProgress, IComparable> Value, bool DescendsFirst)
{
    public static readonly Column AgencyName = new("nama", "Perangkat Daerah", a => a.Name, false);
    public static readonly Column PnsUploaded = new("pns-sudah", "PNS sudah", a => a.Pns.Uploaded, true);
    public static readonly Column PnsNotUploaded = new("pns-belum", "PNS belum", a => a.Pns.NotUploaded, true);
    public static readonly Column PppkUploaded = new("pppk-sudah", "PPPK sudah", a => a.Pppk.Uploaded, true);
    public static readonly Column PppkNotUploaded = new("pppk-belum", "PPPK belum", a => a.Pppk.NotUploaded, true);
    public static readonly Column Rate = new("capaian", "Capaian", a => a.Total.People == 0 ? 2m : (decimal)a.Total.Uploaded / a.Total.People, false);
    public static readonly Column Today = new("hari-ini", "Hari ini", a => a.UploadedToday, true);

    public static readonly IReadOnlyList<Column> All =
        [AgencyName, PnsUploaded, PnsNotUploaded, PppkUploaded, PppkNotUploaded, Rate, Today];
}

/// <summary>
/// In which order agencies stand. By default those with the lowest rate first: that is where the work is. An agency without people
/// stands after all others, whatever the direction of the rate.
/// </summary>
public sealed record AgencyOrder(Column By, bool Descending)
{
    public static readonly AgencyOrder Default = new(Column.Rate, false);

    /// <summary>From the address of a page; nonsense is the default.</summary>
    public static AgencyOrder Parse(string? column, string? direction) =>
        Column.All.FirstOrDefault(c => c.Key == column) is { } by ? new(by, direction switch
        {
            "naik" => false,
            "turun" => true,
            _ => by.DescendsFirst,
        }) : Default;

    /// <summary>What choosing a column makes of it: another column begins its own way, the same one turns around.</summary>
    public AgencyOrder Choose(Column column) => new(column, column == By ? !Descending : column.DescendsFirst);

    public string Direction => Descending ? "turun" : "naik";

    public IEnumerable<AgencyProgress> Sort(IEnumerable<AgencyProgress> agencies)
    {
        var peopled = agencies.OrderBy(a => By == Column.Rate && a.Total.People == 0);
        var sorted = Descending ? peopled.ThenByDescending(By.Value) : peopled.ThenBy(By.Value);
        return sorted.ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Id, StringComparer.Ordinal);
    }
}

/// <summary>The rows' order on a live screen: numbers change at once, places change rarely, so that nothing jumps under a finger.</summary>
public sealed class SettledOrder
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private Dictionary<string, int> _places = [];
    private DateTimeOffset _settledAt;

    /// <summary>True when the order became another one.</summary>
    public bool Settle(AgencyOrder order, IReadOnlyCollection<AgencyProgress> agencies, DateTimeOffset now, bool atOnce = false)
    {
        if (!atOnce && now - _settledAt < Rest)
            return false;

        var places = order.Sort(agencies).Select((a, place) => (a.Id, place)).ToDictionary(p => p.Id, p => p.place);
        var moved = places.Count != _places.Count || places.Any(p => _places.GetValueOrDefault(p.Key, -1) != p.Value);
        (_places, _settledAt) = (places, now);
        return moved;
    }

    /// <summary>An agency that came since stands at the end.</summary>
    public IEnumerable<AgencyProgress> Apply(IEnumerable<AgencyProgress> agencies) =>
        agencies.OrderBy(a => _places.GetValueOrDefault(a.Id, int.MaxValue));
}
