using Microsoft.Data.Sqlite;
using Xunit;

namespace KartuAsn.Storage.Tests;

/// <summary>What bites in SQLite alone.</summary>
public sealed class SqliteTraps : Suite<SqliteForm>
{
    private const int Full = 2;

    [Fact]
    public async Task EveryConnectionOfThePoolIsDurable()
    {
        for (var opening = 0; opening < 3; opening++)
        {
            Assert.Equal("wal", await Database.Writers.Value<string>("PRAGMA journal_mode"));
            Assert.Equal(Full, await Number("PRAGMA synchronous"));
            Assert.Equal(Full, await Database.AccountSource.Value<long>("PRAGMA synchronous"));
        }
    }

    [Fact]
    public async Task ASettingThatSomebodyLeftBehindDoesNotOutliveItsConnection()
    {
        await Database.Writers.Execute("PRAGMA synchronous = OFF");

        Assert.Equal(Full, await Number("PRAGMA synchronous"));
    }

    [Fact]
    public async Task AfterBusyThePooledConnectionWritesAgain()
    {
        await using var impatient = new SqliteDatabase(Form.Folder, patience: TimeSpan.FromMilliseconds(50));
        var provider = await Provider.Start(impatient);
        var grain = GrainId.Create("note", "note/1");
        var state = new GrainState<TextState> { State = new("text") };

        await using (var other = await Database.Writers.OpenConnectionAsync())
        {
            await other.Execute("BEGIN IMMEDIATE");
            for (var attempt = 0; attempt < 2; attempt++)
            {
                var busy = await Assert.ThrowsAsync<SqliteException>(() => provider.WriteStateAsync("note", grain, state));
                Assert.Equal(5, busy.SqliteErrorCode);
            }

            await other.Execute("ROLLBACK");
        }

        await provider.WriteStateAsync("note", grain, state);
        await provider.WriteStateAsync("note", grain, state);
        Assert.Equal("2", state.ETag);
    }

    [Fact]
    public async Task AWriterWaitsForAnotherProcessThatHoldsTheLock()
    {
        await using var elsewhere = new SqliteDatabase(Form.Folder);
        await using var other = await elsewhere.Writers.OpenConnectionAsync();
        await other.Execute("BEGIN IMMEDIATE");

        var saved = Task.Run(() => Save(Some.Employee()));
        await other.Execute("COMMIT");
        await saved;

        Assert.NotNull(await Read.Person("p-1", Some.Today));
    }

    [Fact]
    public async Task ReadersDoNotWaitForAWriter()
    {
        await using var writer = await Database.Writers.OpenConnectionAsync();
        await writer.Execute("BEGIN IMMEDIATE");

        Assert.Null(await Read.Person("p-1", Some.Today));

        await writer.Execute("ROLLBACK");
    }

    [Fact]
    public async Task ReadersCannotWrite()
    {
        var refused = await Assert.ThrowsAsync<SqliteException>(() => Database.Readers.Execute("DELETE FROM person"));

        Assert.Equal(8, refused.SqliteErrorCode);
    }

    [Fact]
    public async Task AConnectionThatCannotBeOpenedLeavesTheGateOpen()
    {
        using var gate = new SemaphoreSlim(1);
        await using var nowhere = new SqliteDataSource("/nowhere/at/all.db", SqliteOpenMode.ReadWrite, TimeSpan.FromSeconds(1), gate);

        await Assert.ThrowsAsync<SqliteException>(async () => await nowhere.OpenConnectionAsync());

        Assert.Equal(1, gate.CurrentCount);
    }

    [Fact]
    public async Task ATransactionThatFailsIsNotLeftOpen()
    {
        await using (var connection = await Database.Writers.OpenConnectionAsync())
        {
            await Assert.ThrowsAsync<SqliteException>(
                () => connection.Transaction("BEGIN IMMEDIATE", () => connection.Execute("INSERT INTO nothing VALUES (1)")));
        }

        await Save(Some.Employee());
        Assert.NotNull(await Read.Person("p-1", Some.Today));
    }
}
