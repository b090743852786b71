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

    public static FormEPaper With(params ImmutableArray<ReportLine> names) => FormE with { Names = names, Form = ReportList.Add(names) };

    public static IEnumerable<ReportLine> People(int count) => Enumerable.Range(0, count).Select(i => new ReportLine(
        $"PNS-{i}", i % 3 == 0 ? $"19800101200501{1 + (i % 2)}{(i % 999) + 1:D3}" : $"19900101202421{1 + (i % 2)}{(i % 999) + 1:D3}", NameOf(i), null, null,
        i % 3 == 0 ? Kind.Pns : Kind.Pppk, i % 3 == 2, i % 7 == 0 ? null : $"SMP Negeri {1 + (i % 14)}", i % 5 != 0));

    private static readonly string[] Names =
    [
        "SITI AMINAH, S.Pd.", "Rafi Afifah Wijaya", "Dr. Ir. MUHAMMAD SYARIFUDDIN HIDAYATULLAH KUSUMANINGRAT, S.T., M.Kom.", "dr. Ni Luh Putu Ayu", "Bima Sakti, A.Md.Kep.",
    ];

    private static string NameOf(int i) => Names[i % Names.Length];

    /// <summary>22 days from 14 October 2022 on; the deadline is the last.</summary>
    public static Burnup Burnup(int days = 16) => new(
        [.. Enumerable.Range(0, days).Select(i => new BurnupDay(new DateOnly(2022, 10, 14).AddDays(i), 90 * i + (i * i), 3300 + (i / 4)))],
        new DateOnly(2022, 10, 14), new DateOnly(2022, 11, 4), new DateOnly(2022, 11, 12));

    public static RecapPaper Recap(int agencies = 30) => new(
        Head with { Agency = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia" }, "Posisi per 29 Oktober 2022 pukul 16.00 WIB",
        "Surat Nomor 873/5273/401.201/2022 tanggal 14 Oktober 2022", Burnup(), [.. Enumerable.Range(0, agencies).Select(Agency)]);

    private static readonly string[] Agencies =
    [
        "Sekretariat Daerah", "Dinas Pendidikan", "Dinas Kesehatan, Pengendalian Penduduk dan KB", "Satuan Polisi Pamong Praja dan Pemadam Kebakaran", "RSUD Kota Madiun",
        "Dinas Penanaman Modal dan Pelayanan Terpadu", "Kecamatan Kartoharjo",
    ];

    private static RecapRow Agency(int i) => new(Agencies[i % Agencies.Length], new(40 + (i * 3), i == 4 ? 0 : 12 + i), new(i, 4), i % 3 == 0 ? "Belum dikirim" : i % 3 == 1 ? "Terkirim" : "Diterima, revisi 2");
}
