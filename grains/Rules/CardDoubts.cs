using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>What is odd about a card file. It counts all the same: a reviewer looks and decides.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardDoubt>))]
public enum CardDoubt
{
    /// <summary>The colour of the other kind (letter, clause 3).</summary>
    [JsonStringEnumMemberName("colour")] Colour,

    /// <summary>A front without the colour of either kind (letter, clause 3).</summary>
    [JsonStringEnumMemberName("no-colour")] NoColour,

    /// <summary>Upright in the place of the landscape, or the other way round (letter, clause 2).</summary>
    [JsonStringEnumMemberName("orientation")] Orientation,

    /// <summary>Not the form of a card.</summary>
    [JsonStringEnumMemberName("shape")] Shape,

    /// <summary>It looks like the other side.</summary>
    [JsonStringEnumMemberName("side")] Side,

    /// <summary>A copy that this product drew, not the card of BKN.</summary>
    [JsonStringEnumMemberName("own-copy")] OwnCopy,

    /// <summary>The same bytes are on file for somebody else.</summary>
    [JsonStringEnumMemberName("same-bytes")] SameBytes,

    /// <summary>A PDF: no machine looked at it.</summary>
    [JsonStringEnumMemberName("unseen")] Unseen,
}

/// <summary>One row per doubt (policy; the letter knows the colours and the forms alone).</summary>
public static class CardDoubts
{
    /// <summary>What is odd about the file by itself; <see cref="CardDoubt.SameBytes"/> is a matter of others' files.</summary>
    public static ImmutableArray<CardDoubt> Of(CardFileUploaded upload) => upload.File switch
    {
        { MediaType: "application/pdf" } => [CardDoubt.Unseen],
        { Sight: { } sight } file => [.. Rows(file, sight, upload.Kind).Where(row => row.Odd).Select(row => row.Doubt)],
        _ => [],
    };

    private static IEnumerable<(CardDoubt Doubt, bool Odd)> Rows(CardFile file, CardSight sight, Kind kind) =>
    [
        (CardDoubt.Colour,      sight.Colour == (kind == Kind.Pppk ? CardColour.Red : CardColour.Turquoise)),
        (CardDoubt.NoColour,    sight.Colour == CardColour.None && file.Side == Side.Front),
        (CardDoubt.Orientation, sight.Shape == (file.Orientation == Rules.Orientation.Portrait ? CardShape.Landscape : CardShape.Portrait)),
        (CardDoubt.Shape,       sight.Shape == CardShape.Other),
        (CardDoubt.Side,        file.Side == Side.Front ? sight is { ShowsCode: true, ShowsPerson: false } : sight is { ShowsCode: false, ShowsPerson: true }),
        (CardDoubt.OwnCopy,     sight.OwnCopy),
    ];
}
