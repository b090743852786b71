using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>One of the nation's three times. None of them has summer time, so an offset says everything, and no database of zones is asked.</summary>
/// <param name="Name">IANA's name.</param>
/// <param name="Abbreviation">As it is printed behind a time: WIB, WITA or WIT.</param>
/// <param name="Hours">Ahead of UTC.</param>
public sealed record IndonesianZone(string Name, string Abbreviation, int Hours)
{
    public static readonly ImmutableArray<IndonesianZone> All =
    [
        new("Asia/Jakarta", "WIB", 7), new("Asia/Pontianak", "WIB", 7), new("Asia/Makassar", "WITA", 8), new("Asia/Jayapura", "WIT", 9),
    ];

    public TimeSpan Offset => TimeSpan.FromHours(Hours);

    /// <summary>Null: no zone of the nation has this name.</summary>
    public static IndonesianZone? Of(string name) => All.FirstOrDefault(zone => zone.Name == name);
}
