using System.Net;
using KartuAsn.Gateway.LocalAccounts;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

public sealed class AddressBrakeTests
{
    private static readonly IPAddress Office = IPAddress.Parse("203.0.113.7");
    private readonly FakeTimeProvider time = new(new(2022, 11, 4, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task AnOfficeThatForgetsPasswordsNowAndThenWaitsForNothing()
    {
        var brake = Failing(AddressBrake.Free - 1);

        Assert.True(await brake.Pass(Office, default).WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task AfterFiftyFailuresEveryTryWaitsAndIsThenHeard()
    {
        var brake = Failing(AddressBrake.Free);

        var pass = brake.Pass(Office, default);
        Assert.False(pass.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await pass.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task NobodyWaitsLongerThanTenSecondsAndTenMinutesLaterNobodyWaits()
    {
        var brake = Failing(10_000);

        var pass = brake.Pass(Office, default);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await pass.WaitAsync(TimeSpan.FromSeconds(5)));

        time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await brake.Pass(Office, default).WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task WhoStandsBehindFortyWaitingIsSentAway()
    {
        var brake = Failing(AddressBrake.Free);
        var waiting = Enumerable.Range(0, 40).Select(_ => brake.Pass(Office, default)).ToList();

        Assert.False(await brake.Pass(Office, default).WaitAsync(TimeSpan.FromSeconds(5)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await Task.WhenAll(waiting), Assert.True);
    }

    [Fact]
    public async Task AnotherAddressDoesNotWaitAndAllOfOneIpv6NetworkDo()
    {
        var brake = Failing(AddressBrake.Free, IPAddress.Parse("2001:db8:1:2::1"));

        Assert.True(await brake.Pass(Office, default).WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.True(await brake.Pass(IPAddress.Parse("2001:db8:1:3::1"), default).WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.False(brake.Pass(IPAddress.Parse("2001:db8:1:2:ffff::9"), default).IsCompleted);
    }

    private AddressBrake Failing(int times, IPAddress? from = null)
    {
        var brake = new AddressBrake(time);
        for (var i = 0; i < times; i++)
            brake.Failed(from ?? Office);
        return brake;
    }
}
