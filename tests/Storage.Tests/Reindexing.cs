using System.Data.Common;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class ReindexingOfSqlite : Reindexing<SqliteForm>;

[Collection(nameof(AloneOnTheServer))]
public sealed class ReindexingOfPostgreSql : Reindexing<PostgreSqlForm>;

/// <summary>The read side can be thrown away: the states are enough.</summary>
public abstract class Reindexing<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly string[] Tables = ["person", "number", "naming", "standing", "member", "agency", "unit", "import_job"];

    [Fact]
    public async Task ItMakesTheSameTablesAsTheSavesDid()
    {
        await LiveThroughAYear();
        var before = await Dump();

        var result = await Reindex.Run(Database);

        Assert.Equal(new ReindexResult(40, 0), result);
        Assert.Equal(before, await Dump());
    }

    [Theory]
    [InlineData("DELETE FROM person WHERE key < 'p2'")]
    [InlineData("DELETE FROM standing WHERE ordinal = 0")]
    [InlineData("UPDATE standing SET agency = 'nowhere'")]
    [InlineData("INSERT INTO member (agency, person) VALUES ('nowhere', 'ghost')")]
    [InlineData("UPDATE person SET sequence = 1000000")]
    [InlineData("INSERT INTO number (number, person) VALUES ('1', 'p1')")]
    [InlineData("UPDATE naming SET name = 'somebody else'")]
    [InlineData("DELETE FROM naming WHERE person > 'p2'")]
    [InlineData("DELETE FROM unit; DELETE FROM agency; DELETE FROM import_job")]
    public async Task ItMendsDamage(string damage)
    {
        await LiveThroughAYear();
        var before = await Dump();
        await Database.Writers.Execute(damage);
        Assert.NotEqual(before, await Dump());

        await Reindex.Run(Database);

        Assert.Equal(before, await Dump());
    }

    [Fact]
    public async Task ItTellsEverybodyAgainAndOnlyOnce()
    {
        await LiveThroughAYear();
        var cursor = await EndOfFeed();

        await Reindex.Run(Database);
        await Reindex.Run(Database);

        var again = await Read.ChangesAfter(cursor, 1000);
        Assert.Equal(40, again.Changes.Length);
        Assert.Equal(40, await Number("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task RecordsOfOlderRulesAreDerivedAnewAndTheirGrainsLoseTheRace()
    {
        await Save(Some.Employee("old") with { RulesVersion = 1 });
        await Save(Some.Employee("new") with { RulesVersion = 2 });
        var held = new GrainState<EmployeeRecord>();
        var grain = Orleans.Runtime.GrainId.Create("employee", "employee/old");
        await Grains.ReadStateAsync(StateNames.Employee, grain, held);

        var result = await Reindex.Run(Database, record => record.RulesVersion == 2
            ? record
            : record.Next(Some.Serving("dindik")) with { RulesVersion = 2 });

        Assert.Equal(new ReindexResult(2, 1), result);
        var states = await Read.States().ToListAsync();
        Assert.All(states, state => Assert.Equal(2, state.Record.RulesVersion));
        Assert.Equal([1L, 2L], states.Select(state => state.Sequence!.Value));
        Assert.Equal("dindik", Assert.Single(states[1].Standings).Agency);
        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => Grains.WriteStateAsync(StateNames.Employee, grain, held));
    }

    [Fact]
    public async Task AReindexThatFailsChangesNothing()
    {
        await LiveThroughAYear();
        var before = await Dump();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Reindex.Run(
            Database, record => record.Id == "p9" ? throw new InvalidOperationException() : record.Next().Named("changed")));

        Assert.Equal(before, await Dump());
        await Save(Some.Employee("afterwards"));
    }

    [Fact]
    public async Task AnEmptyStoreIsReindexedToo() => Assert.Equal(new ReindexResult(0, 0), await Reindex.Run(Database));

    /// <summary>People come, upload, move, are corrected and leave, in an order that is always the same.</summary>
    private async Task LiveThroughAYear()
    {
        var random = new Random(4);
        var people = Enumerable.Range(0, 40).ToDictionary(i => i, i => Some.Employee($"p{i}", Some.Serving($"a{i % 3}")));
        foreach (var record in people.Values)
            await Save(record);

        for (var day = Some.Appointed.AddDays(1); day < Some.Appointed.AddDays(200); day = day.AddDays(1))
        {
            var i = random.Next(40);
            await Save(people[i] = Happens(random, people[i], day));
        }

        await Save(new AgencyState("A0", "Nol", new() { ["U1"] = "Satu", ["U2"] = "Dua" }));
        await Save(new AgencyState("A0", "Nol", new() { ["U2"] = "Dua" }));
        await Save(new ImportState("I1", "done", new(2022, 11, 4, 9, 0, 0, TimeSpan.FromHours(7))));
    }

    private static EmployeeRecord Happens(Random random, EmployeeRecord record, DateOnly day)
    {
        var last = record.Standings[^1];
        var before = record.Standings[..^1].Add(last with { Until = day.AddDays(-1) });
        return random.Next(6) switch
        {
            0 => record.Next([.. before, last with { From = day, Uploaded = true }]) with { UploadedAt = At(day) },
            1 => record.Next([.. before, last with { From = day, Agency = $"a{random.Next(3)}" }]),
            2 => record.Next(day, called => called with { Number = $"{day:yyyyMMdd}" }),
            4 => record.Next().Because(MissingReason.Photo, "buram"),
            3 => record.Next([last with { From = day, Service = Service.Retired }]),
            _ => record.Next(day, called => called with { Name = $"NAMA {day}" }),
        };
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new(9, 0), TimeSpan.FromHours(7));

    private async Task<ChangeCursor> EndOfFeed() => (await Read.ChangesAfter(ChangeCursor.Start, 1000)).Cursor;

    private async Task<List<string>> Dump()
    {
        var dump = new List<string>();
        foreach (var table in Tables)
            dump.AddRange((await Database.Readers.Rows($"SELECT * FROM {table}", Line(table)).ToListAsync()).Order(StringComparer.Ordinal));
        return dump;
    }

    private static Func<DbDataReader, string> Line(string table) => row =>
        $"{table}: {string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "-" : row.GetValue(column)))}";
}
