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
}
