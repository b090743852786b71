using KartuAsn.Contracts;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Screens;

/// <summary>Names of states on the screen, and the class of style that goes with them.</summary>
public static class Words
{
    public static string Of(CardStatus status) => status switch
    {
        CardStatus.Valid => "Berlaku",
        CardStatus.Suspended => "Ditangguhkan",
        CardStatus.Invalid => "Tidak berlaku",
        _ => "Belum memenuhi syarat",
    };

    public static string Mood(CardStatus status) => status switch
    {
        CardStatus.Valid => "is-good",
        CardStatus.Suspended => "is-warn",
        CardStatus.Invalid => "is-bad",
        _ => "is-plain",
    };

    public static string Of(LegacyStatus status) => status switch
    {
        LegacyStatus.Valid => "Berlaku",
        LegacyStatus.Suspended => "Ditangguhkan",
        LegacyStatus.Invalid => "Tidak berlaku",
        _ => "Tidak tercatat",
    };

    public static string Mood(LegacyStatus status) => status switch
    {
        LegacyStatus.Valid => "is-good",
        LegacyStatus.Suspended => "is-warn",
        LegacyStatus.Invalid => "is-bad",
        _ => "is-plain",
    };

    public static string Of(Orientation orientation) => orientation == Orientation.Portrait ? "Potret" : "Lanskap";

    public static string Of(Side side) => side == Side.Front ? "Depan" : "Belakang";

    public static string ImportState(string state) => state switch
    {
        "queued" => "Menunggu giliran",
        "running" => "Berjalan",
        "done" => "Selesai",
        "failed" => "Gagal",
        "cancelled" => "Dibatalkan",
        _ => state,
    };

    public static string ImportMood(string state) => state switch
    {
        "done" => "is-good",
        "failed" => "is-bad",
        "cancelled" => "is-warn",
        _ => "is-plain",
    };

    public static bool UnderWay(ImportView import) => import.State is "queued" or "running" || import.Undo is { State: "running" };

    public static string ImportName(ImportView import) => import.Kind switch
    {
        ImportKind.Reorganisation => import.FileName ?? "Penataan Perangkat Daerah",
        ImportKind.Contracts => $"Perjanjian kerja{(import.FileName is { } name ? $": {name}" : "")}",
        _ => import.FileName ?? "Data ASN",
    };

    /// <param name="newer">What goes before.</param>
    public static string UndoFirst(ImportView newer) =>
        $"Impor dibatalkan mulai dari yang terbaru. Batalkan lebih dahulu \"{ImportName(newer)}\", yang dimulai pada {Indonesian.Moment(newer.StartedAt)}.";

    public static string Of(RosterOutcome outcome) => outcome switch
    {
        RosterOutcome.New => "Baru",
        RosterOutcome.Changed => "Berubah",
        RosterOutcome.Moved => "Mutasi",
        RosterOutcome.Ended => "Berakhir",
        RosterOutcome.Unchanged => "Tidak berubah",
        RosterOutcome.Missing => "Tidak tercantum",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };

    /// <summary>Bytes as people say them: 312 KB, 1,4 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000)} KB"
        : $"{bytes / 1_000_000},{bytes % 1_000_000 / 100_000} MB";
}

/// <summary>Facts in the words of the screen.</summary>
public static class HistoryWords
{
    /// <summary>Health and criminal grounds are specific personal data: without <paramref name="grounds"/> only a change of status is told.</summary>
    /// <param name="agencies">Names of agencies by key; null: places are not named.</param>
    public static (string Title, string? Detail) Of(Fact fact, bool grounds, IReadOnlyDictionary<string, string>? agencies = null)
    {
        if (!grounds && Confidential(fact)) return ("Perubahan status kepegawaian", null);
        var (title, detail) = Say(fact);
        return (title, (detail, Place(fact, agencies)) switch
        {
            ({ } words, { } place) => $"{words} · {place}",
            var (words, place) => words ?? place,
        });
    }

    /// <summary>Where the fact places somebody.</summary>
    private static string? Place(Fact fact, IReadOnlyDictionary<string, string>? agencies) =>
        Recording.AgencyOf(fact) is { } id && agencies is not null
            ? (fact is Fact.Transferred ? "ke " : "") + agencies.GetValueOrDefault(Key.Of(id), id)
            : null;

    public static bool Confidential(Fact fact) => fact is
        Fact.Dismissed or Fact.Died or Fact.DeclaredMissing or Fact.Suspended or Fact.Reinstated or Fact.Found or
        Fact.StandingUnclear or Fact.DataBlocked;

    private static (string Title, string? Detail) Say(Fact fact) => fact switch
    {
        Fact.CpnsAppointed f => ("Pengangkatan CPNS", Nip(f.Number)),
        Fact.PnsAppointed f => ("Pengangkatan PNS", Nip(f.Number)),
        Fact.ContractSigned f => (f.PartTime ? "Perjanjian kerja PPPK Paruh Waktu" : "Perjanjian kerja PPPK", End(f.EndDate)),
        Fact.ContractExtended { EndDate: null } f => ("Perjanjian kerja berlanjut", f.PartTime == true ? "PPPK Paruh Waktu; tanggal akhir tidak disebut" : "tanggal akhir tidak disebut"),
        Fact.ContractExtended f => ("Perpanjangan perjanjian kerja", End(f.EndDate)),
        Fact.Dismissed f => (f.Honourable switch { true => "Pemberhentian dengan hormat", false => "Pemberhentian tidak dengan hormat", null => "Pemberhentian" }, Ground(f.Ground)),
        Fact.Retired => ("Pensiun (BUP)", null),
        Fact.Died => ("Meninggal dunia", null),
        Fact.DeclaredMissing => ("Dinyatakan hilang", null),
        Fact.Found => (RosterRules.IsOfImport(fact) ? "Penangguhan berakhir" : "Ditemukan kembali", null),
        Fact.Suspended f => f.Ground == Suspension.UnpaidLeave ? ("CLTN", null) : ("Pemberhentian sementara", Ground(f.Ground)),
        Fact.Reinstated => ("Pengaktifan kembali", null),
        Fact.StandingUnclear f => ("Kedudukan hukum perlu ditinjau", $"kode {f.Code}"),
        Fact.Transferred => ("Mutasi", null),
        Fact.EnteredCity => ("Masuk dari instansi lain", null),
        Fact.LeftCity => ("Pindah keluar instansi", "tidak lagi dihitung di kota ini; kartu tidak menjadi tidak berlaku"),
        Fact.NameChanged f => ("Perubahan nama", f.Name),
        Fact.TitleChanged f => ("Perubahan gelar", string.Join(" … ", new[] { f.Before, f.After }.Where(t => !string.IsNullOrEmpty(t)))),
        Fact.NumberCorrected f => ("Perbaikan nomor", Indonesian.Nip(f.Number)),
        Fact.SerialRecorded f => ("Nomor seri kartu dicatat", f.Serial),
        Fact.PhotoChanged => ("Perubahan foto", null),
        Fact.KarpegRecorded f => ("KARPEG dicatat", f.CardNumber),
        Fact.KpeRecorded f => ("KPE dicatat", f.CardNumber),
        Fact.DataBlocked f => ("Data diblokir BKN", f.Note),
        Fact.DataUnblocked f => ("Blokir data BKN dibuka", f.Note),
        Fact.NotInRoster => ("Tidak tercantum dalam impor data pegawai", "perlu ditinjau; status tidak berubah"),
        Fact.NumberDisputed => ("Nomor dipakai lebih dari satu pegawai", "perlu ditinjau"),
        Fact.CardFileUploaded f => ("Berkas kartu diterima", $"{Words.Of(f.File.Orientation)}, {Words.Of(f.File.Side).ToLowerInvariant()} · {f.Receipt}{OnBehalf(f)}"),
        Fact.CardFileAccepted => ("Berkas kartu ditinjau dan diterima", null),
        Fact.CardFileReturned f => ("Berkas kartu dikembalikan", f.Reason),
        Fact.PhotoRecorded f => (f.State == PhotoState.Accepted ? "Foto diterima" : "Foto dikirim untuk ditinjau", f.Receipt),
        Fact.PhotoAccepted => ("Foto diterima setelah ditinjau", null),
        Fact.PhotoReturned f => ("Foto dikembalikan", f.Reason),
        Fact.MissingReasonRecorded { Kind: { } kind } f => ("Alasan belum mengunggah dicatat", MissingWords.Line(kind, f.Note)),
        Fact.MissingReasonRecorded => ("Alasan belum mengunggah dicabut", null),
        Fact.DecisionCancelled => ("Pembatalan keputusan", null),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact without words."),
    };

    private static string? Nip(string? number) => number is null ? null : Indonesian.Nip(number);

    private static string OnBehalf(Fact.CardFileUploaded upload) => upload.OnBehalf switch
    {
        null => "",
        { Reason: null } => $" · diunggahkan oleh {upload.RecordedBy}",
        { Reason: { } reason } => $" · diunggahkan oleh {upload.RecordedBy}: {reason}",
    };

    private static string End(DateOnly? end) =>
        end is { } day ? $"sampai dengan {Indonesian.Date(day)}" : "tanggal akhir belum diketahui";

    private static string Ground(string ground) => ground switch
    {
        "own-request" => "atas permintaan sendiri",
        "reorganisation" => "penataan organisasi",
        "medical" => "tidak cakap jasmani atau rohani",
        "discipline" => "hukuman disiplin",
        "criminal" => "tindak pidana",
        "office-crime" => "tindak pidana jabatan",
        "ideology" => "penyelewengan ideologi negara",
        "party" => "menjadi anggota atau pengurus partai politik",
        "non-performance" => "tidak memenuhi target kinerja",
        "contract-broken" => "melanggar perjanjian kerja",
        _ => "lain-lain",
    };

    private static string? Ground(Suspension ground) => ground switch
    {
        Suspension.Detained => "ditahan",
        Suspension.StateOfficial => "menjadi pejabat negara",
        Suspension.Commissioner => "menjadi komisioner",
        _ => null,
    };
}
