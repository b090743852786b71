using KartuAsn.Gateway.SignIn;

namespace KartuAsn.Gateway.Keys;

/// <summary>Why no key was made, rotated or revoked.</summary>
/// <param name="Status">As HTTP says it.</param>
/// <param name="Field">What to enter differently; null: it lies in no field.</param>
public abstract record KeyRefusal(int Status, string Code, string? Field, string Sentence)
{
    public sealed record NameMissing() : KeyRefusal(422, "key-name-missing", "name",
        "Nama pemegang kunci wajib diisi, 1 sampai 100 karakter, misalnya nama sistem yang memakainya.");

    public sealed record RoleUnknown() : KeyRefusal(422, "key-role-unknown", "role",
        $"Peran kunci tidak dikenal. Pilih salah satu dari: {string.Join(", ", Role.All)}.");

    public sealed record AgencyMissing(string Of) : KeyRefusal(422, "key-agency-missing", "agencyId",
        $"Peran {Of} memerlukan Perangkat Daerah. Sebutkan ID-nya.");

    public sealed record AgencyNotTaken(string Of) : KeyRefusal(422, "key-agency-not-taken", "agencyId",
        $"Peran {Of} tidak terikat pada Perangkat Daerah. Kosongkan Perangkat Daerah.");

    public sealed record AgencyUnknown() : KeyRefusal(422, "key-agency-unknown", "agencyId",
        "Perangkat Daerah ini tidak dikenal. Periksa ID-nya pada daftar Perangkat Daerah.");

    public sealed record EmployeeMissing() : KeyRefusal(422, "key-employee-missing", "employeeId",
        "Peran employee memerlukan pegawai. Sebutkan ID-nya (PNS ID).");

    public sealed record EmployeeNotTaken(string Of) : KeyRefusal(422, "key-employee-not-taken", "employeeId",
        $"Peran {Of} tidak terikat pada satu pegawai. Kosongkan pegawai.");

    public sealed record EmployeeUnknown() : KeyRefusal(422, "key-employee-unknown", "employeeId",
        "Pegawai ini tidak dikenal. Periksa ID-nya (PNS ID) pada daftar pegawai.");

    public sealed record RightUnknown(string Of) : KeyRefusal(422, "key-right-unknown", "rights",
        $"Wewenang yang dipilih tidak dimiliki peran {Of}. Pilih dari: {string.Join(", ", Access.Of(Of))}.");

    public sealed record LastDayUnfit() : KeyRefusal(422, "key-last-day-unfit", "until",
        "Hari terakhir kunci tidak sah. Tulis sebagai tahun-bulan-tanggal, mulai hari ini sampai sepuluh tahun ke depan, atau pilih tanpa batas akhir.");

    public sealed record OverlapUnfit() : KeyRefusal(422, "key-overlap-unfit", "overlapDays",
        $"Lama kunci lama masih berlaku tidak sah. Isi 0 sampai {KeyWish.LongestOverlap} hari.");

    public sealed record Unknown() : KeyRefusal(404, "key-unknown", null,
        "Kunci tidak ditemukan. Periksa ID-nya pada daftar kunci.");

    public sealed record Over() : KeyRefusal(409, "key-over", null,
        "Kunci ini sudah dicabut, berakhir, atau diganti, sehingga tidak dapat diganti lagi. Buat kunci baru.");

    /// <summary>What was made is not shown twice.</summary>
    public sealed record MadeBefore() : KeyRefusal(409, "key-made-before", null,
        "Permintaan ini sudah pernah dijalankan, dan isi kunci tidak dapat ditampilkan lagi. Cabut kunci itu apabila isinya hilang, lalu buat yang baru.");

    /// <summary>A narrowed key cannot make itself a wider one.</summary>
    public sealed record BeyondOwnRights() : KeyRefusal(403, "key-beyond-own-rights", null,
        "Kunci Anda hanya memiliki sebagian wewenang, sehingga tidak dapat membuat atau mengganti kunci yang wewenangnya lebih luas.");
}
