using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>One rule of annex B of the letter, and what a photo says to it; in formal Indonesian.</summary>
/// <param name="Rule">format, dimensions, size, transparency, halo, sharpness, exposure or framing.</param>
/// <param name="Found">What the photo has.</param>
/// <param name="Wanted">What the rule asks for.</param>
/// <param name="Advice">What to do; where the rule is kept, that nothing is to be done.</param>
/// <param name="Regions">Where on the picture it fails, in fractions; empty: everywhere, or nowhere.</param>
public sealed record PhotoRule(string Rule, bool Passed, string Found, string Wanted, string Advice, ImmutableArray<Region> Regions)
{
    /// <summary>BKN's service takes no photo without these; of all others a person has the last word.</summary>
    public static readonly ImmutableArray<string> Hard = ["format", "dimensions", "size", "transparency"];

    public bool IsHard => Hard.Contains(Rule);
}

/// <summary>What the check of a photo found, rule by rule.</summary>
public sealed record PhotoFindings(ImmutableArray<PhotoRule> Rules)
{
    public bool Accepted => Rules.All(r => r.Passed);

    /// <summary>Rules without which no photo can be stored.</summary>
    public ImmutableArray<PhotoRule> Unfit => [.. Rules.Where(r => !r.Passed && r.IsHard)];

    /// <summary>Names of the rules of which a person has the last word; null: none is in doubt.</summary>
    public string? Doubts => Rules.Where(r => !r.Passed && !r.IsHard).Select(r => r.Rule).ToArray() is { Length: > 0 } names ? string.Join(' ', names) : null;
}
