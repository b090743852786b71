using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>What the city decided where law and letter are silent; the only writer of it. Key: <see cref="GrainKeys.Policies"/>.</summary>
[Alias("KartuAsn.IPoliciesGrain")]
public interface IPoliciesGrain : IGrainWithStringKey
{
    [Alias("Look")]
    Task<PoliciesRecord> Look();

    /// <summary>Records a change durably; every agency counts by it from then on. Repeating it under the same id answers the same.</summary>
    [Alias("Change")]
    Task<Answer<PoliciesRecord>> Change([Immutable] ChangePolicy command);

    /// <summary>Tells agencies that could not be told of the newest change.</summary>
    [Alias("Wake")]
    Task Wake();
}

/// <param name="EffectiveDate">The first local day on which it is so; may lie in the past or in the future.</param>
/// <param name="Reason">Why, 3 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ChangePolicy")]
public sealed record ChangePolicy(
    [property: Id(0)] PolicyDecision Decision, [property: Id(1)] DateOnly EffectiveDate, [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset At, [property: Id(4)] string By, [property: Id(5)] string? CommandId = null);
