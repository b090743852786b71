using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KartuAsn.Storage;

/// <summary>The cluster's form. A pool's size, if the connection string gives one, holds for writers and readers each.</summary>
public sealed class PostgreSqlDatabase : Database
{
    private static readonly Dialect PostgreSql = new(
        HasTable: "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = @name",
        SchemaLock: "BEGIN; SELECT pg_advisory_xact_lock(5138402022)",
        Snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ",
        ValuesOf: "SELECT jsonb_array_elements_text(CAST(@keys AS jsonb))",
        NamesFile: "position(convert_to(@file, 'UTF8') IN PayloadBinary) > 0",
        Changes: """
            SELECT c.xid::text, c.person, p.sequence, p.agencies
            FROM change c JOIN person p ON p.key = c.person
            WHERE (c.xid, c.person) > (feed_position(@position), @person) AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY c.xid, c.person LIMIT @limit
            """,
        ChangesEnd: "SELECT pg_snapshot_xmin(pg_current_snapshot())::text",
        PruneChanges: """
            DELETE FROM change c USING person p
            WHERE p.key = c.person AND p.sequence > c.sequence AND (c.xid, c.person) <= (feed_position(@position), @person)
            """,
        StatesLock: "BEGIN; LOCK TABLE OrleansStorage IN EXCLUSIVE MODE",
        Derive: """
            SELECT count(derive_agency(substr(GrainIdExtensionString, 8), convert_from(PayloadBinary, 'UTF8')::jsonb))
            FROM OrleansStorage WHERE GrainTypeString = 'agency';
            SELECT count(derive_import(substr(GrainIdExtensionString, 8), convert_from(PayloadBinary, 'UTF8')::jsonb))
            FROM OrleansStorage WHERE GrainTypeString = 'import';
            SELECT count(derive_employee(substr(GrainIdExtensionString, 10), convert_from(PayloadBinary, 'UTF8')::jsonb))
            FROM OrleansStorage WHERE GrainTypeString = 'employee';
            """,
        DropOldChanges: "DELETE FROM change WHERE xid < pg_current_xact_id()",
        AuditLock: "BEGIN; SELECT pg_advisory_xact_lock(5138402023)",
        AuditInsert: """
            INSERT INTO audit (number, previous, at, viewer, name, role, what, line, hash)
            SELECT number, previous, at, viewer, name, role, what, line, hash
            FROM jsonb_to_recordset(CAST(@lines AS jsonb)) AS l
              (number bigint, previous text, at bigint, viewer text, name text, role text, what text, line text, hash text)
            ORDER BY number;
            INSERT INTO audit_person (person, number)
            SELECT person, number
            FROM jsonb_to_recordset(CAST(@lines AS jsonb)) AS l (number bigint, people jsonb), jsonb_array_elements_text(people) AS person
            """);

    private readonly NpgsqlDataSource writers;
    private readonly NpgsqlDataSource readers;

    public PostgreSqlDatabase(string connectionString)
    {
        // A transaction left open would hold back the feed and the cleaning of dead rows.
        writers = Source(connectionString, "-c idle_in_transaction_session_timeout=60s -c synchronous_commit=on", connections: 40);
        const string reading = "-c idle_in_transaction_session_timeout=600s -c default_transaction_read_only=on";
        readers = Source(connectionString, reading, connections: 20);
    }

    public override string Invariant => "Npgsql";

    public override DbDataSource Writers => writers;

    public override DbDataSource Readers => readers;

    internal override DbDataSource AccountSource => writers;

    internal override DbDataSource AuditSource => writers;

    internal override DbDataSource AuditReaders => readers;

    internal override IReadOnlyList<(string Series, DbDataSource Source)> Schemas => [("PostgreSql", writers)];

    internal override Dialect Dialect => PostgreSql;

    internal override void UseAccounts(DbContextOptionsBuilder options) => options.UseNpgsql(writers);

    /// <summary>The settings go into the start of the session: the pool resets what is set later.</summary>
    private static NpgsqlDataSource Source(string connectionString, string settings, int connections)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = $"{settings} {given.Options}".Trim(),
            MaxPoolSize = given.ContainsKey("Maximum Pool Size") ? given.MaxPoolSize : connections,
            MaxAutoPrepare = given.ContainsKey("Max Auto Prepare") ? given.MaxAutoPrepare : 50,
            AutoPrepareMinUsages = given.ContainsKey("Auto Prepare Min Usages") ? given.AutoPrepareMinUsages : 3,
        };
        return NpgsqlDataSource.Create(builder);
    }
}
