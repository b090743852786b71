using System.Collections.Immutable;
using System.Text.Json;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    /// <summary>
    /// News after a place in the feed, each person at most once, with the newest sequence. Nothing acknowledged is ever skipped; the same
    /// may come again.
    /// </summary>
    /// <param name="limit">The most rows of the feed to read; people may be fewer.</param>
    public async Task<ChangesPage> ChangesAfter(ChangeCursor cursor, int limit)
    {
        var rows = await database.Readers.Rows(
            database.Dialect.Changes,
            row => (Position: row.GetString(0), Change: new ChangeRow(row.GetString(1), row.GetInt64(2), Keys(row.GetString(3)))),
            ("position", cursor.Position), ("person", cursor.Person), ("limit", limit)).ToListAsync();
        return rows.Count == 0
            ? new ChangesPage([], cursor)
            : new ChangesPage(
                [.. rows.Select(row => row.Change).DistinctBy(change => change.Person)],
                ChangeCursor.At(rows[^1].Position, rows[^1].Change.Person));
    }

    /// <summary>A place that has everything acknowledged so far before it, or at worst a little of it after it.</summary>
    public async Task<ChangeCursor> ChangesEnd() =>
        ChangeCursor.At((await database.Readers.Value<string>(database.Dialect.ChangesEnd))!, "");

    /// <summary>
    /// Takes from the feed, up to a place, what newer rows of the same people have replaced. A reader who stands further back still gets
    /// everybody's newest row, so this loses nothing to anybody. Answers how many rows went.
    /// </summary>
    public Task<int> PruneChanges(ChangeCursor upTo) => database.Writers.Execute(
        database.Dialect.PruneChanges, ("position", upTo.Position), ("person", upTo.Person));

    private static ImmutableArray<string> Keys(string json) => JsonSerializer.Deserialize<ImmutableArray<string>>(json);
}
