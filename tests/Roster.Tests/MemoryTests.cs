using System.IO.Compression;
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

    [Fact]
    public async Task SixtyThousandRowsOfAnXlsxAreReadInFlatMemory()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var written = File.Create(path)) WriteXlsx(written, people: 60_000);
            await using var stream = File.OpenRead(path);
            Assert.Equal(60_000, await ReadWeighing(stream));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void WriteXlsx(Stream target, int people)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create);
        foreach (var (name, content) in Book.Parts("", (Book.SheetPart, Book.Header)))
        {
            using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            part.Write(name == Book.SheetPart ? $"<worksheet><sheetData>{content}" : content);
            if (name != Book.SheetPart) continue;
            foreach (var row in SampleCity.Rows(people)) part.Write(Book.Line(row));
            part.Write("</sheetData></worksheet>");
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
