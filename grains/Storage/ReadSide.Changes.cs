using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    private const string FeedName = "feed-id";

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

    /// <summary>
    /// Those of whom something is different on a day than on an earlier one, though nobody said anything new: an interval or a name that
    /// begins or ends by its date. In the order of keys.
    /// </summary>
    /// <param name="after">The earlier day.</param>
    /// <param name="person">The key after which the page begins; empty: from the start.</param>
    public async Task<ImmutableArray<ChangeRow>> TurnsOfDay(DateOnly after, DateOnly upTo, string person, int limit) =>
    [
        .. await database.Readers.Rows(
            """
            SELECT p.key, p.sequence, p.agencies FROM person p
            WHERE p.key > @person AND p.key IN (
              SELECT person FROM standing WHERE (first_day > @after AND first_day <= @upTo) OR (last_day >= @after AND last_day < @upTo)
              UNION SELECT person FROM naming WHERE first_day > @after AND first_day <= @upTo)
            ORDER BY p.key LIMIT @limit
            """,
            row => new ChangeRow(row.GetString(0), row.GetInt64(1), Keys(row.GetString(2))),
            ("person", person), ("after", after), ("upTo", upTo), ("limit", limit)).ToListAsync()
    ];

    /// <summary>A place this database has not come to: it was given by another, or by this one before it was restored from a copy.</summary>
    public async Task<bool> IsAhead(ChangeCursor cursor) =>
        ulong.Parse(cursor.Position, CultureInfo.InvariantCulture) > ulong.Parse((await ChangesEnd()).Position, CultureInfo.InvariantCulture);

    /// <summary>Names this feed, as long as the database lives; a place in another feed means nothing here.</summary>
    public async Task<string> FeedId()
    {
        if (await database.GetMeta(FeedName) is { } known)
            return known;
        await database.Writers.Execute(
            "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", ("name", FeedName), ("value", Secrets.NewId()));
        return (await database.GetMeta(FeedName))!;
    }

    private static ImmutableArray<string> Keys(string json) => JsonSerializer.Deserialize<ImmutableArray<string>>(json);
}
