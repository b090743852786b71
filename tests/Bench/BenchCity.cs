using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Silo;
using KartuAsn.Storage;
using KartuAsn.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KartuAsn.Bench;

/// <summary>The product's grains in this process, as the embedded form hosts them, on a real store that waits for the disk.</summary>
internal sealed class BenchCity : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"kartuasn-bench-{Guid.NewGuid():N}");
    private IHost host = null!;

    public CityClock Clock { get; } = CityClock.System();

    public Database Database { get; private set; } = null!;

    public FileStore Files { get; private set; } = null!;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    /// <param name="postgres">Null: SQLite in a temporary folder.</param>
    public static async Task<BenchCity> Start(PostgresServer? postgres)
    {
        var city = new BenchCity();
        city.Database = postgres is null ? new SqliteDatabase(city.folder) : new PostgreSqlDatabase(await postgres.NewDatabase());
        city.Files = new FolderFileStore(Path.Combine(city.folder, "files"));
        await Schema.Apply(city.Database);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseEmbeddedSilo(city.Database, city.Files, city.Clock);
        city.host = builder.Build();
        await city.host.StartAsync();
        return city;
    }

    public IEmployeeGrain Employee(string id) => Grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));

    public IAgencyGrain Agency(string id) => Grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(id));

    /// <summary>People as a first roster makes them known, each awake as after a look at their page.</summary>
    public async Task Fill(IReadOnlyCollection<RosterRow> rows, int callers)
    {
        foreach (var agency in rows.DistinctBy(r => r.AgencyId))
            await Agency(agency.AgencyId).Describe(new(agency.AgencyId, agency.AgencyName, []));
        var terms = new RosterTerms("fill", Clock.Today, false, Clock.Now, "bench");
        await Load.Each(callers, rows, row => Employee(row.Id).Reconcile(row, terms));
        await Load.Each(callers, rows, row => Employee(row.Id).Look());
    }

    /// <summary>What the database would do by itself after such a fill: statistics, and dead rows out of the way.</summary>
    public async Task Settle()
    {
        await using var command = Database.Writers.CreateCommand("VACUUM ANALYZE");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The processes of the PostgreSQL server, for all its databases.</summary>
    public async Task<int[]> Servants()
    {
        await using var command = Database.Readers.CreateCommand("SELECT pid FROM pg_stat_activity");
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<int>();
        while (await rows.ReadAsync()) found.Add(rows.GetInt32(0));
        return [.. found];
    }

    /// <summary>The nth upload of a run: the people take turns, and each fills the four places of the card before any is replaced.</summary>
    public async Task Upload(string id, int turn)
    {
        var file = Some.CardFile(turn);
        var answer = await Employee(id).UploadCardFile(new(file, Clock.Now, Clock.Today, "bench"));
        if (answer.Value is null) throw new InvalidOperationException($"Refused: {answer.Refusal}");
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Database.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
