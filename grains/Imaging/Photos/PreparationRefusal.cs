namespace KartuAsn.Imaging.Photos;

/// <summary>Why no photo can be made of a picture: a stable code and what to do next, in formal Indonesian.</summary>
public abstract record PreparationRefusal
{
    private PreparationRefusal(string code, string sentence) => (Code, Sentence) = (code, sentence);

    public string Code { get; }

    public string Sentence { get; }

    public sealed record NotAPicture() : PreparationRefusal("picture-type-unknown",
        "Isi berkas bukan gambar JPEG, PNG, atau WebP. Pilih foto dari galeri telepon atau kamera, lalu kirim ulang.");

    public sealed record Damaged() : PreparationRefusal("picture-damaged",
        "Gambar rusak atau tidak lengkap. Pilih kembali foto aslinya, lalu kirim ulang.");

    /// <summary>Refused by the header alone, before a single pixel is decoded.</summary>
    public sealed record TooManyPixels(int Width, int Height) : PreparationRefusal("picture-too-many-pixels",
        $"Gambar {Width} × {Height} piksel terlalu besar; paling besar 40 juta piksel untuk JPEG dan 20 juta piksel untuk PNG atau WebP. Perkecil gambar, lalu kirim ulang.");

    public sealed record TooSmall(int Width, int Height) : PreparationRefusal("picture-too-small",
        $"Bagian yang dipilih hanya {Width} × {Height} piksel; paling sedikit {PhotoPreparation.LeastWidth} × {PhotoPreparation.LeastHeight} piksel agar wajah tidak kabur. Gunakan foto yang lebih besar, atau pilih bagian yang lebih luas.");

    public sealed record CropUnfit() : PreparationRefusal("crop-unfit",
        "Bagian yang dipilih tidak berada di dalam gambar, atau perbandingannya bukan 18 : 23. Pilih kembali bagian foto.");

    public sealed record BackdropNotPlain() : PreparationRefusal("backdrop-not-plain",
        "Latar belakang tidak polos sehingga tidak dapat dihapus dengan rapi. Ambil ulang foto di depan kain atau dinding satu warna, misalnya merah atau biru, dengan sedikit jarak dari latar.");

    public sealed record PersonLikeBackdrop() : PreparationRefusal("person-like-backdrop",
        "Orang tidak dapat dibedakan dari latar belakang; warna pakaian atau kerudung terlalu dekat dengan warna latar, atau tidak ada orang di tengah foto. Gunakan latar yang warnanya berbeda.");
}
