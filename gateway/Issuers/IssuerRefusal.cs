using System.Text.RegularExpressions;

namespace KartuAsn.Gateway.Issuers;

/// <summary>Why nobody was signed in by an issuer, and what to do.</summary>
/// <param name="Status">What the page is answered with.</param>
public abstract partial record IssuerRefusal(int Status, string Title, string Sentence)
{
    public sealed record RoleUnknown(IssuerSettings Issuer) : IssuerRefusal(403, "Akun Anda belum memiliki peran di sini",
        $"{Issuer.Name} mengenali Anda, tetapi tidak menyebut peran yang dikenal di sini. Mintalah pengelola {Issuer.Name} memberi akun Anda "
        + $"salah satu peran ini: {string.Join(", ", Issuer.RolesKnown)}. Setelah itu, masuk kembali.");

    public sealed record AgencyMissing(IssuerSettings Issuer) : IssuerRefusal(403, "Perangkat Daerah Anda belum disebut",
        $"Peran Anda berlaku untuk satu Perangkat Daerah, tetapi {Issuer.Name} tidak menyebut yang mana. Mintalah pengelola {Issuer.Name} "
        + $"mengisi klaim {Issuer.AgencyClaim} pada akun Anda dengan ID Perangkat Daerah, lalu masuk kembali.");

    public sealed record AgencyUnknown(IssuerSettings Issuer, string AgencyId) : IssuerRefusal(403, "Perangkat Daerah tidak dikenal",
        $"{Issuer.Name} menyebut Perangkat Daerah “{AgencyId}”, yang tidak ada di sini. Mintalah pengelola {Issuer.Name} dan Admin BKPSDM "
        + "mencocokkannya dengan SATUAN KERJA KERJA ID pada data pegawai, lalu masuk kembali.");

    public sealed record NumberMissing(IssuerSettings Issuer) : IssuerRefusal(403, "Nomor pegawai Anda belum disebut",
        $"{Issuer.Name} tidak menyebut NIP, NI PPPK, atau PNS ID Anda. Mintalah pengelola {Issuer.Name} mengisi klaim {Issuer.NumberClaim} "
        + $"atau {Issuer.EmployeeClaim} pada akun Anda, lalu masuk kembali.");

    public sealed record EmployeeUnknown(IssuerSettings Issuer) : IssuerRefusal(403, "Data pegawai Anda tidak ditemukan",
        $"Nomor yang disebut {Issuer.Name} saat ini bukan nomor pegawai siapa pun di sini. Hubungi operator Perangkat Daerah Anda atau "
        + "Admin BKPSDM agar nomor Anda diperiksa pada kedua sistem, lalu masuk kembali.");

    public sealed record NumberDisputed(IssuerSettings Issuer) : IssuerRefusal(403, "Nomor pegawai Anda sedang ditinjau",
        $"Nomor yang disebut {Issuer.Name} tercatat pada lebih dari satu pegawai, sehingga belum pasti siapa Anda. Admin BKPSDM perlu "
        + "menyelesaikannya pada halaman Tinjauan; setelah itu, masuk kembali.");

    public sealed record NumberDiffers(IssuerSettings Issuer) : IssuerRefusal(403, "Nomor dan PNS ID Anda tidak cocok",
        $"Nomor dan PNS ID yang disebut {Issuer.Name} menunjuk dua pegawai yang berbeda. Mintalah pengelola {Issuer.Name} membetulkannya, "
        + "lalu masuk kembali.");

    public sealed record Cancelled(IssuerSettings Issuer) : IssuerRefusal(403, "Masuk dibatalkan",
        $"Anda, atau {Issuer.Name}, membatalkan masuk. Tidak ada yang berubah. Mulailah lagi dari halaman masuk bila Anda memang hendak masuk.");

    public sealed record Unreachable(IssuerSettings Issuer) : IssuerRefusal(503, $"{Issuer.Name} tidak dapat dihubungi",
        $"{Issuer.Name} sedang tidak menjawab. Akun lokal dan tautan masuk tetap dapat dipakai pada halaman masuk. Untuk masuk dengan "
        + $"{Issuer.Name}, coba lagi beberapa saat lagi; bila berulang, laporkan kepada pengelolanya.");

    public sealed record ClockDiffers(IssuerSettings Issuer, DateTimeOffset Now) : IssuerRefusal(403, "Jam server tidak cocok",
        $"Menurut jam server ini ({Now:yyyy-MM-dd HH:mm:ss zzz}), pernyataan dari {Issuer.Name} belum atau tidak lagi berlaku. Perbedaan jam "
        + $"sampai {Issuer.ClockSkewSeconds} detik masih diterima. Mintalah pengelola server mencocokkan jam kedua server, lalu masuk kembali.");

    public sealed record NotGenuine(IssuerSettings Issuer) : IssuerRefusal(403, "Jawaban tidak dapat dipercaya",
        $"Jawaban atas nama {Issuer.Name} tidak lulus pemeriksaan keaslian, sehingga tidak ada yang masuk. Mulailah lagi dari halaman masuk; "
        + "bila berulang, laporkan kepada Admin BKPSDM beserta waktunya.");

    public sealed record Stale(IssuerSettings Issuer) : IssuerRefusal(400, "Permintaan masuk sudah tidak berlaku",
        $"Permintaan masuk ini sudah dipakai, sudah terlalu lama, atau bukan dimulai di peramban ini. Mulailah lagi dari halaman masuk.");

    public sealed record RefusedThere(IssuerSettings Issuer, string? Code) : IssuerRefusal(502, $"{Issuer.Name} menolak layanan ini",
        $"{Issuer.Name} tidak menerima permintaan dari layanan ini{(Code is null ? "" : $" ({Code})")}. Laporkan kepada pengelola server: "
        + "pendaftaran klien pada penerbit perlu diperiksa. Akun lokal dan tautan masuk tetap dapat dipakai.")
    {
        /// <summary>The code is the issuer's text: shown only when it looks like one.</summary>
        public static RefusedThere Of(IssuerSettings issuer, string? code) => new(issuer, code is not null && CodeShape().IsMatch(code) ? code : null);
    }

    [GeneratedRegex("^[a-z_]{1,40}$")]
    private static partial Regex CodeShape();
}
