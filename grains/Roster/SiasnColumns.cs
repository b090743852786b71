using System.Collections.Immutable;

namespace KartuAsn.Roster;

/// <summary>The columns of a roster that are read, in the order in which a row's cells are kept.</summary>
public enum RosterColumn
{
    PnsId,
    NipBaru,
    Nama,
    GelarDepan,
    GelarBelakang,
    TanggalLahir,
    JenisKelamin,
    JenisPegawaiNama,
    KedudukanHukumId,
    KedudukanHukumNama,
    StatusCpnsPns,
    KartuAsnVirtual,
    NomorSkCpns,
    TanggalSkCpns,
    TmtCpns,
    NomorSkPns,
    TanggalSkPns,
    TmtPns,
    UnorId,
    UnorNama,
    SatuanKerjaId,
    SatuanKerjaNama,
}

/// <summary>What this product does with a column of SIASN's file.</summary>
public enum ColumnUse
{
    /// <summary>Read; a file without it is refused.</summary>
    Required,

    /// <summary>Read; a file without it is taken, with a note.</summary>
    Read,

    /// <summary>Not needed, never read.</summary>
    Unused,

    /// <summary>Personal data that this product has no right to: dropped at the door, never read.</summary>
    Dropped,
}

/// <summary>One column of SIASN's "Data ASN" file.</summary>
/// <param name="Kept">Where its cell is kept; null when it is not read.</param>
/// <param name="Longest">The longest cell that is believed, in characters.</param>
public sealed record SiasnColumn(string Name, ColumnUse Use, RosterColumn? Kept = null, int Longest = 0);

/// <summary>SIASN's "Data ASN" file, column by column, in the order of the export.</summary>
public static class SiasnColumns
{
    public static readonly ImmutableArray<SiasnColumn> All =
    [
        new("PNS ID", ColumnUse.Required, RosterColumn.PnsId, 64),
        new("NIP BARU", ColumnUse.Required, RosterColumn.NipBaru, 40),
        new("NIP LAMA", ColumnUse.Unused),
        new("NAMA", ColumnUse.Required, RosterColumn.Nama, 200),
        new("GELAR DEPAN", ColumnUse.Read, RosterColumn.GelarDepan, 100),
        new("GELAR BELAKANG", ColumnUse.Read, RosterColumn.GelarBelakang, 100),
        new("TEMPAT LAHIR ID", ColumnUse.Dropped),
        new("TEMPAT LAHIR NAMA", ColumnUse.Dropped),
        new("TANGGAL LAHIR", ColumnUse.Read, RosterColumn.TanggalLahir, 40),
        new("JENIS KELAMIN", ColumnUse.Read, RosterColumn.JenisKelamin, 40),
        new("AGAMA ID", ColumnUse.Dropped),
        new("AGAMA NAMA", ColumnUse.Dropped),
        new("JENIS KAWIN ID", ColumnUse.Dropped),
        new("JENIS KAWIN NAMA", ColumnUse.Dropped),
        new("NIK", ColumnUse.Dropped),
        new("NOMOR HP", ColumnUse.Dropped),
        new("EMAIL", ColumnUse.Dropped),
        new("EMAIL GOV", ColumnUse.Dropped),
        new("ALAMAT", ColumnUse.Dropped),
        new("NPWP NOMOR", ColumnUse.Dropped),
        new("BPJS", ColumnUse.Dropped),
        new("JENIS PEGAWAI ID", ColumnUse.Unused),
        new("JENIS PEGAWAI NAMA", ColumnUse.Read, RosterColumn.JenisPegawaiNama, 200),
        new("KEDUDUKAN HUKUM ID", ColumnUse.Required, RosterColumn.KedudukanHukumId, 20),
        new("KEDUDUKAN HUKUM NAMA", ColumnUse.Read, RosterColumn.KedudukanHukumNama, 200),
        new("STATUS CPNS PNS", ColumnUse.Required, RosterColumn.StatusCpnsPns, 40),
        new("KARTU ASN VIRTUAL", ColumnUse.Read, RosterColumn.KartuAsnVirtual, 100),
        new("NOMOR SK CPNS", ColumnUse.Read, RosterColumn.NomorSkCpns, 200),
        new("TANGGAL SK CPNS", ColumnUse.Read, RosterColumn.TanggalSkCpns, 40),
        new("TMT CPNS", ColumnUse.Required, RosterColumn.TmtCpns, 40),
        new("NOMOR SK PNS", ColumnUse.Read, RosterColumn.NomorSkPns, 200),
        new("TANGGAL SK PNS", ColumnUse.Read, RosterColumn.TanggalSkPns, 40),
        new("TMT PNS", ColumnUse.Required, RosterColumn.TmtPns, 40),
        new("GOL AWAL ID", ColumnUse.Unused),
        new("GOL AWAL NAMA", ColumnUse.Unused),
        new("GOL AKHIR ID", ColumnUse.Unused),
        new("GOL AKHIR NAMA", ColumnUse.Unused),
        new("TMT GOLONGAN", ColumnUse.Unused),
        new("MK TAHUN", ColumnUse.Unused),
        new("MK BULAN", ColumnUse.Unused),
        new("JENIS JABATAN ID", ColumnUse.Unused),
        new("JENIS JABATAN NAMA", ColumnUse.Unused),
        new("JABATAN ID", ColumnUse.Unused),
        new("JABATAN NAMA", ColumnUse.Unused),
        new("TMT JABATAN", ColumnUse.Unused),
        new("TINGKAT PENDIDIKAN ID", ColumnUse.Dropped),
        new("TINGKAT PENDIDIKAN NAMA", ColumnUse.Dropped),
        new("PENDIDIKAN ID", ColumnUse.Dropped),
        new("PENDIDIKAN NAMA", ColumnUse.Dropped),
        new("TAHUN LULUS", ColumnUse.Dropped),
        new("KPKN ID", ColumnUse.Unused),
        new("KPKN NAMA", ColumnUse.Unused),
        new("LOKASI KERJA ID", ColumnUse.Unused),
        new("LOKASI KERJA NAMA", ColumnUse.Unused),
        new("UNOR ID", ColumnUse.Read, RosterColumn.UnorId, 64),
        new("UNOR NAMA", ColumnUse.Read, RosterColumn.UnorNama, 200),
        new("INSTANSI INDUK ID", ColumnUse.Unused),
        new("INSTANSI INDUK NAMA", ColumnUse.Unused),
        new("INSTANSI KERJA ID", ColumnUse.Unused),
        new("INSTANSI KERJA NAMA", ColumnUse.Unused),
        new("SATUAN KERJA INDUK ID", ColumnUse.Unused),
        new("SATUAN KERJA INDUK NAMA", ColumnUse.Unused),
        new("SATUAN KERJA KERJA ID", ColumnUse.Required, RosterColumn.SatuanKerjaId, 64),
        new("SATUAN KERJA KERJA NAMA", ColumnUse.Required, RosterColumn.SatuanKerjaNama, 200),
        new("IS VALID NIK", ColumnUse.Dropped),
        new("NAMA SEKOLAH", ColumnUse.Dropped),
        new("FLAG IKD", ColumnUse.Dropped),
        new("ESELON ID", ColumnUse.Unused),
        new("ESELON NAMA", ColumnUse.Unused),
    ];

    /// <summary>The columns that are read, so that <c>Kept[(int)column]</c> describes a kept cell.</summary>
    public static readonly ImmutableArray<SiasnColumn> Kept =
        [.. All.Where(column => column.Kept is not null).OrderBy(column => column.Kept)];

    public static string NameOf(RosterColumn column) => Kept[(int)column].Name;

    internal static readonly Layout Layout = new(
        [.. Kept.Select(column => new KeptColumn(column.Name, column.Use, column.Longest, IsDate(column.Name)))],
        unread: All.Where(column => column.Kept is null).Select(column => column.Name),
        RosterProblem.RosterAdvice);

    private static bool IsDate(string name) =>
        name.StartsWith("TANGGAL ", StringComparison.Ordinal) || name.StartsWith("TMT ", StringComparison.Ordinal);
}
