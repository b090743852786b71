using System.Collections.Immutable;
using System.Text.Json.Nodes;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CityPolicies;

/// <summary>One policy in words: what it says, where it comes from, and how its value is written. One row per policy that may be changed.</summary>
/// <param name="Name">Stable, as in the API.</param>
/// <param name="Value">True or false, or a last day; null: no end.</param>
/// <param name="Read">From "true", "false" or a day; null when the text is none of the values.</param>
public sealed record PolicyText(
    string Name, string Title, string Source, Func<Policy, JsonNode?> Value, Func<Policy, string> Sentence, Func<string, PolicyDecision?> Read,
    Func<PolicyDecision, bool> Decides)
{
    public static readonly ImmutableArray<PolicyText> All =
    [
        new("suspended-counts", "Pegawai yang ditangguhkan", "Kebijakan BKPSDM; surat tidak mengaturnya",
            policy => policy.SuspendedCounts,
            policy => policy.SuspendedCounts
                ? "Pegawai yang ditangguhkan tetap ASN dan tetap dihitung dalam kolom PNS dan PPPK."
                : "Pegawai yang ditangguhkan tidak dihitung dalam kolom PNS dan PPPK; jumlahnya tampil tersendiri.",
            text => Flag(text) is { } yes ? new PolicyDecision.SuspendedCounts(yes) : null,
            decision => decision is PolicyDecision.SuspendedCounts),
        new("unpaid-leave-suspends", "Cuti di luar tanggungan negara", "UU 20/2023 tentang ASN; Kebijakan BKPSDM",
            policy => policy.UnpaidLeaveSuspends,
            policy => policy.UnpaidLeaveSuspends
                ? "Cuti di luar tanggungan negara menangguhkan kartu, seperti pemberhentian sementara."
                : "Cuti di luar tanggungan negara tidak menangguhkan kartu.",
            text => Flag(text) is { } yes ? new PolicyDecision.UnpaidLeaveSuspends(yes) : null,
            decision => decision is PolicyDecision.UnpaidLeaveSuspends),
        new("part-time-counts", "PPPK Paruh Waktu", "Surat, lampiran E, tidak memuat kolomnya; Kebijakan BKPSDM",
            policy => policy.PartTimeCounts,
            policy => policy.PartTimeCounts
                ? "PPPK Paruh Waktu dihitung dalam kolom PPPK, dan jumlahnya tampil tersendiri."
                : "PPPK Paruh Waktu tidak dihitung dalam kolom PPPK.",
            text => Flag(text) is { } yes ? new PolicyDecision.PartTimeCounts(yes) : null,
            decision => decision is PolicyDecision.PartTimeCounts),
        new("legacy-cards-until", "KARPEG dan KPE", "Surat, angka 6; Kebijakan BKPSDM",
            policy => policy.LegacyCardsUntil is { } last ? last.ToString("O") : null,
            policy => policy.LegacyCardsUntil is { } last
                ? $"KARPEG dan KPE berlaku dalam masa transisi sampai dengan {Indonesian.Date(last)}."
                : "KARPEG dan KPE berlaku dalam masa transisi, tanpa batas akhir yang ditetapkan.",
            text => text.Length == 0 ? new PolicyDecision.LegacyCardsUntil(null) : AsOf.TryDay(text, out var day) ? new PolicyDecision.LegacyCardsUntil(day) : null,
            decision => decision is PolicyDecision.LegacyCardsUntil),
    ];

    /// <summary>Rules that nobody changes here, and why.</summary>
    public static readonly ImmutableArray<FixedRule> Fixed =
    [
        new("declared-missing", "Dinyatakan hilang",
            $"Pegawai yang dinyatakan hilang ditangguhkan; kartunya tidak berlaku setelah {Standings.MonthsMissing} bulan, dan berlaku kembali apabila yang bersangkutan ditemukan.",
            "Kebijakan BKPSDM"),
        new("units", "Unit kerja",
            "Unit kerja (sekolah, puskesmas, kelurahan, bagian) dilaporkan di bawah Perangkat Daerah induknya menurut data pegawai. Susunan ini berubah melalui reorganisasi, bukan di halaman ini.",
            "Surat, lampiran E; Kebijakan BKPSDM"),
        new("retirement-age", "Batas usia pensiun",
            "Pensiun tidak disimpulkan dari umur. Kartu tidak berlaku sejak TMT pensiun pada keputusan yang dicatat.",
            "UU 20/2023 Pasal 55; Kebijakan BKPSDM"),
    ];

    /// <summary>Null: there is no such policy.</summary>
    public static PolicyText? Of(string? name) => All.FirstOrDefault(text => text.Name == name);

    private static bool? Flag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };
}

/// <summary>A rule that is part of the product.</summary>
public sealed record FixedRule(string Name, string Title, string Sentence, string Source);
