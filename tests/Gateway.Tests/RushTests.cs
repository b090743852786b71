using KartuAsn.Gateway.Live;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>When uploads come first, and when everybody is served again.</summary>
public sealed class RushTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new(2022, 11, 4, 8, 0, 0, TimeSpan.Zero));
    private readonly Rush rush;

    public RushTests() => rush = new(new() { RushFrom = 3, RushDashboards = 1, RushSnapshotMilliseconds = 2000 }, time);

    public void Dispose() => rush.Dispose();

    [Fact]
    public void FewHandInsAtOnceAreNoRush()
    {
        HandIn();
        HandIn();

        Assert.False(rush.IsOn);
    }

    [Fact]
    public void ManyAtOnceAreARushAsLongAsTheyAreInside()
    {
        HandIn();
        HandIn();
        HandIn();

        Assert.True(rush.IsOn);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(rush.IsOn);
    }

    [Fact]
    public async Task ARushEndsByItselfTwoSecondsAfterTheLastOfMany()
    {
        var handIns = new[] { HandIn(), HandIn(), HandIn() };
        foreach (var handIn in handIns)
            handIn.Taken();
        await Task.WhenAll(handIns.Select(handIn => handIn.Done));

        Assert.True(rush.IsOn);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.True(rush.IsOn);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(rush.IsOn);
    }

    [Fact]
    public async Task AHandInThatFailsIsInsideNoMore()
    {
        HandIn();
        HandIn();

        await Assert.ThrowsAsync<TimeoutException>(() => rush.HandIn<string>(() => throw new TimeoutException()));

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(rush.IsOn);
    }

    [Fact]
    public async Task InARushAsManyDashboardsAreDrawnAtOnceAsTheSettingSaysAndOutsideOfItAll()
    {
        var calm = new TaskCompletionSource();
        var before = rush.Draw(() => calm.Task);
        Assert.True(await rush.Draw(() => Task.CompletedTask));

        HandIn();
        HandIn();
        HandIn();

        var first = new TaskCompletionSource();
        var drawing = rush.Draw(() => first.Task);
        Assert.False(await rush.Draw(() => Task.CompletedTask));
        first.SetResult();
        Assert.True(await drawing);
        Assert.True(await rush.Draw(() => Task.CompletedTask));
        calm.SetResult();
        Assert.True(await before);
    }

    [Fact]
    public async Task WhoComesWhileAnotherIsDrawnWaitsAMomentAndIsDrawnThen()
    {
        HandIn();
        HandIn();
        HandIn();
        var first = new TaskCompletionSource();
        var drawing = rush.Draw(() => first.Task);

        var second = rush.Draw(() => Task.CompletedTask);
        Assert.False(second.IsCompleted);
        first.SetResult();

        Assert.True(await second);
        Assert.True(await drawing);
    }

    [Fact]
    public async Task WhoWatchesRestsBetweenTwoSnapshotsInARushAndNotOtherwise()
    {
        Assert.True(rush.Rest(default).IsCompleted);
        HandIn();
        HandIn();
        HandIn();

        var rest = rush.Rest(default);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(rest.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1.2));
        await rest.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private (Action Taken, Task Done) HandIn()
    {
        var taken = new TaskCompletionSource<string>();
        return (() => taken.SetResult("receipt"), rush.HandIn(() => taken.Task));
    }
}
