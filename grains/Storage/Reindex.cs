using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>
/// Rebuilds the read side from the states, all of it or nothing. Beside running silos in PostgreSQL, saves wait until it is done; the
/// embedded form does it with the server stopped. The feed tells everybody again afterwards.
/// </summary>
public static class Reindex
{
    private const int StatesAtOnce = 500;

    private const string Forget = """
        DELETE FROM standing;
        DELETE FROM number;
        DELETE FROM naming;
        DELETE FROM member;
        DELETE FROM person;
        DELETE FROM unit;
        DELETE FROM agency;
        DELETE FROM agency_name;
        DELETE FROM import_job;
        """;

    /// <summary>
    /// The same, when the states were last derived by other rules: so that no list and no count is ever by the rules of yesterday. A new
    /// store has nothing to derive.
    /// </summary>
    public static async Task ForRules(Database database, int rulesVersion, Func<EmployeeRecord, EmployeeRecord> derive)
    {
        const string name = "rules-version";
        var version = rulesVersion.ToString(CultureInfo.InvariantCulture);
        if (await database.GetMeta(name) == version) return;
        await Run(database, derive);
        await database.SetMeta(name, version);
    }

    /// <summary>Answers how many people there are, and how many of them were derived anew.</summary>
    /// <param name="derive">
    /// Derives a record by the rules of today; one that comes back as the same object is kept. What changes must also have a higher
    /// sequence, or nobody would take it for news.
    /// </param>
    public static async Task<ReindexResult> Run(Database database, Func<EmployeeRecord, EmployeeRecord>? derive = null)
    {
        var dialect = database.Dialect;
        var before = await database.Readers.Value<string>(dialect.ChangesEnd);
        await using var connection = await database.Writers.OpenConnectionAsync();
        var derived = 0;
        await connection.Transaction(dialect.StatesLock, async () =>
        {
            if (derive is not null)
                derived = await DeriveStates(connection, derive);
            await connection.Execute(Forget);
            await connection.Execute(dialect.Derive);
            await connection.Execute(dialect.DropOldChanges, ("before", before));
        });
        return new ReindexResult((int)await connection.Value<long>("SELECT count(*) FROM person"), derived);
    }

    private static async Task<int> DeriveStates(DbConnection connection, Func<EmployeeRecord, EmployeeRecord> derive)
    {
        var derived = 0;
        for (var page = await Page(connection, ""); page.Count > 0; page = await Page(connection, page[^1].Key))
        {
            foreach (var (key, record) in page)
            {
                var now = derive(record);
                if (ReferenceEquals(now, record))
                    continue;
                await Save(connection, key, now);
                derived++;
            }
        }

        return derived;
    }

    private static Task<List<(string Key, EmployeeRecord Record)>> Page(DbConnection connection, string after) => connection.Rows(
        """
        SELECT GrainIdExtensionString, PayloadBinary FROM OrleansStorage
        WHERE GrainTypeString = 'employee' AND GrainIdExtensionString > @after
        ORDER BY GrainIdExtensionString LIMIT @limit
        """,
        row => (row.GetString(0), JsonSerializer.Deserialize<EmployeeRecord>(row.GetFieldValue<byte[]>(1), StoredJson.Options)!),
        ("after", after), ("limit", StatesAtOnce)).ToListAsync().AsTask();

    /// <summary>The version moves, so that a grain that still holds the old state cannot overwrite this.</summary>
    private static Task<int> Save(DbConnection connection, string key, EmployeeRecord record) => connection.Execute(
        """
        UPDATE OrleansStorage SET PayloadBinary = @payload, Version = Version + 1
        WHERE GrainTypeString = 'employee' AND GrainIdExtensionString = @key
        """,
        ("payload", JsonSerializer.SerializeToUtf8Bytes(record, StoredJson.Options)), ("key", key));
}

/// <param name="People">Everybody there is.</param>
/// <param name="Derived">Those whose record was derived anew.</param>
public sealed record ReindexResult(int People, int Derived);
