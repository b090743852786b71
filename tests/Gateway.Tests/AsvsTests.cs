using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The checklist names files and tests that exist, and each requirement once.</summary>
public sealed partial class AsvsTests
{
    /// <summary>Requirements of levels 1 and 2 in OWASP ASVS 5.0.</summary>
    private const int Requirements = 253;

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs/asvs.md"));

    [Fact]
    public void EachRequirementOfTheFirstTwoLevelsStandsThereOnce()
    {
        var ids = Id().Matches(Text).Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(Requirements, ids.Count);
    }

    [Fact]
    public void EveryFileAndFolderItNamesIsThere() =>
        Assert.All(PathNamed().Matches(Text).Select(path => path.Groups[1].Value), path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));

    [Fact]
    public void EveryTestItNamesIsThere()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var named = Row().Matches(Text).SelectMany(row => row.Groups[1].Value.Split(", ")).Where(name => name is not "–").Select(name => name.Split('.')[^1]).Distinct();

        Assert.All(named, name => Assert.True(sources.Any(source => Regex.IsMatch(source, $@"class {name}\b")), name));
    }

    [GeneratedRegex(@"\bV\d+\.\d+\.\d+\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"`((?:gateway|grains|tests|docs|silo|dashboard|NOTICE|Directory)[\w./-]*)`")]
    private static partial Regex PathNamed();

    [GeneratedRegex(@"^\| V[\d.]+ \|.*\| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
