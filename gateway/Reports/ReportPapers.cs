using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Documents;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reports;

/// <summary>Form E ready to be printed: every word of it, in formal Indonesian.</summary>
public sealed class ReportPapers(CityLetterhead head, CityClock clock)
{
    /// <summary>The form as it is now; with its people, if they were asked for.</summary>
    public FormEPaper Of(LiveReport live, string code) => new(
        head.Of(live.Name, live.Record.Address), live.Name, live.Form, Position(live.Position), head.PlaceAndDate(live.Day),
        live.Campaign is { } campaign ? LetterOf(campaign) : null, StateOf(live), live.Record.Signer, code, live.People);

    /// <summary>The form as it was sent; with the people behind it, if they were asked for.</summary>
    public FormEPaper Of(Report report, ImmutableArray<ReportLine>? people = null)
    {
        var frozen = report.Frozen!;
        return new(
            head.Of(frozen.Agency, frozen.Address), frozen.Agency, frozen.Form, Position(frozen.Position), head.PlaceAndDate(clock.DayOf(frozen.Position)), frozen.Letter,
            Revision(report.Revision), frozen.Signer, frozen.Code, people);
    }

    /// <summary>The letter that asks for the report.</summary>
    public static string LetterOf(Campaign campaign) => $"Surat Nomor {campaign.LetterNumber} tanggal {Indonesian.Date(campaign.LetterDate)}";

    /// <summary>Posisi per 4 November 2022 pukul 16.00 WIB</summary>
    public static string Position(DateTimeOffset position) => "Posisi per " + Indonesian.Moment(position);

    /// <summary>Revisi ke-2; null: the first of its campaign.</summary>
    public static string? Revision(int revision) => revision == 0 ? null : $"Revisi ke-{Indonesian.Number(revision)}";

    private string StateOf(LiveReport live)
    {
        var state = live.Day > clock.Today ? "PERKIRAAN — posisi hari mendatang" : live.Draft is null ? "BELUM DIKIRIM — angka masih bergerak" : "KONSEP — belum dikirim";
        return Revision(live.Revision) is { } revision ? $"{state} · {revision}" : state;
    }
}
