using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KartuAsn.Roster;

/// <summary>A column that is read.</summary>
/// <param name="Name">As messages and the file of errors call it.</param>
/// <param name="Longest">The longest cell that is believed, in characters.</param>
/// <param name="IsDate">A spreadsheet may keep its cells as numbers of days.</param>
/// <param name="Aliases">Other names that files give it.</param>
internal sealed record KeptColumn(string Name, ColumnUse Use, int Longest, bool IsDate = false, params ImmutableArray<string> Aliases)
{
    public IEnumerable<string> Names => [Name, .. Aliases.IsDefault ? [] : Aliases];
}

/// <summary>The columns of one kind of file: which are read, and in which order a row's cells are kept.</summary>
public sealed class Layout
{
    private readonly FrozenDictionary<string, int> places;
    private readonly FrozenSet<string>? unread;

    /// <param name="unread">Columns that such a file has and nobody reads; null: whatever else it has is passed over in silence.</param>
    /// <param name="advice">Formal Indonesian: how to get a file of this kind.</param>
    internal Layout(ImmutableArray<KeptColumn> kept, IEnumerable<string>? unread, string advice)
    {
        (Kept, Advice) = (kept, advice);
        places = kept.SelectMany((column, at) => column.Names.Select(name => (Header.Normal(name), at)))
            .ToFrozenDictionary(place => place.Item1, place => place.at);
        this.unread = unread?.Select(name => Header.Normal(name)).ToFrozenSet();
    }

    internal ImmutableArray<KeptColumn> Kept { get; }

    internal string Advice { get; }

    /// <summary>Columns of which the file needs one.</summary>
    internal ImmutableArray<int> OneOf { get; init; } = [];

    /// <summary>Where a row's cell of this column is kept; null: it is not read.</summary>
    internal int? PlaceOf(string normalName) => places.TryGetValue(normalName, out var place) ? place : null;

    internal bool IsUnknown(string normalName) => unread is not null && !unread.Contains(normalName);
}
