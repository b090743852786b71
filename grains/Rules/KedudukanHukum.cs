using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>What a kedudukan hukum means for a person's standing.</summary>
public abstract record KedudukanEffect
{
    private KedudukanEffect() { }

    /// <summary>Serving, not suspended.</summary>
    public sealed record Active : KedudukanEffect;

    /// <summary>Serving, suspended on this ground (policy).</summary>
    public sealed record Suspended(Suspension Ground) : KedudukanEffect;

    /// <summary>Dinyatakan hilang: suspended with the ground missing (policy).</summary>
    public sealed record Missing : KedudukanEffect;

    /// <summary>Still CPNS, whatever the other columns say.</summary>
    public sealed record Cpns : KedudukanEffect;

    /// <summary>No longer in service.</summary>
    public sealed record Ended(Service How) : KedudukanEffect;

    /// <summary>Nobody can say for certain: "perlu ditinjau", never silently active.</summary>
    public sealed record Review : KedudukanEffect;
}

/// <summary>One row of SIASN's codes of kedudukan hukum, and how this city reads it (policy where the law is silent).</summary>
/// <param name="Code">A text of two digits (some have three); never a quantity.</param>
/// <param name="Name">SIASN's name of the code.</param>
/// <param name="Why">Why it has this effect, in a few words of Indonesian.</param>
public sealed record KedudukanHukum(string Code, string Name, KedudukanEffect Effect, string Why)
{
    private static readonly KedudukanEffect Active = new KedudukanEffect.Active();
    private static readonly KedudukanEffect Review = new KedudukanEffect.Review();
    private static readonly KedudukanEffect UnpaidLeave = new KedudukanEffect.Suspended(Suspension.UnpaidLeave);
    private static readonly KedudukanEffect StateOfficial = new KedudukanEffect.Suspended(Suspension.StateOfficial);
    private static readonly KedudukanEffect Suspended = new KedudukanEffect.Suspended(Suspension.Other);
    private static readonly KedudukanEffect Missing = new KedudukanEffect.Missing();
    private static readonly KedudukanEffect Cpns = new KedudukanEffect.Cpns();
    private static readonly KedudukanEffect Dismissed = new KedudukanEffect.Ended(Service.Dismissed);
    private static readonly KedudukanEffect Retired = new KedudukanEffect.Ended(Service.Retired);

    /// <summary>All codes whose meaning is known or at least named. A code that is not here is to be reviewed.</summary>
    public static readonly ImmutableArray<KedudukanHukum> Table =
    [
        new("01", "Aktif", Active, "bertugas biasa"),
        new("02", "Cuti di Luar Tanggungan Negara", UnpaidLeave, "CLTN: tetap ASN, tidak bertugas"),
        new("03", "Tugas Belajar", Active, "tetap ASN aktif selama belajar"),
        new("04", "Pemberhentian Sementara", Suspended, "tetap ASN, alasannya tidak termuat dalam kode"),
        new("05", "Penerima Uang Tunggu", Active, "tetap ASN, menunggu penempatan"),
        new("06", "Prajurit Wajib", Active, "tetap ASN selama wajib militer"),
        new("07", "Pejabat Negara", StateOfficial, "diberhentikan sementara selama menjabat"),
        new("08", "Kepala Desa", Active, "tetap ASN selama menjabat"),
        new("09", "Sedang Banding ke BAPEK", Active, "hukuman belum tetap selama banding"),
        new("11", "Pegawai Titipan", Active, "bertugas pada instansi lain"),
        new("12", "Pengungsi", Active, "tetap ASN aktif"),
        new("13", "Perpanjangan CLTN", UnpaidLeave, "CLTN yang diperpanjang"),
        new("14", "Dinyatakan Hilang", Missing, "ditangguhkan sampai ada kepastian"),
        new("15", "Hukuman Disiplin", Active, "dihukum, tetapi tidak diberhentikan"),
        new("16", "Pemindahan", Active, "tetap ASN selama proses pemindahan"),
        new("20", "Masa Persiapan Pensiun", Active, "MPP: tetap ASN sampai TMT pensiun"),
        new("51", "CPNS Belum SK PNS", Cpns, "belum diangkat menjadi PNS"),
        new("52", "Tidak Aktif", Review, "sebabnya tidak termuat dalam kode"),
        new("66", "Diberhentikan", Dismissed, "tidak lagi ASN"),
        new("67", "Punah", Review, "arti hukumnya perlu dipastikan"),
        new("68", "Eks Timor Timur", Review, "arti hukumnya perlu dipastikan"),
        new("69", "Tidak Memenuhi Syarat", Review, "TMS: syarat yang tidak dipenuhi tidak disebut"),
        new("70", "Pembatalan NIP", Dismissed, "pengangkatannya dibatalkan"),
        new("71", "PPPK Aktif", Active, "terikat perjanjian kerja"),
        new("73", "Kode 73", Review, "artinya belum dijelaskan"),
        new("77", "Pemberhentian Tanpa Hak Pensiun", Dismissed, "tidak lagi ASN"),
        new("88", "Pemberhentian dengan Hak Pensiun", Dismissed, "tidak lagi ASN"),
        new("89", "Tidak Aktif, Diusulkan Pensiun", Review, "pensiun belum ditetapkan"),
        new("90", "Tidak Ikut PUPNS 2015", Review, "datanya belum pernah diperbarui"),
        new("91", "Terlibat Tindak Pidana", Review, "putusan dan akibatnya tidak termuat dalam kode"),
        new("92", "Pemblokiran Data", Active, "hanya catatan, tidak mengubah keabsahan"),
        new("98", "Mencapai BUP", Retired, "mencapai batas usia pensiun"),
        new("99", "Pensiun", Retired, "tidak lagi ASN"),
        new("101", "Kode 101", Review, "artinya belum dijelaskan"),
    ];

    private static readonly FrozenDictionary<string, KedudukanHukum> ByCode = Table.ToFrozenDictionary(row => row.Code);

    /// <summary>The row of a code; one that nobody knows is to be reviewed.</summary>
    public static KedudukanHukum Of(string? code) =>
        ByCode.TryGetValue(Padded(code), out var row) ? row : new(Padded(code), "Kode tidak dikenal", Review, "kode ini belum dikenal");

    /// <summary>Spreadsheets drop leading zeros: "1" is "01".</summary>
    public static string Padded(string? code) => (code ?? "").Trim().TrimStart('\'').PadLeft(2, '0');
}
