using System.Text.Json.Serialization;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Verifications;

/// <summary>What whoever scans a card is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerificationOutcome>))]
public enum VerificationOutcome
{
    /// <summary>Berlaku.</summary>
    [JsonStringEnumMemberName("valid")] Valid,

    /// <summary>Ditangguhkan.</summary>
    [JsonStringEnumMemberName("suspended")] Suspended,

    /// <summary>Tidak berlaku.</summary>
    [JsonStringEnumMemberName("invalid")] Invalid,

    /// <summary>Bukan pemegang kartu.</summary>
    [JsonStringEnumMemberName("no-holder")] NoHolder,

    /// <summary>Kode tidak dikenal.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>Kode palsu.</summary>
    [JsonStringEnumMemberName("forged")] Forged,
}

/// <summary>The answer to a scan: no photo, no reason, and of numbers only what is needed to compare with the card at hand.</summary>
/// <param name="Words">The outcome in words.</param>
/// <param name="Name">With titles, as it is today; this and what follows is absent for a code that is unknown or forged.</param>
/// <param name="Kind">PNS, PPPK or PPPK Paruh Waktu.</param>
/// <param name="Agency">Perangkat Daerah today; absent where there is none.</param>
/// <param name="SerialEnding">The last four digits of the serial; absent where none is known.</param>
/// <param name="Number">NIP or NI PPPK, all but the last three digits hidden.</param>
/// <param name="CheckedAt">The instant this answer speaks of.</param>
public sealed record VerificationView(
    VerificationOutcome Outcome, string Words, string? Name, string? Kind, string? Agency, string? SerialEnding, string? Number, DateTimeOffset CheckedAt)
{
    private const int SerialShown = 4;
    private const int NumberShown = 3;

    /// <param name="person">Today; null: no copy that is good has this code.</param>
    public static VerificationView Of(CodeReading code, PersonRow? person, DateTimeOffset at) => (code, person) switch
    {
        (CodeReading.Forged, _) => Bare(VerificationOutcome.Forged, at),
        (CodeReading.Genuine, { } holder) => Of(OutcomeOf(holder), holder, at),
        _ => Bare(VerificationOutcome.Unknown, at),
    };

    /// <summary>Somebody who went to another government is no holder here: whether they hold one there, that government knows.</summary>
    public static VerificationOutcome OutcomeOf(PersonRow person) => person switch
    {
        { Standing.Service: Service.LeftCity } => VerificationOutcome.NoHolder,
        { Status: CardStatus.Valid } => VerificationOutcome.Valid,
        { Status: CardStatus.Suspended } => VerificationOutcome.Suspended,
        { Status: CardStatus.Invalid } => VerificationOutcome.Invalid,
        _ => VerificationOutcome.NoHolder,
    };

    private static VerificationView Of(VerificationOutcome outcome, PersonRow person, DateTimeOffset at) => new(
        outcome, VerificationWords.Of(outcome), Indonesian.FullName(person.TitleBefore, person.Name, person.TitleAfter),
        person.Standing is { } standing ? Indonesian.KindName(standing.Kind, standing.PartTime) : null, person.Agency?.Name,
        person.Serial is { Length: > SerialShown } serial ? serial[^SerialShown..] : null, Masked(person.Number), at);

    private static VerificationView Bare(VerificationOutcome outcome, DateTimeOffset at) =>
        new(outcome, VerificationWords.Of(outcome), null, null, null, null, null, at);

    private static string? Masked(string number) => number.Length <= NumberShown
        ? null
        : Indonesian.Nip(new string('•', number.Length - NumberShown) + number[^NumberShown..]);
}

/// <summary>The outcomes in the words of the page.</summary>
internal static class VerificationWords
{
    public static string Of(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "Berlaku",
        VerificationOutcome.Suspended => "Ditangguhkan",
        VerificationOutcome.Invalid => "Tidak berlaku",
        VerificationOutcome.NoHolder => "Bukan pemegang kartu",
        VerificationOutcome.Unknown => "Kode tidak dikenal",
        VerificationOutcome.Forged => "Kode palsu",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };

    public static string Sentence(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "Cocokkan nama dan foto pada kartu dengan orangnya.",
        VerificationOutcome.Suspended => "Keberlakuan kartu ini sedang ditangguhkan. Jangan diterima sebagai tanda pengenal.",
        VerificationOutcome.Invalid => "Kartu ini tidak berlaku lagi. Jangan diterima sebagai tanda pengenal.",
        VerificationOutcome.NoHolder => "Orang ini sekarang tidak tercatat sebagai pemegang Kartu ASN Virtual di pemerintah kota ini.",
        VerificationOutcome.Unknown => "Kode ini tidak tercatat, atau salinan kartunya sudah diganti. Mintalah salinan terbaru, lalu pindai ulang. Kode pada kaki formulir E diperiksa oleh BKPSDM.",
        VerificationOutcome.Forged => "Kode ini tidak dibuat oleh pemerintah kota. Jangan diterima, dan laporkan kepada BKPSDM.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };

    /// <summary>The class of style.</summary>
    public static string Mood(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "is-good",
        VerificationOutcome.Suspended => "is-warn",
        VerificationOutcome.Invalid or VerificationOutcome.Forged => "is-bad",
        _ => "is-plain",
    };

    /// <summary>The sign that goes with the word, in a square of 48.</summary>
    public static string Sign(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "M11 25l9 9 17-19",
        VerificationOutcome.Suspended => "M18 14v20M30 14v20",
        VerificationOutcome.Invalid => "M14 14l20 20M34 14L14 34",
        VerificationOutcome.NoHolder => "M14 24h20",
        VerificationOutcome.Unknown => "M17 18a7 7 0 1 1 10 6.3c-2.2 1.2-3 2.4-3 4.7M24 35.5v.5",
        VerificationOutcome.Forged => "M24 12v15M24 35v.5",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a sign."),
    };
}
