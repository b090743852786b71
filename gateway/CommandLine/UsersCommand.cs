using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.DataProtection;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Accounts of people; they may change beside a running server.</summary>
internal static class UsersCommand
{
    private const string By = "pengelola server";

    /// <summary>Prints the link by which the owner sets the password.</summary>
    public static Task<int> Add(DataFolder folder, AccountWish wish) => With(folder, async (accounts, note) =>
    {
        // Nobody chooses a login at a terminal in the name of somebody else: it is the name, until it is taken.
        var answer = await accounts.Add(wish with { Login = wish.Login ?? LoginOf(wish.Name) });
        if (answer.Refusal is { } refusal)
            return await Refuse(refusal);
        await note(What.AccountAdded, answer.Account!.Id);
        return await PrintLink(folder, accounts, answer.Account);
    });

    public static Task<int> List(DataFolder folder) => With(folder, async (accounts, _) =>
    {
        foreach (var a in await accounts.All())
            await Console.Out.WriteLineAsync(string.Join('\t', a.Id, a.UserName, a.Name, a.Role, a.AgencyId ?? a.EmployeeId ?? "-", StateOf(a), a.LastSignIn?.ToString("O") ?? "-"));
        return 0;
    });

    public static Task<int> Disable(DataFolder folder, string id) =>
        Change(folder, id, What.AccountDisabled, (accounts, account) => accounts.Disable(account));

    public static Task<int> Enable(DataFolder folder, string id) =>
        Change(folder, id, What.AccountEnabled, (accounts, account) => accounts.Enable(account));

    /// <summary>Takes password and second factor away and prints the link to begin anew.</summary>
    public static Task<int> Reset(DataFolder folder, string id) =>
        Change(folder, id, What.AccountReset, (accounts, account) => accounts.Reset(account, By), thenLink: true);

    private static Task<int> Change(
        DataFolder folder, string id, string what, Func<AccountDoor, Account, Task<AccountRefusal?>> change, bool thenLink = false) => With(folder, async (accounts, note) =>
    {
        if (await accounts.Find(id) is not { } account)
            return await Refuse(new AccountRefusal.AccountUnknown());
        await note(what, account.Id);
        if (await change(accounts, account) is { } refusal)
            return await Refuse(refusal);
        return thenLink ? await PrintLink(folder, accounts, account) : 0;
    });

    private static async Task<int> With(DataFolder folder, Func<AccountDoor, Func<string, string, Task>, Task<int>> work)
    {
        await using var store = await Store.Open(folder);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddSingleton<Database>(store.Database).AddSingleton<ReadSide>().AddSingleton<SessionRecords>();
        services.AddSingleton(CityClock.System());
        services.AddDataProtection().SetApplicationName("KartuAsn").PersistKeysToFileSystem(Directory.CreateDirectory(folder.In("keys")));
        // Passwords are set at the pages alone.
        services.AddLocalAccounts();
        services.AddSingleton(new BreachedPasswords(null));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AccountDoor>(), (what, about) => Terminal.Note(store, what, about));
    }

    private static async Task<int> PrintLink(DataFolder folder, AccountDoor accounts, Account account)
    {
        var url = folder.Holder()?.Url ?? Foundation.UrlsOf(null).Split(';')[0];
        await Console.Out.WriteLineAsync($"{url}/aktivasi/{await accounts.Link(account)}");
        return 0;
    }

    private static string StateOf(Account account) => account switch
    {
        { Disabled: true } => "nonaktif",
        { PasswordHash: null } => "belum diaktifkan",
        _ => "aktif",
    };

    private static string LoginOf(string? name) =>
        string.Join('.', (name ?? "").ToLowerInvariant().Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries));

    private static async Task<int> Refuse(AccountRefusal refusal)
    {
        await Say.Wrong(refusal.Sentence);
        return 1;
    }
}
