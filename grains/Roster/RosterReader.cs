using KartuAsn.Rules;

namespace KartuAsn.Roster;

/// <summary>Opens SIASN's "Data ASN" as CSV or XLSX.</summary>
public static class RosterReader
{
    public static Layout Layout => SiasnColumns.Layout;

    /// <summary>
    /// Reads as far as the header, and says at once when the file is no roster. The stream stays the caller's; nothing is sought, so it
    /// may be the body of a request.
    /// </summary>
    /// <param name="today">The local day, against which a TMT far in the future is noticed.</param>
    public static Task<Opening<RosterRow>> Open(
        Stream source, DateOnly today, RosterLimits? limits = null, CancellationToken cancel = default)
    {
        var (ids, numbers) = (new FirstRows(), new FirstRows());
        return ImportOpening.Open(
            source, Layout, row => new RowMeaning(row, today, ids, numbers).Read(), limits ?? RosterLimits.Default, cancel);
    }
}
