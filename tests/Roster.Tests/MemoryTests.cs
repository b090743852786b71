using KartuAsn.Roster.Sample;
using Xunit;

namespace KartuAsn.Roster.Tests;

/// <summary>Runs alone, because it weighs the memory of the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

[Collection(nameof(Alone))]
public class MemoryTests
{
    private const int People = 100_000;

    [Fact]
    public async Task AHundredThousandRowsAreReadInFlatMemory()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var written = File.Create(path)) SiasnFile.Write(written, People);
            await using var stream = File.OpenRead(path);
            Assert.Equal(People, await ReadWeighing(stream));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<int> ReadWeighing(Stream stream)
    {
        await using var file = Assert.IsType<RosterOpening.Ready>(await RosterReader.Open(stream, Sheet.Today)).File;
        var (before, rows) = (GC.GetTotalMemory(forceFullCollection: true), 0);
        await foreach (var reading in file.Rows())
        {
            Assert.IsType<RosterReading.Taken>(reading);
            if (++rows % 25_000 == 0) Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 24 << 20);
        }
        return rows;
    }
}
