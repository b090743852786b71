namespace KartuAsn.Storage;

/// <summary>
/// Names under which grains keep their states. They are part of the schema: the database derives the read side by them, and a row's
/// key holds the name, not the grain's class, so each is used by one class only.
/// </summary>
public static class StateNames
{
    public const string Employee = "employee";
    public const string Agency = "agency";
    public const string Import = "import";
    public const string Policies = "policies";
    public const string Reports = "reports";
    public const string Campaigns = "campaigns";
}
