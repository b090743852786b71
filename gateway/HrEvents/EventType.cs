using System.Collections.Frozen;
using System.Text.Json.Nodes;
using KartuAsn.Rules;
using static KartuAsn.Gateway.HrEvents.EventFields;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>One type of event: its data, and the fact that it becomes.</summary>
/// <param name="Name">Of the fact; the type is <c>id.kartuasn.{name}.v1</c>.</param>
/// <param name="Clause">Of the letter or the law; "Kebijakan" where they are silent.</param>
/// <param name="Required">Beside the TMT.</param>
/// <param name="ToFact">The fact without its identity, day and decision.</param>
/// <param name="Example">Its data, of an invented person.</param>
internal sealed record EventType(
    string Name, string Title, string Effect, string Clause, EventField[] Required, EventField[] Optional, Func<EventData, Fact> ToFact, JsonObject Example)
{
    private const string Prefix = "id.kartuasn.";
    private const string Version = ".v1";

    /// <summary>The type of CloudEvents.</summary>
    public string Type => Prefix + Name + Version;

    /// <summary>The fields that tell the TMT: one of them has to be there, the latest counts.</summary>
    public EventField[] Begins { get; init; } = [EffectiveDate];

    /// <summary>The TMT; nothing: the rules find it.</summary>
    public Func<EventData, DateOnly?> FirstDay { get; init; } = data => data.Get(EffectiveDate);

    /// <summary>Why such an event is never taken, whatever it says; null: it may be taken.</summary>
    public Refusal? Never { get; init; }

    public IEnumerable<EventField> Fields => [DecisionNumber, DecisionDate, .. Begins, .. Required, .. Optional];

    /// <summary>Where one day alone can tell the TMT, it is required like the others.</summary>
    public IEnumerable<EventField> AllRequired => Begins.Length == 1 ? [.. Begins, .. Required] : Required;
}

/// <summary>The table of types: what may be sent, and what it means.</summary>
internal static class EventTypes
{
    private const string Holder = "Surat, angka 1";
    private const string Ended = "Surat, angka 4; UU 20/2023 Pasal 52";
    private const string CardShows = "SE Kepala BKN 16/2022, isi kartu; Kebijakan";
    private const string Transition = "Surat, angka 6";
    private const string Ours = "Kebijakan";

    public static readonly IReadOnlyList<EventType> All =
    [
        new("cpns-appointed", "Pengangkatan CPNS", "Belum memperoleh kartu dan tidak dihitung sampai TMT PNS.", Holder,
            [], [Name, Number, AgencyId, UnitId],
            data => new CpnsAppointed(data.Get(Name), data.Get(Number), data.Get(AgencyId), data.Get(UnitId)),
            Data("2020-12-01", ("name", "Sri Contohwati"), ("number", "199001012020122001"), ("agencyId", EventExamples.Agency))),

        new("pns-appointed", "Pengangkatan PNS", "Kartu berlaku dan pegawai dihitung sejak TMT PNS.", Holder,
            [], [Name, Number, AgencyId, UnitId],
            data => new PnsAppointed(data.Get(Name), data.Get(Number), data.Get(AgencyId), data.Get(UnitId)),
            Data("2021-12-01", ("name", "Sri Contohwati"), ("number", "199001012020122001"), ("agencyId", EventExamples.Agency))),

        new("contract-signed", "Perjanjian kerja PPPK", "Kartu berlaku dan pegawai dihitung selama masa perjanjian kerja.", Holder,
            [EndDate], [Name, Number, AgencyId, UnitId, PartTime],
            data => new ContractSigned(
                data.Get(Name), data.Get(Number), data.Get(AgencyId), data.Get(UnitId), data.Get(EndDate), data.Get(PartTime) ?? false),
            Data("2021-01-01", ("startDate", "2021-01-01"), ("endDate", "2025-12-31"), ("name", "Budi Contoh"), ("number", "199002022021211001"),
                ("agencyId", EventExamples.Agency), ("partTime", false)))
        {
            Begins = [EffectiveDate, StartDate],
            FirstDay = Contract,
        },

        new("contract-extended", "Perpanjangan perjanjian kerja", "Hari berlaku bertambah, juga surut; tidak membatalkan pemberhentian.", Holder,
            [EndDate], [Number, AgencyId, UnitId, PartTime],
            data => new ContractExtended(data.Get(EndDate), data.Get(Number), data.Get(AgencyId), data.Get(UnitId), data.Get(PartTime)),
            Data("2026-01-01", ("endDate", "2030-12-31")))
        {
            Begins = [EffectiveDate, StartDate],
            FirstDay = Contract,
        },

        new("dismissed", "Pemberhentian", "Kartu tidak berlaku sejak TMT.", Ended,
            [DismissalGround], [Honourable],
            data => new Dismissed(data.Get(DismissalGround)!, data.Get(Honourable)),
            Data("2022-03-01", ("ground", "own-request"), ("honourable", true))),

        new("retired", "Pensiun", "Kartu tidak berlaku sejak TMT.", "Surat, angka 4; UU 20/2023 Pasal 52 dan 55",
            [], [],
            data => new Retired(data.Get(EffectiveDate) is null ? data.Get(BupAge) : null),
            Data(null, ("bupAge", 58)))
        {
            Begins = [EffectiveDate, BupAge],
        },

        new("died", "Meninggal dunia", "Kartu tidak berlaku sejak hari meninggal.", Ended,
            [], [], _ => new Died(), Data("2022-05-17")),

        new("declared-missing", "Dinyatakan hilang", "Kartu ditangguhkan, dan tidak berlaku setelah 12 bulan.", Ours,
            [], [], _ => new DeclaredMissing(), Data("2022-02-01")),

        new("found", "Ditemukan kembali", "Tidak lagi ditangguhkan sejak hari itu.", Ours,
            [], [], _ => new Found(), Data("2022-06-01")),

        new("suspended", "Pemberhentian sementara", "Kartu ditangguhkan; yang bersangkutan tetap ASN.", "Kebijakan; UU 20/2023",
            [SuspensionGround], [],
            data => new Suspended(data.Get(SuspensionGround)!.Value),
            Data("2022-02-01", ("ground", "state-official"))),

        new("reinstated", "Pengaktifan kembali", "Kartu berlaku kembali sejak TMT.", Holder,
            [], [], _ => new Reinstated(), Data("2022-08-01")),

        new("transferred", "Mutasi di dalam kota", "Kartu tetap berlaku; hitungan berpindah sejak TMT.", Holder,
            [NewAgencyId], [UnitId],
            data => new Transferred(data.Get(NewAgencyId)!, data.Get(UnitId)),
            Data("2022-09-01", ("agencyId", EventExamples.Agency))),

        new("entered-city", "Pindah masuk dari instansi lain", "Dihitung di kota ini sejak TMT.", Holder,
            [NewAgencyId], [Name, Number, UnitId],
            data => new EnteredCity(data.Get(Name), data.Get(Number), data.Get(NewAgencyId)!, data.Get(UnitId)),
            Data("2022-10-01", ("name", "Sri Contohwati"), ("number", "199001012020122001"), ("agencyId", EventExamples.Agency))),

        new("left-city", "Pindah keluar ke instansi lain", "Tidak dihitung di kota ini sejak TMT; kartu tidak menjadi tidak berlaku.", "Surat, angka 1; Kebijakan",
            [], [], _ => new LeftCity(), Data("2023-01-01")),

        new("name-changed", "Perubahan nama", "Kartu perlu diperbarui.", CardShows,
            [NewName], [],
            data => new NameChanged(data.Get(NewName)!),
            Data("2022-07-01", ("name", "Sri Contohwati Lestari"))),

        new("title-changed", "Perubahan gelar", "Kartu perlu diperbarui.", CardShows,
            [], [TitleBefore, TitleAfter],
            data => new TitleChanged(data.Get(TitleBefore), data.Get(TitleAfter)),
            Data("2022-07-01", ("before", "Dra."), ("after", "M.Pd."))),

        new("number-corrected", "Perbaikan NIP atau NI PPPK", "Kartu perlu diperbarui.", CardShows,
            [NewNumber], [],
            data => new NumberCorrected(data.Get(NewNumber)!),
            Data("2022-07-01", ("number", "199001012020122002"))),

        new("photo-changed", "Perubahan foto", "Kartu perlu diperbarui.", CardShows,
            [], [], _ => new PhotoChanged(), Data("2022-07-01")),

        new("karpeg-recorded", "KARPEG yang sudah ada", "KARPEG tetap berlaku dalam masa transisi.", Transition,
            [], [CardNumber], data => new KarpegRecorded(data.Get(CardNumber)), Data("2021-12-01", ("cardNumber", "N 123456"))),

        new("kpe-recorded", "KPE yang sudah ada", "KPE tetap berlaku dalam masa transisi.", Transition,
            [], [CardNumber], data => new KpeRecorded(data.Get(CardNumber)), Data("2021-12-01", ("cardNumber", "KPE-0001"))),

        new("karpeg-proposed", "Usul penerbitan KARPEG", "Selalu ditolak: usul ini tidak diperlukan lagi.", "Surat, angka 5",
            [], [CardNumber], data => new KarpegRecorded(data.Get(CardNumber)), Data("2022-11-01"))
        {
            Never = new Refusal.KarpegNotNeeded(),
        },

        new("data-blocked", "Blokir data BKN", "Catatan; tidak memengaruhi berlakunya kartu.", Ours,
            [], [Note], data => new DataBlocked(data.Get(Note)), Data("2022-07-01", ("note", "Menunggu rekonsiliasi data."))),

        new("data-unblocked", "Pembukaan blokir data BKN", "Catatan; tidak memengaruhi berlakunya kartu.", Ours,
            [], [Note], data => new DataUnblocked(data.Get(Note)), Data("2022-08-01", ("note", "Rekonsiliasi selesai."))),

        new("decision-cancelled", "Pembatalan keputusan", "Keputusan yang disebut dianggap tidak pernah ada, pada hari apa pun.", Ours,
            [FactId], [], data => new DecisionCancelled(data.Get(FactId)!),
            Data("2022-04-01", ("factId", EventExamples.FactIdOf("dismissed")))),
    ];

    private static readonly FrozenDictionary<string, EventType> ByType = All.ToFrozenDictionary(row => row.Type, StringComparer.Ordinal);

    /// <summary>Null: unknown.</summary>
    public static EventType? Find(string type) => ByType.GetValueOrDefault(type);

    /// <summary>The days of a contract begin on the later of the two that it may give.</summary>
    private static DateOnly? Contract(EventData data) =>
        data.Get(EffectiveDate) is { } effective && !(effective < data.Get(StartDate)) ? effective : data.Get(StartDate);

    private static JsonObject Data(string? effectiveDate, params (string Field, JsonNode Value)[] more) =>
        EventExamples.Data(effectiveDate, more);
}
