using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Documents.Tests;

/// <summary>Invented papers.</summary>
internal static class Some
{
    /// <summary>4 November 2022, 16.00 WIB.</summary>
    public static readonly DateTimeOffset Time = new(2022, 11, 4, 16, 0, 0, TimeSpan.FromHours(7));

    public static Letterhead Head => new(
        "Pemerintah Kota Madiun", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        ["Jalan Contoh Nomor 1 Madiun, Kode Pos 63100 Jawa Timur", "Telepon (0351) 000000 · contoh.example"]);

    public static Signer Signer => new(
        SignerCapacity.Plt, "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Drs. BUDI SANTOSO, M.Si.", "Pembina Utama Muda", "197001011995011001");

    public static FormEPaper FormE => new(
        Head, "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", new(new(1700, 120), new(80, 1020)), "Posisi per 4 November 2022 pukul 16.00 WIB",
        "Madiun, 4 November 2022", "Surat Nomor 873/5273/401.201/2022 tanggal 14 Oktober 2022", null, Signer, "7K2F-9QXM-44TD");

    public static FormEPaper With(params ImmutableArray<ReportedPerson> names) => FormE with { Names = names, Form = FormEPaper.FormOf(names) };

    public static IEnumerable<ReportedPerson> People(int count) => Enumerable.Range(0, count).Select(i => new ReportedPerson(
        i % 3 == 0 ? $"19800101200501{1 + (i % 2)}{(i % 999) + 1:D3}" : $"19900101202421{1 + (i % 2)}{(i % 999) + 1:D3}", NameOf(i),
        i % 3 == 0 ? Kind.Pns : Kind.Pppk, i % 3 == 2, i % 7 == 0 ? null : $"SMP Negeri {1 + (i % 14)}", i % 5 != 0));

    private static readonly string[] Names =
    [
        "SITI AMINAH, S.Pd.", "Rafi Afifah Wijaya", "Dr. Ir. MUHAMMAD SYARIFUDDIN HIDAYATULLAH KUSUMANINGRAT, S.T., M.Kom.", "dr. Ni Luh Putu Ayu", "Bima Sakti, A.Md.Kep.",
    ];

    private static string NameOf(int i) => Names[i % Names.Length];
}
