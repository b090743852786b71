using System.Data.Common;

namespace KartuAsn.Storage.LocalAccounts;

/// <summary>The codes of activation letters, by the person a letter was printed for. A new letter replaces the older one.</summary>
public sealed class ActivationLetters(Database database)
{
    /// <summary>After so many wrong tries a letter is void.</summary>
    public const int BeforeVoid = 10;

    private DbDataSource Source => database.AccountSource;

    /// <summary>All of them or none.</summary>
    public async Task Replace(IReadOnlyCollection<(string EmployeeKey, string EmployeeId, string Code)> letters, DateTimeOffset expires)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.Transaction("BEGIN", async () =>
        {
            foreach (var (key, id, code) in letters)
                await connection.Execute(
                    """
                    INSERT INTO activation (employee_key, employee, hash, expires, failures) VALUES (@key, @employee, @hash, @expires, 0)
                    ON CONFLICT (employee_key) DO UPDATE SET employee = excluded.employee, hash = excluded.hash, expires = excluded.expires, failures = 0
                    """,
                    ("key", key), ("employee", id), ("hash", Secrets.Hash(code)), ("expires", expires.ToUnixTimeMilliseconds()));
        });
    }

    /// <summary>Whether this is the code of this person's letter. Each try counts before the code is looked at; nothing is used up.</summary>
    public async Task<bool> Try(string employeeKey, string code, DateTimeOffset now) => await Source.Value<string>(
        $"UPDATE activation SET failures = failures + 1 WHERE employee_key = @key AND expires > @now AND failures < {BeforeVoid} RETURNING hash",
        ("key", employeeKey), ("now", now.ToUnixTimeMilliseconds())) == Secrets.Hash(code);

    /// <summary>Uses the letter up; false when it was used, replaced or has expired. Of several at once one gets it.</summary>
    public async Task<bool> Use(string employeeKey, string code, DateTimeOffset now) => await Source.Execute(
        "DELETE FROM activation WHERE employee_key = @key AND hash = @hash AND expires > @now",
        ("key", employeeKey), ("hash", Secrets.Hash(code)), ("now", now.ToUnixTimeMilliseconds())) > 0;

    /// <summary>People whose letter may still be used.</summary>
    public async Task<HashSet<string>> Open(DateTimeOffset now) => [.. await Source.Rows(
        $"SELECT employee_key FROM activation WHERE expires > @now AND failures < {BeforeVoid}", row => row.GetString(0),
        ("now", now.ToUnixTimeMilliseconds())).ToListAsync()];

    /// <summary>Takes away those whose time is over.</summary>
    public Task<int> Sweep(DateTimeOffset now) => Source.Execute("DELETE FROM activation WHERE expires <= @now", ("now", now.ToUnixTimeMilliseconds()));
}
