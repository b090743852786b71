using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Somebody at the door with a name and a password.</summary>
public abstract record Entry
{
    private Entry()
    {
    }

    public sealed record In(Viewer Viewer, string? Notice) : Entry;

    /// <summary>The password was right; the second factor is asked next.</summary>
    public sealed record HalfIn(Account Account) : Entry;

    public sealed record Refused(AccountRefusal Why) : Entry;
}

/// <summary>Decides who comes in with a secret of their own.</summary>
public sealed class SignInDoor(
    UserManager<Account> users, Passwords passwords, Attempts attempts, ReadSide reads, Whereabouts whereabouts, CityClock clock)
{
    private const int LongestLogin = 64;

    /// <summary>An account that is locked or not there takes as long as any other, and is answered like it.</summary>
    public async Task<Entry> Enter(string? login, string? password)
    {
        if (password is null or { Length: 0 or > 4 * PasswordRules.Longest })
            return new Entry.Refused(new AccountRefusal.Mismatch());
        var account = await Named(login ?? "");
        var tried = account is not null && await attempts.Take(account.Id, clock.Now) ? account : null;
        if (!await passwords.IsRight(tried, password))
            return new Entry.Refused(new AccountRefusal.Mismatch());
        if (account!.Disabled)
            return new Entry.Refused(new AccountRefusal.Disabled());
        return account.TwoFactorEnabled ? new Entry.HalfIn(account) : await Enter(account);
    }

    /// <summary>Everything that is asked of this account was right.</summary>
    public async Task<Entry.In> Enter(Account account)
    {
        await attempts.Entered(account.Id, clock.Now);
        return new(await ViewerOf(account), account.Notice);
    }

    public async Task<Viewer> ViewerOf(Account account) => new(
        account.Id, account.Name, account.Role, await whereabouts.AgencyOf(account.Role, account.AgencyId, account.EmployeeId), account.EmployeeId);

    /// <summary>By login, or an employee by the number they have today.</summary>
    private async Task<Account?> Named(string login)
    {
        var digits = string.Concat(login.Where(c => !char.IsWhiteSpace(c)));
        if (login.Length > LongestLogin || login.Any(char.IsControl))
            return null;
        if (digits.Length != 18 || !digits.All(char.IsAsciiDigit))
            return await users.FindByNameAsync(login.Trim());
        PersonRow[] holders = [.. (await reads.ByNumber(digits, clock.Today)).Where(person => person.Number == digits)];
        return holders is [var only] ? await users.FindByNameAsync(only.Id) : null;
    }
}
