using System.Collections.Concurrent;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;

namespace KartuAsn.Bench;

/// <summary>
/// The last hours before the deadline: uploads at a normal rate and then at twenty times of it, while many look at the city. By HTTP,
/// callers and program on the same machine. In turns with dashboards that give way and without, and in the end everything is counted.
/// </summary>
internal static class LastDay
{
    private const int Rush = 20;
    private const int WarmUpSeconds = 10;
    private const int WarmUp = 5;

    // A rush that never begins.
    private static readonly Dictionary<string, string> Never = new() { ["Limits__RushFrom"] = "1000000" };

    /// <returns>0 when everything that was acknowledged is there.</returns>
    public static async Task<int> Run(Options options)
    {
        var (normal, seconds) = (options.Number("--normal", 2), options.Number("--seconds", 10));
        var day = new Day(
            new(normal * WarmUp, WarmUpSeconds), new(normal, seconds), new(normal * Rush, seconds),
            options.Number("--viewers", 100), options.Number("--dashboards", 20), options.Has("--kill"));
        Console.WriteLine($"last-day: {normal} uploads a second, then {normal * Rush}, {seconds} s each; {day.Viewers} viewers on the hub, {day.Dashboards} who load dashboards again and again"
            + (day.Kill ? "; the program is killed in the middle of the rush" : ""));
        Console.WriteLine("processor: milliseconds that the program took for each receipt, dashboards and all; lag: from a receipt until viewers see it");
        Console.WriteLine("dashboards           uploads  receipts/s  receipt ms: median    99th  slowest  processor  told to wait  cut off  lag s: median    99th  snapshots  pages shown  shed");
        var lost = 0;
        for (var round = 1; round <= options.Number("--rounds", 1); round++)
        {
            lost += await Round("give way", day, []);
            lost += await Round("do not", day, Never);
        }
        return lost;
    }

    private static async Task<int> Round(string name, Day day, Dictionary<string, string> settings)
    {
        var people = SampleCity.Rows(2 * day.Uploads).Where(row => row is { Kind: not Kind.Cpns, KedudukanCode: "01" or "71" })
            .OrderBy(row => row.Id, StringComparer.Ordinal).Take(day.Uploads).ToList();
        using var city = await LastDayCity.Start(settings, people);
        var viewers = Enumerable.Range(0, day.Viewers).Select(_ => new HubViewer(city.Address, city.LeadersKey)).ToList();
        await Task.WhenAll(viewers.Select(viewer => viewer.First));
        var handed = new ConcurrentQueue<Handed>();

        await Hour(city, viewers, handed, day, day.WarmUp);
        var normal = await Hour(city, viewers, handed, day, day.Normal);
        var killed = day.Kill ? KillIn(city, day.Rush.Seconds / 2.0) : Task.CompletedTask;
        var rush = await Hour(city, viewers, handed, day, day.Rush);
        await killed;
        await Shown(viewers, handed.Count);
        var lags = Lags(viewers, handed);
        Print($"{name}, normal", day.Normal, normal, lags);
        Print($"{name}, rush", day.Rush, rush, lags);
        Console.WriteLine($"  the 99th receipt of the rush takes {rush.NinetyNinth / normal.NinetyNinth:F1} times as long as the normal one");
        viewers.ForEach(viewer => viewer.Dispose());
        return await Lost(city, handed);
    }

    private static async Task<Figures> Hour(LastDayCity city, List<HubViewer> viewers, ConcurrentQueue<Handed> handed, Day day, Pace pace)
    {
        using var over = new CancellationTokenSource();
        var (looks, before, snapshots) = (new Looks(), handed.Count, viewers.Sum(v => v.Snapshots));
        var (processor, watch) = (city.ProcessorTime, Environment.TickCount64);
        var looking = Task.WhenAll(Enumerable.Range(0, day.Dashboards).Select(n => looks.Go(city, n, over.Token)));
        var times = await Load.Paced(pace.Rate, pace.Seconds, async n => handed.Enqueue(await city.HandIn(before + n)));
        var (took, worked) = ((Environment.TickCount64 - watch) / 1000.0, (city.ProcessorTime - processor) / times.Length);
        await over.CancelAsync();
        await looking;
        return new([.. handed.Skip(before)], times, took, worked, (viewers.Sum(v => v.Snapshots) - snapshots) / (double)Math.Max(1, viewers.Count), looks);
    }

    private static async Task KillIn(LastDayCity city, double seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        await city.KillAndStart();
    }

    /// <summary>Returns when every viewer sees all of them.</summary>
    private static async Task Shown(List<HubViewer> viewers, int uploads)
    {
        while (viewers.Any(viewer => viewer.Uploaded < uploads))
            await Task.Delay(50);
    }

    /// <summary>
    /// Of each receipt, the seconds until viewers were shown a snapshot that contains it: the nth receipt of an agency is in the first that
    /// shows n uploads there.
    /// </summary>
    private static Dictionary<Handed, double[]> Lags(List<HubViewer> viewers, IEnumerable<Handed> handed) => handed
        .GroupBy(h => h.Person.AgencyId)
        .SelectMany(agency => agency.OrderBy(h => h.At).Select((h, n) => (h, n + 1)))
        .ToDictionary(
            receipt => receipt.h,
            receipt => viewers.Select(viewer => Math.Max(0, viewer.SawAt(receipt.h.Person.AgencyId, receipt.Item2) - receipt.h.At) / 1000.0).ToArray());

    private static void Print(string name, Pace pace, Figures of, Dictionary<Handed, double[]> lags)
    {
        var lag = of.Handed.SelectMany(h => lags[h]).Order().DefaultIfEmpty().ToArray();
        Console.WriteLine(
            $"{name,-19}  {pace.Uploads,7}  {of.Handed.Count / of.Took,10:F1}  {Load.Share(of.Times, 50),18:F1}  {of.NinetyNinth,6:F0}  {of.Times[^1],7:F0}"
            + $"  {(of.Processor > 0 ? of.Processor : double.NaN),9:F1}  {of.Handed.Sum(h => h.Refused),12}  {of.Handed.Sum(h => h.Cut),7}"
            + $"  {Load.Share(lag, 50),13:F2}  {Load.Share(lag, 99),6:F2}  {of.Snapshots,9:F0}  {of.Looks.Shown,11}  {of.Looks.Shed,4}");
    }

    /// <summary>How many acknowledged people are not counted, and whether the sums say the same.</summary>
    private static async Task<int> Lost(LastDayCity city, ConcurrentQueue<Handed> handed)
    {
        var lost = 0;
        await Load.Each(4, handed, async h =>
        {
            if (!await city.IsUploaded(h.Person)) Interlocked.Increment(ref lost);
        });
        var (tally, equal) = (await city.Uploaded(), await city.RecountIsEqual());
        Console.WriteLine($"  {handed.Count} acknowledged, {lost} of them lost; the tally says {tally}; recount {(equal ? "equal" : "UNEQUAL")}");
        return lost + (tally == handed.Count ? 0 : 1) + (equal ? 0 : 1);
    }

    private sealed record Pace(int Rate, int Seconds)
    {
        public int Uploads => Rate * Seconds;
    }

    private sealed record Day(Pace WarmUp, Pace Normal, Pace Rush, int Viewers, int Dashboards, bool Kill)
    {
        public int Uploads => WarmUp.Uploads + Normal.Uploads + Rush.Uploads;
    }

    private sealed record Figures(IReadOnlyList<Handed> Handed, double[] Times, double Took, double Processor, double Snapshots, Looks Looks)
    {
        public double NinetyNinth => Load.Share(Times, 99);
    }

    /// <summary>People who load a dashboard, look at it for a second, and load it again; who is told to come later does so.</summary>
    private sealed class Looks
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
        private static readonly string[] Paths = ["/", "/api/v1/city/days", "/", "/api/v1/city/tally"];
        private int shown;
        private int shed;

        public int Shown => shown;

        public int Shed => shed;

        public async Task Go(LastDayCity city, int n, CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                var wait = await city.Look(Paths[n % Paths.Length]);
                Interlocked.Increment(ref wait is null ? ref shown : ref shed);
                await Task.Delay(wait ?? Between, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
