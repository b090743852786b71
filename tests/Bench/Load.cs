using System.Diagnostics;

namespace KartuAsn.Bench;

/// <summary>Callers who each wait for an answer before they ask again.</summary>
internal static class Load
{
    /// <summary>Answers how many calls a second were answered.</summary>
    /// <param name="call">Gets a number that grows with every call.</param>
    public static async Task<double> Rate(int callers, int seconds, Func<int, Task> call)
    {
        var calls = -1;
        var watch = Stopwatch.StartNew();
        var end = TimeSpan.FromSeconds(seconds);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < end) await call(Interlocked.Increment(ref calls));
        })));
        return (calls + 1) / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Calls at a steady pace, whether the ones before were answered or not.</summary>
    /// <returns>Of each call, in order of size, the milliseconds from when it was due to its answer.</returns>
    public static async Task<double[]> Paced(int aSecond, int seconds, Func<int, Task> call)
    {
        var watch = Stopwatch.StartNew();
        return [.. (await Task.WhenAll(Enumerable.Range(0, aSecond * seconds).Select(async n =>
        {
            var due = TimeSpan.FromSeconds((double)n / aSecond);
            if (due - watch.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            await call(n);
            return (watch.Elapsed - due).TotalMilliseconds;
        }))).Order()];
    }

    /// <summary>All of them, so many at a time.</summary>
    public static Task Each<T>(int callers, IEnumerable<T> items, Func<T, Task> call) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = callers }, async (item, _) => await call(item));

    /// <summary>So many of a hundred are at most this.</summary>
    /// <param name="sorted">In order of size.</param>
    public static double Share(double[] sorted, int ofHundred) => sorted[Math.Min(sorted.Length - 1, sorted.Length * ofHundred / 100)];

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
