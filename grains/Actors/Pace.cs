
namespace KartuAsn.Actors;

/// <summary>Publishes what changed at most four times a second, the first change at once; and looks every second whether a new day began.</summary>
internal sealed class Pace
{
    /// <summary>An observer that does not renew its watch within this time is forgotten.</summary>
    public static readonly TimeSpan ObserverLease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DayTick = TimeSpan.FromSeconds(1);

    private readonly IGrainTimer timer;
    private readonly Func<Task> publish;
    private bool resting;
    private bool due;

    public Pace(IGrainBase grain, Func<Task> publish, Action turn)
    {
        this.publish = publish;
        timer = grain.RegisterGrainTimer(Tick, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan });
        grain.RegisterGrainTimer(_ => { turn(); return Task.CompletedTask; }, new() { DueTime = DayTick, Period = DayTick });
    }

    public void Due()
    {
        due = true;
        if (!resting) timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        resting = due;
        if (!due) return;
        due = false;
        timer.Change(Between, Timeout.InfiniteTimeSpan);
        try
        {
            await publish();
        }
        catch
        {
            due = true; // What could not be told now is told at the next tick.
            throw;
        }
    }
}
