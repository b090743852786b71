using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace KartuAsn.Storage;

/// <summary>Opens one SQLite file, with the settings it needs on every connection, and through a gate where one is given.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    private readonly string pragmas;
    private readonly SemaphoreSlim? gate;

    public SqliteDataSource(string file, SqliteOpenMode mode, TimeSpan patience, SemaphoreSlim? gate)
    {
        this.gate = gate;
        var waits = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds};");
        var durable = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;";
        pragmas = mode == SqliteOpenMode.ReadOnly ? waits : waits + durable;
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ToString();
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => new Connection(ConnectionString, pragmas, gate);

    /// <summary>Both ways of disposing come through here.</summary>
    protected override void Dispose(bool disposing)
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        base.Dispose(disposing);
    }

    /// <summary>
    /// Holds the gate from opening to closing. The settings are given at every opening: they belong to the handle, which the pool may
    /// have made a moment ago.
    /// </summary>
    private sealed class Connection(string connectionString, string pragmas, SemaphoreSlim? gate) : SqliteConnection(connectionString)
    {
        private bool holdsGate;

        public override void Open()
        {
            gate?.Wait();
            Enter();
        }

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            if (gate is not null)
                await gate.WaitAsync(cancellationToken);
            Enter();
        }

        public override void Close()
        {
            base.Close();
            if (!holdsGate)
                return;
            holdsGate = false;
            gate!.Release();
        }

        [SuppressMessage("Security", "CA2100", Justification = "The settings are constants.")]
        private void Enter()
        {
            holdsGate = gate is not null;
            try
            {
                CreateFunction("fold", (string? text) => text is null ? null : Fold.Of(text), isDeterministic: true);
                base.Open();
                using var command = CreateCommand();
                command.CommandText = pragmas;
                command.ExecuteNonQuery();
            }
            catch
            {
                Close();
                throw;
            }
        }
    }
}
