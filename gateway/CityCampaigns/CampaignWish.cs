using System.Globalization;
using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CityCampaigns;

/// <summary>A campaign as somebody wants it; what is left out stays as it was, of a new one as the current one has it.</summary>
/// <param name="Id">Hanya untuk kampanye baru: 2 sampai 40 huruf kecil, angka, atau tanda hubung. Tidak dapat diubah.</param>
/// <param name="Title">Paling banyak 160 karakter.</param>
/// <param name="LetterNumber">Nomor surat.</param>
/// <param name="LetterDate">Tanggal surat, misalnya 2022-10-14.</param>
/// <param name="LetterSubject">Perihal surat.</param>
/// <param name="Circular">Surat edaran yang ditindaklanjuti.</param>
/// <param name="OpeningDay">Hari pertama; untuk kampanye baru bawaan tanggal surat.</param>
/// <param name="Deadline">Hari terakhir, termasuk.</param>
/// <param name="DeadlineTime">Menit terakhir yang masih tepat waktu, misalnya 16:00; 23:59 berarti sampai akhir hari.</param>
/// <param name="Zone">Asia/Jakarta, Asia/Pontianak, Asia/Makassar, atau Asia/Jayapura.</param>
/// <param name="Reminders">Hari sebelum tenggat pengingat ditampilkan, 0 sampai 90.</param>
/// <param name="Clauses">Bunyi surat, mulai angka 1; paling banyak 20.</param>
/// <param name="Sites">Laman BKN; alamat berawalan https://.</param>
/// <param name="Reason">3 sampai 500 karakter, beserta dasarnya.</param>
public sealed record CampaignWish(
    string? Id, string? Title, string? LetterNumber, string? LetterDate, string? LetterSubject, string? Circular, string? OpeningDay, string? Deadline,
    string? DeadlineTime, string? Zone, int[]? Reminders, string?[]? Clauses, SiteWish?[]? Sites, string? Reason)
{
    /// <summary>Another version of a known campaign.</summary>
    internal Answer<Campaign> On(Campaign known) =>
        !TryDay(LetterDate, known.LetterDate, out var letterDate) ? Unreadable("letterDate", "Tanggal surat")
        : !TryDay(OpeningDay, known.OpeningDay, out var openingDay) ? Unreadable("openingDay", "Hari pembukaan")
        : !TryDay(Deadline, known.Deadline, out var deadline) ? Unreadable("deadline", "Tenggat")
        : !TryTime(DeadlineTime, known.DeadlineTime, out var time) ? new Refusal.CampaignUnfit("deadlineTime", "Jam tenggat tidak sah. Tulis sebagai jam:menit, misalnya 16:00.")
        : known with
        {
            Title = Title ?? known.Title,
            LetterNumber = LetterNumber ?? known.LetterNumber,
            LetterDate = letterDate,
            LetterSubject = LetterSubject ?? known.LetterSubject,
            Circular = Circular ?? known.Circular,
            OpeningDay = openingDay,
            Deadline = deadline,
            DeadlineTime = time,
            Zone = Zone ?? known.Zone,
            Reminders = Reminders is null ? known.Reminders : [.. Reminders],
            Clauses = Clauses is null ? known.Clauses : [.. Clauses.Select(clause => clause ?? "")],
            Sites = Sites is null ? known.Sites : [.. Sites.Select(site => new BknSite(site?.Name ?? "", site?.Address ?? ""))],
        };

    /// <summary>A new campaign. It has a letter and days of its own; the rest is as before where nothing else is said.</summary>
    /// <param name="model">Null: there is none before it.</param>
    internal Answer<Campaign> AsNew(Campaign? model) =>
        LetterDate is null ? Unreadable("letterDate", "Tanggal surat")
        : Deadline is null ? Unreadable("deadline", "Tenggat")
        : (this with { OpeningDay = OpeningDay ?? LetterDate }).On(new(
            Id ?? "", "", "", default, model?.LetterSubject ?? "", model?.Circular ?? "", default, default, Campaign.EndOfDay,
            model?.Zone ?? IndonesianZone.All[0].Name, model?.Reminders ?? [], model?.Clauses ?? [], model?.Sites ?? []));

    private static Refusal.CampaignUnfit Unreadable(string field, string title) =>
        new(field, $"{title} tidak sah. Isi tanggal yang ada dalam kalender sebagai tahun-bulan-tanggal, misalnya 2022-11-04.");

    private static bool TryDay(string? text, DateOnly known, out DateOnly day)
    {
        day = known;
        return text is null || AsOf.TryDay(text, out day);
    }

    private static bool TryTime(string? text, TimeOnly known, out TimeOnly time)
    {
        time = known;
        return text is null || TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}

/// <param name="Name">Nama laman, misalnya MySAPK BKN.</param>
/// <param name="Address">Alamat berawalan https://.</param>
public sealed record SiteWish(string? Name, string? Address);
