namespace KartuAsn.Live;

/// <summary>The day that a page shows, as it stands in the address of the page.</summary>
public static class Position
{
    public const string Name = "asOf";

    /// <summary>What else the address says: it stays when another day is chosen. A part of a list is of its own day.</summary>
    public static IEnumerable<(string Name, string Value)> Kept(string address) =>
        new Uri(address).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part is [not (Name or "cursor"), { Length: > 0 }])
            .Select(part => (Text(part[0]), Text(part[1])));

    /// <summary>The same page as it is now.</summary>
    public static string Now(string address)
    {
        var kept = string.Join('&', Kept(address).Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value)}"));
        return new Uri(address).AbsolutePath + (kept.Length == 0 ? "" : "?" + kept);
    }

    /// <summary>What a link says of the day, behind what it says already; nothing for now.</summary>
    public static string Of(DateOnly? asOf, char before = '&', string name = Name) => asOf is { } day ? $"{before}{name}={day:O}" : "";

    private static string Text(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));
}
