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
[JsonDerivedType(typeof(ContractExtended), "contract-extended")]
[JsonDerivedType(typeof(Dismissed), "dismissed")]
[JsonDerivedType(typeof(Retired), "retired")]
[JsonDerivedType(typeof(Died), "died")]
[JsonDerivedType(typeof(DeclaredMissing), "declared-missing")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(Reinstated), "reinstated")]
[JsonDerivedType(typeof(StandingUnclear), "standing-unclear")]
[JsonDerivedType(typeof(Transferred), "transferred")]
[JsonDerivedType(typeof(EnteredCity), "entered-city")]
[JsonDerivedType(typeof(LeftCity), "left-city")]
[JsonDerivedType(typeof(NameChanged), "name-changed")]
[JsonDerivedType(typeof(TitleChanged), "title-changed")]
[JsonDerivedType(typeof(NumberCorrected), "number-corrected")]
[JsonDerivedType(typeof(PhotoChanged), "photo-changed")]
[JsonDerivedType(typeof(SerialRecorded), "serial-recorded")]
[JsonDerivedType(typeof(KarpegRecorded), "karpeg-recorded")]
[JsonDerivedType(typeof(KpeRecorded), "kpe-recorded")]
[JsonDerivedType(typeof(DataBlocked), "data-blocked")]
[JsonDerivedType(typeof(DataUnblocked), "data-unblocked")]
[JsonDerivedType(typeof(NumberDisputed), "number-disputed")]
[JsonDerivedType(typeof(NotInRoster), "not-in-roster")]
[JsonDerivedType(typeof(CardFileUploaded), "card-file-uploaded")]
[JsonDerivedType(typeof(CardFileAccepted), "card-file-accepted")]
[JsonDerivedType(typeof(CardFileReturned), "card-file-returned")]
[JsonDerivedType(typeof(PhotoRecorded), "photo-recorded")]
[JsonDerivedType(typeof(PhotoAccepted), "photo-accepted")]
[JsonDerivedType(typeof(PhotoReturned), "photo-returned")]
[JsonDerivedType(typeof(MissingReasonRecorded), "missing-reason-recorded")]
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

    /// <summary>Why whoever recorded it decided so, where somebody had to say it.</summary>
    public string? Remark { get; init; }

    /// <summary>Both halves of the identity in one word.</summary>
    [JsonIgnore]
    public string Identity => $"{Source}/{Id}";

    /// <summary>
    /// Pengangkatan CPNS: no card, not in the report's columns. Here as in the other appointments a name, number or agency that is not
    /// given stays what it was; whoever is not known yet needs all three.
    /// </summary>
    public sealed record CpnsAppointed(string? Name, string? Number, string? AgencyId, string? UnitId) : Fact;

    /// <summary>Pengangkatan PNS; the effective date is the TMT PNS. The card is valid from here (letter, clause 1).</summary>
    public sealed record PnsAppointed(string? Name, string? Number, string? AgencyId, string? UnitId) : Fact;

    /// <summary>Perjanjian kerja of a PPPK, from the effective date to <paramref name="EndDate"/> inclusive (null: not known).</summary>
    public sealed record ContractSigned(string? Name, string? Number, string? AgencyId, string? UnitId, DateOnly? EndDate, bool PartTime) : Fact;

    /// <summary>
    /// Perpanjangan perjanjian kerja: more days of the contract, from the effective date to <paramref name="EndDate"/> inclusive, also
    /// backdated. It does not undo a dismissal. With no end given (null) it ends with the contract that it begins in, where that one's is known.
    /// </summary>
    /// <param name="PartTime">Null: as before.</param>
    public sealed record ContractExtended(DateOnly? EndDate, string? Number, string? AgencyId, string? UnitId, bool? PartTime) : Fact;

    /// <summary>
    /// Pemberhentian, with or without honour (null: not said; letter, clause 4). Void from the TMT, and an appointment or contract decided
    /// before it, with a later TMT, does not undo it; so is <see cref="Retired"/>.
    /// </summary>
    public sealed record Dismissed(string Ground, bool? Honourable) : Fact;

    /// <summary>Pensiun. Void from the TMT: the first day of the month after the birthday of the age, unless the decision says another.</summary>
    /// <param name="BupAge">Batas usia pensiun, where it was given instead of a TMT.</param>
    public sealed record Retired(int? BupAge = null) : Fact;

    /// <summary>Meninggal dunia. Void from the day of death; no appointment undoes it.</summary>
    public sealed record Died : Fact;

    /// <summary>Dinyatakan hilang: suspended, and void when twelve months are over (policy). Said again of somebody missing, it begins no new ones.</summary>
    public sealed record DeclaredMissing : Fact;

    /// <summary>
    /// Found after having been declared missing, or active in a roster again after any suspension: no longer suspended from that day.
    /// Of service it says nothing.
    /// </summary>
    public sealed record Found : Fact;

    /// <summary>Pemberhentian sementara, CLTN: suspended (policy), still ASN.</summary>
    public sealed record Suspended(Suspension Ground) : Fact;

    /// <summary>Pengaktifan kembali: in service and not suspended from the TMT.</summary>
    public sealed record Reinstated : Fact;

    /// <summary>A roster gave a kedudukan hukum that says nothing certain: to be reviewed, never silently active.</summary>
    public sealed record StandingUnclear(string Code) : Fact;

    /// <summary>Mutasi between agencies or units of the city: the count moves from the TMT.</summary>
    public sealed record Transferred(string AgencyId, string? UnitId) : Fact
    {
        /// <summary>A reorganisation: it moves whoever is in this agency then, and nobody who left it or the city before, whenever that becomes known. Null: it moves in any case.</summary>
        public string? From { get; init; }
    }

    /// <summary>
    /// Came from another instansi: counted from the TMT. Of somebody not known yet, or whose contract here has ended, the number tells the
    /// kind; whoever serves gets another place, and a dismissal, retirement or death stays.
    /// </summary>
    public sealed record EnteredCity(string? Name, string? Number, string AgencyId, string? UnitId) : Fact;

    /// <summary>Pindah keluar instansi: leaves the city's count from the TMT; the card is not void.</summary>
    public sealed record LeftCity : Fact;

    public sealed record NameChanged(string Name) : Fact;

    public sealed record TitleChanged(string? Before, string? After) : Fact;

    public sealed record NumberCorrected(string Number) : Fact;

    /// <summary>A new photo: the card has to be renewed.</summary>
    public sealed record PhotoChanged : Fact;

    /// <summary>The serial (nomor seri) of BKN's card, as the roster gives it.</summary>
    public sealed record SerialRecorded(string Serial) : Fact;

    /// <summary>KARPEG, of a PNS: stays valid in the transition (letter, clause 6).</summary>
    public sealed record KarpegRecorded(string? CardNumber) : Fact;

    /// <summary>KPE, the electronic one: stays valid in the transition (letter, clause 6).</summary>
    public sealed record KpeRecorded(string? CardNumber) : Fact;

    /// <summary>Blokir data BKN: a note, no effect on validity.</summary>
    public sealed record DataBlocked(string? Note) : Fact;

    public sealed record DataUnblocked(string? Note) : Fact;

    /// <summary>Somebody else holds the same current number: both are taken, both are put to review.</summary>
    public sealed record NumberDisputed(string Number, string OtherId) : Fact;

    /// <summary>A later roster of the same agency does not list the person: somebody has to find out why. Changes nothing by itself.</summary>
    public sealed record NotInRoster : Fact;

    /// <summary>
    /// A file of the card was received. The effective date is the local day of receipt; <paramref name="Kind"/> is the card it shows,
    /// so a file handed in as PPPK is not the card of the PNS the person becomes.
    /// </summary>
    /// <param name="OnBehalf">Somebody else handed it in for the person; null: the person did, or it came before that was told.</param>
    public sealed record CardFileUploaded(CardFile File, Kind Kind, string Receipt, OnBehalf? OnBehalf = null) : Fact;

    /// <summary>A reviewer looked at the file with this receipt and found it right.</summary>
    public sealed record CardFileAccepted(string Receipt) : Fact;

    /// <summary>The file with this receipt was given back, with a reason; it no longer counts from this local day.</summary>
    /// <param name="Ground">The kind of reason; null: only told in words.</param>
    public sealed record CardFileReturned(string Receipt, string Reason, ReturnGround? Ground = null) : Fact;

    /// <summary>A photo for the card was received. One that passed every rule is the person's photo from this local day; any other waits for a reviewer.</summary>
    public sealed record PhotoRecorded(PhotoFile File, PhotoState State, string Receipt) : Fact;

    /// <summary>A reviewer took the waiting photo with this receipt: it is the person's photo from this local day.</summary>
    public sealed record PhotoAccepted(string Receipt) : Fact;

    /// <summary>A reviewer gave the waiting photo with this receipt back, with a reason.</summary>
    public sealed record PhotoReturned(string Receipt, string Reason) : Fact;

    /// <summary>Somebody told why the person has not uploaded the card yet. No standing follows from it.</summary>
    /// <param name="Kind">Null: what was told before is taken back.</param>
    public sealed record MissingReasonRecorded(MissingReason? Kind, string? Note) : Fact;

    /// <summary>Pembatalan: the fact named never was, on any day.</summary>
    public sealed record DecisionCancelled(string FactIdentity) : Fact;
}
