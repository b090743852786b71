using System.Collections.Immutable;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <summary>What a mark of a chart stands for; painters give each its own line or weight, so that no meaning hangs on a colour.</summary>
internal enum ChartPart
{
    Grid,
    Axis,
    Everybody,
    Pace,
    Deadline,
    Forecast,
    Area,
    Done,
}

/// <summary>A mark of a chart, in units of its size from the upper left corner.</summary>
internal abstract record ChartMark(ChartPart Part)
{
    public sealed record Line(ChartPart Part, ImmutableArray<SKPoint> Points) : ChartMark(Part);

    /// <param name="At">On the baseline.</param>
    public sealed record Words(ChartPart Part, string Text, SKPoint At, Align Align) : ChartMark(Part);

    /// <summary>Where a line has come to.</summary>
    public sealed record Dot(ChartPart Part, SKPoint At) : ChartMark(Part);
}

/// <summary>Where the lines of a burn-up lie; one geometry for screen and paper.</summary>
/// <param name="letter">How large its words are.</param>
internal sealed class BurnupChart(Burnup burnup, float width, float height, float letter)
{
    /// <summary>A forecast that lies farther ahead leads over the edge.</summary>
    private const int LongestAhead = 60;

    private static readonly int[] Steps = [1, 2, 7, 14, 28, 56, 91, 182, 365, 730, 1825, 3650];

    private readonly DateOnly to = Latest(burnup);
    private readonly int step = NiceStep(burnup.Days.Max(day => Math.Max(day.Uploaded, day.People)));

    private DateOnly From => burnup.First.Day;

    /// <summary>So far apart are dates that do not meet.</summary>
    private float DateRoom => letter * (From.Year == to.Year ? 6 : 10.5f);

    /// <summary>Room for the largest number.</summary>
    private float Left => letter * (1 + (.65f * Indonesian.Number(Highest).Length));

    private float Right => width - (letter * .8f);

    /// <summary>Room for the deadline's words above.</summary>
    private float Top => letter * 2;

    private float Bottom => height - (letter * 2.2f);

    private int Highest => step * Math.Max(1, (burnup.Days.Max(day => Math.Max(day.Uploaded, day.People)) + step - 1) / step);

    public ImmutableArray<ChartMark> Marks =>
    [
        .. Rungs(), .. Dates(), .. Deadline(),
        new ChartMark.Line(ChartPart.Everybody, [.. burnup.Days.Select(day => At(day.Day, day.People))]),
        .. Forecast(),
        new ChartMark.Line(ChartPart.Area, [At(From, 0), .. Done, At(burnup.Last.Day, 0)]),
        new ChartMark.Line(ChartPart.Done, [.. Done]),
        new ChartMark.Dot(ChartPart.Done, At(burnup.Last.Day, burnup.Last.Uploaded)),
    ];

    private IEnumerable<SKPoint> Done => burnup.Days.Select(day => At(day.Day, day.Uploaded));

    /// <summary>1, 2 or 5 times a power of ten, so that at most five rungs reach the highest number.</summary>
    internal static int NiceStep(int highest)
    {
        for (var power = 1; ; power *= 10)
            foreach (var step in new[] { power, 2 * power, 5 * power })
                if (step >= highest / 5.0 || power > 100_000_000)
                    return step;
    }

    private static DateOnly Latest(Burnup burnup)
    {
        var shown = burnup.Campaign is { } campaign && campaign.Deadline > burnup.Last.Day ? campaign.Deadline : burnup.Last.Day;
        var farthest = shown.AddDays(LongestAhead);
        return burnup.Forecast is { } finish && finish > shown ? finish < farthest ? finish : farthest : shown;
    }

    private IEnumerable<ChartMark> Rungs()
    {
        for (var number = 0; number <= Highest; number += step)
        {
            yield return new ChartMark.Line(ChartPart.Grid, [new(Left, Y(number)), new(Right, Y(number))]);
            yield return new ChartMark.Words(ChartPart.Axis, Indonesian.Number(number), new(Left - (letter * .6f), Y(number) + (letter * .35f)), Align.Right);
        }
    }

    /// <summary>The first day, and days as far apart as leaves room for their words.</summary>
    private IEnumerable<ChartMark> Dates()
    {
        var daysInRoom = DateRoom / (Right - Left) * (to.DayNumber - From.DayNumber);
        var apart = Steps.FirstOrDefault(step => step >= daysInRoom, Steps[^1]);
        for (var day = From; day <= to; day = day.AddDays(apart))
            yield return new ChartMark.Words(ChartPart.Axis, Named(day), new(X(day), Bottom + (letter * 1.6f)), day == From ? Align.Left : X(day) > Right - (DateRoom / 3) ? Align.Right : Align.Centre);
    }

    private string Named(DateOnly day) => Indonesian.ShortDate(day) + (From.Year == to.Year ? "" : $" {day.Year}");

    private IEnumerable<ChartMark> Deadline()
    {
        if (burnup.Campaign is not { } campaign) yield break;
        var (x, middle) = (X(campaign.Deadline), (Left + Right) / 2);
        yield return new ChartMark.Line(ChartPart.Deadline, [new(x, Top - (letter * .5f)), new(x, Bottom)]);
        yield return new ChartMark.Words(ChartPart.Deadline, $"Tenggat {Indonesian.ShortDate(campaign.Deadline)}", new(x, letter), x > middle ? Align.Right : Align.Left);
        if (Pace(campaign.Opening, campaign.Deadline) is { } pace) yield return pace;
    }

    /// <summary>From nobody at the opening to everybody at the deadline; only the part that is shown.</summary>
    private ChartMark.Line? Pace(DateOnly opening, DateOnly deadline)
    {
        if (opening >= deadline) return null;
        var from = opening > From ? opening : From;
        var part = (from.DayNumber - opening.DayNumber) / (float)(deadline.DayNumber - opening.DayNumber);
        return new(ChartPart.Pace, [At(from, burnup.Last.People * part), At(deadline, burnup.Last.People)]);
    }

    private IEnumerable<ChartMark> Forecast()
    {
        if (burnup.Forecast is not { } finish) yield break;
        var last = burnup.Last;
        var part = Math.Min(1, (to.DayNumber - last.Day.DayNumber) / (float)(finish.DayNumber - last.Day.DayNumber));
        var end = At(finish < to ? finish : to, last.Uploaded + ((last.People - last.Uploaded) * part));
        yield return new ChartMark.Line(ChartPart.Forecast, [At(last.Day, last.Uploaded), end]);
    }

    private SKPoint At(DateOnly day, float people) => new(X(day), Y(people));

    private float X(DateOnly day) => Left + ((Right - Left) * (day.DayNumber - From.DayNumber) / Math.Max(1, to.DayNumber - From.DayNumber));

    private float Y(float people) => Bottom - ((Bottom - Top) * people / Highest);
}
