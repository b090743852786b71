using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reports;

/// <summary>States of reports on the screen, and the class of style that goes with them.</summary>
public static class ReportWords
{
    public const string NothingToReport = "nothing-to-report";

    public static string Of(string state) => state switch
    {
        "live" => "Belum dikirim",
        "missing" => "Belum melapor",
        NothingToReport => "Tidak ada yang dilaporkan",
        "draft" => "Konsep",
        "sent" => "Terkirim",
        "accepted" => "Diterima",
        "returned" => "Dikembalikan untuk perbaikan",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Mood(string state) => state switch
    {
        "accepted" or "sent" => "is-good",
        "returned" => "is-bad",
        "draft" => "is-warn",
        _ => "is-plain",
    };

    /// <summary>Whether the first report was in time, beside the receipt of this one; empty: nothing was sent, or no deadline is known.</summary>
    public static string Timing(bool? onTime, int? revision) =>
        onTime is null ? "" : (revision > 0 ? "laporan pertama " : "") + (onTime.Value ? "tepat waktu" : "terlambat");

    /// <summary>What somebody of the agency has to do about its newest report; null: nothing.</summary>
    public static string? Waits(Report? newest, bool head) => newest switch
    {
        { State: ReportState.Draft } when head => "Konsep laporan menunggu persetujuan Anda.",
        { State: ReportState.Returned, Reason: var reason } => $"Laporan dikembalikan BKPSDM untuk perbaikan: {reason}",
        _ => null,
    };

    public static string Capacity(SignerCapacity capacity) => capacity switch
    {
        SignerCapacity.Kepala => "Kepala",
        SignerCapacity.Plt => "Plt. (Pelaksana Tugas)",
        SignerCapacity.Plh => "Plh. (Pelaksana Harian)",
        _ => throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A capacity without words."),
    };

    /// <summary>Laporan pertama, Revisi ke-2</summary>
    public static string Revision(int revision) => ReportPapers.Revision(revision) ?? "Laporan pertama";
}
