using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Silo;
using KartuAsn.Storage;
using KartuAsn.Support;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace KartuAsn.Actors.Tests;

public enum On
{
    Sqlite,
    PostgreSql,
}

/// <summary>Two silos on one real store, with a clock that the test moves and messages that the test spoils.</summary>
public sealed class TestCity : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"kartuasn-test-{Guid.NewGuid():N}");
    private InProcessTestCluster cluster = null!;

    /// <summary>Noon, local time, of 1 November 2022.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2022, 11, 1, 5, 0, 0, TimeSpan.Zero));

    public CityClock Clock { get; }

    public Faults Faults { get; } = new();

    public Database Database { get; private set; } = null!;

    public FileStore Files { get; private set; } = null!;

    public ReadSide Reads => new(Database);

    public IGrainFactory Grains => cluster.Client;

    private TestCity() => Clock = new(Time, TimeZoneInfo.FindSystemTimeZoneById(CityClock.DefaultZone));

    public static async Task<TestCity> Start(On store, TimeSpan? patience = null)
    {
        var city = new TestCity();
        city.Database = store == On.Sqlite
            ? new SqliteDatabase(city.folder, patience)
            : new PostgreSqlDatabase(await (await PostgresServer.Shared).NewDatabase());
        city.Files = new FolderFileStore(Path.Combine(city.folder, "files"));
        await Schema.Apply(city.Database);
        await city.StartSilos();
        return city;
    }

    public IEmployeeGrain Employee(string id) => Grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));

    public IAgencyGrain Agency(string id) => Grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(id));

    public ICityGrain City => Grains.GetGrain<ICityGrain>(GrainKeys.City);

    public ICatchUpGrain CatchUp => Grains.GetGrain<ICatchUpGrain>(GrainKeys.CatchUp);

    /// <summary>As after a crash: memory is gone, and with it what was on its way.</summary>
    public async Task Restart()
    {
        await cluster.KillSiloAsync(cluster.Silos[1]);
        await cluster.KillSiloAsync(cluster.Silos[0]);
        await cluster.DisposeAsync();
        await StartSilos();
    }

    /// <summary>Nothing stays in memory: the next call reads what is stored.</summary>
    public Task Forget() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public Task<Answer<Receipt>> Upload(string id, string sha = "a", Side side = Side.Front) => Employee(id).UploadCardFile(new(
        new(Orientation.Portrait, side, sha.PadLeft(64, '0'), "image/png", 1000), Clock.Now, Clock.Today, "operator"));

    public Task<Answer<Receipt>> GiveBack(string id) =>
        Employee(id).ReturnCardFile(new(Orientation.Portrait, Side.Front, "foto buram", Clock.Now, Clock.Today, "officer"));

    /// <summary>The rows go in as an import would put them.</summary>
    public async Task<ImportView> Import(string importId, IEnumerable<RosterRow> rows, bool dryRun = false)
    {
        await BeginImport(importId, rows, dryRun);
        return await Finished(importId);
    }

    public Task BeginImport(string importId, IEnumerable<RosterRow> rows, bool dryRun = false, int segment = 50) =>
        Begin(importId, "roster", rows, dryRun, segment);

    /// <summary>Rows of any kind of import.</summary>
    public async Task Begin<T>(
        string importId, string kind, IEnumerable<T> rows, bool dryRun = false, int segment = 50, DateOnly? position = null, params AgencyChange[] agencies)
    {
        var segments = new List<ImportSegment>();
        foreach (var part in rows.Chunk(segment)) segments.Add(new(await Files.Put<T>(part), part.Length));
        await Grains.GetGrain<IImportGrain>(GrainKeys.Import(importId)).Start(new(
            importId, kind, dryRun, position ?? Clock.Today, "officer", Clock.Now, "roster.csv", [.. segments], segments.Sum(s => s.Rows), 0, null, [],
            Agencies: [.. agencies]));
    }

    public async Task<ImportView> Undo(string importId)
    {
        var import = Grains.GetGrain<IImportGrain>(GrainKeys.Import(importId));
        await import.Undo("officer");
        return await Eventually.Is(async () => await import.Look(), view => view is { Undo.State: "done" }) ?? throw new InvalidOperationException();
    }

    public Task<List<Difference>> Differences(ImportView import) =>
        import.DifferenceFiles.ToAsyncEnumerable().SelectMany(f => Files.Read<Difference>(f)).ToListAsync().AsTask();

    public async Task<ImportView> Finished(string importId)
    {
        var import = Grains.GetGrain<IImportGrain>(GrainKeys.Import(importId));
        return await Eventually.Is(async () => await import.Look(), view => view is { FinishedAt: not null }) ?? throw new InvalidOperationException();
    }

    public static RosterRow Row(int n, string agency = "agency-a", Kind kind = Kind.Pns) => new(
        n + 2, $"PNS-ID-{n:D5}", $"19800101200501{1 + (n % 2)}{n % 999 + 1:D3}", $"Pegawai {n}", null, null, kind, false, new(2006, 1, 1), null, null, null,
        kind == Kind.Cpns ? "51" : "01", null, agency, $"Dinas {agency}", "unit-1", "Sekretariat");

    /// <summary>A PPPK of whom the roster does not say until when.</summary>
    public static RosterRow Pppk(int n) => Row(n) with
    {
        Kind = Kind.Pppk,
        Number = $"19900101202121100{n}",
        StartDate = new(2021, 1, 1),
        KedudukanCode = "71",
    };

    public static string Id(int n) => $"PNS-ID-{n:D5}";

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await Database.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private async Task StartSilos()
    {
        // Stored rows carry the service id: with another one the silos would find nothing of what was there before.
        var builder = new InProcessTestClusterBuilder(2) { Options = { ServiceId = SiloHost.ServiceId } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddKartuAsn(Database, Files, Clock).AddKeepUp();
            silo.AddOutgoingGrainCallFilter(Faults);
        });
        builder.ConfigureClient(client => client.Services.AddRulesOnTheWire());
        cluster = builder.Build();
        await cluster.DeployAsync();
    }
}

/// <summary>What a test does to news on their way from employees to agencies.</summary>
public sealed class Faults : IOutgoingGrainCallFilter
{
    private readonly Lock mutex = new();
    private readonly List<Func<Task>> kept = [];

    /// <summary>Of the nth message: 0 deliver, 1 lose, 2 double, 3 keep for later, out of order.</summary>
    public Func<int>? Fate { get; set; }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var fate = context.InterfaceMethod.Name == nameof(IAgencyGrain.Observe) && context.SourceId?.Type.ToString() == "employee" ? Fate?.Invoke() ?? 0 : 0;
        if (fate == 3) Keep(context);
        if (fate is 0 or 2) await context.Invoke();
        if (fate == 2) await context.Invoke();
    }

    /// <summary>Delivers what was kept, the last first.</summary>
    public async Task DeliverKept()
    {
        List<Func<Task>> late;
        lock (mutex) (late, _) = ([.. Enumerable.Reverse(kept)], 0);
        foreach (var message in late) await message();
    }

    private void Keep(IOutgoingGrainCallContext context)
    {
        var agency = (IAgencyGrain)context.Grain;
        var news = (Observation)context.Request.GetArgument(0)!;
        lock (mutex) kept.Add(() => agency.Observe(news));
    }
}

/// <summary>Waits for what happens by itself, by asking again; fails with the last answer after a generous time.</summary>
internal static class Eventually
{
    /// <param name="patience">How often to ask, ten times a second.</param>
    public static async Task<T> Is<T>(Func<Task<T>> ask, Func<T, bool> so, int patience = 300)
    {
        for (; ; patience--)
        {
            var answer = await ask();
            if (so(answer)) return answer;
            if (patience == 0) throw new TimeoutException($"Still: {answer}");
            await Task.Delay(100);
        }
    }
}
