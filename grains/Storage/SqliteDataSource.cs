using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace KartuAsn.Storage;

/// <summary>
/// Opens one SQLite file, with the settings it needs on every connection. With a gate, users take turns on one handle, which keeps its
/// statements prepared: to compile a save with the triggers behind it costs more than to run it.
/// </summary>
internal sealed class SqliteDataSource : DbDataSource
{
    private const string Durable = "PRAGMA synchronous = FULL;";

    /// <summary>The log is taken over into the file every 32 MB, so that a page that changed often is written there once.</summary>
    private const string Writing =
        $"PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -32768; {Durable}";

    private readonly string settings;
    private readonly SemaphoreSlim? gate;
    private Handle? single;

    public SqliteDataSource(string file, SqliteOpenMode mode, TimeSpan patience, SemaphoreSlim? gate)
    {
        this.gate = gate;
        var waits = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds};");
        settings = mode == SqliteOpenMode.ReadOnly ? waits : waits + Writing;
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
            Pooling = gate is null,
        }.ToString();
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => gate is null ? new Handle(ConnectionString, settings) : new Turn(this, gate);

    /// <summary>Both ways of disposing come through here.</summary>
    protected override void Dispose(bool disposing)
    {
        single?.Dispose();
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        base.Dispose(disposing);
    }

    /// <summary>To be called by the holder of the gate alone.</summary>
    private Handle OpenSingle()
    {
        if (single is null)
        {
            var opened = new Handle(ConnectionString, settings);
            opened.Open();
            single = opened;
        }

        single.Run(Durable);
        return single;
    }

    /// <summary>A transaction that was left open goes with its handle.</summary>
    private void GiveBack(Handle handle)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(handle.Handle!) != 0) return;
        single = null;
        handle.Dispose();
    }

    /// <summary>The settings are given at every opening: they belong to what the pool keeps, which it may have made a moment ago.</summary>
    private sealed class Handle(string connectionString, string settings) : SqliteConnection(connectionString)
    {
        private readonly Dictionary<string, SqliteCommand> prepared = [];

        public override void Open()
        {
            try
            {
                CreateFunction("fold", (string? text) => text is null ? null : Fold.Of(text), isDeterministic: true);
                base.Open();
                Run(settings);
            }
            catch
            {
                Close();
                throw;
            }
        }

        [SuppressMessage("Security", "CA2100", Justification = "The settings are constants.")]
        public void Run(string text)
        {
            using var command = CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }

        /// <summary>The command that keeps this statement prepared as long as the handle is open.</summary>
        [SuppressMessage("Security", "CA2100", Justification = "The statement is the caller's, unchanged.")]
        public SqliteCommand Prepared(string text)
        {
            if (prepared.TryGetValue(text, out var command)) return command;
            command = CreateCommand();
            command.CommandText = text;
            return prepared[text] = command;
        }
    }

    /// <summary>Holds the gate, and with it the single handle, from opening to closing.</summary>
    private sealed class Turn(SqliteDataSource source, SemaphoreSlim gate) : SqliteConnection(source.ConnectionString)
    {
        private Handle? handle;

        public override ConnectionState State => handle is null ? ConnectionState.Closed : ConnectionState.Open;

        public override void Open()
        {
            gate.Wait();
            Enter();
        }

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            await gate.WaitAsync(cancellationToken);
            Enter();
        }

        /// <summary>Also by disposing.</summary>
        public override void Close()
        {
            if (handle is not { } held) return;
            handle = null;
            source.GiveBack(held);
            gate.Release();
        }

        public override SqliteCommand CreateCommand() => new PreparedCommand(handle!);

        public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred) =>
            throw new NotSupportedException("Transactions begin by their statement.");

        private void Enter()
        {
            try
            {
                handle = source.OpenSingle();
            }
            catch
            {
                gate.Release();
                throw;
            }
        }
    }

    /// <summary>Runs by the statement that the handle has prepared for the same text. All ways of executing come through here.</summary>
    private sealed class PreparedCommand : SqliteCommand
    {
        private readonly Handle handle;

        public PreparedCommand(Handle handle) => Connection = this.handle = handle;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            var prepared = handle.Prepared(CommandText);
            prepared.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters) prepared.Parameters.Add(parameter);
            return prepared.ExecuteReader(behavior);
        }
    }
}
