using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>
/// The log of looks and acts: only ever added to, and chained. There is one chain for all who write, as one head is then enough to show
/// that nothing is missing; the database puts the batches of several gateways in order. A batch costs one wait for the disk, whatever
/// its size: who comes while one is under way goes with the next.
/// </summary>
public sealed class AuditLog(Database database) : IDisposable
{
    private const int Most = 500;

    private readonly ConcurrentQueue<Waiting> queue = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Durable when it is done. Fails when the store does: then nothing may be shown.</summary>
    public async Task Append(AuditLine line)
    {
        var waiting = new Waiting(line);
        queue.Enqueue(waiting);
        await turn.WaitAsync();
        try
        {
            // Whoever had the turn before may have taken this line along.
            while (!waiting.Done.Task.IsCompleted)
                await WriteNext();
        }
        finally
        {
            turn.Release();
        }

        await waiting.Done.Task;
    }

    /// <summary>Null while there is no line.</summary>
    public async Task<AuditHead?> Head()
    {
        await using var connection = await database.AuditReaders.OpenConnectionAsync();
        return await Head(connection);
    }

    /// <summary>Every line, from the first.</summary>
    public IAsyncEnumerable<StoredAuditLine> All() => database.AuditReaders.Rows("SELECT line, hash FROM audit ORDER BY number", Read);

    /// <summary>The lines that are asked for, the oldest first and to the end.</summary>
    public IAsyncEnumerable<StoredAuditLine> Find(AuditQuery query)
    {
        var (where, values) = query.Where();
        return database.AuditReaders.Rows($"SELECT line, hash FROM audit a WHERE {where} ORDER BY number", Read, values);
    }

    /// <summary>The newest first.</summary>
    public async Task<AuditPage> Search(AuditQuery query)
    {
        var (where, values) = query.Where();
        var lines = await database.AuditReaders.Rows(
            $"SELECT line, hash FROM audit a WHERE {where} ORDER BY number DESC LIMIT @limit", Read, [.. values, ("limit", query.Limit + 1)]).ToListAsync();
        return new([.. lines.Take(query.Limit)], lines.Count > query.Limit ? lines[query.Limit - 1].Line.Number : null);
    }

    public void Dispose() => turn.Dispose();

    private static async Task<AuditHead?> Head(DbConnection connection) =>
        await connection.Rows("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", row => new AuditHead(row.GetInt64(0), row.GetString(1))).SingleOrDefaultAsync();

    private static StoredAuditLine Read(DbDataReader row) => new(row.GetString(0), row.GetString(1));

    private async Task WriteNext()
    {
        var batch = new List<Waiting>();
        while (batch.Count < Most && queue.TryDequeue(out var next))
            batch.Add(next);
        try
        {
            await using var connection = await database.AuditSource.OpenConnectionAsync();
            await connection.Transaction(database.Dialect.AuditLock, () => Write(connection, batch));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            batch.ForEach(waiting => waiting.Done.SetException(failure));
            return;
        }

        batch.ForEach(waiting => waiting.Done.SetResult());
    }

    private async Task Write(DbConnection connection, List<Waiting> batch)
    {
        var last = await Head(connection) ?? new(0, AuditLine.Beginning);
        var rows = new List<AuditRow>(batch.Count);
        foreach (var waiting in batch)
        {
            var row = AuditRow.Of(waiting.Line with { Number = last.Number + 1, Previous = last.Hash });
            rows.Add(row);
            last = new(row.Number, row.Hash);
        }

        await connection.Execute(database.Dialect.AuditInsert, ("lines", JsonSerializer.Serialize(rows, StoredJson.Options)));
    }

    private sealed class Waiting(AuditLine line)
    {
        public AuditLine Line => line;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A line with what it is found by.</summary>
internal sealed record AuditRow(
    long Number, string Previous, long At, string Viewer, string Name, string Role, string What, string Line, string Hash, IReadOnlyList<string> People)
{
    public static AuditRow Of(AuditLine line)
    {
        var text = line.Text;
        return new(
            line.Number, line.Previous, line.At.ToUnixTimeMilliseconds(), line.Viewer.Id, Fold.Of(line.Viewer.Name), line.Viewer.Role, line.What, text,
            AuditLine.HashOf(text), [.. line.People.Select(Key.Of).Distinct()]);
    }
}

/// <summary>Which lines are asked for; null: all.</summary>
/// <param name="People">Any of these.</param>
/// <param name="Viewer">Its id, or a part of its name.</param>
/// <param name="Whats">Any of these.</param>
/// <param name="Until">Not included.</param>
/// <param name="Before">Only older lines than the one of this number.</param>
public sealed record AuditQuery(
    IReadOnlyList<string>? People = null, string? Viewer = null, IReadOnlyList<string>? Whats = null, DateTimeOffset? From = null, DateTimeOffset? Until = null,
    long? Before = null, int Limit = 50)
{
    internal (string Where, (string Name, object? Value)[] Values) Where()
    {
        var asked = Parts().ToList();
        return (string.Join(" AND ", asked.Select(part => part.Text).Prepend("1 = 1")), [.. asked.SelectMany(part => part.Values)]);
    }

    private IEnumerable<(string Text, (string Name, object? Value)[] Values)> Parts()
    {
        if (People is { } people)
            yield return ($"number IN (SELECT p.number FROM audit_person p WHERE p.person IN ({Names("person", people)}))", Values("person", people.Select(Key.Of)));
        if (Viewer is { } viewer)
            yield return ("(viewer = @viewer OR name LIKE @named ESCAPE '!')", [("viewer", viewer), ("named", $"%{Escaped(Fold.Of(viewer))}%")]);
        if (Whats is { Count: > 0 } whats)
            yield return ($"what IN ({Names("what", whats)})", Values("what", whats));
        if (From is { } from)
            yield return ("at >= @since", [("since", from.ToUnixTimeMilliseconds())]);
        if (Until is { } until)
            yield return ("at < @until", [("until", until.ToUnixTimeMilliseconds())]);
        if (Before is { } before)
            yield return ("number < @before", [("before", before)]);
    }

    private static string Names(string name, IEnumerable<string> values) => string.Join(", ", values.Select((_, i) => $"@{name}{i}"));

    private static (string, object?)[] Values(string name, IEnumerable<string> values) => [.. values.Select((value, i) => ($"{name}{i}", (object?)value))];

    private static string Escaped(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}

/// <param name="Next">Older lines begin before this number; null: there are none.</param>
public sealed record AuditPage(IReadOnlyList<StoredAuditLine> Lines, long? Next);
