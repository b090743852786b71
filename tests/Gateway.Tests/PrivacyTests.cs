using System.Text;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Roster.Sample;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Dropped columns (NIK, address, telephone, e-mail …) never reach the disk.</summary>
public sealed class PrivacyTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static readonly string[] Telling = ["NIK", "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT", "NPWP NOMOR", "BPJS"];

    [Fact]
    public async Task WhatIsDroppedAtTheDoorIsInNoFileOfTheDataFolder()
    {
        await gateway.Imported("broken", Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(RunningGateway.Roster()).Replace(RunningGateway.Rows[7].Number, "12345", StringComparison.Ordinal)));
        var dropped = Dropped().ToArray();
        Assert.True(dropped.Length > 1000);

        foreach (var file in Directory.EnumerateFiles(gateway.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            var content = Encoding.Latin1.GetString(await ReadShared(file));
            Assert.DoesNotContain(dropped, value => content.Contains(value, StringComparison.Ordinal));
        }
    }

    [Fact] // negative control: the same search finds what is kept
    public async Task WhatIsKeptIsFoundByTheSameSearch()
    {
        var found = false;
        foreach (var file in Directory.EnumerateFiles(gateway.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
            found |= Encoding.Latin1.GetString(await ReadShared(file)).Contains(gateway.Person.Number, StringComparison.Ordinal);

        Assert.True(found);
    }

    private static IEnumerable<string> Dropped()
    {
        var columns = SiasnFile.Columns(SiasnVariant.Usual);
        foreach (var row in RunningGateway.Rows)
            foreach (var (column, cell) in columns.Zip(SiasnFile.Cells(row, columns)))
                if (Telling.Contains(column.Name) && cell.Length >= 8)
                    yield return cell;
    }

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
