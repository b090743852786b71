using System.Data.Common;

namespace KartuAsn.Storage.LocalAccounts;

/// <summary>Links by which the owner of an account sets its password, once. Each replaces the one before.</summary>
public sealed class AccountLinks(Database database)
{
    private DbDataSource Source => database.AccountSource;

    /// <summary>Answers the link's token, which is never to be seen again.</summary>
    public async Task<string> Replace(string account, string name, string role, DateTimeOffset expires)
    {
        var token = Secrets.New();
        await Source.Execute("DELETE FROM sign_in_link WHERE account = @account", ("account", account));
        await Source.Execute(
            "INSERT INTO sign_in_link (hash, id, name, role, expires, account) VALUES (@hash, @id, @name, @role, @expires, @account)",
            ("hash", Secrets.Hash(token)), ("id", Secrets.NewId()), ("name", name), ("role", role),
            ("expires", expires.ToUnixTimeMilliseconds()), ("account", account));
        return token;
    }

    /// <summary>Whose password a link would set, without using it up; null when it is unknown, used or expired.</summary>
    public Task<string?> Look(string token, DateTimeOffset now) => Source.Value<string>(
        "SELECT account FROM sign_in_link WHERE hash = @hash AND expires > @now AND account IS NOT NULL",
        ("hash", Secrets.Hash(token)), ("now", now.ToUnixTimeMilliseconds()));

    /// <summary>The same, and of several at once one gets it.</summary>
    public Task<string?> Use(string token, DateTimeOffset now) => Source.Value<string>(
        "DELETE FROM sign_in_link WHERE hash = @hash AND expires > @now AND account IS NOT NULL RETURNING account",
        ("hash", Secrets.Hash(token)), ("now", now.ToUnixTimeMilliseconds()));

    public Task Void(string account) => Source.Execute("DELETE FROM sign_in_link WHERE account = @account", ("account", account));
}
