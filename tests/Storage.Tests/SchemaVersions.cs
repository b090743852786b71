using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class SchemaVersionsInSqlite : SchemaVersions<SqliteForm>;

public sealed class SchemaVersionsInPostgreSql : SchemaVersions<PostgreSqlForm>;

/// <summary>How a database and a program find out whether they fit.</summary>
public abstract class SchemaVersions<TForm> : IAsyncLifetime where TForm : Form, new()
{
    private readonly TForm form = new();
    private Database database = null!;

    public async ValueTask InitializeAsync()
    {
        await form.Prepare();
        database = form.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await form.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task AnEmptyDatabaseIsBehind()
    {
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => Schema.Verify(database));

        Assert.Contains("migrate", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyingTwiceIsAsGoodAsOnce()
    {
        await Schema.Apply(database);
        await database.SetMeta("kept", "yes");

        await Schema.Apply(database);

        await Schema.Verify(database);
        Assert.Equal("yes", await database.GetMeta("kept"));
    }

    [Fact]
    public async Task ManyWhoApplyAtOnceGoOneAfterTheOther()
    {
        await using var elsewhere = form.Open();

        await Task.WhenAll(new[] { database, elsewhere, database, elsewhere }.Select(one => Task.Run(() => Schema.Apply(one))));

        await Schema.Verify(database);
    }

    [Fact]
    public async Task ADatabaseOfANewerProgramIsLeftAlone()
    {
        await Schema.Apply(database);
        await database.Writers.Execute("INSERT INTO schema_version (version, script) VALUES (999, 'of the future')");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => Schema.Verify(database));
        Assert.Contains("lebih baru", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SchemaException>(() => Schema.Apply(database));
    }

    [Fact]
    public async Task ADatabaseThatMissesOneScriptIsBehind()
    {
        await Schema.Apply(database);
        await database.Writers.Execute("DELETE FROM schema_version WHERE version > 1");

        await Assert.ThrowsAsync<SchemaException>(() => Schema.Verify(database));
    }
}
