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
        NamesAt = 1,
        Names = [Called with { Name = $"NAMA {id}" }],
        Numbers = [Called.Number],
    };

    private static readonly Naming Called = new(DateOnly.MinValue, null, "NAMA", null, null, "198001012005011001", null);

    /// <summary>Called so on all days.</summary>
    public static EmployeeRecord Named(this EmployeeRecord record, string name) => record with { Names = [record.Names[^1] with { Name = name }] };

    /// <summary>The last of the numbers on all days; the others found, but never current.</summary>
    public static EmployeeRecord Numbered(this EmployeeRecord record, params string[] numbers) => record with
    {
        Names = [record.Names[^1] with { Number = numbers[^1] }],
        Numbers = [.. numbers],
    };

    /// <summary>The next save: called otherwise from a day on.</summary>
    public static EmployeeRecord Next(this EmployeeRecord record, DateOnly from, Func<Naming, Naming> otherwise)
    {
        var last = record.Names[^1];
        var next = otherwise(last) with { From = from };
        return record.Next() with
        {
            NamesAt = record.Sequence + 1,
            Names = [.. record.Names[..^1], last with { Until = from.AddDays(-1) }, next],
            Numbers = record.Numbers.Contains(next.Number) ? record.Numbers : record.Numbers.Add(next.Number),
        };
    }

    public static EmployeeRecord Filed(this EmployeeRecord record, params CardFileOnHand[] files) => record with { CardFiles = [.. files] };

    public static EmployeeRecord Because(this EmployeeRecord record, MissingReason? kind, string? note = null) => record with
    {
        MissingReason = kind is { } told ? new(told, note, new(2022, 11, 4, 9, 30, 1, 234, TimeSpan.FromHours(7)), "Operator") : null,
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
