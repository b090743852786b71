using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Components;

namespace KartuAsn.Live;

/// <summary>
/// A screen that is drawn on the server with real numbers and goes on by itself in the browser. Whoever reads it may pause it;
/// a screen reader is told the sum at most every five seconds.
/// </summary>
public abstract class LiveView<T> : ComponentBase, IDisposable where T : class
{
    private readonly CancellationTokenSource _stop = new();
    private T? _waiting;
    private DateTimeOffset _announcedAt;

    /// <summary>The first snapshot, written by <see cref="LiveJson"/>: the browser begins with what the server has drawn.</summary>
    [Parameter, EditorRequired]
    public string Initial { get; set; } = "";

    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected T Shown { get; private set; } = null!;

    protected Link Link { get; private set; }

    protected bool Paused { get; private set; }

    /// <summary>What a screen reader is told.</summary>
    protected string Announcement { get; private set; } = "";

    protected abstract JsonTypeInfo<T> Json { get; }

    protected abstract (string Method, object?[] Arguments) Request { get; }

    protected abstract string VersionOf(T snapshot);

    protected abstract string Sentence(T snapshot);

    /// <summary>Once a second; true when the screen has to be drawn again.</summary>
    protected virtual bool Tick(DateTimeOffset now) => false;

    protected virtual void Showing(T snapshot) { }

    protected override void OnInitialized()
    {
        Shown = JsonSerializer.Deserialize(Initial, Json)!;
        Showing(Shown);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        var (method, arguments) = Request;
        var feed = new Feed<T>(Navigation.ToAbsoluteUri("/hubs/progress"), method, arguments, Receive, link => Draw(() => Link = link));
        try
        {
            await Task.WhenAll(feed.Run(_stop.Token), Beat(_stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The screen was left.
        }
    }

    protected void TogglePause()
    {
        Paused = !Paused;
        if (!Paused && _waiting is { } latest)
            Show(latest);
        _waiting = null;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Receive(T snapshot, bool first) => Draw(() =>
    {
        if (!Newer.Accepts(VersionOf(_waiting ?? Shown), VersionOf(snapshot), first))
            return;

        if (Paused)
            _waiting = snapshot;
        else
            Show(snapshot);
    });

    private void Show(T snapshot)
    {
        Shown = snapshot;
        Showing(snapshot);
    }

    private async Task Beat(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stop))
        {
            var now = DateTimeOffset.UtcNow;
            if (Announce(now) | Tick(now))
                StateHasChanged();
        }
    }

    private bool Announce(DateTimeOffset now)
    {
        var sentence = Link == Link.Connected && !Paused ? Sentence(Shown) : Announcement;
        if (sentence == Announcement || now - _announcedAt < TimeSpan.FromSeconds(5))
            return false;

        (Announcement, _announcedAt) = (sentence, now);
        return true;
    }

    private void Draw(Action change) => _ = InvokeAsync(() =>
    {
        change();
        StateHasChanged();
    });
}
