using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>The decision (SK) behind a fact: its number and its date. Either may be unknown in old files.</summary>
public sealed record Decision(string? Number, DateOnly? Date);

/// <summary>
/// Something that somebody decided or did about one employee. Facts are only ever added: a cancellation is a fact that
/// names another. Identity is <see cref="Source"/> and <see cref="Id"/>; the same identity twice is one fact.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(CpnsAppointed), "cpns-appointed")]
[JsonDerivedType(typeof(PnsAppointed), "pns-appointed")]
[JsonDerivedType(typeof(ContractSigned), "contract-signed")]
[JsonDerivedType(typeof(Dismissed), "dismissed")]
[JsonDerivedType(typeof(Retired), "retired")]
[JsonDerivedType(typeof(Died), "died")]
[JsonDerivedType(typeof(DeclaredMissing), "declared-missing")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(Reinstated), "reinstated")]
[JsonDerivedType(typeof(StandingUnclear), "standing-unclear")]
[JsonDerivedType(typeof(Transferred), "transferred")]
[JsonDerivedType(typeof(NameChanged), "name-changed")]
[JsonDerivedType(typeof(TitleChanged), "title-changed")]
[JsonDerivedType(typeof(NumberCorrected), "number-corrected")]
[JsonDerivedType(typeof(SerialRecorded), "serial-recorded")]
[JsonDerivedType(typeof(NumberDisputed), "number-disputed")]
[JsonDerivedType(typeof(CardFileUploaded), "card-file-uploaded")]
[JsonDerivedType(typeof(CardFileReturned), "card-file-returned")]
[JsonDerivedType(typeof(DecisionCancelled), "decision-cancelled")]
public abstract record Fact
{
    private Fact() { }

    /// <summary>Who says so: an import, an HR system, this product's own pages.</summary>
    [JsonRequired]
    public string Source { get; init; } = "";

    /// <summary>The id the source gave it; unique within the source for one employee.</summary>
    [JsonRequired]
    public string Id { get; init; } = "";

    /// <summary>TMT: the first day on which it takes effect, in the city's zone. May lie in the past or the future.</summary>
    [JsonRequired]
    public DateOnly EffectiveDate { get; init; }

    /// <summary>When it was recorded here. Never decides the order of facts.</summary>
    [JsonRequired]
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who recorded it here: a key's or an account's name.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>The decision it rests on, where there is one.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Both halves of the identity in one word.</summary>
    [JsonIgnore]
    public string Identity => $"{Source}/{Id}";

    /// <summary>Pengangkatan CPNS: no card, not in the report's columns.</summary>
    public sealed record CpnsAppointed(string Name, string Number, string AgencyId, string? UnitId) : Fact;

    /// <summary>Pengangkatan PNS; the effective date is the TMT PNS. The card is valid from here (letter, clause 1).</summary>
    public sealed record PnsAppointed(string Name, string Number, string AgencyId, string? UnitId) : Fact;

    /// <summary>Perjanjian kerja of a PPPK, from the effective date to <paramref name="EndDate"/> inclusive (null: not known).</summary>
    public sealed record ContractSigned(string Name, string Number, string AgencyId, string? UnitId, DateOnly? EndDate, bool PartTime) : Fact;

    /// <summary>Pemberhentian, with or without honour (null: not said; letter, clause 4). Void from the TMT.</summary>
    public sealed record Dismissed(string Ground, bool? Honourable) : Fact;

    /// <summary>Pensiun. Void from the TMT.</summary>
    public sealed record Retired : Fact;

    /// <summary>Meninggal dunia. Void from the day of death.</summary>
    public sealed record Died : Fact;

    /// <summary>Dinyatakan hilang: suspended (policy).</summary>
    public sealed record DeclaredMissing : Fact;

    /// <summary>Pemberhentian sementara, CLTN: suspended (policy), still ASN.</summary>
    public sealed record Suspended(Suspension Ground) : Fact;

    /// <summary>Pengaktifan kembali: in service and not suspended from the TMT.</summary>
    public sealed record Reinstated : Fact;

    /// <summary>A roster gave a kedudukan hukum that says nothing certain: to be reviewed, never silently active.</summary>
    public sealed record StandingUnclear(string Code) : Fact;

    /// <summary>Mutasi between agencies or units of the city: the count moves from the TMT.</summary>
    public sealed record Transferred(string AgencyId, string? UnitId) : Fact;

    public sealed record NameChanged(string Name) : Fact;

    public sealed record TitleChanged(string? Before, string? After) : Fact;

    public sealed record NumberCorrected(string Number) : Fact;

    /// <summary>The serial (nomor seri) of BKN's card, as the roster gives it.</summary>
    public sealed record SerialRecorded(string Serial) : Fact;

    /// <summary>Somebody else holds the same current number: both are taken, both are put to review.</summary>
    public sealed record NumberDisputed(string Number, string OtherId) : Fact;

    /// <summary>
    /// A file of the card was received. The effective date is the local day of receipt; <paramref name="Kind"/> is the card it shows,
    /// so a file handed in as PPPK is not the card of the PNS the person becomes.
    /// </summary>
    public sealed record CardFileUploaded(CardFile File, Kind Kind, string Receipt) : Fact;

    /// <summary>The file with this receipt was given back, with a reason; it no longer counts from this local day.</summary>
    public sealed record CardFileReturned(string Receipt, string Reason) : Fact;

    /// <summary>Pembatalan: the fact named never was, on any day.</summary>
    public sealed record DecisionCancelled(string FactIdentity) : Fact;
}
