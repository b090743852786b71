using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Who gave the right password and is asked for the second factor next. Void when the password changes.</summary>
public sealed class HalfWay(SealedNote notes, UserManager<Account> users)
{
    private const string Path = "/masuk";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public void Remember(HttpContext http, Account account) => notes.Write(http, Path, Life, account.Id, account.SecurityStamp!);

    public static void Forget(HttpContext http) => SealedNote.Forget(http, Path);

    public async Task<Account?> Of(HttpContext http) =>
        notes.Read(http, Path) is [var id, var stamp] && await users.FindByIdAsync(id) is { Disabled: false } account && account.SecurityStamp == stamp ? account : null;
}

/// <summary>Whose letter it is who is about to set a password. The letter is used up only then.</summary>
public sealed class LetterNote(SealedNote notes, ReadSide reads, CityClock clock)
{
    private const string Path = "/aktivasi";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public void Remember(HttpContext http, string employeeId, string code) => notes.Write(http, Path, Life, employeeId, code);

    public static void Forget(HttpContext http) => SealedNote.Forget(http, Path);

    public async Task<(PersonRow? Person, string? Code)> Of(HttpContext http) =>
        notes.Read(http, Path) is [var id, var code] ? (await reads.Person(Key.Of(id), clock.Today), code) : (null, null);
}
