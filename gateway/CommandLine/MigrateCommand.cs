using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Provisions the cluster's PostgreSQL; run once per release, before the silos.</summary>
internal static class MigrateCommand
{
    public const string ConnectionSetting = "KARTUASN_POSTGRESQL";

    /// <param name="role">By which the program works, apart from the owner of the tables; null: by the owner itself.</param>
    public static async Task<int> Run(string? connection, string? role)
    {
        connection ??= Environment.GetEnvironmentVariable(ConnectionSetting);
        if (string.IsNullOrWhiteSpace(connection))
        {
            await Say.Wrong($"Sambungan PostgreSQL belum disebutkan. Gunakan --connection, atau isi peubah lingkungan {ConnectionSetting}.");
            return 2;
        }
        await using var database = new PostgreSqlDatabase(connection);
        await Schema.Apply(database);
        if (role is not null)
            await AppRole.Grant(database, role);
        await Reindex.ForRules(database, Standings.RulesVersion, Employee.Current);
        await Console.Out.WriteLineAsync("Skema PostgreSQL sudah mutakhir.");
        return 0;
    }
}
