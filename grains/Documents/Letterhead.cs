using System.Collections.Immutable;

namespace KartuAsn.Documents;

/// <summary>Kop surat: who writes, at the top of an official paper.</summary>
/// <param name="City">"Pemerintah Kota Madiun"; printed in capitals.</param>
/// <param name="Agency">Printed in capitals; null where the city itself writes.</param>
/// <param name="Address">Lines of street, telephone, address of a site; none where it is not known.</param>
/// <param name="Emblem">A picture in PNG for the slot at the left; the words stand in the middle of the paper with it and without it.</param>
public sealed record Letterhead(string City, string? Agency, ImmutableArray<string> Address, ReadOnlyMemory<byte>? Emblem = null)
{
    private const string Government = "Pemerintah ";

    /// <summary>The city itself, of which a paper tells: "Kota Madiun".</summary>
    public string CityName => City.StartsWith(Government, StringComparison.OrdinalIgnoreCase) ? City[Government.Length..] : City;
}
