using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace KartuAsn.Bench;

/// <summary>One connection behind a gate: SQLite has one writer anyway.</summary>
internal sealed class ObviousOnSqlite : ObviousApplication
{
    private readonly string folder = Directory.CreateTempSubdirectory("kartuasn-bench-").FullName;
    private readonly SemaphoreSlim gate = new(1);
    private readonly SqliteConnection connection;

    public ObviousOnSqlite()
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "obvious.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {Tables}";
        command.ExecuteNonQuery();
    }

    protected override string ForUpdate => "";

    protected override Task Settle() => Task.CompletedTask;

    protected override async Task Transaction(Func<DbConnection, DbTransaction, Task> work)
    {
        await gate.WaitAsync();
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            await work(connection, transaction);
            await transaction.CommitAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        gate.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
