using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Agencies;

/// <summary>Units as lists of them name them.</summary>
internal static class UnitWords
{
    /// <summary>People without a unit are found by a word of their own in lists of people.</summary>
    public static IReadOnlyList<UnitProgress> Named(IEnumerable<UnitProgress> units) =>
        [.. units.Select(unit => unit.Id is null ? unit with { Id = MissingWords.None, Name = "Tanpa unit kerja" } : unit)];
}
