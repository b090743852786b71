using KartuAsn.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Hosting;

/// <summary>
/// Pictures are worked on outside of the grains' turns, on half of the processors, so that a rush for pictures takes nothing from uploads. So
/// many may wait; who comes after them is told to come again.
/// </summary>
public sealed class DrawingGate(LimitOptions limits) : IDisposable
{
    private const string Seconds = "2";

    private readonly SemaphoreSlim workers = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int inside;

    /// <summary>What the work made; null when too many wait already. Whatever it holds in memory it fetches itself, so that those who wait hold nothing.</summary>
    public async Task<T?> Run<T>(Func<Task<T>> work, CancellationToken stop) where T : class
    {
        try
        {
            return Interlocked.Increment(ref inside) > limits.Drawings ? null : await WhenFree(work, stop);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    /// <summary>Says when to come again.</summary>
    public static ProblemHttpResult Full(HttpContext http)
    {
        http.Response.Headers.RetryAfter = Seconds;
        return Problem.Answer(503, "drawing-busy", "Banyak gambar sedang dibuat. Permintaan ini belum dikerjakan; coba kembali beberapa detik lagi.");
    }

    public void Dispose() => workers.Dispose();

    private async Task<T> WhenFree<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await workers.WaitAsync(stop);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            workers.Release();
        }
    }
}
