using System.Collections.Immutable;
using System.Data.Common;

namespace KartuAsn.Storage;

/// <summary>One sign-in at one browser.</summary>
/// <param name="Id">Names the session to its owner; its key is nowhere.</param>
/// <param name="Viewer">Whose it is.</param>
/// <param name="Account">The account it stands and falls with; null when who signed in has none.</param>
/// <param name="Way">How they signed in.</param>
/// <param name="Seen">Last used, to the minute.</param>
/// <param name="Ends">At the latest.</param>
/// <param name="Address">From where, shortened.</param>
public sealed record SessionRecord(
    string Id, string Viewer, string? Account, string Name, string Role, string? AgencyId, string? EmployeeId, string Way,
    DateTimeOffset Started, DateTimeOffset Seen, DateTimeOffset Ends, string Address, string Browser);

/// <summary>
/// Sessions, kept by the server: what is ended is over with the next request, wherever its key is. Of the key only a hash is kept.
/// </summary>
public sealed class SessionRecords(Database database)
{
    // What the account says today counts, not what it said when the session began.
    private const string Live = """
        SELECT s.id, s.viewer, s.account, coalesce(a.name, s.name), s.role,
          CASE WHEN s.account IS NULL THEN s.agency ELSE a.agency END, CASE WHEN s.account IS NULL THEN s.employee ELSE a.employee END, s.way,
          s.started, s.seen, s.ends, s.address, s.browser
        FROM session s LEFT JOIN account a ON a.id = s.account
        WHERE s.ends > @now AND s.seen > @idle AND (s.account IS NULL OR (a.disabled = @no AND a.role = s.role))
        """;

    private DbDataSource Source => database.AccountSource;

    public Task Begin(string key, SessionRecord session) => Source.Execute(
        """
        INSERT INTO session (hash, id, viewer, account, name, role, agency, employee, way, started, seen, ends, address, browser)
        VALUES (@hash, @id, @viewer, @account, @name, @role, @agency, @employee, @way, @started, @seen, @ends, @address, @browser)
        """,
        ("hash", Secrets.Hash(key)), ("id", session.Id), ("viewer", session.Viewer), ("account", session.Account), ("name", session.Name),
        ("role", session.Role), ("agency", session.AgencyId), ("employee", session.EmployeeId), ("way", session.Way),
        ("started", session.Started.ToUnixTimeMilliseconds()), ("seen", session.Seen.ToUnixTimeMilliseconds()),
        ("ends", session.Ends.ToUnixTimeMilliseconds()), ("address", session.Address), ("browser", session.Browser));

    /// <summary>Null when the key is nobody's, or the session is over.</summary>
    /// <param name="idleSince">A session last used at this moment or before is over.</param>
    public async Task<SessionRecord?> Find(string key, DateTimeOffset now, DateTimeOffset idleSince) =>
        await Source.Rows(Live + " AND s.hash = @hash", Read, [.. At(now, idleSince), ("hash", Secrets.Hash(key))]).SingleOrDefaultAsync();

    /// <summary>Live sessions of one viewer, the latest used first.</summary>
    public async Task<ImmutableArray<SessionRecord>> Of(string viewer, DateTimeOffset now, DateTimeOffset idleSince) =>
        [.. await Source.Rows(Live + " AND s.viewer = @viewer ORDER BY s.seen DESC, s.id", Read, [.. At(now, idleSince), ("viewer", viewer)]).ToListAsync()];

    public Task Saw(string id, DateTimeOffset at) =>
        Source.Execute("UPDATE session SET seen = @at WHERE id = @id AND seen < @at", ("id", id), ("at", at.ToUnixTimeMilliseconds()));

    public Task EndByKey(string key) => Source.Execute("DELETE FROM session WHERE hash = @hash", ("hash", Secrets.Hash(key)));

    /// <summary>False when this viewer has no such session.</summary>
    public async Task<bool> End(string viewer, string id) =>
        await Source.Execute("DELETE FROM session WHERE id = @id AND viewer = @viewer", ("id", id), ("viewer", viewer)) > 0;

    /// <summary>Ends all sessions of a viewer but one; answers how many.</summary>
    /// <param name="except">The session that goes on; null: none does.</param>
    public Task<int> EndAll(string viewer, string? except = null) => Source.Execute(
        "DELETE FROM session WHERE viewer = @viewer AND id <> @except", ("viewer", viewer), ("except", except ?? ""));

    /// <summary>Takes away what is over anyway.</summary>
    public Task<int> Sweep(DateTimeOffset now, DateTimeOffset idleSince) => Source.Execute(
        "DELETE FROM session WHERE ends <= @now OR seen <= @idle", ("now", now.ToUnixTimeMilliseconds()), ("idle", idleSince.ToUnixTimeMilliseconds()));

    private static (string, object?)[] At(DateTimeOffset now, DateTimeOffset idleSince) =>
        [("now", now.ToUnixTimeMilliseconds()), ("idle", idleSince.ToUnixTimeMilliseconds()), ("no", false)];

    private static SessionRecord Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.Text(2), row.GetString(3), row.GetString(4), row.Text(5), row.Text(6), row.GetString(7),
        Moment(row, 8), Moment(row, 9), Moment(row, 10), row.GetString(11), row.GetString(12));

    private static DateTimeOffset Moment(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
