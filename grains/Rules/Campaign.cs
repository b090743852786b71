using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KartuAsn.Rules;

/// <summary>One letter of the city, and the count it asks for: from when, until when, on what it rests.</summary>
/// <param name="Id">Never changes and is part of addresses: "2022-kav".</param>
/// <param name="LetterSubject">As the letter says behind Perihal.</param>
/// <param name="Circular">The circular (SE) of BKN's head that the letter follows, with its number.</param>
/// <param name="OpeningDay">From this local day on it is asked for.</param>
/// <param name="Deadline">The last day, included; in <paramref name="Zone"/>.</param>
/// <param name="DeadlineTime">The last minute of that day, the whole of it included; 23:59: the day to its end.</param>
/// <param name="Zone">IANA's name of one of <see cref="IndonesianZone.All"/>.</param>
/// <param name="Reminders">How many days before the deadline everybody is reminded; the longest first.</param>
/// <param name="Clauses">What the letter says, clause by clause, from clause 1 on.</param>
/// <param name="Sites">Where BKN's services are found; their addresses change.</param>
public sealed partial record Campaign(
    string Id, string Title, string LetterNumber, DateOnly LetterDate, string LetterSubject, string Circular, DateOnly OpeningDay, DateOnly Deadline,
    TimeOnly DeadlineTime, string Zone, ImmutableArray<int> Reminders, ImmutableArray<string> Clauses, ImmutableArray<BknSite> Sites)
{
    /// <summary>Two years, with a leap day: what a chart of its days can show.</summary>
    public const int MostDays = 731;

    public const int MostClauses = 20;
    public const int LongestClause = 1000;
    public const int MostSites = 10;
    public const int MostReminders = 10;
    public const int EarliestReminder = 90;
    private const int LongestLine = 160;
    private const int LongestAddress = 300;

    public static readonly TimeOnly EndOfDay = new(23, 59);

    /// <summary>Whether the other one is the same, word for word.</summary>
    public bool Says(Campaign other) =>
        Reminders.SequenceEqual(other.Reminders) && Clauses.SequenceEqual(other.Clauses) && Sites.SequenceEqual(other.Sites)
        && this with { Reminders = [], Clauses = [], Sites = [] } == other with { Reminders = [], Clauses = [], Sites = [] };

    /// <summary>The last instant that is in time.</summary>
    public DateTimeOffset DeadlineAt() =>
        new DateTimeOffset(Deadline.ToDateTime(DeadlineTime), ZoneOrDefault.Offset).AddMinutes(1).AddTicks(-1);

    /// <summary>Judged by the instant of the durable receipt, wherever it was given.</summary>
    public bool IsLate(DateTimeOffset receivedAt) => receivedAt > DeadlineAt();

    /// <summary>From the day it is in <see cref="Zone"/> to that of the deadline; below zero: that day is over. On the day itself <see cref="IsLate"/> decides.</summary>
    public int DaysUntil(DateTimeOffset now) => Deadline.DayNumber - DateOnly.FromDateTime(now.ToOffset(ZoneOrDefault.Offset).DateTime).DayNumber;

    public string DaysLeft(DateTimeOffset now) => (IsLate(now), DaysUntil(now)) switch
    {
        (true, 0) => "Sudah lewat",
        (true, var days) => $"Terlambat {Indonesian.Number(-days)} hari",
        (_, 0) => "Tenggat hari ini",
        (_, var days) => $"Sisa {Indonesian.Number(days)} hari",
    };

    /// <summary>4 November 2022, or, when it is not the end of that day, 4 November 2022 pukul 16.00 WIB</summary>
    [JsonIgnore]
    public string DeadlineText => DeadlineTime == EndOfDay
        ? Indonesian.Date(Deadline)
        : $"{Indonesian.Date(Deadline)} pukul {DeadlineTime.ToString("HH.mm", CultureInfo.InvariantCulture)} {ZoneOrDefault.Abbreviation}";

    /// <summary>What everybody is reminded of on the days that are named; null: nothing, as when it is too late.</summary>
    public string? ReminderAt(DateTimeOffset now) => DaysUntil(now) switch
    {
        var days when IsLate(now) || !Reminders.Contains(days) => null,
        0 => $"Pengingat: tenggat hari ini, {DeadlineText}.",
        var days => $"Pengingat: sisa {Indonesian.Number(days)} hari sampai tenggat {DeadlineText}.",
    };

    /// <summary>Without spaces that nobody meant, reminders in their order, each once.</summary>
    public Campaign Tidied() => this with
    {
        Id = Id.Trim(),
        Title = Reason.OneLine(Title),
        LetterNumber = Reason.OneLine(LetterNumber),
        LetterSubject = Reason.OneLine(LetterSubject),
        Circular = Reason.OneLine(Circular),
        Reminders = [.. Reminders.Distinct().OrderDescending()],
        Clauses = [.. Clauses.Select(clause => clause.Trim())],
        Sites = [.. Sites.Select(site => new BknSite(Reason.OneLine(site.Name), site.Address.Trim()))],
    };

    /// <summary>What is wrong with a tidied one; null: nothing.</summary>
    public Refusal.CampaignUnfit? Fault() =>
        !Name().IsMatch(Id) ? new("id", "ID kampanye wajib diisi: 2 sampai 40 huruf kecil, angka, atau tanda hubung, misalnya 2022-kav.")
        : !IsLine(Title) ? new("title", $"Judul kampanye wajib diisi, paling banyak {LongestLine} karakter.")
        : !IsLine(LetterNumber) ? new("letterNumber", $"Nomor surat wajib diisi, paling banyak {LongestLine} karakter.")
        : !IsLine(LetterSubject) ? new("letterSubject", $"Perihal surat wajib diisi, paling banyak {LongestLine} karakter.")
        : !IsLine(Circular) ? new("circular", $"Surat edaran yang ditindaklanjuti wajib diisi, paling banyak {LongestLine} karakter.")
        : LetterDate > Deadline ? new("letterDate", "Tanggal surat sesudah tenggat. Cocokkan keduanya dengan surat.")
        : OpeningDay > Deadline ? new("openingDay", "Hari pembukaan sesudah tenggat. Cocokkan keduanya dengan surat.")
        : Deadline.DayNumber - OpeningDay.DayNumber >= MostDays ? new("openingDay", $"Kampanye paling lama {MostDays} hari, dari hari pembukaan sampai tenggat.")
        : DeadlineTime.Ticks % TimeSpan.TicksPerMinute != 0 ? new("deadlineTime", "Jam tenggat ditulis sampai menit, misalnya 16:00.")
        : IndonesianZone.Of(Zone) is null ? new("zone", $"Zona waktu tidak dikenal. Pilih salah satu: {string.Join(", ", IndonesianZone.All.Select(zone => zone.Name))}.")
        : Reminders.Length > MostReminders || Reminders.Any(days => days is < 0 or > EarliestReminder)
            ? new("reminders", $"Pengingat paling banyak {MostReminders}, masing-masing 0 sampai {EarliestReminder} hari sebelum tenggat.")
        : Clauses.Length > MostClauses || !Clauses.All(IsClause)
            ? new("clauses", $"Angka surat paling banyak {MostClauses}, masing-masing 1 sampai {LongestClause} karakter.")
        : Sites.Length > MostSites || !Sites.All(site => IsLine(site.Name) && IsSafe(site.Address))
            ? new("sites", $"Laman BKN paling banyak {MostSites}, masing-masing dengan nama dan alamat yang berawalan https://.")
        : null;

    private IndonesianZone ZoneOrDefault => IndonesianZone.Of(Zone) ?? IndonesianZone.All[0];

    private static bool IsLine(string text) => text.Length is > 0 and <= LongestLine && text.Any(char.IsLetterOrDigit) && IsPrintable(text);

    private static bool IsClause(string text) => text.Length is > 0 and <= LongestClause && text.Any(char.IsLetterOrDigit) && IsPrintable(text);

    private static bool IsPrintable(string text) => !text.Any(char.IsControl) && Reason.IsReadable(text);

    /// <summary>An address that a browser opens encrypted, and that leads where it says.</summary>
    private static bool IsSafe(string address) =>
        address.Length <= LongestAddress && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Reason.IsReadable(address)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{1,39}\z")]
    private static partial Regex Name();
}

/// <summary>A service of BKN, by the name that people know it by.</summary>
public sealed record BknSite(string Name, string Address);
