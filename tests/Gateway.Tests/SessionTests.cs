using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>What becomes of sessions, their keys and links on bad days.</summary>
public sealed class SessionTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task ALinkSignsInOnceAndReplayedItSignsNobodyIn()
    {
        var link = await gateway.Link();
        using var first = new Tab(gateway.Address);
        await first.UseLink(link);
        Assert.True(await first.IsIn());

        using var second = new Tab(gateway.Address);
        await second.Open(link);

        Assert.Contains("Tautan tidak dapat dipakai", second.Page, StringComparison.Ordinal);
        Assert.False(await second.IsIn());
    }

    [Fact]
    public async Task AStolenSessionIsOverTogetherWithTheOwners()
    {
        using var owner = await gateway.Administrator();
        using var thief = new Tab(gateway.Address) { SessionCookie = owner.SessionCookie };
        Assert.True(await thief.IsIn());

        await owner.Send("/pegawai", "/keluar");

        Assert.False(await thief.IsIn());
    }

    [Fact]
    public async Task WhoSignsInAgainHasANewKeyAndTheOldOneIsOfNoUse()
    {
        using var owner = await gateway.Administrator();
        using var before = new Tab(gateway.Address) { SessionCookie = owner.SessionCookie };

        await owner.UseLink(await gateway.Link());

        Assert.True(await owner.IsIn());
        Assert.NotEqual(before.SessionCookie, owner.SessionCookie);
        Assert.False(await before.IsIn());
    }

    [Fact]
    public async Task ASessionOutlivesARestart()
    {
        using var owner = await gateway.Administrator();

        gateway.Kill();
        await gateway.Start();

        using var again = new Tab(gateway.Address) { SessionCookie = owner.SessionCookie };
        Assert.True(await again.IsIn());
    }
}
