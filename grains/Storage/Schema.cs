using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace KartuAsn.Storage;

/// <summary>
/// Brings a database to the schema of this program: numbered scripts, each applied once, in order. A script that has been released
/// is never changed; the next one changes what it made.
/// </summary>
public static class Schema
{
    /// <summary>Applies what is missing. Repeating it changes nothing; two at a time go one after the other.</summary>
    public static Task Apply(Database database) => Apply(database, newest: int.MaxValue);

    /// <summary>The same, but no script above a number: the schema of an older program.</summary>
    internal static async Task Apply(Database database, int newest)
    {
        foreach (var (series, source) in database.Schemas)
        {
            await using var connection = await source.OpenConnectionAsync();
            await connection.Transaction(database.Dialect.SchemaLock, () => Apply(connection, database.Dialect, series, newest));
        }

        await database.VerifyDurability();
    }

    /// <summary>Fails when the database is not at the schema of this program, in either direction.</summary>
    public static async Task Verify(Database database)
    {
        foreach (var (series, source) in database.Schemas)
        {
            await using var connection = await source.OpenConnectionAsync();
            var found = await VersionOf(connection, database.Dialect);
            var wanted = Scripts(series)[^1].Version;
            if (found < wanted)
                throw new SchemaException(
                    $"Skema basis data ({series}) masih versi {found}, sedangkan program ini memerlukan versi {wanted}. "
                    + "Jalankan perintah migrate terlebih dahulu.");
            if (found > wanted)
                throw TooNew(series, found, wanted);
        }

        await database.VerifyDurability();
    }

    private static async Task Apply(DbConnection connection, Dialect dialect, string series, int newest)
    {
        await connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, script text NOT NULL)");
        var found = await VersionOf(connection, dialect);
        var scripts = Scripts(series);
        if (found > scripts[^1].Version)
            throw TooNew(series, found, scripts[^1].Version);

        foreach (var script in scripts.Where(script => script.Version > found && script.Version <= newest))
        {
            await connection.Execute(script.Text);
            await connection.Execute(
                "INSERT INTO schema_version (version, script) VALUES (@version, @script)",
                ("version", script.Version), ("script", script.Name));
        }
    }

    private static async Task<int> VersionOf(DbConnection connection, Dialect dialect) =>
        await connection.Value<long>(dialect.HasTable, ("name", "schema_version")) == 0
            ? 0
            : await connection.Value<int>("SELECT max(version) FROM schema_version");

    private static SchemaException TooNew(string series, int found, int wanted) =>
        new($"Skema basis data ({series}) sudah versi {found}, lebih baru daripada versi {wanted} yang dikenal program ini. "
            + "Gunakan program yang lebih baru.");

    private static List<Script> Scripts(string series)
    {
        var prefix = $"KartuAsn.Storage.Sql.{series}.";
        return Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new Script(name[prefix.Length..], Read(name)))
            .OrderBy(script => script.Version)
            .ToList();
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private sealed record Script(string Name, string Text)
    {
        public int Version { get; } = int.Parse(Name.AsSpan(0, 3), provider: CultureInfo.InvariantCulture);
    }
}

/// <summary>The database and the program do not fit; the message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
