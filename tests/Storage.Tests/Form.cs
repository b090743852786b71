using KartuAsn.Support;

namespace KartuAsn.Storage.Tests;

/// <summary>One of the two forms of the product, with a store of its own that is gone afterwards.</summary>
public abstract class Form : IAsyncDisposable
{
    public abstract Task Prepare();

    /// <summary>Opens the store, as another process would.</summary>
    public abstract Database Open();

    /// <summary>The last script before names were kept by date.</summary>
    public abstract int BeforeNames { get; }

    public abstract FileStore Files(Database database);

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteForm : Form
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"kartuasn-{Guid.NewGuid():N}");

    public override Task Prepare() => Task.CompletedTask;

    public override int BeforeNames => 3;

    public override Database Open() => new SqliteDatabase(Folder, patience: TimeSpan.FromSeconds(30));

    public override FileStore Files(Database database) => new FolderFileStore(Path.Combine(Folder, "files"));

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgreSqlForm : Form
{
    private string connectionString = "";

    public override async Task Prepare() => connectionString = await (await PostgresServer.Shared).NewDatabase();

    public override int BeforeNames => 8;

    /// <summary>The same store, opened by another role of the database.</summary>
    public string ConnectionAs(string role) => new Npgsql.NpgsqlConnectionStringBuilder(connectionString) { Username = role }.ConnectionString;

    public override Database Open() => new PostgreSqlDatabase(connectionString);

    public override FileStore Files(Database database) => new PostgreSqlFileStore((PostgreSqlDatabase)database);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
