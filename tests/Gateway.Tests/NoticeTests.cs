using System.Text.Json;
using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Whose work is shipped with the program, and under which licence: nothing that NOTICE does not name.</summary>
public sealed partial class NoticeTests
{
    private static readonly string[] Agreed = ["Apache-2.0", "BSD-3-Clause", "MIT", "PostgreSQL"];

    [Fact]
    public void EveryPackageThatIsShippedIsNamedWithItsLicence()
    {
        var named = Named().ToDictionary();

        Assert.DoesNotContain(Shipped(), package => !named.ContainsKey(package));
        Assert.All(named.Values, licence => Assert.Contains(licence, Agreed));
    }

    [Fact]
    public void NoPackageIsNamedThatIsNotShipped() => Assert.Empty(Named().Select(package => package.Id).Except(Shipped()));

    [Fact]
    public void EveryLicenceOfAPackageIsThereInFull()
    {
        var notice = Notice();

        Assert.All(Named().Select(package => package.Licence).Distinct(), licence => Assert.Contains($"\n## {licence}\n", notice, StringComparison.Ordinal));
    }

    [Fact]
    public void TheFontsComeWithTheirLicence() =>
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", File.ReadAllText(Path.Combine(Repository.Root, "gateway/wwwroot/fonts/OFL.txt")), StringComparison.OrdinalIgnoreCase);

    /// <summary>As the build wrote down what the program needs to run, the browser's part included.</summary>
    private static IEnumerable<string> Shipped() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "KartuAsn.Gateway.deps.json"))).RootElement
            .GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')[0]);

    private static IEnumerable<(string Id, string Licence)> Named() =>
        Row().Matches(Notice()).Select(row => (row.Groups["id"].Value, row.Groups["licence"].Value));

    private static string Notice() => File.ReadAllText(Path.Combine(Repository.Root, "NOTICE"));

    [GeneratedRegex(@"^- (?<id>[\w.]+) \((?<licence>[\w.-]+)\): .+$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
