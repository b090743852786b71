using KartuAsn.Storage.LocalAccounts;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Why somebody was not signed in, or an account was not changed, and what to do.</summary>
/// <param name="Code">Stable; stands in the address of the page that says so.</param>
public abstract record AccountRefusal(string Code, string Sentence)
{
    private static readonly Dictionary<string, AccountRefusal> All = typeof(AccountRefusal).GetNestedTypes()
        .Select(refusal => (AccountRefusal)Activator.CreateInstance(refusal)!).ToDictionary(refusal => refusal.Code);

    /// <summary>What a page was asked to say; null: nothing that is known.</summary>
    public static AccountRefusal? Of(string? code) => code is null ? null : All.GetValueOrDefault(code);

    /// <summary>Also for an account that is not there, or locked: whoever tries learns nothing of it.</summary>
    public sealed record Mismatch() : AccountRefusal("tidak-cocok",
        $"Nama masuk dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi. Setelah {Attempts.BeforeLock} kali keliru akun terkunci 15 menit, dan "
        + "makin lama bila berulang; kata sandi yang benar pun baru diterima sesudahnya.");

    public sealed record Disabled() : AccountRefusal("nonaktif", "Akun ini dinonaktifkan. Hubungi Admin BKPSDM apabila seharusnya masih dipakai.");

    public sealed record CodeMismatch() : AccountRefusal("kode-tidak-cocok",
        "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya pada aplikasi, pastikan jam ponsel tepat, lalu coba lagi. Kode pemulihan berlaku satu kali.");

    public sealed record StepExpired() : AccountRefusal("langkah-habis", "Waktu untuk memasukkan kode sudah habis. Mulailah lagi dengan nama masuk dan kata sandi.");

    public sealed record CurrentMismatch() : AccountRefusal("kata-sandi-lama",
        $"Kata sandi yang sekarang tidak cocok. Periksa, lalu coba lagi. Setelah {Attempts.BeforeLock} kali keliru akun terkunci 15 menit.");

    public sealed record PasswordsDiffer() : AccountRefusal("tidak-sama", "Kata sandi dan pengulangannya tidak sama. Ketik keduanya sekali lagi.");

    public sealed record PasswordShort() : AccountRefusal("terlalu-pendek",
        $"Kata sandi terlalu pendek; paling sedikit {PasswordRules.Shortest} karakter. Kalimat atau empat kata yang tidak berhubungan mudah diingat dan sukar ditebak.");

    public sealed record PasswordLong() : AccountRefusal("terlalu-panjang", $"Kata sandi terlalu panjang; paling banyak {PasswordRules.Longest} karakter.");

    public sealed record PasswordUnreadable() : AccountRefusal("tak-terbaca", "Kata sandi berisi karakter yang tidak terlihat. Ketik kata sandi dengan papan ketik.");

    public sealed record PasswordAboutOwner() : AccountRefusal("tentang-anda", "Kata sandi memuat nama, nomor, atau nama masuk Anda, atau nama aplikasi ini. Pilih kata yang tidak berhubungan dengan Anda.");

    public sealed record PasswordCommon() : AccountRefusal("mudah-ditebak",
        "Kata sandi ini tersusun dari kata atau urutan yang sering dipakai, sehingga mudah ditebak. Tambahkan kata lain yang tidak berhubungan.");

    public sealed record PasswordBreached() : AccountRefusal("pernah-bocor",
        "Kata sandi ini pernah bocor dari layanan lain dan ada dalam daftar para penebak. Pilih kata sandi lain yang belum pernah dipakai di mana pun.");

    public sealed record PasskeyUnfit() : AccountRefusal("kunci-sandi-ditolak",
        "Kunci sandi dari perangkat ini tidak dapat disimpan. Pastikan layar perangkat terkunci dengan PIN, sidik jari, atau wajah, lalu ulangi.");

    public sealed record PasskeyUnknown() : AccountRefusal("kunci-sandi-asing",
        "Kunci sandi ini tidak dikenal atau waktunya sudah habis. Coba lagi, atau masuk dengan kata sandi.");

    public sealed record LoginUnfit() : AccountRefusal("nama-masuk", "Nama masuk terdiri atas 3 sampai 64 huruf, angka, titik, garis, atau @, tanpa spasi, dan bukan 18 angka.");

    public sealed record LoginTaken() : AccountRefusal("nama-terpakai", "Nama masuk ini sudah dipakai. Pilih nama masuk lain.");

    public sealed record NameMissing() : AccountRefusal("nama", "Nama terdiri atas 1 sampai 100 karakter.");

    public sealed record RoleUnknown() : AccountRefusal("peran", "Peran ini tidak dikenal. Pilih salah satu peran pada daftar.");

    public sealed record AgencyUnknown() : AccountRefusal("perangkat-daerah", "Peran ini memerlukan Perangkat Daerah yang ada dalam data. Pilih Perangkat Daerahnya; peran lain tidak terikat pada satu Perangkat Daerah.");

    public sealed record EmployeeUnknown() : AccountRefusal("pegawai", "Peran pegawai memerlukan pegawai yang ada dalam data. Periksa ID (PNS ID) pegawainya; peran lain tidak terikat pada satu pegawai.");

    public sealed record EmployeeHasAccount() : AccountRefusal("sudah-berakun", "Pegawai ini sudah mempunyai akun. Apabila lupa kata sandi, akunnya perlu disetel ulang; surat aktivasi baru tidak diterbitkan.");

    public sealed record AccountUnknown() : AccountRefusal("akun", "Akun ini tidak ditemukan. Muat ulang daftar pengguna, lalu pilih kembali.");

    public sealed record LastAdministrator() : AccountRefusal("admin-terakhir", "Akun ini admin aktif yang terakhir. Buat atau aktifkan admin lain terlebih dahulu.");

    public sealed record LinkUnknown() : AccountRefusal("tautan", "Tautan ini tidak dikenal, sudah dipakai, sudah diganti, atau sudah lewat waktunya. Mintalah tautan baru kepada Admin BKPSDM.");

    public sealed record LetterUnknown() : AccountRefusal("surat",
        $"Kode dan nomor tidak cocok, atau suratnya sudah dipakai, diganti, atau lewat waktunya. Periksa keduanya; setelah {ActivationLetters.BeforeVoid} kali keliru surat "
        + "tidak berlaku. Surat baru dapat diminta kepada operator Perangkat Daerah Anda.");

    public sealed record OwnAccount() : AccountRefusal("akun-sendiri", "Ini akun Anda sendiri. Kata sandi dan faktor kedua diatur pada halaman Akun saya; perubahan lain dilakukan admin lain.");

    /// <summary>Two changed the account at once; one was first.</summary>
    public sealed record ChangedMeanwhile() : AccountRefusal("berubah", "Akun ini baru saja diubah. Muat ulang halaman, lalu ulangi.");
}
