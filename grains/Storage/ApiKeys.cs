using System.Collections.Immutable;
using System.Data.Common;

namespace KartuAsn.Storage;

/// <summary>
/// Keys by which systems ask. Only hashes are kept: 256 random bits need no salt and no slow hash. Works beside a running server; a
/// change holds from the next question on, at every gateway.
/// </summary>
public sealed class ApiKeys(Database database)
{
    private const string Columns =
        "id, name, role, agency, employee, policies, made, made_by, expires, revoked, revoked_at, revoked_by, replaced_by";

    private DbDataSource Source => database.AccountSource;

    /// <summary>Answers the key and its text, which is never to be seen again; null when the command was carried out before.</summary>
    /// <param name="commandId">Names the command; of two with the same name the first makes a key.</param>
    public async Task<NewKey?> Add(KeyPlan plan, string? commandId = null)
    {
        await using var connection = await Source.OpenConnectionAsync();
        var made = NewKey.Of(plan);
        return await Insert(connection, made, commandId) ? made : null;
    }

    /// <summary>
    /// Another key of the same rights takes the place of one that works; that one works on until a moment, but no longer than it would
    /// have. Null when it does not work, has been replaced, or the command was carried out before.
    /// </summary>
    public async Task<NewKey?> Rotate(string id, KeyPlan plan, DateTimeOffset now, DateTimeOffset until, string? commandId = null)
    {
        await using var connection = await Source.OpenConnectionAsync();
        var made = NewKey.Of(plan);
        var rotated = false;
        // The first statement writes, so that two who rotate the same key go one after the other.
        await connection.Transaction("BEGIN", async () =>
            rotated = await Replace(connection, id, made.Key.Id, now, until, commandId) && await Insert(connection, made, commandId));
        return rotated ? made : null;
    }

    /// <summary>Whose key this is; null when it is nobody's. A key that is over is found and says so.</summary>
    public async Task<ApiKey?> Find(string text) => await Source.Rows(
        $"SELECT {Columns} FROM api_key WHERE hash = @hash", KeyOf, ("hash", Secrets.Hash(text))).SingleOrDefaultAsync();

    public async Task<ApiKey?> Look(string id) =>
        await Source.Rows($"SELECT {Columns} FROM api_key WHERE id = @id", KeyOf, ("id", id)).SingleOrDefaultAsync();

    /// <summary>All keys, by name.</summary>
    public async Task<ImmutableArray<ApiKey>> All() =>
        [.. await Source.Rows($"SELECT {Columns} FROM api_key ORDER BY name, made, id", KeyOf).ToListAsync()];

    /// <summary>From now on it is nobody's. False when there is no such key; who revoked it first stays on record.</summary>
    /// <param name="id">The key's id, not its text.</param>
    public async Task<bool> Revoke(string id, DateTimeOffset at, string by) => await Source.Execute(
        """
        UPDATE api_key SET revoked = @yes, revoked_at = coalesce(revoked_at, @at), revoked_by = coalesce(revoked_by, @by) WHERE id = @id
        """,
        ("yes", true), ("id", id), ("at", at.ToUnixTimeMilliseconds()), ("by", by)) > 0;

    /// <param name="network">A shortened address.</param>
    public Task Saw(string id, string network, DateTimeOffset at) => Source.Execute(
        """
        INSERT INTO api_key_use (key, network, seen) VALUES (@key, @network, @at)
        ON CONFLICT (key, network) DO UPDATE SET seen = CASE WHEN api_key_use.seen > excluded.seen THEN api_key_use.seen ELSE excluded.seen END
        """,
        ("key", id), ("network", network), ("at", at.ToUnixTimeMilliseconds()));

    /// <summary>Where each key was used; those never used are left out.</summary>
    /// <param name="since">Networks seen then or later are counted.</param>
    public async Task<ImmutableDictionary<string, KeyUse>> Uses(DateTimeOffset since)
    {
        var rows = await Source.Rows(
            "SELECT key, network, seen FROM api_key_use ORDER BY seen",
            row => (Key: row.GetString(0), Network: row.GetString(1), Seen: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))).ToListAsync();
        return rows.GroupBy(row => row.Key).ToImmutableDictionary(
            of => of.Key, of => new KeyUse(of.Last().Seen, of.Last().Network, of.Count(row => row.Seen >= since)));
    }

    /// <summary>Forgets networks last seen before a moment, but never the one a key was last used from.</summary>
    public Task<int> SweepUses(DateTimeOffset before) => Source.Execute(
        """
        DELETE FROM api_key_use WHERE seen < @before
          AND EXISTS (SELECT 1 FROM api_key_use newer WHERE newer.key = api_key_use.key AND newer.seen > api_key_use.seen)
        """,
        ("before", before.ToUnixTimeMilliseconds()));

    private static async Task<bool> Insert(DbConnection connection, NewKey made, string? commandId) => await connection.Execute(
        """
        INSERT INTO api_key (id, hash, name, role, agency, employee, policies, made, made_by, expires, command)
        VALUES (@id, @hash, @name, @role, @agency, @employee, @policies, @made, @by, @expires, @command)
        ON CONFLICT (command) DO NOTHING
        """,
        ("id", made.Key.Id), ("hash", Secrets.Hash(made.Text)), ("name", made.Key.Name), ("role", made.Key.Role), ("agency", made.Key.AgencyId),
        ("employee", made.Key.EmployeeId), ("policies", made.Key.Policies is { } policies ? string.Join(' ', policies) : null),
        ("made", made.Key.MadeAt?.ToUnixTimeMilliseconds()), ("by", made.Key.MadeBy),
        ("expires", made.Key.Expires?.ToUnixTimeMilliseconds()), ("command", commandId)) > 0;

    private static async Task<bool> Replace(
        DbConnection connection, string id, string by, DateTimeOffset now, DateTimeOffset until, string? commandId) => await connection.Execute(
        """
        UPDATE api_key SET replaced_by = @by, expires = CASE WHEN expires < @until THEN expires ELSE @until END
        WHERE id = @id AND revoked = @no AND replaced_by IS NULL AND (expires IS NULL OR expires > @now)
          AND NOT EXISTS (SELECT 1 FROM api_key other WHERE other.command = @command)
        """,
        ("id", id), ("by", by), ("command", commandId), ("no", false), ("now", now.ToUnixTimeMilliseconds()), ("until", until.ToUnixTimeMilliseconds())) > 0;

    private static ApiKey KeyOf(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), row.Text(4), row.Text(5)?.Split(' '),
        Moment(row, 6), row.Text(7), Moment(row, 8), row.GetBoolean(9), Moment(row, 10), row.Text(11), row.Text(12));

    private static DateTimeOffset? Moment(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

/// <summary>A key to be made.</summary>
/// <param name="Policies">The rows of the table of access it is narrowed to; null: all of its role.</param>
/// <param name="MadeBy">Who makes it, by name.</param>
/// <param name="Expires">The first moment at which it no longer works; null: it has no end.</param>
public sealed record KeyPlan(
    string Name, string Role, string? AgencyId = null, string? EmployeeId = null, IReadOnlyList<string>? Policies = null,
    DateTimeOffset? MadeAt = null, string? MadeBy = null, DateTimeOffset? Expires = null)
{
    internal ApiKey ToKey(string id) => new(id, Name, Role, AgencyId, EmployeeId, Policies, MadeAt, MadeBy, Expires, false, null, null, null);
}

/// <param name="Text">What is sent along with every question; kept nowhere.</param>
public sealed record NewKey(ApiKey Key, string Text)
{
    private const string Prefix = "ka_";

    internal static NewKey Of(KeyPlan plan) => new(plan.ToKey(Secrets.NewId()), Prefix + Secrets.New());
}

/// <summary>A key without its text.</summary>
/// <param name="Id">Names it; says nothing about its text.</param>
/// <param name="AgencyId">The agency of an operator or a head, as it was given.</param>
/// <param name="EmployeeId">The employee whose own key this is.</param>
/// <param name="MadeAt">Null, as <paramref name="MadeBy"/>: made before this was kept.</param>
/// <param name="ReplacedBy">The id of the key that took its place.</param>
public sealed record ApiKey(
    string Id, string Name, string Role, string? AgencyId, string? EmployeeId, IReadOnlyList<string>? Policies, DateTimeOffset? MadeAt,
    string? MadeBy, DateTimeOffset? Expires, bool Revoked, DateTimeOffset? RevokedAt, string? RevokedBy, string? ReplacedBy)
{
    public bool WorksAt(DateTimeOffset now) => !Revoked && (Expires is null || now < Expires);
}

/// <summary>How a key was used.</summary>
/// <param name="Seen">Last, to the hour.</param>
/// <param name="Network">From where, shortened.</param>
/// <param name="Networks">How many networks it came from lately.</param>
public sealed record KeyUse(DateTimeOffset Seen, string Network, int Networks);
