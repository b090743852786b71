namespace KartuAsn.Imaging;

/// <summary>Why the bytes of a card file are not taken: a stable code and what to do next, in formal Indonesian.</summary>
public abstract record CardFileRefusal
{
    private CardFileRefusal(string code, string sentence) => (Code, Sentence) = (code, sentence);

    public string Code { get; }

    public string Sentence { get; }

    public sealed record Empty() : CardFileRefusal("card-file-empty",
        "Berkas kosong. Pilih kembali berkas kartu yang diunduh dari layanan BKN, lalu unggah ulang.");

    public sealed record TooLarge() : CardFileRefusal("card-file-too-large",
        "Ukuran berkas melebihi 5 MB. Kecilkan ukuran berkas atau unduh kembali kartu dari layanan BKN, lalu unggah ulang.");

    public sealed record TypeUnknown() : CardFileRefusal("card-file-type-unknown",
        "Isi berkas bukan gambar PNG, gambar JPEG, atau dokumen PDF. Unggah berkas kartu dalam salah satu dari ketiga jenis tersebut.");

    /// <summary>The bytes say one type, the sender another.</summary>
    public sealed record TypeDiffers(string Declared, string Found) : CardFileRefusal("card-file-type-differs",
        $"Berkas dikirim sebagai {Declared}, tetapi isinya {Found}. Kirim dengan jenis yang sesuai isinya.");

    public sealed record TooSmall(int Width, int Height) : CardFileRefusal("card-file-too-small",
        $"Gambar {Width} × {Height} piksel terlalu kecil sehingga tulisan pada kartu tidak terbaca; sisi terpendek paling sedikit {CardFileCheck.ShortestSide} piksel. Unggah gambar asli yang diunduh dari layanan BKN.");

    /// <summary>Refused by the header alone, before a single pixel is decoded.</summary>
    public sealed record TooManyPixels(int Width, int Height) : CardFileRefusal("card-file-too-many-pixels",
        $"Gambar {Width} × {Height} piksel terlalu besar; paling besar {CardFileCheck.LongestSide} piksel setiap sisi dan 25 juta piksel seluruhnya. Perkecil gambar, lalu unggah ulang.");

    public sealed record Damaged() : CardFileRefusal("card-file-damaged",
        "Gambar rusak atau tidak lengkap. Unduh kembali kartu dari layanan BKN sampai selesai, lalu unggah ulang.");

    public sealed record PdfUnreadable() : CardFileRefusal("card-file-pdf-unreadable",
        "Dokumen PDF rusak atau tidak lengkap. Unduh kembali kartu dari layanan BKN, atau unggah kartu sebagai gambar PNG.");

    public sealed record PdfEncrypted() : CardFileRefusal("card-file-pdf-encrypted",
        "Dokumen PDF dikunci dengan sandi. Simpan ulang tanpa sandi, atau unggah kartu sebagai gambar PNG.");

    public sealed record PdfPages(int Count) : CardFileRefusal("card-file-pdf-pages",
        $"Dokumen PDF berisi {Count} halaman, sedangkan setiap sisi kartu harus satu halaman. Simpan halaman kartu saja, lalu unggah ulang.");

    /// <summary>Scripts, embedded files, actions that start something.</summary>
    public sealed record PdfActive(string What) : CardFileRefusal("card-file-pdf-active",
        $"Dokumen PDF memuat bagian aktif ({What}) yang tidak boleh disimpan. Cetak ulang dokumen ke PDF baru, atau unggah kartu sebagai gambar PNG.");
}
