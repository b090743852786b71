using System.Collections.Immutable;
using System.Globalization;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CityCampaigns;

/// <summary>One part of a campaign, by its name in the API and in words; so that a change can be told part by part.</summary>
internal sealed record CampaignField(string Name, string Title, Func<Campaign, string> Text)
{
    public static readonly ImmutableArray<CampaignField> All =
    [
        new("title", "Judul", campaign => campaign.Title),
        new("letterNumber", "Nomor surat", campaign => campaign.LetterNumber),
        new("letterDate", "Tanggal surat", campaign => Indonesian.Date(campaign.LetterDate)),
        new("letterSubject", "Perihal", campaign => campaign.LetterSubject),
        new("circular", "Surat edaran", campaign => campaign.Circular),
        new("openingDay", "Dibuka", campaign => Indonesian.Date(campaign.OpeningDay)),
        new("deadline", "Tenggat", campaign => Indonesian.Date(campaign.Deadline)),
        new("deadlineTime", "Jam tenggat", campaign => campaign.DeadlineTime.ToString("HH.mm", CultureInfo.InvariantCulture)),
        new("zone", "Zona waktu", campaign => campaign.Zone),
        new("reminders", "Pengingat, hari sebelum tenggat", campaign => campaign.Reminders.IsEmpty ? "tidak ada" : string.Join(", ", campaign.Reminders)),
        new("clauses", "Angka surat", campaign => string.Join('\n', campaign.Clauses)),
        new("sites", "Laman BKN", campaign => string.Join('\n', campaign.Sites.Select(site => $"{site.Name} {site.Address}"))),
    ];

    /// <summary>Those in which two versions differ.</summary>
    public static IEnumerable<CampaignField> Differing(Campaign before, Campaign after) => All.Where(field => field.Text(before) != field.Text(after));
}
