using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>
/// Questions to what the database derived from the grains' states. Each answer is of one moment at which every acknowledged save is in.
/// Keys of people and agencies are bare (see <see cref="Key"/>).
/// </summary>
public sealed partial class ReadSide(Database database)
{
    private const string Observed = """
        SELECT p.key, p.sequence, p.uploaded_at, st.first_day, st.last_day, st.agency, st.unit, st.kind, st.part_time, st.service,
          st.suspended, st.uploaded, st.review
        FROM person p LEFT JOIN standing st ON st.person = p.key
        """;

    private const int StandingInObserved = 3;

    /// <summary>
    /// Everybody the agency ever had, with all their intervals, also those elsewhere: somebody who left must be known by sequence.
    /// Streams in the order of keys.
    /// </summary>
    public IAsyncEnumerable<Observation> Members(string agencyKey) => Observe(
        $"{Observed} WHERE p.key IN (SELECT person FROM member WHERE agency = @agency) ORDER BY p.key, st.ordinal",
        ("agency", agencyKey));

    /// <summary>These people; those nobody knows are left out.</summary>
    public IAsyncEnumerable<Observation> Observations(IReadOnlyCollection<string> personKeys) => Observe(
        $"{Observed} WHERE p.key IN ({database.Dialect.ValuesOf}) ORDER BY p.key, st.ordinal",
        ("keys", JsonSerializer.Serialize(personKeys)));

    /// <summary>All agencies known, by name.</summary>
    public async Task<ImmutableArray<AgencyRow>> Agencies() =>
        [.. await database.Readers.Rows("SELECT key, id, name FROM agency ORDER BY fold(name), key", Agency).ToListAsync()];

    /// <summary>The newest name of each agency by its key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AgencyNames() => (await Agencies()).ToDictionary(a => a.Key, a => a.Name, StringComparer.Ordinal);

    public async Task<AgencyRow?> Agency(string agencyKey) =>
        await database.Readers.Rows("SELECT key, id, name FROM agency WHERE key = @key", Agency, ("key", agencyKey)).SingleOrDefaultAsync();

    /// <summary>The agency's units, by name.</summary>
    public async Task<ImmutableArray<UnitRow>> Units(string agencyKey) =>
    [
        .. await database.Readers.Rows(
            "SELECT key, id, name FROM unit WHERE agency = @agency ORDER BY fold(name), key",
            row => new UnitRow(row.GetString(0), row.GetString(1), row.GetString(2)), ("agency", agencyKey)).ToListAsync()
    ];

    /// <summary>The city's policies by date, as they were last recorded.</summary>
    public async Task<Policies> Policies() =>
        await database.Readers.Value<byte[]>("SELECT PayloadBinary FROM OrleansStorage WHERE GrainIdExtensionString = 'city/policies' AND GrainTypeString = 'policies'") is { } payload
            ? Rules.Policies.Of(JsonSerializer.Deserialize<PoliciesRecord>(payload, StoredJson.Options)!.Changes)
            : Rules.Policies.Default;

    /// <summary>Everybody with an interval on the day, grouped; what counts is for the caller's policy to say.</summary>
    public Task<ImmutableArray<CountRow>> Count(DateOnly day) => Count("", ("day", day));

    public Task<ImmutableArray<CountRow>> Count(DateOnly day, string agencyKey) =>
        Count("AND agency = @agency", ("day", day), ("agency", agencyKey));

    /// <summary>Everybody in service in one of these agencies on a day. Streams.</summary>
    public IAsyncEnumerable<PlacedRow> Serving(DateOnly day, IReadOnlyCollection<string> agencyKeys) => Placed(day, agencyKeys, "AND st.service = 'serving'");

    /// <summary>The same, and everybody who was last placed there and is no longer in service: an extension may bring them back.</summary>
    public IAsyncEnumerable<PlacedRow> Placed(DateOnly day, IReadOnlyCollection<string> agencyKeys) => Placed(day, agencyKeys, "");

    private IAsyncEnumerable<PlacedRow> Placed(DateOnly day, IReadOnlyCollection<string> agencyKeys, string which) => database.Readers.Rows(
        $"""
        SELECT p.id, nm.name, nm.number, st.kind, st.agency, st.unit
        FROM standing st JOIN person p ON p.key = st.person
        JOIN naming nm ON nm.person = p.key AND nm.first_day <= @day AND (nm.last_day IS NULL OR nm.last_day >= @day)
        WHERE st.agency IN ({database.Dialect.ValuesOf}) AND st.first_day <= @day AND (st.last_day IS NULL OR st.last_day >= @day) {which}
        ORDER BY p.key
        """,
        row => new PlacedRow(row.GetString(0), row.GetString(1), row.GetString(2), Words<Kind>.Parse(row.GetString(3)), row.GetString(4), row.Text(5)),
        ("keys", JsonSerializer.Serialize(agencyKeys)), ("day", day));

    /// <summary>The newest first.</summary>
    public async Task<ImmutableArray<ImportRow>> Imports(int limit) =>
        [.. await Imports("ORDER BY started_at DESC, key LIMIT @limit", ("limit", limit))];

    /// <summary>Those that began after this one, the newest first.</summary>
    public async Task<ImmutableArray<ImportRow>> ImportsAfter(string importKey) =>
        [.. await Imports("WHERE started_at > (SELECT started_at FROM import_job WHERE key = @key) ORDER BY started_at DESC, key", ("key", importKey))];

    /// <summary>Those a restart has to go on with, the oldest first.</summary>
    public async Task<ImmutableArray<ImportRow>> UnfinishedImports() =>
        [.. await Imports("WHERE state IN ('queued', 'running') ORDER BY started_at, key")];

    private Task<List<ImportRow>> Imports(string which, params (string, object?)[] values) => database.Readers.Rows(
        $"SELECT key, id, state, started_at FROM import_job {which}",
        row => new ImportRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)),
        values).ToListAsync().AsTask();

    private async Task<ImmutableArray<CountRow>> Count(string which, params (string, object?)[] values) =>
    [
        .. await database.Readers.Rows(
            $"""
            SELECT agency, kind, part_time, service, suspended, uploaded, review, count(*)
            FROM standing
            WHERE first_day <= @day AND (last_day IS NULL OR last_day >= @day) {which}
            GROUP BY 1, 2, 3, 4, 5, 6, 7
            ORDER BY 1, 2, 3, 4, 5, 6, 7
            """,
            row => new CountRow(row.GetString(0), CountableAt(row, 1), row.GetInt32(7)),
            values).ToListAsync()
    ];

    /// <summary>The six columns that counting looks at, from this one on.</summary>
    private static Countable CountableAt(DbDataReader row, int first) => new(
        Words<Kind>.Parse(row.GetString(first)), row.GetBoolean(first + 1), Words<Service>.Parse(row.GetString(first + 2)),
        Words<Suspension>.Parse(row.GetString(first + 3)), row.GetBoolean(first + 4), row.GetBoolean(first + 5));

    /// <summary>Rows of <see cref="Observed"/>, a person's next to each other, into one observation each.</summary>
    private async IAsyncEnumerable<Observation> Observe(string query, params (string, object?)[] values)
    {
        Observation? current = null;
        var standings = ImmutableArray.CreateBuilder<Standing>();
        await foreach (var (person, standing) in database.Readers.Rows(query, ObservedRow, values))
        {
            if (current is not null && current.Employee != person.Employee)
                yield return current with { Standings = standings.DrainToImmutable() };
            current = person;
            if (standing is not null)
                standings.Add(standing);
        }

        if (current is not null)
            yield return current with { Standings = standings.DrainToImmutable() };
    }

    private static (Observation Person, Standing? Standing) ObservedRow(DbDataReader row) =>
        (new Observation(row.GetString(0), row.GetInt64(1), [], Instant(row, 2)), StandingAt(row, StandingInObserved));

    /// <summary>The ten columns of a standing from this one on; null when there is none.</summary>
    private static Standing? StandingAt(DbDataReader row, int first) => row.IsDBNull(first)
        ? null
        : new Standing(
            row.GetFieldValue<DateOnly>(first),
            row.IsDBNull(first + 1) ? null : row.GetFieldValue<DateOnly>(first + 1),
            row.GetString(first + 2),
            row.Text(first + 3),
            Words<Kind>.Parse(row.GetString(first + 4)),
            row.GetBoolean(first + 5),
            Words<Service>.Parse(row.GetString(first + 6)),
            Words<Suspension>.Parse(row.GetString(first + 7)),
            row.GetBoolean(first + 8),
            row.GetBoolean(first + 9));

    private static AgencyRow Agency(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));

    private static DateTimeOffset? Instant(DbDataReader row, int column) => row.Text(column) is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
        : null;
}
