using System.Data.Common;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    private const int StatesAtOnce = 500;

    private const string AllStates = """
        SELECT substr(s.GrainIdExtensionString, 10), s.PayloadBinary, p.sequence
        FROM OrleansStorage s LEFT JOIN person p ON p.key = substr(s.GrainIdExtensionString, 10)
        WHERE s.GrainTypeString = 'employee' AND s.GrainIdExtensionString > 'employee/' || @after
        ORDER BY s.GrainIdExtensionString LIMIT @limit
        """;

    private const string StatesOfAgency = """
        SELECT m.person, s.PayloadBinary, p.sequence
        FROM member m
        JOIN OrleansStorage s ON s.GrainIdExtensionString = 'employee/' || m.person AND s.GrainTypeString = 'employee'
        LEFT JOIN person p ON p.key = m.person
        WHERE m.agency = @agency AND m.person > @after
        ORDER BY m.person LIMIT @limit
        """;

    private const string StandingsOf = """
        SELECT person, first_day, last_day, agency, unit, kind, part_time, service, suspended, uploaded, review
        FROM standing
        """;

    /// <summary>Everybody's state beside what was derived from it, as of one moment, in the order of keys. Streams.</summary>
    public IAsyncEnumerable<StateRow> States() => States(AllStates);

    /// <summary>The same, of everybody the agency ever had.</summary>
    public IAsyncEnumerable<StateRow> AgencyStates(string agencyKey) => States(StatesOfAgency, ("agency", agencyKey));

    /// <summary>One person's state as it is stored at this moment; null when nobody is known by this key.</summary>
    public async Task<EmployeeRecord?> State(string personKey) => await database.Readers.Value<byte[]>(
        "SELECT PayloadBinary FROM OrleansStorage WHERE GrainTypeString = 'employee' AND GrainIdExtensionString = @key", ("key", "employee/" + personKey)) is { } payload
        ? RecordOf(payload)
        : null;

    /// <summary>The same of these people, by their keys.</summary>
    public async Task<IReadOnlyDictionary<string, EmployeeRecord>> States(IEnumerable<string> personKeys) => await database.Readers.Rows(
        $"SELECT PayloadBinary FROM OrleansStorage WHERE GrainTypeString = 'employee' AND GrainIdExtensionString IN ({database.Dialect.ValuesOf})",
        row => RecordOf(row.GetFieldValue<byte[]>(0)),
        ("keys", JsonSerializer.Serialize(personKeys.Select(key => "employee/" + key)))).ToDictionaryAsync(state => Key.Of(state.Id), StringComparer.Ordinal);

    private async IAsyncEnumerable<StateRow> States(string query, params (string, object?)[] values)
    {
        await using var connection = await database.Readers.OpenConnectionAsync();
        await connection.Execute(database.Dialect.Snapshot);
        try
        {
            var page = await Page(connection, query, "", values);
            while (page.Count > 0)
            {
                foreach (var row in page)
                    yield return row;
                page = await Page(connection, query, page[^1].Person, values);
            }
        }
        finally
        {
            await connection.Execute("ROLLBACK");
        }
    }

    private async Task<List<StateRow>> Page(DbConnection connection, string query, string after, (string, object?)[] values)
    {
        var states = await connection.Rows(
            query,
            row => new StateRow(row.GetString(0), RecordOf(row.GetFieldValue<byte[]>(1)), row.IsDBNull(2) ? null : row.GetInt64(2), []),
            [.. values, ("after", after), ("limit", StatesAtOnce)]).ToListAsync();
        var standings = await connection.Rows(
            $"{StandingsOf} WHERE person IN ({database.Dialect.ValuesOf}) ORDER BY person, ordinal",
            row => (Person: row.GetString(0), Standing: StandingAt(row, 1)!),
            ("keys", JsonSerializer.Serialize(states.Select(state => state.Person)))).ToListAsync();
        var ofPerson = standings.ToLookup(row => row.Person, row => row.Standing);
        return [.. states.Select(state => state with { Standings = [.. ofPerson[state.Person]] })];
    }

    private static EmployeeRecord RecordOf(byte[] payload) => JsonSerializer.Deserialize<EmployeeRecord>(payload, StoredJson.Options)!;
}
