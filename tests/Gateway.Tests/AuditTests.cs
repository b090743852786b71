using System.Text;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Every look at somebody's record, and every act that is no fact, is a line before it is answered.</summary>
public sealed partial class AuditTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task EveryWayToLookAtSomebodyIsALine()
    {
        await gateway.HandIn("bkpsdm", gateway.Person);
        foreach (var (path, what) in new[]
        {
            ("/api/v1/employees/P", "person"), ("/api/v1/employees/P/card", "card"), ("/api/v1/employees/P/history", "history"),
            ("/api/v1/employees/P/card-files/portrait/front", "card-file"), ($"/api/v1/employees?nip={gateway.Person.Number}", "people"),
            ($"/api/v1/employees?q={Uri.EscapeDataString(gateway.Person.Name)}", "people"), ("/api/v1/agencies/A/employees?limit=200", "people"),
            ("/api/v1/imports/roster/differences?limit=1000", "import-people"),
            ("/pegawai/P", "person"), ($"/pegawai?q={gateway.Person.Number}", "people"), ($"/perangkat-daerah/A?q={gateway.Person.Number}&status=all", "people"),
        })
        {
            using var answer = await (await gateway.As("inspectorate")).GetAsync(path.Replace("/P", $"/{gateway.Person.Id}", StringComparison.Ordinal).Replace("/A", $"/{gateway.Person.AgencyId}", StringComparison.Ordinal));
            Assert.Equal(200, (int)answer.StatusCode);

            var line = (await Newest())[0];
            Assert.True(line.What == what && line.People.Contains(gateway.Person.Id), $"{path} left {line.What} of {line.People.Length}");
            Assert.Equal(("inspectorate", "inspectorate", "127.0.0.0/24", null), (line.Viewer.Name, line.Viewer.Role, line.From, line.Session));
        }
    }

    [Fact]
    public async Task AFileOfPeopleIsALineTooAndSaysWhich()
    {
        await (await gateway.As("inspectorate")).GetStringAsync("/api/v1/imports/roster/errors");

        Assert.Equal(("import-errors", "roster"), ((await Newest())[0].What, (await Newest())[0].About));
    }

    [Fact]
    public async Task WhatWasNotShownWasNotSeen()
    {
        var before = await Newest();
        using var other = await (await gateway.As("operator")).GetAsync($"/api/v1/employees/{gateway.Elsewhere.Id}");
        using var page = await (await gateway.As("operator")).GetAsync($"/pegawai/{gateway.Elsewhere.Id}");
        await gateway.Json("operator", $"/api/v1/employees?nip={gateway.Elsewhere.Number}");

        Assert.DoesNotContain(await Since(before), line => line.People.Length > 0);
    }

    [Fact]
    public async Task WhileTheAuditCannotBeWrittenNobodyIsShown()
    {
        await gateway.Json("bkpsdm", "/api/v1/city/tally");
        await gateway.Json("leadership", "/api/v1/city/tally");
        await using (var held = new SqliteConnection($"Data Source={Path.Combine(gateway.Folder, "audit.db")};Pooling=False"))
        {
            await held.OpenAsync();
            await using var command = held.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            foreach (var path in new[] { $"/api/v1/employees/{gateway.Person.Id}", $"/pegawai/{gateway.Person.Id}" })
            {
                using var answer = await (await gateway.As("bkpsdm")).GetAsync(path);
                Assert.Equal(503, (int)answer.StatusCode);
                Assert.DoesNotContain(gateway.Person.Name, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            }
            // Sums are nobody's record.
            Assert.NotEqual(default, await gateway.Json("leadership", "/api/v1/city/tally"));
        }

        Assert.NotEqual(default, await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}"));
    }

    [Fact]
    public async Task ComingGoingAndBeingTurnedAwayAreLines()
    {
        var before = await Newest();
        using var tab = await gateway.Administrator();
        await tab.Open($"/pegawai/{gateway.Person.Id}");
        await tab.Send("/pegawai", "/keluar");
        await tab.Send(await gateway.Link(), "/masuk/tidak-dikenal");

        var lines = await Since(before);
        Assert.Equal(["sign-in", "person", "people", "sign-out", "sign-in-refused"], lines.Select(line => line.What));
        Assert.Equal("link", lines[0].About);
        Assert.True(lines[1].Session is { Length: > 0 } && lines[1].Session == lines[3].Session);
        Assert.Equal("", lines[4].Viewer.Id);
    }

    [Fact]
    public async Task AFloodOfWrongKeysIsOneLine()
    {
        var before = await Newest();
        using var stranger = gateway.Nobody();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "ka_rahasia");
        for (var i = 0; i < 50; i++)
            Assert.Equal(401, (int)(await stranger.GetAsync("/api/v1/employees")).StatusCode);

        Assert.True((await Since(before)).Count(line => line.What == "key-refused") <= 1);
        Assert.DoesNotContain(await Newest(100), line => line.Text.Contains("ka_rahasia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnImportAndAKeyAreAskedForByName()
    {
        var before = await Newest();
        await gateway.Run("keys", "add", "--name", "Jejak", "--role", "inspectorate");
        await gateway.Imported("jejak", RunningGateway.Roster());

        var lines = await Since(before);
        Assert.Contains(lines, line => (line.What, line.Viewer.Role) == ("key-added", "terminal"));
        Assert.Contains(lines, line => (line.What, line.Viewer.Role) == ("import", "bkpsdm"));
    }

    [Fact]
    public async Task ACopyIsCheckedWithoutAServerAndWhatWasDoneToItIsNamed()
    {
        // Three lines at least, whichever test runs first: a last line that is missing shows by the head alone.
        foreach (var _ in Enumerable.Range(0, 3))
            await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}");
        var (_, head, _) = await gateway.Run("audit", "head");
        var copy = Path.Combine(Path.GetTempPath(), $"salinan-{Guid.NewGuid():N}.jsonl");
        try
        {
            Assert.Equal(0, (await gateway.Run("audit", "export", copy)).Code);
            Assert.Equal(2, (await gateway.Run("audit", "export", copy)).Code);
            Assert.Equal(0, (await gateway.Run("audit", "verify", copy, "--head", head)).Code);
            Assert.Equal(0, (await gateway.Run("audit", "verify", Path.Combine(gateway.Folder, "audit.db"), "--head", head)).Code);

            var lines = await File.ReadAllLinesAsync(copy);
            await File.WriteAllLinesAsync(copy, [lines[0], .. lines[2..]], new UTF8Encoding(false));

            var (code, said, _) = await gateway.Run("audit", "verify", copy);
            Assert.Equal((1, true), (code, said.StartsWith("Baris nomor 2 hilang.", StringComparison.Ordinal)));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task<AuditLine[]> Newest(int limit = 5)
    {
        await using var database = new SqliteDatabase(gateway.Folder);
        using var log = new AuditLog(database);
        return [.. (await log.Search(new(Limit: limit))).Lines.Select(stored => stored.Line)];
    }

    /// <summary>In the order in which they came.</summary>
    private async Task<AuditLine[]> Since(AuditLine[] before) =>
        [.. (await Newest(100)).Where(line => line.Number > (before.Length == 0 ? 0 : before[0].Number)).Reverse()];
}
