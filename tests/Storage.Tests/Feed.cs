using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class FeedOfSqlite : Feed<SqliteForm>
{
    [Fact]
    public async Task PositionsFollowTheOrderOfTheSaves()
    {
        string[] order = ["p-2", "p-1", "p-3"];
        foreach (var id in order)
            await Save(Some.Employee(id));

        Assert.Equal(order, (await Read.ChangesAfter(ChangeCursor.Start, 10)).Changes.Select(change => change.Person));
    }
}

/// <summary>
/// Alone on the server: what may be read ends at the oldest transaction under way, and the server counts those of all its databases.
/// </summary>
[CollectionDefinition(nameof(AloneOnTheServer), DisableParallelization = true)]
public sealed class AloneOnTheServer;

[Collection(nameof(AloneOnTheServer))]
public sealed class FeedOfPostgreSql : Feed<PostgreSqlForm>
{
    [Fact]
    public async Task AnOlderTransactionThatCommitsLaterIsNotSkipped()
    {
        await using var older = await Database.Writers.OpenConnectionAsync();
        await older.Execute("BEGIN");
        await older.Execute("SELECT derive_employee('late', CAST(@doc AS jsonb))", ("doc", Document));

        await Save(Some.Employee("early"));
        var before = await Read.ChangesAfter(ChangeCursor.Start, 10);
        await older.Execute("COMMIT");
        var after = await Read.ChangesAfter(before.Cursor, 10);

        Assert.Empty(before.Changes);
        Assert.Equal(["late", "early"], after.Changes.Select(change => change.Person));
    }

    [Fact]
    public async Task AReaderWithoutWritesHoldsNothingBack()
    {
        await using var reader = await Database.Readers.OpenConnectionAsync();
        await reader.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
        await reader.Execute("SELECT count(*) FROM person");

        await Save(Some.Employee());

        Assert.Single((await Read.ChangesAfter(ChangeCursor.Start, 10)).Changes);
    }

    [Fact]
    public async Task ACursorOfTheServerThisDatabaseWasCopiedFromStartsAgain()
    {
        await Save(Some.Employee());

        var page = await Read.ChangesAfter(ChangeCursor.Parse("999999999999.p-1")!, 10);

        Assert.Single(page.Changes);
    }

    [Fact]
    public async Task SavesStayOnTheirPage()
    {
        var record = Some.Employee();
        await Save(record);
        await Save(record.Next());
        await Save(record.Next().Next());
        await Database.Writers.Execute("SELECT pg_stat_force_next_flush()");

        Assert.Equal(2, await Number("SELECT n_tup_hot_upd FROM pg_stat_all_tables WHERE relid = 'person'::regclass"));
        Assert.Equal(2, await Number("SELECT n_tup_hot_upd FROM pg_stat_all_tables WHERE relid = 'orleansstorage'::regclass"));
        Assert.Equal(0, await Number("SELECT n_tup_upd + n_tup_del FROM pg_stat_all_tables WHERE relid = 'standing'::regclass"));
    }

    private const string Document =
        """{"id":"late","sequence":1,"standingsAt":1,"standings":[],"agenciesEver":[],"name":"X","number":"1","numbers":["1"]}""";
}

/// <summary>The feed of changes, in both forms.</summary>
public abstract class Feed<TForm> : Suite<TForm> where TForm : Form, new()
{
    [Fact]
    public async Task EveryChangeIsReadOnceFromCursorToCursor()
    {
        for (var i = 0; i < 25; i++)
            await Save(Some.Employee($"p{i}"));

        var read = new List<string>();
        var page = await Read.ChangesAfter(ChangeCursor.Start, 10);
        for (; page.Changes.Length > 0; page = await Read.ChangesAfter(ChangeCursor.Parse(page.Cursor.ToString())!, 10))
            read.AddRange(page.Changes.Select(change => change.Person));

        Assert.Equal(25, read.Count);
        Assert.Equal(25, read.Distinct().Count());
        Assert.Equal(page.Cursor, (await Read.ChangesAfter(page.Cursor, 10)).Cursor);
    }

    [Fact]
    public async Task APersonComesWithTheNewestSequenceAndAllAgenciesEver()
    {
        var record = Some.Employee("p-1", Some.Serving("a"));
        await Save(record);
        await Save(record.Next(Some.Serving("b")));

        var change = Assert.Single((await Read.ChangesAfter(ChangeCursor.Start, 10)).Changes);

        Assert.Equal(("p-1", 2L), (change.Person, change.Sequence));
        Assert.Equal(["a", "b"], change.Agencies);
    }

    [Fact]
    public async Task WhatIsSavedAfterTheEndIsRead()
    {
        await Save(Some.Employee("p-1"));
        var end = await Read.ChangesEnd();
        await Save(Some.Employee("p-2"));

        Assert.Equal(["p-2"], (await Read.ChangesAfter(end, 10)).Changes.Select(change => change.Person));
    }

    [Fact]
    public async Task WhoReadsWhileOthersWriteSeesEverythingAtLeastOnce()
    {
        const int people = 120;
        var written = Task.Run(async () =>
        {
            for (var i = 0; i < people; i++)
                await Save(Some.Employee($"p{i}"));
        });

        var (seen, cursor) = (new HashSet<string>(), ChangeCursor.Start);
        for (var over = false; ;)
        {
            var page = await Read.ChangesAfter(cursor, 7);
            seen.UnionWith(page.Changes.Select(change => change.Person));
            if (page.Changes.IsEmpty && over)
                break;
            (over, cursor) = (written.IsCompleted, page.Cursor);
        }

        await written;
        Assert.Equal(people, seen.Count);
    }

    [Fact]
    public async Task WhatBeginsOrEndsByItsDateIsFoundBetweenTwoDays()
    {
        await Save(Some.Employee("moves", Some.Serving("a") with { Until = Some.Today }, Some.Serving("b") with { From = Some.Today.AddDays(1) }));
        await Save(Some.Employee("ends", Some.Serving("a") with { Until = Some.Today }));
        await Save(Some.Employee("stays"));

        Assert.Empty(await Read.TurnsOfDay(Some.Today.AddDays(-1), Some.Today, "", 10));
        Assert.Equal(["ends", "moves"], Names(await Read.TurnsOfDay(Some.Today, Some.Today.AddDays(1), "", 10)));
        Assert.Equal(["moves"], Names(await Read.TurnsOfDay(Some.Today, Some.Today.AddDays(9), "ends", 10)));
        Assert.Empty(await Read.TurnsOfDay(Some.Today.AddDays(1), Some.Today.AddDays(9), "", 10));

        static IEnumerable<string> Names(IEnumerable<ChangeRow> rows) => rows.Select(row => row.Person);
    }

    [Fact]
    public async Task APlaceOfTheFutureIsToldFromOneThatWasReached()
    {
        await Save(Some.Employee());
        var reached = (await Read.ChangesAfter(ChangeCursor.Start, 10)).Cursor;

        Assert.False(await Read.IsAhead(reached));
        Assert.True(await Read.IsAhead(ChangeCursor.Parse("999999999999.p-1")!));
        Assert.Equal(await Read.FeedId(), await new ReadSide(Database).FeedId());
    }

    [Fact]
    public async Task PruningTakesOnlyWhatNewerRowsReplace()
    {
        var record = Some.Employee("p-1");
        await Save(record);
        await Save(Some.Employee("p-2"));
        await Save(record = record.Next());
        var seen = (await Read.ChangesAfter(ChangeCursor.Start, 10)).Cursor;
        await Save(record = record.Next());
        await Save(record.Next());

        Assert.Equal(2, await Read.PruneChanges(seen));
        Assert.Equal(0, await Read.PruneChanges(seen));

        Assert.Equal(3, await Number("SELECT count(*) FROM change"));
        var left = (await Read.ChangesAfter(ChangeCursor.Start, 10)).Changes;
        Assert.Equal(["p-2 1", "p-1 4"], left.Select(change => $"{change.Person} {change.Sequence}"));
    }

    [Fact]
    public async Task AfterPruningEverythingNothingNewIsMissed()
    {
        var record = Some.Employee();
        await Save(record);
        await Save(record = record.Next());
        var cursor = (await Read.ChangesAfter(ChangeCursor.Start, 10)).Cursor;
        await Read.PruneChanges(cursor);

        await Save(record.Next());

        Assert.Equal(3, Assert.Single((await Read.ChangesAfter(cursor, 10)).Changes).Sequence);
    }

    [Fact]
    public void OnlyTextThatThisProductGaveIsACursor()
    {
        Assert.Equal("726.p-1", ChangeCursor.Parse("726.p-1")!.ToString());
        Assert.All(["", ".", "x.y", "12", "-1.p", "99999999999999999999.p", " 1.p"], text => Assert.Null(ChangeCursor.Parse(text)));
    }
}
