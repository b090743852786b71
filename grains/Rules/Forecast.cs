using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>What can be said of the day on which everybody will have uploaded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outlook>))]
public enum Outlook
{
    /// <summary>Nobody is counted.</summary>
    [JsonStringEnumMemberName("nobody")] Nobody,

    [JsonStringEnumMemberName("finished")] Finished,

    /// <summary>On the day named, if it goes on as in the last seven finished days.</summary>
    [JsonStringEnumMemberName("forecast")] Forecast,

    /// <summary>Fewer than seven days after the opening day are over, or nobody was counted before those seven.</summary>
    [JsonStringEnumMemberName("too-few-days")] TooFewDays,

    /// <summary>In the last seven finished days nothing was gained.</summary>
    [JsonStringEnumMemberName("no-progress")] NoProgress,

    /// <summary>More than two years away: nobody should plan by that.</summary>
    [JsonStringEnumMemberName("too-far")] TooFar,
}

/// <summary>
/// Where a count stands against its deadline, and where it is heading. From tallies of days alone, so that a corrected past corrects the
/// forecast. Days are calendar days: people upload on Sundays too. Pace and forecast are those of finished days: what is said in the morning
/// holds until the evening.
/// </summary>
/// <param name="Day">The day that is spoken of; its end, or, today, now.</param>
/// <param name="Deadline">The last day, included.</param>
/// <param name="Target">Everybody counted on that day.</param>
/// <param name="Done">Of them, who has uploaded.</param>
/// <param name="Expected">How many would have by that day on the straight line from the opening to the deadline.</param>
/// <param name="NeededPerDay">From that day to the deadline, both included, to reach everybody; null: the deadline is over, by the minute.</param>
/// <param name="PerDay">What was gained a day in the last seven finished days; null: too few days.</param>
/// <param name="Finish">The day on which everybody will have, if it goes on so; null: nobody knows.</param>
public sealed record Forecast(DateOnly Day, DateOnly Deadline, int Target, int Done, int Expected, int? NeededPerDay, decimal? PerDay, Outlook Outlook, DateOnly? Finish)
{
    /// <summary>The pace is that of so many finished days.</summary>
    public const int Window = 7;

    /// <summary>Two years: further than anybody should plan by it.</summary>
    public const int Furthest = 730;

    public const string Method =
        "Laju adalah rata-rata kenaikan jumlah yang sudah mengunggah selama 7 hari kalender terakhir sampai kemarin; hari yang sedang berjalan belum dihitung. "
        + "Perkiraan selesai membagi sisa pada awal hari ini dengan laju itu, dan kebutuhan per hari membagi sisa saat ini rata sampai hari tenggat.";

    /// <summary>After the deadline, or nobody knows: somebody has to look. In the first week it is too early to say so.</summary>
    public bool AtRisk => Outlook switch
    {
        Outlook.Nobody or Outlook.Finished => false,
        Outlook.Forecast => Over || Finish > Deadline,
        Outlook.TooFewDays => Over,
        _ => true,
    };

    /// <summary>The outlook in words.</summary>
    public string Sentence => Outlook switch
    {
        Outlook.Nobody => "Tidak ada pegawai yang dihitung.",
        Outlook.Finished => "Semua sudah mengunggah.",
        Outlook.Forecast => $"Dengan laju {Pace} per hari, semua selesai sekitar {Indonesian.Date(Finish!.Value)}, {Against(Finish.Value)}.",
        Outlook.TooFewDays => "Belum cukup data: perkiraan memerlukan 7 hari penuh sesudah hari pembukaan.",
        Outlook.NoProgress => "Tidak ada kenaikan dalam 7 hari terakhir sampai kemarin, sehingga hari selesainya tidak dapat diperkirakan.",
        _ => $"Dengan laju {Pace} per hari, selesainya lebih dari dua tahun lagi.",
    };

    /// <param name="days">Tallies in order, the last of them of the day that is spoken of, which is not over; nine are enough, fewer say less.</param>
    /// <param name="now">An instant of that day.</param>
    public static Forecast Of(ImmutableArray<DayTally> days, Campaign campaign, DateTimeOffset now)
    {
        var (day, total) = (days[^1].Day, days[^1].Tally.Total);
        var (opening, deadline) = (campaign.OpeningDay, campaign.Deadline);
        var gained = Gained(days, opening);
        var (outlook, finish) = Look(day, total, LeftThisMorning(days), gained);
        return new(
            day, deadline, total.People, total.Uploaded, Line(total.People, opening, deadline, day),
            day > deadline || campaign.IsLate(now) ? null : Ceiling(total.NotUploaded, deadline.DayNumber - day.DayNumber + 1),
            gained is { } rise ? Math.Round((decimal)rise / Window, 1, MidpointRounding.AwayFromZero) : null, outlook, finish);
    }

    /// <param name="left">At the beginning of the day, so that the day is the first of those on which the pace is kept.</param>
    private static (Outlook, DateOnly?) Look(DateOnly day, Count total, int left, int? gained) => (total, gained) switch
    {
        ({ People: 0 }, _) => (Outlook.Nobody, null),
        ({ NotUploaded: 0 }, _) => (Outlook.Finished, day),
        (_, null) => (Outlook.TooFewDays, null),
        (_, <= 0) => (Outlook.NoProgress, null),
        (_, { } rise) when Ceiling((long)left * Window, rise) is > 0 and <= Furthest and var days => (Outlook.Forecast, day.AddDays(days - 1)),
        _ => (Outlook.TooFar, null),
    };

    /// <summary>Who was missing when the day began; whoever came to it missing since is missing too.</summary>
    private static int LeftThisMorning(ImmutableArray<DayTally> days) => days.TakeLast(2).Max(day => day.Tally.Total.NotUploaded);

    /// <summary>What was gained from the day a week before the last finished one to its end; null when that day tells nothing.</summary>
    private static int? Gained(ImmutableArray<DayTally> days, DateOnly opening) =>
        days is [.., var last, _] && last.Day.AddDays(-Window) is var before && before >= opening
        && days.FirstOrDefault(day => day.Day == before) is { Tally.Total: { People: > 0 } then }
            ? last.Tally.Total.Uploaded - then.Uploaded
            : null;

    /// <summary>Nothing on the opening day, everybody on the day of the deadline, evenly in between.</summary>
    private static int Line(int target, DateOnly opening, DateOnly deadline, DateOnly day)
    {
        var (all, gone) = (deadline.DayNumber - opening.DayNumber, day.DayNumber - opening.DayNumber);
        return gone >= all ? target : gone <= 0 ? 0 : (int)Math.Round((decimal)target * gone / all, MidpointRounding.AwayFromZero);
    }

    private static int Ceiling(long people, int days) => (int)Math.Min(int.MaxValue, (people + days - 1) / days);

    private bool Over => NeededPerDay is null;

    private string Pace => PerDay!.Value.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');

    private string Against(DateOnly finish) => (finish.DayNumber - Deadline.DayNumber) switch
    {
        0 => "tepat pada tenggat",
        > 0 and var late => $"{Indonesian.Number(late)} hari sesudah tenggat",
        var early => $"{Indonesian.Number(-early)} hari sebelum tenggat",
    };
}
