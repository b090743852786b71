namespace KartuAsn.Gateway.Tests.Support;

/// <summary>The sources these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "KartuAsn.sln")))
            at = at.Parent!;
        return at.FullName;
    }
}
