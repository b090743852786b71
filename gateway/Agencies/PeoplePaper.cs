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
    private static readonly TableColumn Agency = new("Perangkat Daerah", Width: 26);

    private static readonly ImmutableArray<TableColumn> Person = [new("No", TableKind.Number, 6), new("Nama", Width: 44), new("NIP / NI PPPK", Width: 32)];

    private static readonly ImmutableArray<TableColumn> State =
        [new("Unit Kerja", Width: 26), new("Jenis", Width: 26), new("Kartu", Width: 16), new("Unggahan", Width: 16), new("Diterima", Width: 22)];

    private static readonly ImmutableArray<TableColumn> Reason = [new("Alasan belum mengunggah", Width: 26), new("Keterangan", Width: 26)];

    /// <param name="agency">Null: all of the city, each person with the agency.</param>
    /// <param name="now">When the list was read; null: it is of another day, of which reasons are not known.</param>
    public static TablePaper Of(AgencyRow? agency, ImmutableArray<UnitRow> units, PeopleQuery query, DateTimeOffset? now, IReadOnlyCollection<PersonRow> people) => new(
        $"Pegawai {agency?.Name ?? "semua Perangkat Daerah"}",
        [Filter(query, units), now is { } at ? $"Posisi per {Indonesian.Moment(at)}" : $"Posisi pada akhir {Indonesian.Date(query.Day)}", $"{Indonesian.Number(people.Count)} pegawai"],
        [.. Person, .. agency is null ? [Agency] : (TableColumn[])[], .. State, .. now is null ? [] : Reason],
        people.Select((person, i) => Row(person, i + 1, query.Day, withAgency: agency is null, withReason: now is not null)),
        Lying: true);

    private static ImmutableArray<TableValue> Row(PersonRow person, int number, DateOnly day, bool withAgency, bool withReason)
    {
        var uploaded = person.Standing is { Uploaded: true };
        var why = uploaded ? null : person.Missing;
        TableValue[] agency = withAgency ? [person.Agency?.Name] : [];
        TableValue[] reason = withReason ? [why is null ? "" : MissingWords.Title(why.Kind), why?.Note] : [];
        return
        [
            number, Indonesian.FullName(person.TitleBefore, person.Name, person.TitleAfter), Indonesian.Nip(person.Number), .. agency, person.UnitName ?? person.UnitId ?? "",
            person.Standing is { } standing ? Indonesian.KindName(standing.Kind, standing.PartTime) : "", Words.Of(person.Status),
            uploaded ? "Sudah" : "Belum", uploaded && person.UploadedAt is { } at && Indonesian.Day(at) <= day ? Indonesian.Date(Indonesian.Day(at)) : "", .. reason,
        ];
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
