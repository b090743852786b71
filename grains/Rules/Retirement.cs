using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>Batas usia pensiun (UU 20/2023, Pasal 55). Nobody is retired by age alone: a decision says so.</summary>
public static class Retirement
{
    /// <summary>By post: 58, 60 and 65.</summary>
    public static readonly ImmutableArray<int> Ages = [58, 60, 65];

    /// <summary>The first day of the month after the month of that birthday.</summary>
    public static DateOnly Tmt(DateOnly birthDate, int age) => new DateOnly(birthDate.Year + age, birthDate.Month, 1).AddMonths(1);
}
