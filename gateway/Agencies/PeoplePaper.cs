using System.Collections.Immutable;
using KartuAsn.Documents;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Gateway.Screens;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Agencies;

/// <summary>A list of people in the words of the screen, for a file.</summary>
internal static class PeoplePaper
{
    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("No", TableKind.Number, 6), new("Nama", Width: 44), new("NIP / NI PPPK", Width: 32), new("Unit Kerja", Width: 26), new("Jenis", Width: 26),
        new("Kartu", Width: 16), new("Unggahan", Width: 16), new("Diterima", Width: 22),
    ];

    private static readonly ImmutableArray<TableColumn> WithReasons = [.. Columns, new("Alasan belum mengunggah", Width: 26), new("Keterangan", Width: 26)];

    /// <param name="now">When the list was read; null: it is of another day, of which reasons are not known.</param>
    public static TablePaper Of(AgencyRow agency, ImmutableArray<UnitRow> units, PeopleQuery query, DateTimeOffset? now, IReadOnlyCollection<PersonRow> people) => new(
        $"Pegawai {agency.Name}",
        [Filter(query, units), now is { } at ? $"Posisi per {Indonesian.Moment(at)}" : $"Posisi pada akhir {Indonesian.Date(query.Day)}", $"{Indonesian.Number(people.Count)} pegawai"],
        now is null ? Columns : WithReasons,
        people.Select((person, i) => Row(person, i + 1, query.Day, reasons: now is not null)),
        Lying: true);

    private static ImmutableArray<TableValue> Row(PersonRow person, int number, DateOnly day, bool reasons)
    {
        var uploaded = person.Standing is { Uploaded: true };
        ImmutableArray<TableValue> row =
        [
            number, Indonesian.FullName(person.TitleBefore, person.Name, person.TitleAfter), Indonesian.Nip(person.Number), person.UnitName ?? person.UnitId ?? "",
            person.Standing is { } standing ? Indonesian.KindName(standing.Kind, standing.PartTime) : "", Words.Of(person.Status),
            uploaded ? "Sudah" : "Belum", uploaded && person.UploadedAt is { } at && Indonesian.Day(at) <= day ? Indonesian.Date(Indonesian.Day(at)) : "",
        ];
        var why = uploaded ? null : person.Missing;
        return reasons ? [.. row, why is null ? "" : MissingWords.Title(why.Kind), why?.Note] : row;
    }

    /// <summary>What was asked for.</summary>
    private static string Filter(PeopleQuery query, ImmutableArray<UnitRow> units) => string.Join(" · ", ((string?[])
    [
        query.Status switch
        {
            UploadStatus.NotUploaded => "Belum mengunggah",
            UploadStatus.Uploaded => "Sudah mengunggah",
            UploadStatus.Counted => "Dihitung",
            UploadStatus.Suspended => "Ditangguhkan",
            UploadStatus.Review => "Perlu ditinjau",
            UploadStatus.All => "Semua pegawai",
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Status, "A list that nobody can ask for."),
        },
        query.Kind is { } kind ? Indonesian.KindName(kind, query.PartTimeOnly) : null,
        query.Unit is { } unit ? unit.Id is null ? "Tanpa unit kerja" : units.FirstOrDefault(known => known.Key == Key.Of(unit.Id))?.Name ?? unit.Id : null,
        query.Reason is { } reason ? reason.Kind is { } told ? MissingWords.Title(told) : "Belum ada alasan" : null,
        string.IsNullOrWhiteSpace(query.Text) ? null : $"pencarian “{query.Text.Trim()}”",
    ]).OfType<string>());
}
