using KartuAsn.Rules;
using Orleans.Storage;
using Xunit;

namespace KartuAsn.Storage.Tests;

/// <summary>Tests that hold in both forms. Each test has an empty store with the schema applied, and the real provider of Orleans.</summary>
public abstract class Suite<TForm> : IAsyncLifetime where TForm : Form, new()
{
    protected TForm Form { get; } = new();

    protected Database Database { get; private set; } = null!;

    protected ReadSide Read { get; private set; } = null!;

    protected IGrainStorage Grains { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Form.Prepare();
        Database = Form.Open();
        await Schema.Apply(Database);
        Read = new ReadSide(Database);
        Grains = await Provider.Start(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Form.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Saves a person the way a grain does: over what is stored.</summary>
    protected Task Save(EmployeeRecord record) =>
        Save(StateNames.Employee, GrainId.Create("employee", "employee/" + Key.Of(record.Id)), record);

    protected Task Save(AgencyState agency) => Save(StateNames.Agency, GrainId.Create("agency", "agency/" + Key.Of(agency.Id)), agency);

    protected Task Save(ImportState job) => Save(StateNames.Import, GrainId.Create("import", "import/" + Key.Of(job.Id)), job);

    protected Task Save(ReportsRecord reports) => Save(StateNames.Reports, GrainId.Create("reports", "reports/" + Key.Of(reports.Agency)), reports);

    protected Task<long> Number(string query) => Database.Writers.Value<long>(query);

    private async Task Save<T>(string name, GrainId grain, T value)
    {
        var state = new GrainState<T>();
        await Grains.ReadStateAsync(name, grain, state);
        state.State = value;
        await Grains.WriteStateAsync(name, grain, state);
    }
}

/// <summary>The part of an agency's state that the read side takes.</summary>
public sealed record AgencyState(string Id, string Name, Dictionary<string, string> Units);

/// <summary>The part of an import's state that the read side takes.</summary>
public sealed record ImportState(string Id, string State, DateTimeOffset StartedAt);
