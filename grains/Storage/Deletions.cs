using System.Collections.Immutable;
using System.Data.Common;

namespace KartuAsn.Storage;

/// <summary>The log of bytes that were deleted: written before they go, and only added to.</summary>
public sealed class Deletions(Database database)
{
    private const string Columns = "person, what, receipt, rule, reason, at, by";

    /// <summary>The same file twice is one line; the first stays.</summary>
    public Task Note(Deletion deletion) => database.Writers.Execute(
        $"INSERT INTO deletion ({Columns}) VALUES (@person, @what, @receipt, @rule, @reason, @at, @by) ON CONFLICT (person, what, receipt) DO NOTHING",
        ("person", deletion.Person), ("what", deletion.What), ("receipt", deletion.Receipt), ("rule", deletion.Rule), ("reason", deletion.Reason),
        ("at", deletion.At.ToUnixTimeMilliseconds()), ("by", deletion.By));

    public async Task<ImmutableArray<Deletion>> Of(string personKey) =>
        [.. await database.Readers.Rows($"SELECT {Columns} FROM deletion WHERE person = @person ORDER BY at, receipt", Read, ("person", personKey)).ToListAsync()];

    /// <summary>The latest of all.</summary>
    public async Task<ImmutableArray<Deletion>> Latest(int limit) =>
        [.. await database.Readers.Rows($"SELECT {Columns} FROM deletion ORDER BY at DESC, person, receipt LIMIT @limit", Read, ("limit", limit)).ToListAsync()];

    private static Deletion Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.GetString(6));
}

/// <param name="Person">The person's key.</param>
/// <param name="What">"card-file" or "photo".</param>
/// <param name="Rule">"replaced": kept long enough after it was replaced. "erased": of somebody who left long ago.</param>
/// <param name="Reason">In words.</param>
public sealed record Deletion(string Person, string What, string Receipt, string Rule, string Reason, DateTimeOffset At, string By)
{
    public const string Replaced = "replaced";
    public const string Erased = "erased";
}
