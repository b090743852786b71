using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KartuAsn.Contracts;

namespace KartuAsn.Actors;

/// <summary>What is stored of an agency: its names by date. Its numbers are never stored, they are the sum of its people.</summary>
public sealed record AgencyRecord
{
    [JsonPropertyName("v")]
    public int Version { get; init; } = 2;

    public string Id { get; init; } = "";

    /// <summary>The newest name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Names in the order of their first days; the first one holds before that too. Empty in version 1, which had one name.</summary>
    public ImmutableArray<Named> Names { get; init; } = [];

    /// <summary>Units (UNOR) by id.</summary>
    public ImmutableDictionary<string, string> Units { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Made by a reorganisation: not listed before this day. Null: as old as its people.</summary>
    public DateOnly? OpenedFrom { get; init; }

    /// <summary>Merged into others: not listed from this day on, as soon as nobody is left in it.</summary>
    public DateOnly? ClosedFrom { get; init; }

    /// <summary>With the description's name and units; the very same when nothing is new.</summary>
    public AgencyRecord With(AgencyDescription told)
    {
        var units = Units.SetItems(told.Units.Where(u => Units.GetValueOrDefault(u.Key) != u.Value));
        var named = Renamed(told.From ?? DateOnly.MinValue, told.Name);
        return Id.Length > 0 && ReferenceEquals(named, this) && ReferenceEquals(units, Units)
            ? this
            : named with { Id = Id.Length > 0 ? Id : told.Id, Units = units };
    }

    /// <summary>The name of a day.</summary>
    public string NameOn(DateOnly day) =>
        Names.IsEmpty ? Name : (Names.LastOrDefault(n => n.From <= day) ?? Names[0]).Name;

    /// <summary>Another name from a day on; the very same when it is called so on that day already.</summary>
    private AgencyRecord Renamed(DateOnly from, string name)
    {
        if (Id.Length > 0 && NameOn(from) == name) return this;
        ImmutableArray<Named> names =
        [
            .. Names.IsEmpty && Id.Length > 0 ? [new Named(DateOnly.MinValue, Name)] : Names.Where(n => n.From != from),
            new Named(from, name),
        ];
        names = names.Sort((a, b) => a.From.CompareTo(b.From));
        return this with { Version = 2, Names = names, Name = names[^1].Name };
    }

    public sealed record Named(DateOnly From, string Name);
}
