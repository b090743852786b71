namespace KartuAsn.Rules;

/// <summary>
/// What is so about one person on every day from <paramref name="From"/> to <paramref name="Until"/>, both included (an SK says
/// "sampai dengan"; null: with no end known). Neutral: whether a suspended person counts is policy, applied when counting.
/// </summary>
/// <param name="Agency">The agency's key (see <see cref="Key"/>).</param>
/// <param name="Review">Somebody has to look: an unclear code, or a number that another person holds too.</param>
public sealed record Standing(
    DateOnly From,
    DateOnly? Until,
    string Agency,
    string? Unit,
    Kind Kind,
    bool PartTime,
    Service Service,
    Suspension Suspended,
    bool Uploaded,
    bool Review)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>Ids are kept as their source spells them and compared trimmed and without case; the key is what is compared.</summary>
public static class Key
{
    public static string Of(string id) => id.Trim().ToLowerInvariant();

    public static bool Same(string? a, string? b) => a is null || b is null ? a == b : Of(a) == Of(b);
}
