using KartuAsn.Storage.LocalAccounts;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class LocalAccountsKeptInSqlite : LocalAccountsKept<SqliteForm>;

public sealed class LocalAccountsKeptInPostgreSql : LocalAccountsKept<PostgreSqlForm>;

/// <summary>Accounts as Identity keeps them, on our tables.</summary>
public abstract class LocalAccountsKept<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateTimeOffset Now = new(2022, 11, 4, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly Cover Reversed = new(text => new([.. text.Reverse()]), text => new([.. text.Reverse()]));

    private Attempts Attempts => new(Database);

    private AccountLinks Links => new(Database);

    private ActivationLetters Letters => new(Database);

    [Fact]
    public async Task AnAccountIsReadAsItWasWritten()
    {
        var made = await Add("siti", account => (account.AgencyId, account.PasswordHash, account.Notice, account.LastSignIn) = ("DINKES", "hash", "Disetel ulang.", Now.AddDays(1)));

        var read = await Open().FindByNameAsync("SITI", default);

        Assert.Equal(
            (made.Id, "Siti Contoh", "operator", "DINKES", "hash", "Disetel ulang.", false, Now, Now.AddDays(1)),
            (read!.Id, read.Name, read.Role, read.AgencyId, read.PasswordHash, read.Notice, read.Disabled, read.Made, read.LastSignIn!.Value));
    }

    [Fact]
    public async Task AccountsAreFoundByPartOfANameWithoutItsMarksByLoginOrByPerson()
    {
        await Add("siti", account => account.Name = "Sití Contoh");
        await Add("budi.100%", account => (account.Name, account.EmployeeKey) = ("Budi", "p1"));
        var context = AccountContext.Open(Database);

        Assert.Equal(["siti"], (await context.Search("SITI C", [], 10)).Select(a => a.UserName));
        Assert.Equal(["budi.100%"], (await context.Search("0%", [], 10)).Select(a => a.UserName));
        Assert.Equal(["budi.100%"], (await context.Search("tidak ada", ["p1"], 10)).Select(a => a.UserName));
        Assert.Single(await context.Search("i", [], 1));
    }

    [Fact]
    public async Task NobodyHasALoginOrAnEmployeeThatSomebodyElseHas()
    {
        await Add("siti", account => account.EmployeeKey = "p1");

        Assert.Equal("DuplicateUserName", (await Assert.ThrowsAsync<InvalidOperationException>(() => Add("siti"))).Message);
        Assert.Equal("DuplicateUserName", (await Assert.ThrowsAsync<InvalidOperationException>(() => Add("siti2", account => account.EmployeeKey = "p1"))).Message);
        await Add("siti3");
    }

    [Fact]
    public async Task TheKeyOfTheSecondFactorIsHiddenOnDisk()
    {
        var store = Open();
        var account = await Add("siti", store: store);
        await store.SetAuthenticatorKeyAsync(account, "JBSWY3DPEHPK3PXP", default);
        await store.UpdateAsync(account, default);

        var again = Open();
        Assert.Equal("JBSWY3DPEHPK3PXP", await again.GetAuthenticatorKeyAsync((await again.FindByIdAsync(account.Id))!, default));
        Assert.Equal(1, await Count("SELECT count(*) FROM account_token"));
        Assert.Equal(0, await Count("SELECT count(*) FROM account_token WHERE value LIKE '%JBSWY3DPEHPK3PXP%'"));
    }

    [Fact]
    public async Task ARecoveryCodeWorksOnceAndOnlyItsHashIsKept()
    {
        var account = await WithRecoveryCodes("AAAA-BBBB", "CCCC-DDDD");

        Assert.Equal(0, await Count("SELECT count(*) FROM account_token WHERE value LIKE '%AAAA%'"));
        Assert.False(await Redeem(account, "XXXX-XXXX"));
        Assert.True(await Redeem(account, "AAAA-BBBB"));
        Assert.False(await Redeem(account, "AAAA-BBBB"));
        Assert.True(await Redeem(account, "CCCC-DDDD"));
    }

    [Fact]
    public async Task OfTwoWhoUseARecoveryCodeAtTheSameMomentOneGetsIn()
    {
        var account = await WithRecoveryCodes("AAAA-BBBB");
        var (one, other) = (Open(), Open());
        var (first, second) = ((await one.FindByIdAsync(account))!, (await other.FindByIdAsync(account))!);

        Assert.True(await one.RedeemCodeAsync(first, "AAAA-BBBB", default));
        Assert.True(await other.RedeemCodeAsync(second, "AAAA-BBBB", default));

        Assert.True((await one.UpdateAsync(first, default)).Succeeded);
        Assert.False((await other.UpdateAsync(second, default)).Succeeded);
    }

    [Fact]
    public async Task APasskeyIsFoundByItsCredentialAndForgottenWithTheOtherFactors()
    {
        var store = Open();
        var account = await Add("siti", store: store);
        await store.AddOrUpdatePasskeyAsync(account, new([1, 2, 3], [4, 5], Now, 7, ["internal"], true, true, true, [8], [9]) { Name = "Ponsel" }, default);
        await store.UpdateAsync(account, default);

        var found = Open();
        Assert.Equal(account.Id, (await found.FindByPasskeyIdAsync([1, 2, 3], default))!.Id);
        Assert.Equal(("Ponsel", 7u), await Only(found, account));

        await found.ForgetFactors((await found.FindByIdAsync(account.Id))!);
        Assert.Null(await Open().FindByPasskeyIdAsync([1, 2, 3], default));
    }

    [Fact]
    public async Task TenWrongTriesLockAnAccountAndEachLockInARowLastsTwiceAsLong()
    {
        var account = (await Add("siti")).Id;
        foreach (var (minutes, from) in new[] { (15, Now), (30, Now.AddHours(1)), (60, Now.AddHours(3)) })
        {
            Assert.Equal(Attempts.BeforeLock, await TriesTaken(account, 20, from));
            Assert.False(await Attempts.Take(account, from.AddMinutes(minutes).AddSeconds(-1)));
        }
        await Attempts.Clear(account);
        Assert.Equal(Attempts.BeforeLock, await TriesTaken(account, 20, Now));
        Assert.True(await Attempts.Take(account, Now.AddMinutes(15)));
    }

    [Fact]
    public async Task AThousandTriesAtOnceAreNotOneMoreThanInTurn()
    {
        var account = (await Add("siti")).Id;

        var taken = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Attempts.Take(account, Now))));

        Assert.Equal(Attempts.BeforeLock, taken.Count(took => took));
    }

    [Fact]
    public async Task ACodeOfTheSecondFactorCountsOnceAndNoneOlderCounts()
    {
        var account = (await Add("siti")).Id;

        var used = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Attempts.UseCode(account, 55))));

        Assert.Equal(1, used.Count(use => use));
        Assert.False(await Attempts.UseCode(account, 54));
        Assert.True(await Attempts.UseCode(account, 56));
    }

    [Fact]
    public async Task ALinkOfAnAccountIsNoLinkThatSignsInAndWorksOnceUntilAnotherReplacesIt()
    {
        var account = (await Add("siti")).Id;
        var older = await Links.Replace(account, "Siti", "operator", Now.AddDays(7));
        var link = await Links.Replace(account, "Siti", "operator", Now.AddDays(7));

        Assert.Null(await Links.Look(older, Now));
        Assert.Null(await new Accounts(Database).LookAtLink(link, Now));
        Assert.Null(await new Accounts(Database).UseLink(link, Now));
        Assert.Null(await Links.Use(link, Now.AddDays(7)));
        Assert.Equal(account, await Links.Look(link, Now));
        var used = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Links.Use(link, Now))));
        Assert.Equal([account], used.OfType<string>());
    }

    [Fact]
    public async Task ALettersCodeWorksOnceUntilItsTimeIsUpOrAnotherReplacesIt()
    {
        await Letters.Replace([("p1", "P1", "OLDER"), ("p2", "P2", "OTHER")], Now.AddDays(30));
        await Letters.Replace([("p1", "P1", "CODE")], Now.AddDays(30));

        Assert.Equal(["p1", "p2"], (await Letters.Open(Now)).Order());
        Assert.False(await Letters.Try("p1", "OLDER", Now));
        Assert.False(await Letters.Try("p1", "CODE", Now.AddDays(30)));
        Assert.True(await Letters.Try("p1", "CODE", Now));
        Assert.False(await Letters.Use("p1", "OTHER", Now));
        var used = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Letters.Use("p1", "CODE", Now))));
        Assert.Equal(1, used.Count(use => use));
        Assert.Equal((0, 1), (await Letters.Sweep(Now), await Letters.Sweep(Now.AddDays(30))));
    }

    [Fact]
    public async Task ALetterIsVoidAfterTenTriesHoweverManyComeAtOnce()
    {
        await Letters.Replace([("p1", "P1", "CODE")], Now.AddDays(30));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Letters.Try("p1", $"WRONG{i}", Now))));

        Assert.False(await Letters.Try("p1", "CODE", Now));
        Assert.Empty(await Letters.Open(Now));
        Assert.Equal(0, await Count("SELECT count(*) FROM activation WHERE hash = 'CODE'"));
    }

    [Fact]
    public async Task AnAdministratorIsOneWhoCanSignIn()
    {
        var accounts = new Accounts(Database);
        await Add("tanpa", account => account.Role = "bkpsdm");
        await Add("mati", account => (account.Role, account.PasswordHash, account.Disabled) = ("bkpsdm", "hash", true));
        Assert.False(await accounts.HasAdministrator("bkpsdm"));

        await Add("admin", account => (account.Role, account.PasswordHash) = ("bkpsdm", "hash"));
        Assert.True(await accounts.HasAdministrator("bkpsdm"));
    }

    [Fact]
    public async Task ANewLinkOfTheFirstStartVoidsTheOneBefore()
    {
        var accounts = new Accounts(Database);
        var (before, other) = (await accounts.ReplaceLink("bkpsdm", "Admin", Now.AddDays(1)), await accounts.AddLink("bkpsdm", "Petugas", Now.AddDays(1)));

        var link = await accounts.ReplaceLink("bkpsdm", "Admin", Now.AddDays(1));

        Assert.Null(await accounts.LookAtLink(before, Now));
        Assert.NotNull(await accounts.LookAtLink(other, Now));
        Assert.NotNull(await accounts.LookAtLink(link, Now));
    }

    private AccountStore Open() => new(AccountContext.Open(Database), Reversed);

    private async Task<Account> Add(string login, Action<Account>? with = null, AccountStore? store = null)
    {
        var account = new Account { Name = "Siti Contoh", Role = "operator", UserName = login, NormalizedUserName = login.ToUpperInvariant(), Made = Now };
        with?.Invoke(account);
        var made = await (store ?? Open()).CreateAsync(account, default);
        return made.Succeeded ? account : throw new InvalidOperationException(made.Errors.Single().Code);
    }

    private async Task<string> WithRecoveryCodes(params string[] codes)
    {
        var store = Open();
        var account = await Add("siti", store: store);
        await store.ReplaceCodesAsync(account, codes, default);
        await store.UpdateAsync(account, default);
        return account.Id;
    }

    private async Task<bool> Redeem(string id, string code)
    {
        var store = Open();
        var account = (await store.FindByIdAsync(id))!;
        return await store.RedeemCodeAsync(account, code, default) && (await store.UpdateAsync(account, default)).Succeeded;
    }

    private async Task<int> TriesTaken(string account, int tries, DateTimeOffset now)
    {
        var taken = 0;
        for (var i = 0; i < tries; i++)
            if (await Attempts.Take(account, now))
                taken++;
        return taken;
    }

    private static async Task<(string?, uint)> Only(AccountStore store, Account account) =>
        (await store.GetPasskeysAsync(account, default)).Select(passkey => (passkey.Name, passkey.SignCount)).Single();

    private Task<long> Count(string query) => Database.AccountSource.Value<long>(query);
}
