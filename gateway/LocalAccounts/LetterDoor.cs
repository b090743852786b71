using KartuAsn.Contracts;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.EntityFrameworkCore;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>A letter that is about to be printed; its code is nowhere else.</summary>
public sealed record Letter(string Name, string? UnitName, string? AgencyName, string Code, DateOnly Until);

/// <summary>Whom a print would reach.</summary>
/// <param name="Without">In service, and without an account they can use.</param>
/// <param name="Waiting">Among them, who has a letter that may still be used.</param>
public sealed record LetterReach(int Serving, int Without, int Waiting);

/// <summary>Letters by which employees come to their accounts: printed by officers, used by whoever has the letter and knows the number.</summary>
public sealed class LetterDoor(AccountDoor accounts, AccountContext context, ActivationLetters letters, PeopleDoor people, ReadSide reads, CityClock clock)
{
    /// <summary>More are printed in several goes.</summary>
    public const int MostAtOnce = 500;

    private const int Days = 30;

    private DateOnly LastDay => clock.Today.AddDays(Days);

    /// <summary>Null: there is no such person for this viewer.</summary>
    /// <param name="note">Hears for whom, before there is a letter.</param>
    public async Task<(Letter? Letter, AccountRefusal? Refusal)?> Print(Viewer viewer, string employeeId, Func<IReadOnlyList<string>, Task> note)
    {
        if (await people.Find(viewer, employeeId) is not { } person)
            return null;
        if ((await WithAccount()).Contains(person.Key))
            return (null, new AccountRefusal.EmployeeHasAccount());
        await note([person.Id]);
        var letter = new Letter(NameOf(person), person.UnitName, person.Agency?.Name, Secrets.NewCode(), LastDay);
        await Keep([(person.Key, person.Id, letter.Code)]);
        return (letter, null);
    }

    /// <summary>For everybody in service at an agency, or a unit of it, who has neither an account nor a letter.</summary>
    /// <param name="note">Hears for whom, before there are letters.</param>
    public async Task<IReadOnlyList<Letter>> PrintAll(AgencyRow agency, string? unit, Func<IReadOnlyList<string>, Task> note)
    {
        var missing = (await Missing(agency, unit)).Take(MostAtOnce).ToList();
        if (missing.Count == 0)
            return [];
        await note([.. missing.Select(row => row.Id)]);
        var units = (await reads.Units(agency.Key)).ToDictionary(u => u.Id, u => u.Name);
        var made = missing.Select(row => (Row: row, Code: Secrets.NewCode())).ToList();
        await Keep([.. made.Select(one => (Key.Of(one.Row.Id), one.Row.Id, one.Code))]);
        return [.. made.Select(one => new Letter(one.Row.Name, units.GetValueOrDefault(one.Row.Unit ?? ""), agency.Name, one.Code, LastDay))];
    }

    public async Task<LetterReach> Reach(AgencyRow agency, string? unit)
    {
        var (serving, having, open) = (await Serving(agency, unit), await WithAccount(), await letters.Open(clock.Now));
        var without = serving.Where(row => !having.Contains(Key.Of(row.Id))).ToList();
        return new(serving.Count, without.Count, without.Count(row => open.Contains(Key.Of(row.Id))));
    }

    /// <summary>Whose letter it is; null when number and code do not belong together, or the letter is of no use any more.</summary>
    public async Task<PersonRow?> Holder(string? number, string? code)
    {
        if (code is not { Length: > 0 and <= 64 } || await ByNumber(number) is not { } person)
            return null;
        return await letters.Try(person.Key, Secrets.Code(code), clock.Now) ? person : null;
    }

    /// <summary>Uses the letter up: the account is there, with this password.</summary>
    public async Task<AccountAnswer> Activate(PersonRow person, string code, string? password, string? again)
    {
        if (accounts.Fault(password, again, person.Name, person.Number) is { } fault)
            return fault;
        if ((await WithAccount()).Contains(person.Key))
            return new AccountRefusal.EmployeeHasAccount();
        if (!await letters.Use(person.Key, Secrets.Code(code), clock.Now))
            return new AccountRefusal.LetterUnknown();
        var answer = await context.Accounts.SingleOrDefaultAsync(a => a.EmployeeKey == person.Key) is { } reset
            ? reset
            : await accounts.Add(new(null, null, Role.Employee, null, person.Id));
        return answer.Account is { } account && await accounts.Set(account, password!) is { } refusal ? refusal : answer;
    }

    /// <summary>The account of a person whom this viewer may reset; null: there is none, or no such person for the viewer.</summary>
    public async Task<Account?> AccountOf(Viewer viewer, string employeeId) =>
        await people.Find(viewer, employeeId) is { } person ? await context.Accounts.SingleOrDefaultAsync(a => a.EmployeeKey == person.Key) : null;

    private async Task<PersonRow?> ByNumber(string? number)
    {
        var digits = string.Concat((number ?? "").Take(64).Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == 18 && (await reads.ByNumber(digits, clock.Today)).Where(p => p.Number == digits).ToList() is [var only] ? only : null;
    }

    private async Task<List<PlacedRow>> Missing(AgencyRow agency, string? unit)
    {
        var (having, open) = (await WithAccount(), await letters.Open(clock.Now));
        return [.. (await Serving(agency, unit)).Where(row => Key.Of(row.Id) is var key && !having.Contains(key) && !open.Contains(key))];
    }

    private async Task<List<PlacedRow>> Serving(AgencyRow agency, string? unit) =>
        [.. (await reads.Serving(clock.Today, [agency.Key]).ToListAsync()).Where(row => unit is null || row.Unit == unit).OrderBy(row => row.Unit).ThenBy(row => row.Name)];

    /// <summary>An account that was reset has no password: it is waiting for a letter like one that is not there.</summary>
    private async Task<HashSet<string>> WithAccount() =>
        [.. await context.Accounts.Where(a => a.EmployeeKey != null && (a.PasswordHash != null || a.Disabled)).Select(a => a.EmployeeKey!).ToListAsync()];

    private Task Keep(IReadOnlyCollection<(string, string, string)> made) => letters.Replace(made, new(LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue), clock.Now.Offset));

    private static string NameOf(PersonRow person) =>
        string.Join(' ', new[] { person.TitleBefore, person.Name + (person.TitleAfter is { Length: > 0 } after ? $", {after}" : "") }.Where(part => !string.IsNullOrEmpty(part)));
}
