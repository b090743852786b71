using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <summary>
/// What one would write without a second thought: a transaction an upload or an event that reads the person's row, writes it back with
/// the person's interval, and updates the agency's counter. Of uploads it writes the very JSON that the grains store after as many of
/// them, to an event's it adds the fact; it is spared to check or derive anything.
/// </summary>
internal abstract class ObviousApplication : IAsyncDisposable
{
    protected const string Tables = """
        CREATE TABLE person (key text PRIMARY KEY, sequence integer NOT NULL, agency text NOT NULL, uploaded_at text, doc text NOT NULL);
        CREATE TABLE standing (
          person text NOT NULL, ordinal integer NOT NULL, agency text NOT NULL, first_day text NOT NULL, last_day text, kind text NOT NULL,
          uploaded integer NOT NULL, PRIMARY KEY (person, ordinal));
        CREATE TABLE agency (key text PRIMARY KEY, uploaded integer NOT NULL, people integer NOT NULL, suspended integer NOT NULL);
        """;

    private const string Person = "SELECT sequence, agency, doc FROM person WHERE key = @key";
    private const string SavePerson = "UPDATE person SET sequence = @sequence, uploaded_at = @at, doc = @doc WHERE key = @key";
    private const string EndInterval = "UPDATE standing SET last_day = @day WHERE person = @key AND ordinal = 0";

    private const string SaveInterval = """
        INSERT INTO standing (person, ordinal, agency, first_day, kind, uploaded) VALUES (@key, 1, @agency, @day, 'pns', 1)
        ON CONFLICT (person, ordinal) DO UPDATE SET agency = excluded.agency, first_day = excluded.first_day, uploaded = excluded.uploaded
        """;

    private const string SaveState = "UPDATE person SET sequence = @sequence, agency = @agency, doc = @doc WHERE key = @key";
    private const string EndOpenInterval = "UPDATE standing SET last_day = @day WHERE person = @key AND last_day IS NULL";
    private const string AddInterval = "INSERT INTO standing VALUES (@key, @ordinal, @agency, @day, NULL, 'pns', 0)";
    private const string CountPeople = "UPDATE agency SET people = people + @n WHERE key = @agency";
    private const string CountSuspended = "UPDATE agency SET suspended = suspended + @n WHERE key = @agency";

    private const string CountUpload = "UPDATE agency SET uploaded = uploaded + 1 WHERE key = @agency";

    private readonly CityClock clock = CityClock.System();
    private string[] documents = [];

    public static async Task<ObviousApplication> Start(PostgresServer? postgres) =>
        postgres is null ? new ObviousOnSqlite() : await ObviousOnPostgreSql.On(postgres);

    public async Task Fill(RosterRow[] rows)
    {
        documents = DocumentsOf(rows[0]);
        await Transaction(async (connection, transaction) =>
        {
            foreach (var agency in rows.CountBy(r => r.AgencyId))
                await Execute(connection, transaction, "INSERT INTO agency VALUES (@agency, 0, @people, 0)", ("agency", agency.Key), ("people", agency.Value));
            foreach (var row in rows)
            {
                await Execute(connection, transaction, "INSERT INTO person VALUES (@key, 1, @agency, NULL, @doc)",
                    ("key", row.Id), ("agency", row.AgencyId), ("doc", documents[0]));
                await Execute(connection, transaction, "INSERT INTO standing VALUES (@key, 0, @agency, '2006-01-01', NULL, 'pns', 0)",
                    ("key", row.Id), ("agency", row.AgencyId));
            }
        });
        await Settle();
    }

    public Task Upload(string id, int turn) => Transaction(async (connection, transaction) =>
    {
        var (sequence, agency, _) = await Read(connection, transaction, id);
        var day = clock.Today.ToString("O");
        await Execute(connection, transaction, SavePerson,
            ("key", id), ("sequence", sequence + 1), ("at", clock.Now.ToString("O")), ("doc", documents[Math.Min(sequence, documents.Length - 1)]));
        if (turn == 0) await Execute(connection, transaction, EndInterval, ("key", id), ("day", day));
        if (turn == 0) await Execute(connection, transaction, SaveInterval, ("key", id), ("agency", agency), ("day", day));
        await Execute(connection, transaction, CountUpload, ("agency", agency));
    });

    public Task Record(HrEvent e) => Transaction(async (connection, transaction) =>
    {
        var (sequence, agency, document) = await Read(connection, transaction, e.Person);
        await Execute(connection, transaction, SaveState,
            ("key", e.Person), ("sequence", sequence + 1), ("agency", e.AgencyId), ("doc", With(document, e.Fact, sequence + 1)));
        if (e.Effect == HrEffect.None) return;
        var day = e.Fact.EffectiveDate.ToString("O");
        await Execute(connection, transaction, EndOpenInterval, ("key", e.Person), ("day", day));
        await Execute(connection, transaction, AddInterval, ("key", e.Person), ("ordinal", sequence), ("agency", e.AgencyId), ("day", day));
        foreach (var (text, of, n) in Counters(e, agency)) await Execute(connection, transaction, text, ("agency", of), ("n", n));
    });

    /// <summary>In the order of keys: two moves the other way round would wait for each other.</summary>
    private static IEnumerable<(string Text, string Agency, int Added)> Counters(HrEvent e, string from) => e.Effect switch
    {
        HrEffect.Moves => new[] { (CountPeople, from, -1), (CountPeople, e.AgencyId, +1) }.OrderBy(c => c.Item2, StringComparer.Ordinal),
        HrEffect.Suspends => [(CountSuspended, from, +1)],
        _ => [(CountSuspended, from, -1)],
    };

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs the work and commits it durably.</summary>
    protected abstract Task Transaction(Func<DbConnection, DbTransaction, Task> work);

    /// <summary>Locks the person's row, where the database knows such a thing.</summary>
    protected abstract string ForUpdate { get; }

    /// <summary>After the fill: statistics, where the database wants them.</summary>
    protected abstract Task Settle();

    protected static async Task Execute(DbConnection connection, DbTransaction? transaction, string text, params (string Name, object Value)[] values)
    {
        await using var command = Command(connection, transaction, text, values);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(int Sequence, string Agency, string Document)> Read(DbConnection connection, DbTransaction transaction, string id)
    {
        await using var command = Command(connection, transaction, Person + ForUpdate, ("key", id));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt32(0), reader.GetString(1), reader.GetString(2));
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string With(string document, Fact fact, int sequence)
    {
        var state = JsonNode.Parse(document)!;
        state["facts"]!.AsArray().Add(JsonSerializer.SerializeToNode(fact, StoredJson.Options));
        state["sequence"] = sequence;
        return state.ToJsonString();
    }

    private EmployeeRecord Filled(RosterRow row) => Employee.Evolve(
        new EmployeeRecord(), row.Id, RosterRules.Compare(new EmployeeRecord(), row, "fill", clock.Today, clock.Now, "bench").Facts);

    /// <summary>The record of one person after 0, 1, 2 … uploads.</summary>
    private string[] DocumentsOf(RosterRow row)
    {
        var record = Filled(row);
        var documents = new List<string>();
        for (var turn = 0; turn < 24; turn++)
        {
            documents.Add(JsonSerializer.Serialize(record, StoredJson.Options));
            record = Employee.Evolve(record, row.Id, CardFiles.Upload(record, Some.CardFile(turn), clock.Now, clock.Today, "bench").Facts);
        }

        return [.. documents];
    }
}
