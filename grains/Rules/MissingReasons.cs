using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>Why somebody has not uploaded the card yet, in the kinds that agencies report.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingReason>))]
public enum MissingReason
{
    /// <summary>Cannot get into the account at BKN.</summary>
    [JsonStringEnumMemberName("account")] Account,

    /// <summary>Has no photo that fits (annex B of the letter).</summary>
    [JsonStringEnumMemberName("photo")] Photo,

    /// <summary>What SIASN has about the person is not up to date.</summary>
    [JsonStringEnumMemberName("siasn-data")] SiasnData,

    [JsonStringEnumMemberName("bkn-server")] BknServer,

    /// <summary>No TMT PNS yet, so no card (letter, clause 1).</summary>
    [JsonStringEnumMemberName("no-tmt")] NoTmt,

    /// <summary>On duty elsewhere, or on leave.</summary>
    [JsonStringEnumMemberName("leave")] Leave,

    /// <summary>Told in words.</summary>
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>The reason that holds of somebody: who said it, and when.</summary>
public sealed record ReasonOnFile(MissingReason Kind, string? Note, DateTimeOffset At, string? By)
{
    /// <summary>
    /// The newest one of facts in the order in which they were recorded: all that matter here are recorded by this product itself. Null:
    /// none was told, it was taken back, or a front of the card came since. Whoever has to upload again after that is asked again.
    /// </summary>
    public static ReasonOnFile? Of(IEnumerable<Fact> recorded) => recorded.Aggregate((ReasonOnFile?)null, (held, fact) => fact switch
    {
        MissingReasonRecorded { Kind: { } kind } told => new(kind, told.Note, told.RecordedAt, told.RecordedBy),
        MissingReasonRecorded => null,
        CardFileUploaded { File.Side: Side.Front } => null,
        _ => held,
    });
}

/// <summary>What recording a reason leads to: a fact or nothing new, or a refusal.</summary>
public readonly record struct MissingReasonDecision(ImmutableArray<Fact> Facts, Refusal? Refusal)
{
    public static implicit operator MissingReasonDecision(Refusal refusal) => new([], refusal);
}

/// <summary>The rules of recording why somebody has not uploaded. It is a note for those who help: no standing and no number follows from it.</summary>
public static class MissingReasons
{
    /// <summary>The source of these facts; their ids are counted.</summary>
    public const string Source = "missing-reasons";

    /// <summary>A line in a list, not a letter.</summary>
    public const int LongestNote = 200;

    /// <summary>Of one person: a record that is full of them would have no room for the card itself.</summary>
    public const int MostTold = 100;

    /// <param name="kind">Null: what was told is taken back.</param>
    /// <param name="note">Needed with <see cref="MissingReason.Other"/>.</param>
    public static MissingReasonDecision Record(EmployeeRecord state, MissingReason? kind, string? note, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return new Refusal.EmployeeUnknown();
        var line = kind is null ? null : OneLine(note);
        if (!IsFit(kind, line)) return new Refusal.MissingReasonNoteUnfit();
        if (Says(state.MissingReason, kind, line)) return new([], null);
        if (kind is not null && WhyNot(state.On(today)) is { } why) return new Refusal.NotMissing(why);
        if (state.Facts.Count(fact => fact.Source == Source) >= MostTold) return new Refusal.TooManyFacts(MostTold);

        return new([Stamped(state, new MissingReasonRecorded(kind, line), at, today, by)], null);
    }

    /// <summary>Whether a note may go with this kind.</summary>
    private static bool IsFit(MissingReason? kind, string? note) => note is null ? kind != MissingReason.Other : Reason.IsFit(note, LongestNote);

    private static bool Says(ReasonOnFile? held, MissingReason? kind, string? note) => held?.Kind == kind && held?.Note == note;

    private static string? WhyNot(Standing? today) => today switch
    {
        null => "pengangkatannya belum berlaku pada hari ini",
        { Service: Service.LeftCity } => "pegawai sudah pindah ke instansi lain",
        { Service: not (Service.Serving or Service.Unclear) } => "pegawai tidak lagi menjadi ASN",
        { Uploaded: true } => "kartunya sudah diunggah",
        _ => null,
    };

    /// <summary>Null when nothing is said.</summary>
    private static string? OneLine(string? note) =>
        Reason.OneLine(note ?? "") is { Length: > 0 } line ? line : null;

    private static Fact Stamped(EmployeeRecord state, Fact fact, DateTimeOffset at, DateOnly today, string by) => fact with
    {
        Source = Source,
        Id = $"{state.Facts.Count(f => f.Source == Source) + 1:D6}",
        EffectiveDate = today,
        RecordedAt = at,
        RecordedBy = by,
    };
}
