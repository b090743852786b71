using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

[CollectionDefinition(nameof(CityWithAccounts))]
public sealed class SharedCityWithAccounts : ICollectionFixture<CityWithAccounts>;

/// <summary>A city whose administrator has an account.</summary>
public sealed class CityWithAccounts : IAsyncLifetime
{
    public const string Administrator = "admin.kota";
    public const string Password = "kuda lumping makan nasi pecel";
    private static int accounts;

    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<Account>(
        Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Iterations })).HashPassword(new() { Name = "", Role = "" }, Password));

    public RunningGateway Gateway { get; } = new();

    /// <summary>The administrator at a browser.</summary>
    public Tab Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Gateway.InitializeAsync();
        Admin = Somebody();
        await Admin.UseLink(new Uri(Gateway.SignInLink).AbsolutePath);
        await Admin.Send("/akun/baru", "/akun/baru", ("name", "Admin Utama"), ("login", Administrator), ("password", Password), ("again", Password));
        Assert.Equal("/", Admin.LedTo);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Gateway.DisposeAsync();
    }

    public Tab Somebody() => new(Gateway.Address);

    /// <summary>A browser at which somebody tried to sign in.</summary>
    public async Task<Tab> SignIn(string login, string password = Password)
    {
        var tab = Somebody();
        await tab.Send("/masuk", "/masuk", ("login", login), ("password", password));
        return tab;
    }

    /// <summary>By the command line; the answer is the link's path.</summary>
    public async Task<string> Add(params string[] words)
    {
        var (code, link, error) = await Gateway.Run(["users", "add", .. words]);
        Assert.True(code == 0, error);
        return new Uri(link).AbsolutePath;
    }

    /// <summary>An inspector with the usual password, put into the store; answers the login.</summary>
    public async Task<string> Inspector()
    {
        var login = $"inspektur.{Interlocked.Increment(ref accounts)}";
        await InStore(async (_, context) =>
        {
            context.Accounts.Add(new()
            {
                Name = "Ina Contoh",
                Role = "inspectorate",
                UserName = login,
                NormalizedUserName = login.ToUpperInvariant(),
                PasswordHash = Hash.Value,
                SecurityStamp = login,
                Made = DateTimeOffset.UtcNow,
            });
            await context.SaveChangesAsync();
        });
        return login;
    }

    /// <summary>As if somebody had typed so many wrong passwords a moment ago.</summary>
    public async Task Tried(string login, int times)
    {
        var id = await IdOf(login);
        await InStore(async (database, _) =>
        {
            for (var tries = 0; tries < times; tries++)
                Assert.True(await new Attempts(database).Take(id, DateTimeOffset.UtcNow));
        });
    }

    public async Task<string> IdOf(string login)
    {
        var (id, key) = ("", login.ToUpperInvariant());
        await InStore(async (_, context) => id = (await context.Accounts.SingleAsync(account => account.NormalizedUserName == key)).Id);
        return id;
    }

    /// <summary>What <c>users list</c> says of an account.</summary>
    public async Task<string[]> Line(string login) =>
        (await Gateway.Run("users", "list")).Output.Split('\n').Select(line => line.Split('\t')).Single(line => line[1] == login);

    private async Task InStore(Func<Database, AccountContext, Task> work)
    {
        await using var database = new SqliteDatabase(Gateway.Folder);
        await using var context = AccountContext.Open(database);
        await work(database, context);
    }
}
