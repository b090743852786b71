using System.Collections.Immutable;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    /// <summary>Days of two people under the same number that have one in common on @day or later.</summary>
    private const string Shared = """
        SELECT n.number, p.id, other.id, a.first_day, b.first_day
        FROM number n
        JOIN number o ON o.number = n.number AND o.person <> n.person
        JOIN naming a ON a.person = n.person AND a.number = n.number AND (a.last_day IS NULL OR a.last_day >= @day)
        JOIN naming b ON b.person = o.person AND b.number = n.number AND (b.last_day IS NULL OR b.last_day >= @day)
          AND (b.last_day IS NULL OR b.last_day >= a.first_day) AND (a.last_day IS NULL OR a.last_day >= b.first_day)
        JOIN person p ON p.key = n.person
        JOIN person other ON other.key = o.person
        """;

    /// <summary>Keys of the people whose number this is on a day or later.</summary>
    public async Task<ImmutableArray<string>> HoldersOf(string number, DateOnly from) =>
    [
        .. await database.Readers.Rows(
            """
            SELECT DISTINCT n.person FROM number n JOIN naming nm ON nm.person = n.person AND nm.number = n.number
            WHERE n.number = @number AND (nm.last_day IS NULL OR nm.last_day >= @day) ORDER BY n.person
            """,
            row => row.GetString(0), ("number", number), ("day", from)).ToListAsync()
    ];

    /// <summary>Numbers that two people hold on one and the same day, of today or later: each of the two is named once.</summary>
    /// <param name="from">No day before it is looked at.</param>
    public Task<ImmutableArray<SharedNumber>> SharedNumbers(DateOnly from) => SharedNumbers(from, "", []);

    /// <summary>The same, where this person is one of the two.</summary>
    public async Task<ImmutableArray<SharedNumber>> SharedNumbers(DateOnly from, string personKey) =>
    [
        .. (await SharedNumbers(from, "WHERE n.person = @person", ("person", personKey)))
            .SelectMany(s => new[] { s, s with { Id = s.OtherId, OtherId = s.Id } })
    ];

    private async Task<ImmutableArray<SharedNumber>> SharedNumbers(DateOnly from, string which, params (string, object?)[] values)
    {
        var found = await database.Readers.Rows(
            $"{Shared} {which} ORDER BY n.number, n.person, o.person",
            row => new SharedNumber(
                row.GetString(0), row.GetString(1), row.GetString(2),
                new[] { from, row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4) }.Max()),
            [.. values, ("day", from)]).ToListAsync();
        return [.. found.GroupBy(s => (s.Number, s.Id, s.OtherId)).Select(g => g.MinBy(s => s.Since)!)];
    }
}
