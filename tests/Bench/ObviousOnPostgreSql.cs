using System.Data.Common;
using KartuAsn.Support;
using Npgsql;

namespace KartuAsn.Bench;

/// <summary>A connection a caller, and statements prepared as ours are.</summary>
internal sealed class ObviousOnPostgreSql : ObviousApplication
{
    private readonly NpgsqlDataSource source;

    private ObviousOnPostgreSql(string connectionString) => source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxPoolSize = 100,
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 3,
    });

    public static async Task<ObviousOnPostgreSql> On(PostgresServer server)
    {
        var application = new ObviousOnPostgreSql(await server.NewDatabase());
        await using var command = application.source.CreateCommand(Tables);
        await command.ExecuteNonQueryAsync();
        return application;
    }

    protected override string ForUpdate => " FOR UPDATE";

    protected override async Task Settle()
    {
        await using var command = source.CreateCommand("VACUUM ANALYZE");
        await command.ExecuteNonQueryAsync();
    }

    protected override async Task Transaction(Func<DbConnection, DbTransaction, Task> work)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await work(connection, transaction);
        await transaction.CommitAsync();
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
