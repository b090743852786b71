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
    private static readonly Part Name = new("Nama", 40, (person, _) => Indonesian.FullName(person.TitleBefore, person.Name, person.TitleAfter));
    private static readonly Part Number = new("NIP / NI PPPK", 36, (person, _) => Indonesian.Nip(person.Number));
    private static readonly Part Agency = new("Perangkat Daerah", 38, (person, _) => person.Agency?.Name);
    private static readonly Part Unit = new("Unit Kerja", 26, (person, _) => person.UnitName ?? person.UnitId);
    private static readonly Part Kind = new("Jenis", 22, (person, _) => person.Standing is { } standing ? Indonesian.KindName(standing.Kind, standing.PartTime) : null);
    private static readonly Part Card = new("Kartu", 20, (person, _) => Words.Of(person.Status));
    private static readonly Part Upload = new("Unggahan", 18, (person, _) => IsUploaded(person) ? "Sudah" : "Belum");
    private static readonly Part Received = new("Diterima", 24, (person, day) => IsUploaded(person) && person.UploadedAt is { } at && Indonesian.Day(at) <= day ? Indonesian.Date(Indonesian.Day(at)) : null);
    private static readonly Part Reason = new("Alasan belum mengunggah", 24, (person, _) => Told(person) is { } why ? MissingWords.Title(why.Kind) : null);
    private static readonly Part Note = new("Keterangan", 22, (person, _) => Told(person)?.Note);

    /// <param name="agency">Null: all of the city, each person with the agency.</param>
    /// <param name="now">When the list was read; null: it is of another day, of which reasons are not known.</param>
    public static TablePaper Of(AgencyRow? agency, ImmutableArray<UnitRow> units, PeopleQuery query, DateTimeOffset? now, IReadOnlyCollection<PersonRow> people)
    {
        // What is the same in every row by the very filter is not printed.
        Part?[] parts =
        [
            Name, Number, agency is null ? Agency : null, Unit, Kind, Card,
            query.Status is UploadStatus.Uploaded or UploadStatus.NotUploaded ? null : Upload,
            query.Status is UploadStatus.NotUploaded ? null : Received,
            .. now is null || query.Status is UploadStatus.Uploaded ? [] : (Part?[])[Reason, Note],
        ];
        Part[] shown = [.. parts.OfType<Part>()];
        return new(
            $"Pegawai {agency?.Name ?? "semua Perangkat Daerah"}",
            [Filter(query, units), now is { } at ? $"Posisi per {Indonesian.Moment(at)}" : $"Posisi pada akhir {Indonesian.Date(query.Day)}", $"{Indonesian.Number(people.Count)} pegawai"],
            [new("No", 8, TableKind.Number), .. shown.Select(part => new TableColumn(part.Title, part.Width))],
            people.Select((person, i) => ImmutableArray.Create<TableValue>([i + 1, .. shown.Select(part => (TableValue)part.Text(person, query.Day))])));
    }

    private static bool IsUploaded(PersonRow person) => person.Standing is { Uploaded: true };

    private static ReasonOnFile? Told(PersonRow person) => IsUploaded(person) ? null : person.Missing;

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

    /// <summary>A column, and what stands in it of a person on the day listed.</summary>
    private sealed record Part(string Title, double Width, Func<PersonRow, DateOnly, string?> Text);
}
