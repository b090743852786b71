using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>What the embedded form keeps in its data folder, opened and at the schema of this program.</summary>
public sealed class Store : IAsyncDisposable
{
    private Store(SqliteDatabase database, FileStore files) =>
        (Database, Files, Accounts, Keys, Audit) = (database, files, new(database), new(database), new(database));

    public SqliteDatabase Database { get; }

    public FileStore Files { get; }

    public Accounts Accounts { get; }

    public AuditLog Audit { get; }

    public ApiKeys Keys { get; }

    public static async Task<Store> Open(DataFolder folder)
    {
        var database = new SqliteDatabase(folder.Path);
        await Schema.Apply(database);
        return new(database, new FolderFileStore(folder.In("files")));
    }

    /// <summary>What older rules derived is derived again before anybody is answered from it. Nobody else may write meanwhile.</summary>
    public Task FollowRules() => Reindex.ForRules(Database, Standings.RulesVersion, Employee.Current);

    public ValueTask DisposeAsync()
    {
        Audit.Dispose();
        return Database.DisposeAsync();
    }
}
