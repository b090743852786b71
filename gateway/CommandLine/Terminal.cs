using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>What is done at the terminal of the server is noted too, by the name the system knows.</summary>
internal static class Terminal
{
    private const string Viewer = "terminal";

    public static Task Note(Store store, string what, string about) => store.Audit.Append(AuditLine.Of(
        DateTimeOffset.UtcNow, new(Viewer, Environment.UserName, Viewer), what, [], about, "", null));
}
