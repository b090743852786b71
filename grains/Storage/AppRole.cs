using System.Text.RegularExpressions;

namespace KartuAsn.Storage;

/// <summary>
/// The role by which a cluster's program works, apart from the one that owns the tables: it reads and writes, but of the audit it can
/// take nothing away, and no trigger that guards it can it switch off.
/// </summary>
public static partial class AppRole
{
    /// <summary>To be repeated after every migration: new tables are granted too.</summary>
    public static async Task Grant(PostgreSqlDatabase database, string role)
    {
        if (!RoleName().IsMatch(role))
            throw new SchemaException("Nama peran basis data tidak sah. Gunakan huruf kecil, angka, dan garis bawah.");
        if (await database.Writers.Value<bool>(
            "SELECT coalesce(bool_or(rolsuper OR pg_has_role(rolname, current_user, 'USAGE')), true) FROM pg_roles WHERE rolname = @role", ("role", role)))
            throw new SchemaException(
                $"Peran basis data {role} tidak ada, atau memiliki tabel-tabelnya sendiri. Buat peran tersendiri untuk program (CREATE ROLE … LOGIN), lalu ulangi.");
        var schema = await database.Writers.Value<string>("SELECT quote_ident(current_schema())");
        await database.Writers.Execute($"""
            GRANT USAGE ON SCHEMA {schema} TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
            GRANT SELECT, USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
            REVOKE UPDATE, DELETE ON audit, audit_person FROM {role};
            REVOKE INSERT, UPDATE, DELETE ON schema_version FROM {role};
            """);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex RoleName();
}
