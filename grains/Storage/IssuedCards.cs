using System.Data.Common;

namespace KartuAsn.Storage;

/// <summary>The copy of a person's card that is good now.</summary>
/// <param name="Id">Random, 16 hex digits: it stands in the code on the copy and says nothing of the person.</param>
/// <param name="Person">The person's key.</param>
/// <param name="Print">Hash of what is printed on it.</param>
/// <param name="Sequence">Of the record it was drawn from.</param>
public sealed record IssuedCard(string Id, string Person, string Print, long Sequence, DateOnly Issued);

/// <summary>Copies of cards that were drawn, one a person: a copy that shows something else takes the place of the one before.</summary>
public sealed class IssuedCards(Database database)
{
    private const string Columns = "id, person, print, sequence, issued";

    // A copy of an older record, drawn late, does not replace one of a newer.
    private const string Replace = """
        INSERT INTO card (person, id, print, sequence, issued) VALUES (@person, @id, @print, @sequence, @issued)
        ON CONFLICT (person) DO UPDATE SET id = excluded.id, print = excluded.print, sequence = excluded.sequence, issued = excluded.issued
        WHERE card.print <> excluded.print AND card.sequence <= excluded.sequence
        """;

    /// <summary>Null when no copy has this id, or another replaced it.</summary>
    public Task<IssuedCard?> Find(string id) => One("id", id);

    /// <summary>Null when none was drawn yet.</summary>
    public Task<IssuedCard?> Of(string personKey) => One("person", personKey);

    /// <summary>
    /// The copy that is good from now on: the one there is, when it shows the same, or a new one, durable when it is answered. One that shows
    /// something else was drawn from a newer record.
    /// </summary>
    public async Task<IssuedCard> Issue(string personKey, string print, long sequence, DateOnly today)
    {
        if (await Of(personKey) is { } known && (known.Print == print || known.Sequence > sequence))
            return known;
        await database.Writers.Execute(
            Replace, ("person", personKey), ("id", Secrets.NewId()), ("print", print), ("sequence", sequence), ("issued", today));
        return (await Of(personKey))!;
    }

    private async Task<IssuedCard?> One(string column, string value) => await database.Readers.Rows(
        $"SELECT {Columns} FROM card WHERE {column} = @value", Read, ("value", value)).SingleOrDefaultAsync();

    private static IssuedCard Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetFieldValue<DateOnly>(4));
}
