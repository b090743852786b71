namespace KartuAsn.Gateway.Hosting;

/// <summary>
/// Everything that decodes or draws pictures passes here, never a grain's turn: few at a time, so that uploads and screens keep a processor,
/// and a short line behind them. Whoever comes when the line is full is told at once to come back, instead of waiting for nothing.
/// </summary>
/// <param name="atWork">Pieces of work at a time.</param>
/// <param name="waiting">Pieces of work that may wait; each holds its request in memory.</param>
#pragma warning disable CA1711 // It is one, though no collection.
public sealed class DrawingQueue(int atWork, int waiting) : IDisposable
{
#pragma warning restore CA1711
    private readonly SemaphoreSlim places = new(atWork);
    private int inside;

    /// <summary>One processor is left to everything else.</summary>
    public DrawingQueue() : this(Math.Max(1, Environment.ProcessorCount - 1), waiting: 24) { }

    /// <summary>What the work gives; null: the line is full, nothing was done.</summary>
    /// <param name="stop">Leaves the line; work that has begun is finished.</param>
    public async Task<T?> Run<T>(Func<T> work, CancellationToken stop)
        where T : class
    {
        if (Interlocked.Increment(ref inside) > atWork + waiting)
        {
            Interlocked.Decrement(ref inside);
            return null;
        }

        try
        {
            await places.WaitAsync(stop);
            return await Work(work);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<T> Work<T>(Func<T> work)
    {
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            places.Release();
        }
    }
}
