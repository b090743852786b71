using KartuAsn.Contracts;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Codes from an application on the telephone, and the ones on paper for the day it is lost.</summary>
public sealed class SecondFactorDoor(UserManager<Account> users, AccountStore store, Attempts attempts, CityClock clock)
{
    private const int CodesOnPaper = 10;

    /// <summary>What the application is to be given; null: nothing was begun.</summary>
    public Task<string?> Key(Account account) => store.GetAuthenticatorKeyAsync(account, default);

    public Task<int> CodesLeft(Account account) => users.CountRecoveryCodesAsync(account);

    /// <summary>A new key, which counts when a code of it was typed.</summary>
    public async Task<AccountRefusal?> Begin(Account account)
    {
        if (account.TwoFactorEnabled)
            return new AccountRefusal.ChangedMeanwhile();
        await store.SetAuthenticatorKeyAsync(account, OneTimeCodes.NewKey(), default);
        return await Saved(account);
    }

    /// <summary>From now on a code is asked. Answers the codes on paper, which are never to be seen again; null: the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> Confirm(Account account, string? code)
    {
        if (account.TwoFactorEnabled || !await IsFromApplication(account, code))
            return null;
        account.TwoFactorEnabled = true;
        return await NewCodes(account);
    }

    /// <summary>The older ones are void.</summary>
    public async Task<IReadOnlyList<string>?> NewCodes(Account account)
    {
        string[] codes = [.. Enumerable.Range(0, CodesOnPaper).Select(_ => Secrets.NewCode())];
        await store.ReplaceCodesAsync(account, codes, default);
        return await Saved(account) is null ? codes : null;
    }

    /// <summary>Key and codes are gone; passkeys stay.</summary>
    public async Task<AccountRefusal?> End(Account account)
    {
        account.TwoFactorEnabled = false;
        await users.RemoveAuthenticationTokenAsync(account, AccountStore.Provider, AccountStore.KeyName);
        await users.RemoveAuthenticationTokenAsync(account, AccountStore.Provider, AccountStore.RecoveryCodes);
        return await Saved(account);
    }

    /// <summary>Whether this is the second factor: a code of the application, or one on paper. Each counts once, each try counts.</summary>
    public async Task<bool> Passes(Account account, string? code) =>
        code is { Length: > 0 and <= 64 } && await attempts.Take(account.Id, clock.Now)
        && (await IsFromApplication(account, code) || await IsOnPaper(account, code));

    private async Task<bool> IsFromApplication(Account account, string? code)
    {
        var digits = string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == OneTimeCodes.Digits && await Key(account) is { } key
            && OneTimeCodes.StepOf(digits, key, clock.Now) is { } step && await attempts.UseCode(account.Id, step);
    }

    private async Task<bool> IsOnPaper(Account account, string code) =>
        await store.RedeemCodeAsync(account, Secrets.Code(code), default) && await Saved(account) is null;

    private async Task<AccountRefusal?> Saved(Account account) => await users.UpdateAsync(account) is { Succeeded: true } ? null : new AccountRefusal.ChangedMeanwhile();
}
