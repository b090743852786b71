using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class SessionsKeptInSqlite : SessionsKept<SqliteForm>;

public sealed class SessionsKeptInPostgreSql : SessionsKept<PostgreSqlForm>;

/// <summary>Sessions, which the server keeps.</summary>
public abstract class SessionsKept<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateTimeOffset Now = new(2022, 11, 4, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LongAgo = Now.AddHours(-2);

    private SessionRecords Sessions => new(Database);

    [Fact]
    public async Task AKeyFindsItsSessionAndNoOtherTextDoes()
    {
        await Sessions.Begin("key", One());

        Assert.Equal(One(), await Sessions.Find("key", Now, LongAgo));
        Assert.Null(await Sessions.Find("Key", Now, LongAgo));
        Assert.Null(await Sessions.Find(Secrets.Hash("key"), Now, LongAgo));
        Assert.Equal(0, await Database.AccountSource.Value<long>("SELECT count(*) FROM session WHERE hash = 'key' OR id = 'key'"));
    }

    [Fact]
    public async Task ASessionIsOverWhenItsTimeIsUpOrNobodyUsedIt()
    {
        await Sessions.Begin("key", One());

        Assert.Null(await Sessions.Find("key", Now.AddHours(12), LongAgo));
        Assert.Null(await Sessions.Find("key", Now, idleSince: Now));
        await Sessions.Saw("s1", Now.AddMinutes(5));
        Assert.Equal(Now.AddMinutes(5), (await Sessions.Find("key", Now, idleSince: Now))!.Seen);

        Assert.Equal(0, await Sessions.Sweep(Now, LongAgo));
        Assert.Equal(1, await Sessions.Sweep(Now.AddHours(12), LongAgo));
    }

    [Fact]
    public async Task SessionsEndByKeyByNameOrAllButOne()
    {
        foreach (var key in new[] { "s1", "s2", "s3", "s4" })
            await Sessions.Begin(key, One(key));
        await Sessions.Begin("s5", One("s5") with { Viewer = "somebody else" });

        await Sessions.EndByKey("s1");
        Assert.True(await Sessions.End("viewer", "s2"));
        Assert.False(await Sessions.End("viewer", "s5"));
        Assert.Equal(1, await Sessions.EndAll("viewer", except: "s3"));

        Assert.Equal(["s3"], (await Sessions.Of("viewer", Now, LongAgo)).Select(session => session.Id));
        Assert.NotNull(await Sessions.Find("s5", Now, LongAgo));
        Assert.Equal(1, await Sessions.EndAll("viewer"));
    }

    [Fact]
    public async Task ASessionStandsAndFallsWithItsAccount()
    {
        await Account("u1", role: "operator", disabled: false);
        await Sessions.Begin("key", One() with { Account = "u1", Role = "operator" });

        var found = await Sessions.Find("key", Now, LongAgo);
        Assert.Equal(("Nama Baru", "dinkes"), (found!.Name, found.AgencyId));

        await Database.AccountSource.Execute("UPDATE account SET role = 'head'");
        Assert.Null(await Sessions.Find("key", Now, LongAgo));
        await Database.AccountSource.Execute("UPDATE account SET role = 'operator', disabled = @yes", ("yes", true));
        Assert.Null(await Sessions.Find("key", Now, LongAgo));
        await Database.AccountSource.Execute("DELETE FROM account");
        Assert.Null(await Sessions.Find("key", Now, LongAgo));
    }

    private static SessionRecord One(string id = "s1") => new(
        id, "viewer", null, "Nama", "bkpsdm", null, null, "link", Now, Now, Now.AddHours(12), "10.1.2.0/24", "Chrome di Windows");

    private Task<int> Account(string id, string role, bool disabled) => Database.AccountSource.Execute(
        "INSERT INTO account (id, login, login_key, name, role, agency, disabled, made) VALUES (@id, 'a', 'A', 'Nama Baru', @role, 'dinkes', @disabled, 0)",
        ("id", id), ("role", role), ("disabled", disabled));
}
