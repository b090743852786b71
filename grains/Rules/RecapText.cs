namespace KartuAsn.Rules;

/// <summary>
/// A few lines that an official pastes into a group of colleagues: percent, denominator, moment; the two kinds; what is left; where to look.
/// Sums only, nobody's name.
/// </summary>
public static class RecapText
{
    /// <param name="whose">The agency, or "Kota Madiun".</param>
    /// <param name="at">When it is so.</param>
    /// <param name="campaign">Null: no letter is recorded.</param>
    /// <param name="link">The page with the numbers.</param>
    public static string Of(string whose, Count pns, Count pppk, DateTimeOffset at, Campaign? campaign, string link)
    {
        var total = pns + pppk;
        var lines = new List<string>
        {
            $"Capaian Kartu ASN Virtual {whose}: {Indonesian.Percent(total)} dari {Indonesian.Number(total.People)} per {Indonesian.Moment(at)}.",
            $"Sudah mengunggah {Indonesian.Number(total.Uploaded)}, belum {Indonesian.Number(total.NotUploaded)}.",
            $"{OfKind("PNS", pns)}; {OfKind("PPPK", pppk)}.",
        };
        if (campaign is not null)
            lines.Add($"Tenggat {campaign.DeadlineText} ({Left(campaign, at)}), Surat Nomor {campaign.LetterNumber}.");
        lines.Add(link);
        return string.Join('\n', lines);
    }

    private static string OfKind(string kind, Count count) => $"{kind} {Indonesian.Percent(count)} ({Indonesian.Number(count.Uploaded)} dari {Indonesian.Number(count.People)})";

    /// <summary>Within a sentence.</summary>
    private static string Left(Campaign campaign, DateTimeOffset at)
    {
        var words = campaign.DaysLeft(at);
        return char.ToLowerInvariant(words[0]) + words[1..];
    }
}
