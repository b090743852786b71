using System.Collections.Immutable;
using System.Data.Common;

namespace KartuAsn.Storage;

/// <summary>
/// API keys and one-time sign-in links. Only hashes are kept: 256 random bits need no salt and no slow hash. Works beside a running
/// server; a change holds from the next question on.
/// </summary>
public sealed class Accounts(Database database)
{
    private const string KeyPrefix = "ka_";
    private const string Columns = "id, name, role, agency, employee, revoked";

    private DbDataSource Source => database.AccountSource;

    /// <summary>Answers the key's text, which is never to be seen again.</summary>
    /// <param name="name">Who uses it; stands in records as who did something.</param>
    public async Task<string> AddKey(string name, string role, string? agencyId = null, string? employeeId = null)
    {
        var key = KeyPrefix + Secrets.New();
        await Source.Execute(
            "INSERT INTO api_key (id, hash, name, role, agency, employee) VALUES (@id, @hash, @name, @role, @agency, @employee)",
            ("id", Secrets.NewId()), ("hash", Secrets.Hash(key)), ("name", name), ("role", role), ("agency", agencyId), ("employee", employeeId));
        return key;
    }

    /// <summary>Whose key this is; null when it is nobody's. A revoked key is found and says so.</summary>
    public async Task<Principal?> Find(string key) => await Source.Rows(
        $"SELECT {Columns} FROM api_key WHERE hash = @hash", PrincipalOf, ("hash", Secrets.Hash(key))).SingleOrDefaultAsync();

    /// <summary>All keys, by name.</summary>
    public async Task<ImmutableArray<Principal>> Keys() =>
        [.. await Source.Rows($"SELECT {Columns} FROM api_key ORDER BY name, id", PrincipalOf).ToListAsync()];

    /// <summary>False when there is no such key.</summary>
    /// <param name="id">The principal's id, not the key.</param>
    public async Task<bool> Revoke(string id) =>
        await Source.Execute("UPDATE api_key SET revoked = @revoked WHERE id = @id", ("revoked", true), ("id", id)) > 0;

    /// <summary>Answers the token of a link that signs in once, and voids all that were made for the same name before.</summary>
    public async Task<string> ReplaceLink(string role, string name, DateTimeOffset expires)
    {
        await Source.Execute("DELETE FROM sign_in_link WHERE account IS NULL AND role = @role AND name = @name", ("role", role), ("name", name));
        return await AddLink(role, name, expires);
    }

    /// <summary>Answers the token of a link that signs in once.</summary>
    public async Task<string> AddLink(string role, string name, DateTimeOffset expires)
    {
        var token = Secrets.New();
        await Source.Execute(
            "INSERT INTO sign_in_link (hash, id, name, role, expires) VALUES (@hash, @id, @name, @role, @expires)",
            ("hash", Secrets.Hash(token)), ("id", Secrets.NewId()), ("name", name), ("role", role), ("expires", expires.ToUnixTimeMilliseconds()));
        return token;
    }

    /// <summary>Whom a link would sign in, without using it up; null when it is unknown, used or expired.</summary>
    public async Task<Principal?> LookAtLink(string token, DateTimeOffset now) => await Source.Rows(
        "SELECT id, name, role FROM sign_in_link WHERE hash = @hash AND expires > @now AND account IS NULL",
        row => new Principal(row.GetString(0), row.GetString(1), row.GetString(2), null, null, Revoked: false),
        ("hash", Secrets.Hash(token)), ("now", now.ToUnixTimeMilliseconds())).SingleOrDefaultAsync();

    /// <summary>Who signs in; null when the link is unknown, used or expired. Of several at once, one gets in.</summary>
    public async Task<Principal?> UseLink(string token, DateTimeOffset now)
    {
        var used = await Source.Rows(
            "DELETE FROM sign_in_link WHERE hash = @hash AND account IS NULL RETURNING id, name, role, expires",
            row => (
                Principal: new Principal(row.GetString(0), row.GetString(1), row.GetString(2), null, null, Revoked: false),
                Expires: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))),
            ("hash", Secrets.Hash(token))).SingleOrDefaultAsync();
        return used.Principal is not null && now < used.Expires ? used.Principal : null;
    }

    /// <summary>Whether somebody can sign in as an administrator with a password of their own.</summary>
    public async Task<bool> HasAdministrator(string role) => await Source.Value<long>(
        "SELECT count(*) FROM account WHERE role = @role AND disabled = @no AND password IS NOT NULL", ("role", role), ("no", false)) > 0;

    /// <summary>Takes away links whose time is over.</summary>
    public Task<int> SweepLinks(DateTimeOffset now) =>
        Source.Execute("DELETE FROM sign_in_link WHERE expires <= @now", ("now", now.ToUnixTimeMilliseconds()));

    private static Principal PrincipalOf(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), row.Text(4), row.GetBoolean(5));
}

/// <summary>Who asks, and for whom.</summary>
/// <param name="Id">Of the key or link; says nothing about the person.</param>
/// <param name="AgencyId">The agency an operator or a head belongs to, as it was given.</param>
/// <param name="EmployeeId">The employee whose own key this is.</param>
public sealed record Principal(string Id, string Name, string Role, string? AgencyId, string? EmployeeId, bool Revoked);
