using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KartuAsn.Storage.LocalAccounts;

/// <summary>How a secret that has to be read again is hidden on disk.</summary>
public sealed record Cover(Func<string, string> Hide, Func<string, string> Show);

/// <summary>
/// Identity's store, but that a stolen file of the database holds nothing to sign in with: the key of the second factor is encrypted,
/// recovery codes are hashed.
/// </summary>
public sealed class AccountStore(AccountContext context, Cover cover) : UserOnlyStore<
    Account, AccountContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, IdentityUserPasskey<string>>(context)
{
    // The names under which the base keeps them.
    public const string Provider = "[AspNetUserStore]";
    public const string KeyName = "AuthenticatorKey";
    public const string RecoveryCodes = nameof(RecoveryCodes);

    /// <summary>SQLITE_CONSTRAINT_UNIQUE.</summary>
    private const int TakenInSqlite = 2067;

    /// <summary>Of two who take one login at the same moment, the second is told so.</summary>
    public override async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.CreateAsync(user, cancellationToken);
        }
        catch (DbUpdateException failure) when (failure.InnerException is SqliteException { SqliteExtendedErrorCode: TakenInSqlite } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            Context.ChangeTracker.Clear();
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.UserName ?? ""));
        }
    }

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, cover.Hide(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } hidden ? cover.Show(hidden) : null;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Secrets.Hash), cancellationToken);

    /// <summary>Of two who use one code at the same moment, one is refused: the account's version has moved.</summary>
    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var left = (await GetTokenAsync(user, Provider, RecoveryCodes, cancellationToken) ?? "").Split(';').ToList();
        if (!left.Remove(Secrets.Hash(code)))
            return false;
        // Not by ReplaceCodesAsync: these are hashed already.
        await SetTokenAsync(user, Provider, RecoveryCodes, string.Join(';', left), cancellationToken);
        return true;
    }

    /// <summary>Takes away every second factor: key, recovery codes, passkeys.</summary>
    public async Task ForgetFactors(Account account)
    {
        account.TwoFactorEnabled = false;
        await Context.Set<IdentityUserToken<string>>().Where(t => t.UserId == account.Id).ExecuteDeleteAsync();
        await Context.Set<IdentityUserPasskey<string>>().Where(p => p.UserId == account.Id).ExecuteDeleteAsync();
    }
}
