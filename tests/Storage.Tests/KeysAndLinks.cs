using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class KeysAndLinksInSqlite : KeysAndLinks<SqliteForm>;

public sealed class KeysAndLinksInPostgreSql : KeysAndLinks<PostgreSqlForm>;

/// <summary>API keys and one-time sign-in links.</summary>
public abstract class KeysAndLinks<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateTimeOffset Now = new(2022, 11, 4, 9, 0, 0, TimeSpan.FromHours(7));

    private Accounts Accounts => new(Database);

    private ApiKeys Keys => new(Database);

    [Fact]
    public async Task AKeySaysWhoAsks()
    {
        var made = (await Keys.Add(new("sik-dinkes", "operator", "DINKES", "P-1", ["People", "HandIn"], Now, "admin", Now.AddDays(1))))!;

        var key = (await Keys.Find(made.Text))!;

        Assert.StartsWith("ka_", made.Text, StringComparison.Ordinal);
        Assert.Equal(46, made.Text.Length);
        Assert.Equal(["People", "HandIn"], key.Policies!);
        Assert.Equal(made.Key with { Policies = null }, key with { Policies = null });
        Assert.Equal(("sik-dinkes", "operator", "DINKES", "P-1", Now, "admin", Now.AddDays(1)), (key.Name, key.Role, key.AgencyId, key.EmployeeId, key.MadeAt, key.MadeBy, key.Expires));
        Assert.Null(await Keys.Find(made.Text + "x"));
        Assert.Null(await Keys.Find(""));
    }

    [Fact]
    public async Task AKeyMadeBesideARunningServerWorksAtOnceAndSoDoesItsRevocation()
    {
        await using var elsewhere = Form.Open();
        var commandLine = new ApiKeys(elsewhere);

        var made = (await commandLine.Add(new("pusat", "bkpsdm")))!;
        Assert.True((await Keys.Find(made.Text))!.WorksAt(Now));

        Assert.True(await commandLine.Revoke(made.Key.Id, Now, "admin"));
        Assert.True(await commandLine.Revoke(made.Key.Id, Now.AddDays(1), "somebody later"));
        var revoked = (await Keys.Find(made.Text))!;
        Assert.False(revoked.WorksAt(Now));
        Assert.Equal((Now, "admin"), (revoked.RevokedAt, revoked.RevokedBy));
        Assert.False(await commandLine.Revoke("nobody", Now, "admin"));
        Assert.Equal([revoked], await Keys.All());
    }

    [Fact]
    public async Task AKeyWorksUntilItsEndAndNotAtIt()
    {
        var made = (await Keys.Add(new("sementara", "bkpsdm", Expires: Now)))!;

        var key = (await Keys.Find(made.Text))!;

        Assert.True(key.WorksAt(Now.AddMilliseconds(-1)));
        Assert.False(key.WorksAt(Now));
    }

    [Fact]
    public async Task ARotatedKeyWorksOnBesideItsSuccessorForAWhileAndNoLongerThanItWouldHave()
    {
        var (first, short_) = ((await Keys.Add(new("simpeg", "hr-system")))!, (await Keys.Add(new("absensi", "hr-system", Expires: Now.AddDays(1))))!);

        var second = (await Keys.Rotate(first.Key.Id, new("simpeg", "hr-system"), Now, Now.AddDays(7)))!;
        await Keys.Rotate(short_.Key.Id, new("absensi", "hr-system"), Now, Now.AddDays(7));

        var old = (await Keys.Find(first.Text))!;
        Assert.Equal((second.Key.Id, Now.AddDays(7)), (old.ReplacedBy, old.Expires));
        Assert.True((await Keys.Find(second.Text))!.WorksAt(Now.AddDays(7)));
        Assert.Equal(Now.AddDays(1), (await Keys.Find(short_.Text))!.Expires);
    }

    [Fact]
    public async Task OfManyWhoRotateAKeyAtOnceOneGetsASuccessor()
    {
        var first = (await Keys.Add(new("simpeg", "hr-system")))!;

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Keys.Rotate(first.Key.Id, new("simpeg", "hr-system"), Now, Now.AddDays(7)))));

        Assert.Single(made, one => one is not null);
        Assert.Equal(2, (await Keys.All()).Length);
    }

    [Fact]
    public async Task ACommandMakesOneKeyHoweverOftenItIsRepeated()
    {
        var first = (await Keys.Add(new("simpeg", "hr-system"), "once"))!;

        Assert.Null(await Keys.Add(new("simpeg", "hr-system"), "once"));
        Assert.Null(await Keys.Rotate(first.Key.Id, new("simpeg", "hr-system"), Now, Now, "once"));

        var only = Assert.Single(await Keys.All());
        Assert.Null(only.ReplacedBy);
    }

    [Fact]
    public async Task NetworksThatAKeyCameFromLatelyAreCounted()
    {
        var key = (await Keys.Add(new("simpeg", "hr-system")))!.Key;
        await Keys.Saw(key.Id, "10.1.1.0/24", Now.AddDays(-2));
        await Keys.Saw(key.Id, "10.1.2.0/24", Now.AddHours(-2));
        await Keys.Saw(key.Id, "10.1.3.0/24", Now);
        await Keys.Saw(key.Id, "10.1.3.0/24", Now.AddHours(-3));

        Assert.Equal(new KeyUse(Now, "10.1.3.0/24", 2), (await Keys.Uses(Now.AddDays(-1)))[key.Id]);
        Assert.Equal(2, await Keys.SweepUses(Now.AddDays(1)));
        Assert.Equal(new KeyUse(Now, "10.1.3.0/24", 1), (await Keys.Uses(Now.AddDays(-1)))[key.Id]);
    }

    [Fact]
    public async Task NeitherKeyNorTokenIsStored()
    {
        var key = (await Keys.Add(new("pusat", "bkpsdm")))!.Text;
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
