using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>What an account is to be; nothing of it is checked yet.</summary>
public sealed record AccountWish(string? Login, string? Name, string? Role, string? AgencyId = null, string? EmployeeId = null);

/// <summary>What became of a wish about an account: the account, or why not.</summary>
public sealed record AccountAnswer(Account? Account, AccountRefusal? Refusal)
{
    public static implicit operator AccountAnswer(Account account) => new(account, null);

    public static implicit operator AccountAnswer(AccountRefusal refusal) => new(null, refusal);
}

/// <summary>Where accounts are made and changed, from the pages and the command line alike.</summary>
public sealed class AccountDoor(
    UserManager<Account> users, AccountStore store, AccountContext context, AccountLinks links, SessionRecords sessions, Passwords passwords,
    Attempts attempts, BreachedPasswords breached, ReadSide reads, CityClock clock)
{
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    /// <summary>Roles of people; systems have keys.</summary>
    public static readonly IReadOnlyList<string> Roles = [.. Role.All.Where(role => role != Role.HrSystem)];

    public Task<Account?> Find(string? id) => users.FindByIdAsync(id ?? "");

    /// <summary>By name or login; without words, everybody but employees, who are many.</summary>
    public async Task<IReadOnlyList<Account>> Search(string? words, int limit)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Any(char.IsControl))
            return await context.Accounts.AsNoTracking().Where(a => a.Role != Role.Employee).OrderBy(a => a.Name).ThenBy(a => a.Id).Take(limit).ToListAsync();
        var digits = string.Concat(words.Where(char.IsAsciiDigit));
        PersonRow[] holders = digits.Length == 18 ? [.. await reads.ByNumber(digits, clock.Today)] : [];
        return await context.Search(words.Trim(), [.. holders.Select(person => person.Key)], limit);
    }

    public async Task<IReadOnlyList<Account>> All() => await context.Accounts.AsNoTracking().OrderBy(a => a.Role).ThenBy(a => a.Name).ThenBy(a => a.Id).ToListAsync();

    /// <summary>An account without a password: its owner sets one, by a link or by a letter.</summary>
    public async Task<AccountAnswer> Add(AccountWish wish)
    {
        var account = new Account { Name = (wish.Name ?? "").Trim(), Role = wish.Role ?? "", AgencyId = Given(wish.AgencyId), EmployeeId = Given(wish.EmployeeId), Made = clock.Now };
        account.UserName = (wish.Login ?? "").Trim();
        if (await Unfit(account) is { } unfit)
            return unfit;
        return await users.CreateAsync(account) is { Succeeded: true } ? account : new AccountRefusal.LoginTaken();
    }

    /// <summary>The same with a password, for who is in front of the screen.</summary>
    public async Task<AccountAnswer> Add(AccountWish wish, string? password, string? again)
    {
        if (Fault(password, again, wish.Name, wish.Login) is { } fault)
            return fault;
        var added = await Add(wish);
        return added.Account is { } account && await Set(account, password!) is { } refusal ? refusal : added;
    }

    /// <summary>A link by which the owner sets the password; an older one is void.</summary>
    public Task<string> Link(Account account) => links.Replace(account.Id, account.Name, account.Role, clock.Now + LinkLife);

    /// <summary>Whose link it is; null when it is of no use.</summary>
    public async Task<Account?> OfLink(string token) => await links.Look(token, clock.Now) is { } id && await Find(id) is { Disabled: false } account ? account : null;

    /// <summary>Uses a link up. What was signed in before is over.</summary>
    public async Task<AccountAnswer> UseLink(string token, string? password, string? again)
    {
        if (await OfLink(token) is not { } account)
            return new AccountRefusal.LinkUnknown();
        if (Fault(password, again, About(account)) is { } fault)
            return fault;
        if (await links.Use(token, clock.Now) != account.Id)
            return new AccountRefusal.LinkUnknown();
        await sessions.EndAll(account.Id);
        return await Set(account, password!) is { } refusal ? refusal : account;
    }

    /// <summary>Why a new password will not do.</summary>
    public AccountRefusal? Fault(string? password, string? again, params IEnumerable<string?> about) =>
        PasswordRules.Fault(password, about)
        ?? (password != again ? new AccountRefusal.PasswordsDiffer() : breached.Has(password!) ? new AccountRefusal.PasswordBreached() : null);

    public static string?[] About(Account account) => [account.Name, account.UserName];

    /// <summary>Null: it is set.</summary>
    public async Task<AccountRefusal?> Set(Account account, string password)
    {
        account.PasswordHash = await passwords.Hash(account, password);
        if (await users.UpdateSecurityStampAsync(account) is { Succeeded: false })
            return new AccountRefusal.ChangedMeanwhile();
        await attempts.Clear(account.Id);
        return null;
    }

    /// <summary>Whether it is the owner who asks; each try counts against the account.</summary>
    public async Task<bool> Confirms(Account account, string? password)
    {
        var tried = await attempts.Take(account.Id, clock.Now) ? account : null;
        if (!await passwords.IsRight(tried, password is { Length: <= 4 * PasswordRules.Longest } ? password : ""))
            return false;
        await attempts.Clear(account.Id);
        return true;
    }

    /// <summary>Who changes it proves to know the old one.</summary>
    public async Task<AccountRefusal?> Change(Account account, string? current, string? password, string? again) =>
        await Confirms(account, current) ? Fault(password, again, About(account)) ?? await Set(account, password!) : new AccountRefusal.CurrentMismatch();

    /// <summary>Its sessions are over with the next request; the record stays.</summary>
    public async Task<AccountRefusal?> Disable(Account account)
    {
        if (account.Role == Role.Bkpsdm && !account.Disabled && await IsLastAdministrator(account.Id))
            return new AccountRefusal.LastAdministrator();
        account.Disabled = true;
        await links.Void(account.Id);
        await sessions.EndAll(account.Id);
        return await Save(account);
    }

    /// <summary>Another name, role or agency. With another role the sessions are over; another agency is seen with the next request.</summary>
    public async Task<AccountRefusal?> Place(Account account, string? name, string? role, string? agencyId)
    {
        if (account.Role == Role.Employee || role == Role.Employee)
            return new AccountRefusal.RoleUnknown();
        if (account.Role == Role.Bkpsdm && role != Role.Bkpsdm && await IsLastAdministrator(account.Id))
            return new AccountRefusal.LastAdministrator();
        (account.Name, account.Role, account.AgencyId) = ((name ?? "").Trim(), role ?? "", Given(agencyId));
        return await Unfit(account) ?? await Save(account);
    }

    public async Task<AccountRefusal?> Enable(Account account)
    {
        account.Disabled = false;
        return await Save(account);
    }

    /// <summary>Takes the password and every second factor away and ends all sessions; its owner starts anew, and is told who did it.</summary>
    public async Task<AccountRefusal?> Reset(Account account, string by)
    {
        account.PasswordHash = null;
        account.Notice = $"Kata sandi dan faktor kedua akun ini disetel ulang oleh {by} pada {clock.Today:yyyy-MM-dd}. Apabila Anda tidak memintanya, laporkan kepada Admin BKPSDM.";
        await store.ForgetFactors(account);
        await sessions.EndAll(account.Id);
        await attempts.Clear(account.Id);
        return await users.UpdateSecurityStampAsync(account) is { Succeeded: true } ? null : new AccountRefusal.ChangedMeanwhile();
    }

    public async Task<AccountRefusal?> Save(Account account) => await users.UpdateAsync(account) is { Succeeded: true } ? null : new AccountRefusal.ChangedMeanwhile();

    private Task<bool> IsLastAdministrator(string id) =>
        context.Accounts.Where(a => a.Role == Role.Bkpsdm && !a.Disabled && a.PasswordHash != null).AllAsync(a => a.Id == id);

    /// <summary>Also settles what belongs to the role: an employee's account has the employee's name.</summary>
    public async Task<AccountRefusal?> Unfit(Account account)
    {
        if (!Roles.Contains(account.Role))
            return new AccountRefusal.RoleUnknown();
        if (account.Role == Role.Employee)
            return await UnfitEmployee(account);
        if (account.EmployeeId is not null)
            return new AccountRefusal.EmployeeUnknown();
        if (account.Name.Length is 0 or > 100 || account.Name.Any(char.IsControl))
            return new AccountRefusal.NameMissing();
        if (!IsLogin(account.UserName!))
            return new AccountRefusal.LoginUnfit();
        if (await users.FindByNameAsync(account.UserName!) is { } other && other.Id != account.Id)
            return new AccountRefusal.LoginTaken();
        return await UnfitAgency(account);
    }

    private async Task<AccountRefusal?> UnfitAgency(Account account)
    {
        var agency = account.AgencyId is { } id ? await reads.Agency(Key.Of(id)) : null;
        if (Role.OfAgency(account.Role) ? agency is null : account.AgencyId is not null)
            return new AccountRefusal.AgencyUnknown();
        account.AgencyId = agency?.Id;
        return null;
    }

    private async Task<AccountRefusal?> UnfitEmployee(Account account)
    {
        if (account.EmployeeId is not { } id || account.AgencyId is not null || await reads.Person(Key.Of(id), clock.Today) is not { } person)
            return new AccountRefusal.EmployeeUnknown();
        // They sign in by their number, which may change; the id never does.
        (account.EmployeeId, account.EmployeeKey, account.UserName, account.Name) = (person.Id, person.Key, person.Id, person.Name);
        return await context.Accounts.AnyAsync(a => a.EmployeeKey == person.Key && a.Id != account.Id) ? new AccountRefusal.EmployeeHasAccount() : null;
    }

    private static bool IsLogin(string login) =>
        login.Length is >= 3 and <= 64 && login.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@') && !(login.Length == 18 && login.All(char.IsAsciiDigit));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
