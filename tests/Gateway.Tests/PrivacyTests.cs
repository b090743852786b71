using System.Text;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Roster.Sample;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Dropped columns (NIK, address, telephone, e-mail …) never reach the disk, secrets neither; and the program's own words name nobody.</summary>
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

    /// <summary>After people signed in, were looked at, handed in cards, were dismissed and something went wrong.</summary>
    [Fact]
    public async Task NoSecretIsInAnyFileAndNobodyIsNamedInWhatTheProgramWrites()
    {
        using var officer = await gateway.Administrator();
        var link = await gateway.Link();
        await Journey();
        var keys = new List<string>();
        foreach (var role in AccessRows.Roles)
            keys.Add((await gateway.As(role)).DefaultRequestHeaders.Authorization!.Parameter!);
        string[] secrets = [.. keys, .. keys.Select(key => key[3..]), officer.SessionCookie!, link.Split('/')[^1], gateway.SignInLink.Split('/')[^1]];

        foreach (var (name, content) in await Contents())
        {
            Assert.DoesNotContain(secrets, secret => content.Contains(secret, StringComparison.Ordinal));
            if (name.StartsWith("audit.db", StringComparison.Ordinal))
                Assert.DoesNotContain(RunningGateway.Rows, row => content.Contains(row.Name, StringComparison.Ordinal) || content.Contains(row.Number, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(keys.Append(officer.SessionCookie!), secret => gateway.Written.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(RunningGateway.Rows, row => new[] { row.Name, row.Number, row.Id }.Any(word => gateway.Written.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task Journey()
    {
        await gateway.HandIn("operator", gateway.Person);
        await gateway.Send(Events.Of("died", gateway.Elsewhere.Id, new { effectiveDate = "2026-02-01" }), Events.Of("died", "tidak-ada", new { effectiveDate = "kemarin" }));
        foreach (var role in AccessRows.Roles)
            foreach (var path in new[] { $"/api/v1/employees/{gateway.Person.Id}/history", $"/pegawai/{gateway.Person.Id}", $"/api/v1/employees?nip={gateway.Person.Number}&asOf=x" })
                using (await (await gateway.As(role)).GetAsync(path))
                {
                }
    }

    private async Task<List<(string Name, string Content)>> Contents()
    {
        var all = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(gateway.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
            all.Add((Path.GetFileName(file), Encoding.Latin1.GetString(await ReadShared(file))));
        return all;
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
