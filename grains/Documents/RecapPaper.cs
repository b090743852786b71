using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>What the city tells its Walikota on one page. Every sum on it is that of its rows.</summary>
/// <param name="Position">"Posisi per 4 November 2022 pukul 16.00 WIB".</param>
/// <param name="Letter">Which letter asked for it; null: none.</param>
/// <param name="Burnup">Of the whole city; null: there is no day to draw yet.</param>
/// <param name="Rows">Every agency, also those without an upload, in the order to be printed.</param>
public sealed record RecapPaper(Letterhead Head, string Position, string? Letter, Burnup? Burnup, ImmutableArray<RecapRow> Rows)
{
    internal static readonly ImmutableArray<string> Columns = ["No", "Perangkat Daerah", "PNS sudah", "PNS belum", "PPPK sudah", "PPPK belum", "Total", "Persen", "Laporan"];

    public string Title => $"REKAPITULASI CAPAIAN KARTU ASN VIRTUAL {Head.CityName.ToUpperInvariant()}";

    public Count Pns => Rows.Aggregate(default(Count), (sum, row) => sum + row.Pns);

    public Count Pppk => Rows.Aggregate(default(Count), (sum, row) => sum + row.Pppk);

    public Count Total => Pns + Pppk;
}

/// <summary>An agency in the recap.</summary>
/// <param name="Report">How its form E stands, such as "Terkirim" or "Belum dikirim".</param>
public sealed record RecapRow(string Agency, Count Pns, Count Pppk, string Report)
{
    public Count Total => Pns + Pppk;
}
