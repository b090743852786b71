using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>What is seen on the picture of a card, as it is; <see cref="CardDoubts"/> says what is odd about it.</summary>
/// <param name="ShowsPerson">Skin is seen, as of a face.</param>
/// <param name="ShowsCode">A QR code is seen.</param>
/// <param name="OwnCopy">Its ground is the very one that this product draws.</param>
public sealed record CardSight(CardColour Colour, CardShape Shape, bool ShowsPerson, bool ShowsCode, bool OwnCopy);

/// <summary>The family of hues of a card; BKN's exact colours are not known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardColour>))]
public enum CardColour
{
    /// <summary>Neither red nor turquoise.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>Of a PNS (letter, clause 3).</summary>
    [JsonStringEnumMemberName("red")] Red,

    /// <summary>Of a PPPK (letter, clause 3).</summary>
    [JsonStringEnumMemberName("turquoise")] Turquoise,

    /// <summary>Both, and none of them far more than the other.</summary>
    [JsonStringEnumMemberName("both")] Both,
}

/// <summary>The form of the whole picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardShape>))]
public enum CardShape
{
    [JsonStringEnumMemberName("portrait")] Portrait,
    [JsonStringEnumMemberName("landscape")] Landscape,

    /// <summary>Not that of a card (85.60 × 53.98 mm): perhaps a picture of the whole screen.</summary>
    [JsonStringEnumMemberName("other")] Other,
}
