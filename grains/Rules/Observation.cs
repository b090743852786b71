using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>What an agency is told about one employee: absolute, so that repeats and late arrivals do no harm. The highest sequence wins.</summary>
/// <param name="Employee">The person's key.</param>
/// <param name="Standings">All intervals of the person; an agency looks at its own.</param>
/// <param name="UploadedAt">When the newest front now on file was received.</param>
public sealed record Observation(string Employee, long Sequence, ImmutableArray<Standing> Standings, DateTimeOffset? UploadedAt);
