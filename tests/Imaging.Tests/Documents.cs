using Xunit;

namespace KartuAsn.Imaging.Tests;

/// <summary>Tables in documents that are what was measured: held by a test, written anew where WRITE_DOCUMENTS is set.</summary>
internal static class Documents
{
    /// <param name="name">Between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</param>
    public static void Hold(string file, string name, string table)
    {
        var path = Path.Combine(Folder(), file);
        var text = File.ReadAllText(path);
        var (first, last) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var (from, to) = (text.IndexOf(first, StringComparison.Ordinal) + first.Length, text.IndexOf(last, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("WRITE_DOCUMENTS") is { Length: > 0 }) File.WriteAllText(path, text[..from] + table + text[to..]);
        else Assert.Equal(text[from..to], table);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KartuAsn.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs");
    }
}
