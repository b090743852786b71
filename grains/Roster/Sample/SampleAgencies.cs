using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace KartuAsn.Roster.Sample;

/// <summary>What people of an agency do, which decides their titles and how many of them are PPPK.</summary>
public enum SampleCalling
{
    Office,
    School,
    Health,
    Field,
}

/// <summary>A unit (UNOR) below an agency: a school, a puskesmas, a kelurahan, a bagian or a bidang.</summary>
public sealed record SampleUnit(string Id, string Name);

/// <summary>A reporting agency of the sample city.</summary>
/// <param name="Weight">Its size beside the others.</param>
public sealed record SampleAgency(string Id, string Name, SampleCalling Calling, int Weight, ImmutableArray<SampleUnit> Units);

/// <summary>The agencies of the sample city; names are those of Kota Madiun, ids and sizes are invented.</summary>
public static class SampleAgencies
{
    private static readonly string[] Kecamatan = ["Kartoharjo", "Manguharjo", "Taman"];
    private static readonly string[] Offices = ["Sekretariat", "Bidang I", "Bidang II", "Bidang III", "Bidang IV"];

    public static readonly ImmutableArray<SampleAgency> All =
    [
        Agency("Sekretariat Daerah", SampleCalling.Office, 110,
            ["Bagian Pemerintahan", "Bagian Kesejahteraan Rakyat", "Bagian Hukum", "Bagian Perekonomian dan Pembangunan",
            "Bagian Pengadaan Barang dan Jasa", "Bagian Umum", "Bagian Organisasi", "Bagian Protokol dan Komunikasi Pimpinan"]),
        Agency("Sekretariat DPRD", SampleCalling.Office, 35,
            ["Bagian Umum", "Bagian Keuangan", "Bagian Persidangan dan Perundang-undangan"]),
        Agency("Inspektorat", SampleCalling.Office, 40,
            ["Sekretariat", "Inspektur Pembantu I", "Inspektur Pembantu II", "Inspektur Pembantu III"]),
        Agency("Dinas Pendidikan", SampleCalling.School, 1250,
            ["Sekretariat", "Bidang Pendidikan Dasar", "Bidang PAUD dan Dikmas", .. Schools()]),
        Agency("Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana", SampleCalling.Health, 370,
            ["Sekretariat", "Bidang Kesehatan Masyarakat", "Bidang Pelayanan Kesehatan", "Puskesmas Banjarejo", "Puskesmas Demangan",
            "Puskesmas Manguharjo", "Puskesmas Ngegong", "Puskesmas Oro-Oro Ombo", "Puskesmas Patihan", "Puskesmas Tawangrejo"]),
        Agency("Dinas Pekerjaan Umum dan Penataan Ruang", SampleCalling.Field, 95, Offices),
        Agency("Dinas Perumahan dan Kawasan Permukiman", SampleCalling.Field, 60, Offices),
        Agency("Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak", SampleCalling.Office, 50, Offices),
        Agency("Dinas Tenaga Kerja, Koperasi, Usaha Kecil dan Menengah", SampleCalling.Office, 50, Offices),
        Agency("Dinas Ketahanan Pangan dan Pertanian", SampleCalling.Field, 55, Offices),
        Agency("Dinas Lingkungan Hidup", SampleCalling.Field, 110, Offices),
        Agency("Dinas Kependudukan dan Pencatatan Sipil", SampleCalling.Office, 40, Offices),
        Agency("Dinas Perhubungan", SampleCalling.Field, 95, Offices),
        Agency("Dinas Komunikasi dan Informatika", SampleCalling.Office, 45, Offices),
        Agency("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", SampleCalling.Office, 35, Offices),
        Agency("Dinas Perpustakaan dan Kearsipan", SampleCalling.Office, 30, Offices),
        Agency("Dinas Kebudayaan, Pariwisata, Kepemudaan dan Olahraga", SampleCalling.Office, 50, Offices),
        Agency("Dinas Perdagangan", SampleCalling.Field, 85, Offices),
        Agency("Satuan Polisi Pamong Praja dan Pemadam Kebakaran", SampleCalling.Field, 120, Offices),
        Agency("Badan Perencanaan, Penelitian dan Pengembangan Daerah", SampleCalling.Office, 40, Offices),
        Agency("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", SampleCalling.Office, 40, Offices),
        Agency("Badan Keuangan dan Aset Daerah", SampleCalling.Office, 55, Offices),
        Agency("Badan Pendapatan Daerah", SampleCalling.Office, 60, Offices),
        Agency("Badan Penanggulangan Bencana Daerah", SampleCalling.Field, 30, Offices),
        Agency("Badan Kesatuan Bangsa dan Politik", SampleCalling.Office, 20, Offices),
        Agency("RSUD Kota Madiun", SampleCalling.Health, 330,
            ["Bagian Tata Usaha", "Bidang Pelayanan Medis", "Bidang Keperawatan",
            "Instalasi Gawat Darurat", "Instalasi Rawat Inap", "Instalasi Farmasi"]),
        Agency("Kecamatan Kartoharjo", SampleCalling.Office, 75,
            ["Sekretariat", .. Kelurahan(
                "Kanigoro", "Kartoharjo", "Kelun", "Klegen", "Oro-Oro Ombo", "Pilangbango", "Rejomulyo", "Sukosari", "Tawangrejo")]),
        Agency("Kecamatan Manguharjo", SampleCalling.Office, 75,
            ["Sekretariat", .. Kelurahan(
                "Madiun Lor", "Manguharjo", "Nambangan Kidul", "Nambangan Lor", "Ngegong", "Pangongangan",
                "Patihan", "Sogaten", "Winongo")]),
        Agency("Kecamatan Taman", SampleCalling.Office, 75,
            ["Sekretariat", .. Kelurahan(
                "Banjarejo", "Demangan", "Josenan", "Kejuron", "Kuncen", "Manisrejo", "Mojorejo", "Pandean", "Taman")]),
    ];

    /// <summary>In the style of SIASN: 32 hexadecimal digits in upper case, always the same for the same name.</summary>
    internal static string IdOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)), 0, 16);

    private static SampleAgency Agency(string name, SampleCalling calling, int weight, string[] units) =>
        new(IdOf($"agency/{name}"), name, calling, weight, [.. units.Select(unit => new SampleUnit(IdOf($"unit/{name}/{unit}"), unit))]);

    private static IEnumerable<string> Schools() =>
    [
        .. Enumerable.Range(1, 14).Select(n => $"SMPN {n} Madiun"),
        .. Kecamatan.SelectMany(place => Enumerable.Range(1, 15).Select(n => $"SDN {n:00} {place}")),
    ];

    private static IEnumerable<string> Kelurahan(params string[] names) => names.Select(name => $"Kelurahan {name}");
}
