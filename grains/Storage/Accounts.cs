using System.Data.Common;

namespace KartuAsn.Storage;

/// <summary>
/// One-time sign-in links. Only hashes are kept: 256 random bits need no salt and no slow hash. Works beside a running server; a change
/// holds from the next question on.
/// </summary>
public sealed class Accounts(Database database)
{
    private DbDataSource Source => database.AccountSource;

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
        row => new Principal(row.GetString(0), row.GetString(1), row.GetString(2), null, null),
        ("hash", Secrets.Hash(token)), ("now", now.ToUnixTimeMilliseconds())).SingleOrDefaultAsync();

    /// <summary>Who signs in; null when the link is unknown, used or expired. Of several at once, one gets in.</summary>
    public async Task<Principal?> UseLink(string token, DateTimeOffset now)
    {
        var used = await Source.Rows(
            "DELETE FROM sign_in_link WHERE hash = @hash AND account IS NULL RETURNING id, name, role, expires",
            row => (
                Principal: new Principal(row.GetString(0), row.GetString(1), row.GetString(2), null, null),
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
}

/// <summary>Who asks, and for whom.</summary>
/// <param name="Id">Of the link; says nothing about the person.</param>
/// <param name="AgencyId">The agency an operator or a head belongs to, as it was given.</param>
public sealed record Principal(string Id, string Name, string Role, string? AgencyId, string? EmployeeId);
