using System.Globalization;

namespace KartuAsn.Rules;

/// <summary>
/// Numbers, dates and names as Indonesian officials write them. Made by hand, because the product runs without culture data, so a
/// page says the same on the server and in the browser. Times are WIB: Asia/Jakarta, seven hours ahead of UTC, without summer time.
/// </summary>
public static class Indonesian
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] Months =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    /// <summary>3614 → 3.614</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.').Replace('-', '−');

    /// <summary>128 → +128, -3 → −3, 0 → 0</summary>
    public static string Change(long value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>2 decimals. Says 100,00 % and 0,00 % only when it is so; without people a dash.</summary>
    public static string Percent(Count count) =>
        count.People == 0 ? "–" : Hundredths(count).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',') + NoBreak + "%";

    /// <summary>4 November 2022</summary>
    public static string Date(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year}";

    /// <summary>4 Nov</summary>
    public static string ShortDate(DateOnly day) => $"{day.Day} {Months[day.Month - 1][..3]}";

    /// <summary>14.30 WIB</summary>
    public static string Time(DateTimeOffset at) => $"{Wib(at):HH.mm} WIB";

    /// <summary>14.30.12</summary>
    public static string Clock(DateTimeOffset at) => Wib(at).ToString("HH.mm.ss", CultureInfo.InvariantCulture);

    /// <summary>4 November 2022 pukul 14.30 WIB</summary>
    public static string Moment(DateTimeOffset at) => $"{Date(Day(at))} pukul {Time(at)}";

    /// <summary>The local day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Wib(at));

    /// <summary>1 detik at least, 2 menit, 5 jam, 4 hari</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(1, (int)age.TotalSeconds)} detik",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} menit",
        { TotalHours: < 24 } => $"{(int)age.TotalHours} jam",
        _ => $"{Number((long)age.TotalDays)} hari",
    };

    /// <summary>198001012005011001 → 19800101 200501 1 001; a number of another length stays as it is.</summary>
    public static string Nip(string number) => EmployeeNumber.Space(number);

    /// <summary>dr. SITI AMINAH, M.Kes.</summary>
    public static string FullName(string? before, string name, string? after) =>
        (string.IsNullOrWhiteSpace(before) ? "" : before + " ") + name + (string.IsNullOrWhiteSpace(after) ? "" : ", " + after);

    public static string KindName(Kind kind, bool partTime = false) => kind switch
    {
        Kind.Pns => "PNS",
        Kind.Cpns => "CPNS",
        _ => partTime ? "PPPK Paruh Waktu" : "PPPK",
    };

    /// <summary>Percent with two decimals, as <see cref="Percent"/> says it: 100 and 0 only when it is so.</summary>
    public static decimal Hundredths(Count count) => (count.Uploaded, count.NotUploaded) switch
    {
        (0, _) => 0m,
        (_, 0) => 100m,
        _ => Math.Clamp(Math.Round(100m * count.Uploaded / count.People, 2, MidpointRounding.AwayFromZero), 0.01m, 99.99m),
    };

    private static DateTime Wib(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).DateTime;
}
