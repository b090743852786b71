using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Storage.Tests;

/// <summary>Any valid one, with what matters given.</summary>
internal static class Some
{
    public static readonly DateOnly Appointed = new(2015, 3, 1);
    public static readonly DateOnly Today = new(2022, 11, 4);

    public static EmployeeRecord Employee(string id = "P-1", params Standing[] standings) => new()
    {
        RulesVersion = 1,
        Id = id,
        Sequence = 1,
        StandingsAt = 1,
        Standings = [.. standings.Length == 0 ? [Serving()] : standings],
        AgenciesEver = [.. (standings.Length == 0 ? [Serving()] : standings).Select(standing => standing.Agency).Distinct()],
        Name = $"NAMA {id}",
        Number = "198001012005011001",
        Numbers = ["198001012005011001"],
    };

    public static Standing Serving(string agency = "dinkes", Kind kind = Kind.Pns) => new(
        Appointed, null, agency, null, kind, PartTime: false, Service.Serving, Suspension.None, Uploaded: false, Review: false);

    /// <summary>The next save, in which nothing but facts is new.</summary>
    public static EmployeeRecord Next(this EmployeeRecord record) => record with { Sequence = record.Sequence + 1 };

    /// <summary>The next save, with other standings.</summary>
    public static EmployeeRecord Next(this EmployeeRecord record, params Standing[] standings) => record with
    {
        Sequence = record.Sequence + 1,
        StandingsAt = record.Sequence + 1,
        Standings = [.. standings],
        AgenciesEver = [.. record.AgenciesEver.Union(standings.Select(standing => standing.Agency))],
    };

    public static ImmutableArray<T> Array<T>(params T[] items) => [.. items];
}
