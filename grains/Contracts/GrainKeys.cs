using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>
/// Keys of grains. Each has a prefix with a letter that is no hex digit: the storage provider takes a bare string of up to 16 hex
/// digits for a number, so that "0007" would be "7" and "abc" would be "ABC". Prefixes never leave the grains.
/// </summary>
public static class GrainKeys
{
    public const string City = "city/main";
    public const string CatchUp = "city/catch-up";
    public const string Policies = "city/policies";
    public const string Campaigns = "city/campaigns";

    public static string Employee(string id) => "employee/" + Key.Of(id);

    public static string Agency(string id) => "agency/" + Key.Of(id);

    public static string Reports(string agencyId) => "reports/" + Key.Of(agencyId);

    public static string Import(string id) => "import/" + Key.Of(id);

    /// <summary>The key without its prefix.</summary>
    public static string Bare(string grainKey) => grainKey[(grainKey.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
