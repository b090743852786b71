using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>
/// Why something was not done: a named value with a stable <see cref="Code"/> and a sentence in formal Indonesian that says what is
/// wrong and what to do next. Never an exception, never a bool.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "refusal")]
[JsonDerivedType(typeof(EmployeeUnknown), "employee-unknown")]
[JsonDerivedType(typeof(NotEligible), "not-eligible")]
[JsonDerivedType(typeof(NoFileToReturn), "no-file-to-return")]
[JsonDerivedType(typeof(ReasonMissing), "reason-missing")]
[JsonDerivedType(typeof(ReturnNoteMissing), "return-note-missing")]
[JsonDerivedType(typeof(CardFileReviewOver), "card-file-review-over")]
[JsonDerivedType(typeof(PhotoNotEligible), "photo-not-eligible")]
[JsonDerivedType(typeof(NoPhotoWaiting), "no-photo-waiting")]
[JsonDerivedType(typeof(FactConflict), "fact-conflict")]
[JsonDerivedType(typeof(FactUnknown), "fact-unknown")]
[JsonDerivedType(typeof(NotADecision), "not-a-decision")]
[JsonDerivedType(typeof(AgencyOfAnotherCity), "agency-of-another-city")]
[JsonDerivedType(typeof(FieldMissing), "field-missing")]
[JsonDerivedType(typeof(BeforeBirth), "tmt-before-birth")]
[JsonDerivedType(typeof(BirthDateUnknown), "birth-date-unknown")]
[JsonDerivedType(typeof(ContractEndsBeforeStart), "contract-ends-before-start")]
[JsonDerivedType(typeof(NumberOfAnotherKind), "number-of-another-kind")]
[JsonDerivedType(typeof(KarpegNotNeeded), "karpeg-not-needed")]
[JsonDerivedType(typeof(TooManyFacts), "too-many-facts")]
[JsonDerivedType(typeof(PolicyReasonMissing), "policy-reason-missing")]
[JsonDerivedType(typeof(PolicyUnknown), "policy-unknown")]
[JsonDerivedType(typeof(ReviewNotOpen), "review-not-open")]
[JsonDerivedType(typeof(ReviewDecisionUnknown), "review-decision-unknown")]
[JsonDerivedType(typeof(ReviewReasonMissing), "review-reason-missing")]
[JsonDerivedType(typeof(ReviewFieldMissing), "review-field-missing")]
[JsonDerivedType(typeof(ReviewWithoutEffect), "review-without-effect")]
[JsonDerivedType(typeof(NumberUnfit), "number-unfit")]
[JsonDerivedType(typeof(NumberTaken), "number-taken")]
[JsonDerivedType(typeof(PolicyValueInvalid), "policy-value-invalid")]
[JsonDerivedType(typeof(PolicyDateInvalid), "policy-date-invalid")]
[JsonDerivedType(typeof(UploadReasonUnfit), "upload-reason-unfit")]
[JsonDerivedType(typeof(MissingReasonNoteUnfit), "missing-reason-note-unfit")]
[JsonDerivedType(typeof(NotMissing), "not-missing")]
[JsonDerivedType(typeof(SignerUnfit), "signer-unfit")]
[JsonDerivedType(typeof(SignerChanged), "signer-changed")]
[JsonDerivedType(typeof(ReportUnknown), "report-unknown")]
[JsonDerivedType(typeof(ReportNoteUnfit), "report-note-unfit")]
[JsonDerivedType(typeof(ReportNotADraft), "report-not-a-draft")]
[JsonDerivedType(typeof(ReportNotSent), "report-not-sent")]
[JsonDerivedType(typeof(ReportDecided), "report-decided")]
[JsonDerivedType(typeof(ReportReplaced), "report-replaced")]
[JsonDerivedType(typeof(ReportReasonMissing), "report-reason-missing")]
[JsonDerivedType(typeof(ReportOvertaken), "report-overtaken")]
[JsonDerivedType(typeof(NobodyToReport), "nobody-to-report")]
[JsonDerivedType(typeof(KeyReused), "idempotency-key-reused")]
[JsonDerivedType(typeof(TooManyReports), "too-many-reports")]
[JsonDerivedType(typeof(NoCampaign), "no-campaign")]
[JsonDerivedType(typeof(ReportNumbersMoved), "report-numbers-moved")]
[JsonDerivedType(typeof(CampaignUnfit), "campaign-unfit")]
[JsonDerivedType(typeof(CampaignUnknown), "campaign-unknown")]
[JsonDerivedType(typeof(CampaignIdTaken), "campaign-id-taken")]
[JsonDerivedType(typeof(CampaignChanged), "campaign-changed")]
[JsonDerivedType(typeof(CampaignReasonMissing), "campaign-reason-missing")]
[JsonDerivedType(typeof(TooManyCampaigns), "too-many-campaigns")]
public abstract record Refusal(string Code, string Sentence)
{
    /// <summary>No such person, or none that the caller may see.</summary>
    public sealed record EmployeeUnknown() : Refusal("employee-unknown",
        "Pegawai tidak ditemukan. Periksa kembali ID pegawai, atau impor data pegawai terbaru terlebih dahulu.");

    /// <summary>Nobody who holds no card can hand one in (letter, clauses 1 and 4).</summary>
    public sealed record NotEligible(string Why) : Refusal("not-eligible",
        $"Kartu ASN Virtual tidak dapat diunggah: {Why}. Hubungi BKPSDM apabila data ini keliru.");

    public sealed record NoFileToReturn() : Refusal("no-file-to-return",
        "Tidak ada berkas kartu pada tempat ini yang dapat dikembalikan. Muat ulang halaman untuk melihat keadaan terakhir.");

    public sealed record ReasonMissing() : Refusal("reason-missing",
        "Alasan pengembalian wajib diisi, 3 sampai 500 karakter, agar pegawai tahu apa yang harus diperbaiki.");

    /// <summary>The ground alone does not say what is wrong, or the note is none.</summary>
    public sealed record ReturnNoteMissing() : Refusal("return-note-missing",
        "Isi keterangan pengembalian dengan 3 sampai 500 karakter, agar pegawai tahu apa yang harus diperbaiki.");

    /// <summary>Somebody else was faster, or a newer file came.</summary>
    public sealed record CardFileReviewOver() : Refusal("card-file-review-over",
        "Berkas ini tidak lagi dapat diputuskan demikian: mungkin sudah diputuskan, atau pegawai mengunggah berkas yang lebih baru. Muat ulang halaman.");

    /// <summary>The photo is the card's: nobody who holds none needs one.</summary>
    public sealed record PhotoNotEligible(string Why) : Refusal("photo-not-eligible",
        $"Foto kartu tidak dapat disimpan: {Why}. Hubungi BKPSDM apabila data ini keliru.");

    /// <summary>Somebody else was faster, or a newer photo came.</summary>
    public sealed record NoPhotoWaiting() : Refusal("no-photo-waiting",
        "Foto ini tidak lagi menunggu tinjauan: mungkin sudah diputuskan, atau pegawai mengirim foto yang lebih baru. Muat ulang halaman.");

    /// <summary>An identity tells a fact from a repeat of it; the same one with other content is a mistake of the sender.</summary>
    public sealed record FactConflict() : Refusal("fact-conflict",
        "Peristiwa dengan source dan id yang sama sudah dicatat dengan isi yang berbeda. Kirim perubahan sebagai peristiwa baru, atau batalkan yang lama lebih dahulu.");

    public sealed record FactUnknown() : Refusal("fact-unknown",
        "Keputusan yang dibatalkan belum dikenal pada pegawai ini. Periksa factId, atau kirim ulang setelah keputusan itu diterima.");

    public sealed record NotADecision() : Refusal("not-a-decision",
        "Yang disebut bukan keputusan kepegawaian, sehingga tidak dapat dibatalkan di sini. Berkas kartu dikembalikan melalui halaman pegawai.");

    /// <summary>Only people of this city are counted here.</summary>
    public sealed record AgencyOfAnotherCity() : Refusal("agency-of-another-city",
        "Perangkat Daerah ini tidak dikenal di kota ini; pegawai instansi lain tidak dicatat di sini. "
        + "Periksa agencyId, atau impor data pegawai Perangkat Daerah itu terlebih dahulu.");

    public sealed record FieldMissing(string Field) : Refusal("field-missing",
        $"Isian {Field} wajib bagi pegawai yang belum dikenal. Lengkapi isian itu, lalu kirim ulang.");

    public sealed record BeforeBirth() : Refusal("tmt-before-birth",
        "TMT mendahului tanggal lahir menurut nomor pegawai. Cocokkan TMT dan nomor dengan SK.");

    /// <summary>Only the number tells when the person was born, and so on which day an age is reached.</summary>
    public sealed record BirthDateUnknown() : Refusal("birth-date-unknown",
        "TMT pensiun tidak dapat dihitung dari bupAge, karena nomor pegawai yang sah belum diketahui. Isi effectiveDate menurut SK.");

    public sealed record ContractEndsBeforeStart() : Refusal("contract-ends-before-start",
        "Tanggal akhir perjanjian kerja mendahului tanggal mulainya. Cocokkan keduanya dengan perjanjian kerja.");

    /// <summary>Digits 13 and 14 tell a NIP from an NI PPPK.</summary>
    public sealed record NumberOfAnotherKind() : Refusal("number-of-another-kind",
        "Nomor ini bukan nomor untuk jenis pengangkatan tersebut: PNS dan CPNS memakai NIP, PPPK memakai NI PPPK. Cocokkan nomor dengan SK.");

    /// <summary>Letter, clause 5.</summary>
    public sealed record KarpegNotNeeded() : Refusal("karpeg-not-needed",
        "Usul penerbitan KARPEG tidak diperlukan lagi sejak Surat Edaran Kepala BKN Nomor 16 Tahun 2022 (surat, angka 5). "
        + "KARPEG yang sudah ada tetap berlaku dalam masa transisi (surat, angka 6).");

    /// <param name="Most">Facts one person may have.</param>
    public sealed record TooManyFacts(int Most) : Refusal("too-many-facts",
        $"Riwayat pegawai ini sudah memuat {Most} peristiwa, jumlah yang tidak wajar. Hentikan pengiriman dan hubungi BKPSDM.");

    public sealed record PolicyReasonMissing() : Refusal("policy-reason-missing",
        "Alasan perubahan kebijakan wajib diisi, 3 sampai 500 karakter, beserta dasar keputusannya.");

    /// <summary>Somebody else was faster, or it was never so.</summary>
    public sealed record ReviewNotOpen() : Refusal("review-not-open",
        "Tidak ada yang perlu ditinjau dari jenis ini pada pegawai tersebut. Muat ulang daftar; mungkin sudah diputuskan.");

    public sealed record ReviewDecisionUnknown(string Choices) : Refusal("review-decision-unknown",
        $"Putusan ini tidak dikenal untuk jenis tinjauan tersebut. Pilih salah satu: {Choices}.");

    public sealed record ReviewReasonMissing() : Refusal("review-reason-missing",
        "Alasan putusan wajib diisi, 3 sampai 500 karakter, agar dapat dipertanggungjawabkan.");

    public sealed record ReviewFieldMissing(string Field) : Refusal("review-field-missing",
        $"Isian {Field} wajib untuk putusan ini, dan tanggal ditulis sebagai tahun-bulan-tanggal. Lengkapi atau perbaiki isian itu, lalu kirim ulang.");

    public sealed record ReviewWithoutEffect() : Refusal("review-without-effect",
        "Putusan ini tidak mengubah keadaan, karena ada keputusan lain yang berlaku pada atau sesudah tanggal itu. Periksa riwayat pegawai, lalu pilih tanggal atau putusan lain.");

    public sealed record NumberUnfit() : Refusal("number-unfit",
        "Nomor yang benar harus 18 angka, dan NIP atau NI PPPK sesuai jenis kepegawaiannya. Cocokkan nomor dengan SK.");

    public sealed record NumberTaken() : Refusal("number-taken",
        "Nomor ini sudah dipakai pegawai lain. Periksa kembali nomornya, atau perbaiki nomor pegawai itu lebih dahulu.");

    public sealed record PolicyUnknown() : Refusal("policy-unknown",
        "Kebijakan ini tidak dikenal. Pilih suspended-counts, unpaid-leave-suspends, part-time-counts, atau legacy-cards-until.");

    public sealed record PolicyValueInvalid() : Refusal("policy-value-invalid",
        "Nilai kebijakan tidak sah. Isi true atau false; untuk masa KARPEG dan KPE isi tanggal terakhirnya, atau kosongkan bila tanpa batas akhir.");

    public sealed record PolicyDateInvalid() : Refusal("policy-date-invalid",
        "Tanggal berlaku kebijakan tidak sah. Isi tanggal yang ada dalam kalender sebagai tahun-bulan-tanggal, misalnya 2026-01-01.");

    /// <summary>Whoever hands a card in for somebody else says why in words that the person can read.</summary>
    public sealed record UploadReasonUnfit() : Refusal("upload-reason-unfit",
        "Alasan mengunggahkan kartu untuk pegawai lain memuat 3 sampai 500 karakter yang dapat dibaca. Isi alasannya, lalu kirim ulang; pegawai yang bersangkutan membacanya.");

    /// <summary>The kind "other" says nothing by itself, and a note is a line that can be read.</summary>
    public sealed record MissingReasonNoteUnfit() : Refusal("missing-reason-note-unfit",
        "Keterangan memuat 3 sampai 200 karakter yang dapat dibaca, dan wajib diisi untuk alasan lain-lain. Perbaiki keterangannya, lalu kirim ulang.");

    /// <summary>A reason is told of those who are still to upload.</summary>
    public sealed record NotMissing(string Why) : Refusal("not-missing",
        $"Alasan belum mengunggah tidak dapat dicatat: {Why}. Muat ulang daftar untuk melihat keadaan terakhir.");

    /// <summary>Who signs form E is named as annex E asks: office, name, rank, NIP.</summary>
    public sealed record SignerUnfit(string Field, string Detail) : Refusal("signer-unfit", Detail);

    /// <summary>Two people may edit it at once.</summary>
    public sealed record SignerChanged() : Refusal("signer-changed",
        "Penanda tangan sudah diubah oleh orang lain sejak halaman ini dibuka. Muat ulang, periksa isinya, lalu lanjutkan bila masih perlu.");

    /// <summary>No such report, or none that the caller may see.</summary>
    public sealed record ReportUnknown() : Refusal("report-unknown",
        "Laporan tidak ditemukan. Periksa kembali ID-nya pada daftar laporan Perangkat Daerah.");

    public sealed record ReportNoteUnfit() : Refusal("report-note-unfit",
        "Catatan untuk kepala Perangkat Daerah ditulis dengan 3 sampai 500 karakter, atau dikosongkan.");

    /// <summary>What was sent is frozen.</summary>
    public sealed record ReportNotADraft() : Refusal("report-not-a-draft",
        "Laporan ini sudah dikirim dan tidak berubah lagi. Apabila angkanya berbeda, siapkan konsep baru; laporan itu menjadi revisi berikutnya.");

    public sealed record ReportNotSent() : Refusal("report-not-sent",
        "Laporan ini masih konsep. Tunggu sampai kepala Perangkat Daerah menyetujui dan mengirimnya, lalu ulangi.");

    public sealed record ReportDecided() : Refusal("report-decided",
        "Laporan ini sudah diterima atau dikembalikan. Muat ulang halaman untuk melihat keadaan terakhir.");

    public sealed record ReportReplaced() : Refusal("report-replaced",
        "Laporan ini sudah digantikan oleh revisi yang lebih baru. Putuskan revisi yang terbaru.");

    public sealed record ReportReasonMissing() : Refusal("report-reason-missing",
        "Alasan pengembalian laporan wajib diisi, 3 sampai 500 karakter, agar Perangkat Daerah tahu apa yang harus diperbaiki.");

    public sealed record TooManyReports(int Most) : Refusal("too-many-reports",
        $"Perangkat Daerah ini sudah memiliki {Most} laporan dalam kampanye ini, jumlah yang tidak wajar. Hubungi BKPSDM.");

    /// <summary>Its paper would bear the number of another one.</summary>
    public sealed record ReportOvertaken() : Refusal("report-overtaken",
        "Laporan lain baru saja disiapkan atau dikirim untuk Perangkat Daerah ini. Muat ulang, periksa keadaan terakhir, lalu kirim kembali bila masih perlu.");

    public sealed record NobodyToReport() : Refusal("nobody-to-report",
        "Perangkat Daerah ini tidak mempunyai pegawai yang dihitung, sehingga tidak ada yang dilaporkan. Apabila keliru, hubungi BKPSDM.");

    /// <summary>One id is for one command: whoever repeats it is answered the same, and nobody is answered for what was not done.</summary>
    public sealed record KeyReused() : Refusal("idempotency-key-reused",
        "Idempotency-Key ini sudah dipakai untuk permintaan lain. Gunakan kunci baru untuk setiap permintaan yang berbeda.");

    public sealed record NoCampaign() : Refusal("no-campaign",
        "Belum ada surat yang meminta laporan ini. Hubungi BKPSDM agar kampanye beserta tenggatnya dicatat, lalu kirim kembali.");

    /// <summary>Whoever signs knows what is signed.</summary>
    public sealed record ReportNumbersMoved(int Uploaded, int NotUploaded) : Refusal("report-numbers-moved",
        $"Angka berubah sejak halaman dibuka: sekarang {Indonesian.Number(Uploaded)} sudah dan {Indonesian.Number(NotUploaded)} belum mengunggah. Periksa angka terbaru, lalu setujui kembali.");

    /// <summary>A letter and its deadline are recorded as the letter has them.</summary>
    public sealed record CampaignUnfit(string Field, string Detail) : Refusal("campaign-unfit", Detail);

    public sealed record CampaignUnknown() : Refusal("campaign-unknown",
        "Kampanye tidak ditemukan. Periksa kembali ID-nya pada daftar kampanye.");

    public sealed record CampaignIdTaken() : Refusal("campaign-id-taken",
        "ID ini sudah dipakai kampanye lain. Pilih ID lain, atau ubah kampanye yang sudah ada.");

    /// <summary>Two officers at one campaign: the second would undo what the first did.</summary>
    public sealed record CampaignChanged() : Refusal("campaign-changed",
        "Kampanye ini sudah diubah pengguna lain sejak Anda membukanya. Muat ulang, periksa perubahannya, lalu catat kembali.");

    public sealed record CampaignReasonMissing() : Refusal("campaign-reason-missing",
        "Alasan perubahan kampanye wajib diisi, 3 sampai 500 karakter, beserta dasarnya.");

    /// <param name="Most">Changes that are kept of all campaigns together.</param>
    public sealed record TooManyCampaigns(int Most) : Refusal("too-many-campaigns",
        $"Kampanye sudah diubah {Most} kali, jumlah yang tidak wajar. Hubungi pengelola sistem.");
}
