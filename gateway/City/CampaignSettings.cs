using KartuAsn.Gateway.Hosting;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.City;

/// <summary>The letter as the settings have it: it is the first campaign, until somebody records it otherwise.</summary>
/// <param name="First">Null: the settings name no letter.</param>
public sealed record CampaignSettings(Campaign? First)
{
    private const string Section = "Campaign";
    private static readonly int[] UsualReminders = [7, 3, 1];

    public static CampaignSettings Read(IConfiguration settings)
    {
        if (settings.GetSection(Section).Get<Written>() is not { LetterNumber.Length: > 0 } written)
            return new((Campaign?)null);
        var campaign = written.ToCampaign().Tidied();
        return campaign.Fault() is { } fault ? throw new SettingException($"{Section}:{fault.Field}", fault.Sentence) : new(campaign);
    }

    /// <summary>Of the invented city: begun three days ago, with a week to go, on every day.</summary>
    public Campaign Sample(DateOnly today) => (First ?? new Written().ToCampaign()) with
    {
        Id = "contoh",
        LetterNumber = "000/CONTOH",
        LetterDate = today.AddDays(-3),
        OpeningDay = today.AddDays(-3),
        Deadline = today.AddDays(7),
        DeadlineTime = Campaign.EndOfDay,
    };

    /// <summary>As it stands in the settings, where much may be left out.</summary>
    private sealed class Written
    {
        public string Id { get; set; } = "2022-kav";

        public string Title { get; set; } = "Kartu ASN Virtual";

        public string LetterNumber { get; set; } = "";

        public DateOnly LetterDate { get; set; }

        public string LetterSubject { get; set; } = "Kartu Aparatur Sipil Negara Virtual";

        public string Circular { get; set; } = "Surat Edaran Kepala Badan Kepegawaian Negara Nomor 16 Tahun 2022";

        public DateOnly? OpeningDay { get; set; }

        public DateOnly Deadline { get; set; }

        public TimeOnly? DeadlineTime { get; set; }

        public string? Zone { get; set; }

        public int[]? Reminders { get; set; }

        public string[]? Clauses { get; set; }

        public BknSite[]? Sites { get; set; }

        public Campaign ToCampaign() => new(
            Id, Title, LetterNumber, LetterDate, LetterSubject, Circular, OpeningDay ?? LetterDate, Deadline, DeadlineTime ?? Campaign.EndOfDay,
            Zone ?? IndonesianZone.All[0].Name, [.. Reminders ?? UsualReminders], [.. Clauses ?? []], [.. Sites ?? []]);
    }
}
