using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <param name="Rate">How many a second, which others on the machine slow down.</param>
/// <param name="Processor">Milliseconds of processor time for one, of this process and the database's, which they hardly change.</param>
internal readonly record struct Figure(double Rate, double Processor)
{
    /// <param name="inOne">How many a call does.</param>
    public static async Task<Figure> Measure(BenchCity city, PostgresServer? postgres, int callers, int seconds, int inOne, Func<Task> call)
    {
        var servants = postgres is null ? [] : await city.Servants();
        var before = Machine.ProcessorTime(servants);
        var done = 0;
        var rate = await Load.Rate(callers, seconds, _ =>
        {
            Interlocked.Add(ref done, inOne);
            return call();
        });
        return new(rate * inOne, (Machine.ProcessorTime(postgres is null ? [] : servants.Union(await city.Servants())) - before) / done);
    }

    public static Figure Median(IEnumerable<Figure> figures) =>
        new(Load.Median(figures.Select(f => f.Rate)), Load.Median(figures.Select(f => f.Processor)));
}
