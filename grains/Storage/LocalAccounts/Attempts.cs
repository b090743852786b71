using System.Data.Common;

namespace KartuAsn.Storage.LocalAccounts;

/// <summary>
/// Tries at an account's secret. A try is counted before the secret is looked at, in one statement: who tries a thousand at once has not
/// one more than who tries them in turn.
/// </summary>
public sealed class Attempts(Database database)
{
    /// <summary>After so many wrong tries in a row the account is locked.</summary>
    public const int BeforeLock = 10;

    private const long FirstLock = 15 * 60 * 1000;
    private const int MostDoublings = 4;

    private DbDataSource Source => database.AccountSource;

    /// <summary>False: the account is locked, the secret is not to be looked at. The first lock lasts 15 minutes, each more in a row twice as long, up to four hours.</summary>
    public async Task<bool> Take(string account, DateTimeOffset now) => await Source.Execute(
        $"""
        UPDATE account SET
          failures = CASE WHEN failures >= {BeforeLock} THEN 1 ELSE failures + 1 END,
          locked_until = CASE WHEN failures = {BeforeLock - 1}
            THEN @now + {FirstLock} * CASE {Doublings()} END
            ELSE NULL END,
          locks = CASE WHEN failures = {BeforeLock - 1} THEN locks + 1 ELSE locks END
        WHERE id = @id AND (locked_until IS NULL OR locked_until <= @now)
        """,
        ("id", account), ("now", now.ToUnixTimeMilliseconds())) > 0;

    /// <summary>The secret was right.</summary>
    public Task Clear(string account) =>
        Source.Execute("UPDATE account SET failures = 0, locked_until = NULL, locks = 0 WHERE id = @id", ("id", account));

    /// <summary>All that was asked was right: somebody is in.</summary>
    public async Task Entered(string account, DateTimeOffset now)
    {
        await Clear(account);
        await Source.Execute("UPDATE account SET last_sign_in = @now WHERE id = @id", ("id", account), ("now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>A code of the second factor counts once, and none older than it counts any more; false when it was used.</summary>
    public async Task<bool> UseCode(string account, long step) =>
        await Source.Execute("UPDATE account SET code_step = @step WHERE id = @id AND code_step < @step", ("id", account), ("step", step)) > 0;

    private static string Doublings() =>
        string.Join(' ', Enumerable.Range(0, MostDoublings).Select(locks => $"WHEN locks = {locks} THEN {1 << locks}")) + $" ELSE {1 << MostDoublings}";
}
