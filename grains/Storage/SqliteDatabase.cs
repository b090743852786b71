using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KartuAsn.Storage;

/// <summary>
/// The embedded form: kartuasn.db, accounts.db and audit.db in one folder. Writers pass a gate one by one instead of colliding in SQLite; every
/// commit is on disk before it is acknowledged (WAL, synchronous=FULL).
/// </summary>
public sealed class SqliteDatabase : Database
{
    private const int Full = 2;

    private static readonly Dialect Sqlite = new(
        HasTable: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @name",
        SchemaLock: "BEGIN IMMEDIATE",
        Snapshot: "BEGIN",
        ValuesOf: "SELECT value FROM json_each(@keys)",
        NamesFile: "instr(PayloadBinary, CAST(@file AS BLOB)) > 0",
        Changes: """
            SELECT CAST(c.position AS TEXT), c.person, p.sequence, p.agencies
            FROM change c JOIN person p ON p.key = c.person
            WHERE c.position > CAST(@position AS INTEGER)
            ORDER BY c.position LIMIT @limit
            """,
        ChangesEnd: "SELECT CAST(ifnull(max(position), 0) AS TEXT) FROM change",
        PruneChanges: """
            DELETE FROM change
            WHERE position <= CAST(@position AS INTEGER)
              AND EXISTS (SELECT 1 FROM person p WHERE p.key = change.person AND p.sequence > change.sequence)
            """,
        StatesLock: "BEGIN IMMEDIATE",
        Derive: """
            INSERT INTO agency_state SELECT agency, doc FROM agency_state;
            INSERT INTO import_state SELECT job, doc FROM import_state;
            INSERT INTO employee_state SELECT person, doc FROM employee_state;
            """,
        DropOldChanges: "DELETE FROM change WHERE position <= CAST(@before AS INTEGER)",
        AuditLock: "BEGIN IMMEDIATE",
        AuditInsert: """
            INSERT INTO audit (number, previous, at, viewer, name, role, what, line, hash)
            SELECT value ->> 'number', value ->> 'previous', value ->> 'at', value ->> 'viewer', value ->> 'name', value ->> 'role', value ->> 'what',
              value ->> 'line', value ->> 'hash'
            FROM json_each(@lines) ORDER BY key;
            INSERT INTO audit_person (person, number)
            SELECT person.value, line.value ->> 'number' FROM json_each(@lines) line, json_each(line.value -> 'people') person;
            """);

    /// <summary>Whoever waits for the audit is shown nothing meanwhile, so not as long as others.</summary>
    private static readonly TimeSpan AuditPatience = TimeSpan.FromSeconds(3);

    private readonly SqliteDataSource accounts;
    private readonly SqliteDataSource audit;
    private readonly SqliteDataSource auditReaders;

    /// <param name="folder">Made if need be.</param>
    /// <param name="patience">How long a write waits for another process that holds the lock; 10 s if not given.</param>
    public SqliteDatabase(string folder, TimeSpan? patience = null)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        var wait = patience ?? TimeSpan.FromSeconds(10);
        var data = Path.Combine(Folder, "kartuasn.db");
        Writers = new SqliteDataSource(data, SqliteOpenMode.ReadWriteCreate, wait, new SemaphoreSlim(1));
        Readers = new SqliteDataSource(data, SqliteOpenMode.ReadOnly, wait, gate: null);
        accounts = new SqliteDataSource(Path.Combine(Folder, "accounts.db"), SqliteOpenMode.ReadWriteCreate, wait, gate: null);
        audit = new SqliteDataSource(Path.Combine(Folder, "audit.db"), SqliteOpenMode.ReadWriteCreate, patience ?? AuditPatience, new SemaphoreSlim(1));
        auditReaders = new SqliteDataSource(Path.Combine(Folder, "audit.db"), SqliteOpenMode.ReadOnly, patience ?? AuditPatience, gate: null);
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    public override string Invariant => "System.Data.SQLite";

    public override DbDataSource Writers { get; }

    public override DbDataSource Readers { get; }

    internal override DbDataSource AccountSource => accounts;

    internal override DbDataSource AuditSource => audit;

    internal override DbDataSource AuditReaders => auditReaders;

    internal override IReadOnlyList<(string Series, DbDataSource Source)> Schemas =>
        [("Sqlite", Writers), ("SqliteAccounts", accounts), ("SqliteAudit", audit)];

    internal override Dialect Dialect => Sqlite;

    /// <summary>Opened here: the settings that a connection needs are given at its opening.</summary>
    internal override void UseAccounts(DbContextOptionsBuilder options) => options.UseSqlite(accounts.OpenConnection(), contextOwnsConnection: true);

    internal override async Task VerifyDurability()
    {
        foreach (var (_, source) in Schemas)
        {
            var journal = await source.Value<string>("PRAGMA journal_mode");
            var synchronous = await source.Value<long>("PRAGMA synchronous");
            if (journal != "wal" || synchronous != Full)
                throw new InvalidOperationException(
                    $"Berkas data tidak dapat ditulis dengan aman (journal_mode={journal}, synchronous={synchronous}). "
                    + "Gunakan folder pada diska lokal, bukan folder jaringan.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await accounts.DisposeAsync();
        await audit.DisposeAsync();
        await auditReaders.DisposeAsync();
        await base.DisposeAsync();
    }
}
