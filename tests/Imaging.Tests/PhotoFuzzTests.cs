using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Imaging.Tests;

/// <summary>Run alone, because they weigh the memory of the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class PhotoFuzzTests
{
    [Fact]
    public void TwelveThousandBrokenPicturesAreAnsweredInTimeAndWithoutMuchMemory()
    {
        List<string> failures = [];

        var result = PictureFuzz.Run(PictureFuzz.Seeds(), 12_000, seed: 20221104, (bytes, why) => failures.Add($"{why}\n{Convert.ToBase64String(bytes)}"));

        Assert.Empty(failures);
        Assert.True(result is { Count: 12_000, Slowest: < 2_000, Memory: < 200 }, $"{result}");
    }

    /// <summary>What was once hard to read, and what is made to be.</summary>
    public static TheoryData<string> Corpus => [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void ThePicturesThatAreKeptAreAnsweredToo(string name) => Assert.Null(PictureFuzz.Failure(File.ReadAllBytes(Path.Combine(Folder, name))));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus");
}
