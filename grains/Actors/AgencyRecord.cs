using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KartuAsn.Contracts;

namespace KartuAsn.Actors;

/// <summary>What is stored of an agency: its names. Its numbers are never stored, they are the sum of its people.</summary>
public sealed record AgencyRecord
{
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Units (UNOR) by id.</summary>
    public ImmutableDictionary<string, string> Units { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>With the description's name and units; the very same when nothing is new.</summary>
    public AgencyRecord With(AgencyDescription told)
    {
        var units = Units.SetItems(told.Units.Where(u => Units.GetValueOrDefault(u.Key) != u.Value));
        return Id.Length > 0 && Name == told.Name && ReferenceEquals(units, Units)
            ? this
            : this with { Id = Id.Length > 0 ? Id : told.Id, Name = told.Name, Units = units };
    }
}
