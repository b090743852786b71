using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reviews;

/// <summary>Reviews in words, and as addresses spell them.</summary>
internal static class ReviewWords
{
    private static readonly Dictionary<string, ReviewKind> Kinds = StoredJson.Named<ReviewKind>();

    public static readonly string AllNames = string.Join(", ", Kinds.Keys);

    public static ReviewKind? Of(string? name) => name is not null && Kinds.TryGetValue(name, out var kind) ? kind : null;

    public static string Name(ReviewKind kind) => StoredJson.NameOf(kind);

    public static string Title(ReviewKind kind) => kind switch
    {
        ReviewKind.StandingUnclear => "Kedudukan hukum",
        ReviewKind.NumberDisputed => "Nomor ganda",
        ReviewKind.NotInRoster => "Tidak tercantum",
        ReviewKind.ContractEndUnknown => "Akhir perjanjian kerja",
        ReviewKind.CardFile => "Berkas kartu",
        ReviewKind.Photo => "Foto",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of review without a title."),
    };

    /// <param name="grounds">A code may name a criminal ground (UU 27/2022): without them only the question is told.</param>
    public static string Sentence(Review review, bool grounds) => review.Facts[^1] switch
    {
        Fact.StandingUnclear unclear when grounds && KedudukanHukum.Of(unclear.Code) is var code =>
            $"Kedudukan hukum {code.Code} ({code.Name}): {code.Why}. Tetapkan keadaan yang sebenarnya.",
        Fact.StandingUnclear => "Kedudukan hukum pada data pegawai tidak menentukan. Keadaan yang sebenarnya ditetapkan oleh BKPSDM.",
        Fact.NumberDisputed disputed => $"Nomor {Indonesian.Nip(disputed.Number)} juga tercatat pada pegawai lain. Cocokkan dengan SK, lalu nyatakan benar atau perbaiki.",
        Fact.CardFileUploaded => "Berkas kartu perlu dilihat seseorang. Berkas tetap terhitung sampai diputuskan.",
        Fact.PhotoRecorded => "Foto menunggu peninjau. Foto baru dipakai pada kartu setelah diterima.",
        Fact.NotInRoster => "Tidak tercantum dalam data pegawai terbaru Perangkat Daerahnya. Status tidak berubah sampai diputuskan.",
        _ => "Tanggal akhir perjanjian kerja belum diketahui. Kartu tetap berlaku dan dihitung sampai tanggal itu dilengkapi.",
    };

    public static string Decision(string decision) => decision switch
    {
        "active" => "Aktif",
        "suspended" => "Diberhentikan sementara",
        "unpaid-leave" => "Cuti di luar tanggungan negara",
        "dismissed" => "Diberhentikan",
        "retired" => "Pensiun",
        "died" => "Meninggal dunia",
        "left-city" => "Pindah ke instansi lain",
        "number-right" => "Nomor ini benar milik pegawai ini",
        "number-corrected" => "Nomor diperbaiki",
        "keep" => "Tetap pegawai di sini",
        "contract-end" => "Tanggal akhir perjanjian kerja",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "A decision without words."),
    };

    /// <summary>What the screen says where nothing is to be decided, and what comes next.</summary>
    public static string NothingOpen(ReviewKind kind) => kind switch
    {
        ReviewKind.StandingUnclear => "Semua kode kedudukan hukum sudah jelas. Kode yang tidak menentukan dari impor berikutnya tampil di sini.",
        ReviewKind.NumberDisputed => "Tidak ada nomor yang dipakai dua pegawai. Nomor ganda dari impor berikutnya tampil di sini.",
        ReviewKind.NotInRoster => "Semua pegawai tercantum dalam data terbaru. Impor data pegawai yang baru untuk memeriksanya kembali.",
        ReviewKind.CardFile => "Tidak ada berkas kartu yang meragukan. Berkas yang tampak keliru dari unggahan berikutnya tampil di sini.",
        ReviewKind.Photo => "Tidak ada foto yang menunggu. Foto yang tidak dapat dinilai secara otomatis tampil di sini.",
        _ => "Semua perjanjian kerja mempunyai tanggal akhir. Perjanjian kerja baru tanpa tanggal akhir tampil di sini.",
    };
}
