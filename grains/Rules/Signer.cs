using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KartuAsn.Rules;

/// <summary>In what capacity somebody signs for an agency.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignerCapacity>))]
public enum SignerCapacity
{
    /// <summary>The head.</summary>
    [JsonStringEnumMemberName("kepala")] Kepala,

    /// <summary>Pelaksana Tugas: the post is vacant.</summary>
    [JsonStringEnumMemberName("plt")] Plt,

    /// <summary>Pelaksana Harian: the head is away.</summary>
    [JsonStringEnumMemberName("plh")] Plh,
}

/// <summary>Who signs an agency's form E (annex E of the letter: office, NAMA, Pangkat, NIP).</summary>
/// <param name="Office">The post without its capacity, such as "Kepala Dinas Pendidikan" or "Camat Taman".</param>
/// <param name="Name">With titles, as it is to be printed.</param>
/// <param name="Rank">Pangkat without the golongan, such as "Pembina Utama Muda".</param>
/// <param name="Nip">18 digits.</param>
public sealed partial record Signer(SignerCapacity Capacity, string Office, string Name, string Rank, string Nip)
{
    private const int Longest = 120;

    /// <summary>"Plt. Kepala Dinas Pendidikan".</summary>
    [JsonIgnore]
    public string Post => Capacity switch
    {
        SignerCapacity.Plt => "Plt. " + Office,
        SignerCapacity.Plh => "Plh. " + Office,
        _ => Office,
    };

    /// <summary>What the head of an agency is usually called.</summary>
    public static string UsualOffice(string agency) => agency switch
    {
        _ when agency.StartsWith("Kecamatan ", StringComparison.OrdinalIgnoreCase) => "Camat " + agency["Kecamatan ".Length..],
        _ when agency.StartsWith("Kelurahan ", StringComparison.OrdinalIgnoreCase) => "Lurah " + agency["Kelurahan ".Length..],
        _ when agency.StartsWith("Sekretariat ", StringComparison.OrdinalIgnoreCase) => "Sekretaris " + agency["Sekretariat ".Length..],
        _ when agency.StartsWith("Inspektorat", StringComparison.OrdinalIgnoreCase) => "Inspektur" + agency["Inspektorat".Length..],
        _ when agency.StartsWith("RSUD", StringComparison.OrdinalIgnoreCase) => "Direktur " + agency,
        _ => "Kepala " + agency,
    };

    /// <summary>Without spaces that nobody meant, the golongan, and what people put between the parts of a NIP.</summary>
    public Signer Tidied() => this with
    {
        Office = Reason.OneLine(Office),
        Name = Reason.OneLine(Name),
        Rank = Reason.OneLine(Golongan().Replace(Rank, "")),
        Nip = EmployeeNumber.Of(Nip)?.Digits ?? Nip.Trim(),
    };

    /// <summary>What is wrong with a tidied one; null: nothing.</summary>
    public Refusal.SignerUnfit? Fault() =>
        !IsLine(Office) ? new("office", $"Jabatan penanda tangan wajib diisi, paling banyak {Longest} karakter, misalnya Kepala Dinas Pendidikan.")
        : !IsLine(Name) ? new("name", $"Nama penanda tangan wajib diisi beserta gelarnya, paling banyak {Longest} karakter.")
        : !IsLine(Rank) ? new("rank", $"Pangkat penanda tangan wajib diisi tanpa golongan, paling banyak {Longest} karakter, misalnya Pembina Utama Muda.")
        : EmployeeNumber.Of(Nip) is null ? new("nip", "NIP penanda tangan tidak sah. Isi 18 angka sesuai SK, misalnya 19700101 199501 1 001.")
        : null;

    private static bool IsLine(string text) => text.Length is > 0 and <= Longest && text.Any(char.IsLetter) && !text.Any(char.IsControl) && Reason.IsReadable(text);

    /// <summary>"(IV/c)", "IV/c" or ", III/d" at the end of a rank.</summary>
    [GeneratedRegex(@"\s*[,(]?\s*\bI{1,3}V?\s*/\s*[a-eA-E]\)?\s*$|\s*[,(]?\s*\bIV\s*/\s*[a-eA-E]\)?\s*$")]
    private static partial Regex Golongan();
}
