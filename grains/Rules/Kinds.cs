using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>What an ASN is. Part-time PPPK (Paruh Waktu) is a PPPK; the split is a property of the standing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Kind>))]
public enum Kind
{
    [JsonStringEnumMemberName("pns")] Pns,
    [JsonStringEnumMemberName("pppk")] Pppk,
    [JsonStringEnumMemberName("cpns")] Cpns,
}

/// <summary>The service track on a day: serving, or why not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Service>))]
public enum Service
{
    [JsonStringEnumMemberName("serving")] Serving,

    /// <summary>A code nobody can explain yet: not counted, on the list for review.</summary>
    [JsonStringEnumMemberName("unclear")] Unclear,
    [JsonStringEnumMemberName("contract-ended")] ContractEnded,
    [JsonStringEnumMemberName("dismissed")] Dismissed,
    [JsonStringEnumMemberName("retired")] Retired,
    [JsonStringEnumMemberName("died")] Died,
    [JsonStringEnumMemberName("missing")] Missing,

    /// <summary>Serves elsewhere: out of the city's count, and not void.</summary>
    [JsonStringEnumMemberName("left-city")] LeftCity,
}

/// <summary>The suspension track on a day, by its ground.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Suspension>))]
public enum Suspension
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("detained")] Detained,
    [JsonStringEnumMemberName("state-official")] StateOfficial,
    [JsonStringEnumMemberName("commissioner")] Commissioner,
    [JsonStringEnumMemberName("unpaid-leave")] UnpaidLeave,
    [JsonStringEnumMemberName("missing")] Missing,
    [JsonStringEnumMemberName("other")] Other,
}

[JsonConverter(typeof(JsonStringEnumConverter<Orientation>))]
public enum Orientation
{
    [JsonStringEnumMemberName("portrait")] Portrait,
    [JsonStringEnumMemberName("landscape")] Landscape,
}

[JsonConverter(typeof(JsonStringEnumConverter<Side>))]
public enum Side
{
    [JsonStringEnumMemberName("front")] Front,
    [JsonStringEnumMemberName("back")] Back,
}

/// <summary>The kinds of reasons for which a reviewer gives a card file back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnGround>))]
public enum ReturnGround
{
    /// <summary>The card of another kind of ASN (letter, clause 3).</summary>
    [JsonStringEnumMemberName("other-kind")] OtherKind,

    /// <summary>The other side or the other orientation than the place it was handed in for.</summary>
    [JsonStringEnumMemberName("other-place")] OtherPlace,

    /// <summary>Not the card that BKN issues, for example our own copy.</summary>
    [JsonStringEnumMemberName("not-official")] NotOfficial,

    [JsonStringEnumMemberName("unreadable")] Unreadable,

    /// <summary>The card of somebody else.</summary>
    [JsonStringEnumMemberName("not-the-same-person")] NotTheSamePerson,

    /// <summary>Told in words.</summary>
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>What is so about a photo that was received.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhotoState>))]
public enum PhotoState
{
    /// <summary>It passed every rule that a machine can judge, or a reviewer took it.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>A reviewer has to look.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,
    [JsonStringEnumMemberName("returned")] Returned,
}

/// <summary>A photo for the card: always PNG.</summary>
/// <param name="Sha256">Lower-case hex of the bytes; the bytes are stored once under it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Doubts">Names of the rules that a machine found broken, separated by blanks; null: none.</param>
public sealed record PhotoFile(string Sha256, long Size, string? Doubts = null);

/// <summary>Somebody hands a card file in for a person who cannot; the fact says who, and the person reads why.</summary>
/// <param name="Reason">Null: nobody said.</param>
public sealed record OnBehalf(string? Reason);

/// <summary>One file of a card: BKN's downloads are images, front and back apart, per orientation.</summary>
/// <param name="Sha256">Lower-case hex of the bytes; the bytes are stored once under it.</param>
/// <param name="MediaType">image/png, image/jpeg or application/pdf.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sight">What was seen on the picture; null: nothing looked at it, for it came before that or is no picture.</param>
public sealed record CardFile(Orientation Orientation, Side Side, string Sha256, string MediaType, long Size, CardSight? Sight = null);
