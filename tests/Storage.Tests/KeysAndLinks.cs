using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class KeysAndLinksInSqlite : KeysAndLinks<SqliteForm>;

public sealed class KeysAndLinksInPostgreSql : KeysAndLinks<PostgreSqlForm>;

/// <summary>API keys and one-time sign-in links.</summary>
public abstract class KeysAndLinks<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateTimeOffset Now = new(2022, 11, 4, 9, 0, 0, TimeSpan.FromHours(7));

    private Accounts Accounts => new(Database);

    [Fact]
    public async Task AKeySaysWhoAsks()
    {
        var key = await Accounts.AddKey("sik-dinkes", "operator", "DINKES", "P-1");

        var principal = await Accounts.Find(key);

        Assert.StartsWith("ka_", key, StringComparison.Ordinal);
        Assert.Equal(46, key.Length);
        Assert.Equal(new Principal(principal!.Id, "sik-dinkes", "operator", "DINKES", "P-1", false), principal);
        Assert.Null(await Accounts.Find(key + "x"));
        Assert.Null(await Accounts.Find(""));
    }

    [Fact]
    public async Task AKeyMadeBesideARunningServerWorksAtOnceAndSoDoesItsRevocation()
    {
        await using var elsewhere = Form.Open();
        var commandLine = new Accounts(elsewhere);

        var key = await commandLine.AddKey("pusat", "bkpsdm");
        var principal = await Accounts.Find(key);
        Assert.Equal((null, null, false), (principal!.AgencyId, principal.EmployeeId, principal.Revoked));

        Assert.True(await commandLine.Revoke(principal.Id));
        Assert.True((await Accounts.Find(key))!.Revoked);
        Assert.False(await commandLine.Revoke("nobody"));
        Assert.Equal([principal with { Revoked = true }], await Accounts.Keys());
    }

    [Fact]
    public async Task NeitherKeyNorTokenIsStored()
    {
        var key = await Accounts.AddKey("pusat", "bkpsdm");
        var token = await Accounts.AddLink("bkpsdm", "admin", Now.AddHours(1));

        foreach (var secret in new[] { key, key[3..], token })
        {
            Assert.Equal(0, await Database.AccountSource.Value<long>(
                """
                SELECT (SELECT count(*) FROM api_key WHERE hash = @secret OR id = @secret)
                  + (SELECT count(*) FROM sign_in_link WHERE hash = @secret OR id = @secret)
                """,
                ("secret", secret)));
        }
    }

    [Fact]
    public async Task ALinkSignsInOnce()
    {
        var token = await Accounts.AddLink("bkpsdm", "admin", Now.AddHours(1));

        var principal = await Accounts.UseLink(token, Now);

        Assert.Equal(("admin", "bkpsdm"), (principal!.Name, principal.Role));
        Assert.Null(await Accounts.UseLink(token, Now));
        Assert.Null(await Accounts.UseLink("unknown", Now));
    }

    [Fact]
    public async Task OfManyWhoUseALinkAtOnceOneGetsIn()
    {
        var token = await Accounts.AddLink("bkpsdm", "admin", Now.AddHours(1));

        var principals = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Accounts.UseLink(token, Now))));

        Assert.Single(principals, principal => principal is not null);
    }

    [Fact]
    public async Task AnExpiredLinkIsOfNoUse()
    {
        var token = await Accounts.AddLink("bkpsdm", "admin", Now);

        Assert.Null(await Accounts.UseLink(token, Now));
        Assert.Null(await Accounts.UseLink(token, Now.AddHours(-1)));
    }
}
