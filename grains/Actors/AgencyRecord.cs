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

    /// <summary>The reorganisations that concerned it, in the order of recording.</summary>
    public ImmutableArray<Reorganised> Reorganisations { get; init; } = [];

    /// <summary>Made by a reorganisation: not listed before this day. Null: as old as its people.</summary>
    [JsonIgnore]
    public DateOnly? OpenedFrom => Reorganisations.LastOrDefault(r => r.Opens)?.From;

    /// <summary>Merged into others: not listed from this day on, as soon as nobody is left in it.</summary>
    [JsonIgnore]
    public DateOnly? ClosedFrom => NeverWas ? DateOnly.MinValue : Reorganisations.LastOrDefault(r => r.Closes)?.From;

    /// <summary>A reorganisation made it and was taken back: listed on no day, as long as nobody is in it.</summary>
    public bool NeverWas { get; init; }

    /// <summary>With the description's name and units; the very same when nothing is new. The first name holds on all days.</summary>
    public AgencyRecord With(AgencyDescription told)
    {
        var units = Units.SetItems(told.Units.Where(u => Units.GetValueOrDefault(u.Key) != u.Value));
        var from = told.From ?? DateOnly.MinValue;
        var named = Id.Length == 0 ? Renamed(DateOnly.MinValue, told.Name) : IsOutdated(told.Name, from) ? this : Renamed(from, told.Name);
        if (named.NeverWas) named = named with { NeverWas = false };
        return Id.Length > 0 && ReferenceEquals(named, this) && ReferenceEquals(units, Units)
            ? this
            : named with { Id = Id.Length > 0 ? Id : told.Id, Units = units };
    }

    public AgencyRecord With(AgencyChange change, DateOnly from, string importId)
    {
        if (Reorganisations.Any(r => r.ImportId == importId)) return this;
        var named = change.Name is { } name ? Renamed(from, name, importId) : this;
        return named with
        {
            Id = Id.Length > 0 ? Id : change.Id,
            NeverWas = false,
            Units = Units.SetItems(change.Units ?? []),
            Reorganisations = Reorganisations.Add(new(importId, from, change.Opens, change.Closes)),
        };
    }

    /// <summary>As if a reorganisation had not been; a name that it alone gave stays, for there is no other.</summary>
    public AgencyRecord Without(string importId)
    {
        if (Reorganisations.All(r => r.ImportId != importId)) return this;
        var names = Names.RemoveAll(n => n.ImportId == importId) is { IsEmpty: false } others ? others : Names;
        return this with
        {
            Names = names,
            Name = names.IsEmpty ? Name : names[^1].Name,
            Reorganisations = Reorganisations.RemoveAll(r => r.ImportId == importId),
            NeverWas = Reorganisations.Any(r => r.ImportId == importId && r.Opens),
        };
    }

    /// <summary>The name of a day.</summary>
    public string NameOn(DateOnly day) =>
        Names.IsEmpty ? Name : (Names.LastOrDefault(n => n.From <= day) ?? Names[0]).Name;

    /// <summary>SIASN still says a name from before a reorganisation.</summary>
    private bool IsOutdated(string name, DateOnly from) =>
        Names.LastOrDefault(n => n.From <= from) is { ImportId: not null } now && Names.Any(n => n.From < now.From && n.Name == name);

    /// <summary>Another name from a day on; the very same when it is called so on that day already.</summary>
    private AgencyRecord Renamed(DateOnly from, string name, string? importId = null)
    {
        if (Id.Length > 0 && NameOn(from) == name) return this;
        ImmutableArray<Named> names =
        [
            .. Names.IsEmpty && Id.Length > 0 ? [new Named(DateOnly.MinValue, Name)] : Names.Where(n => n.From != from),
            new Named(from, name, importId),
        ];
        names = names.Sort((a, b) => a.From.CompareTo(b.From));
        return this with { Version = 2, Names = names, Name = names[^1].Name };
    }

    /// <param name="ImportId">The reorganisation that gave the name; null: a roster.</param>
    public sealed record Named(DateOnly From, string Name, string? ImportId = null);

    public sealed record Reorganised(string ImportId, DateOnly From, bool Opens, bool Closes);
}
