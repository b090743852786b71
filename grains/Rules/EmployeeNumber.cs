using System.Globalization;
using System.Text.RegularExpressions;

namespace KartuAsn.Rules;

/// <summary>Jenis kelamin as the number spells it.</summary>
public enum Sex
{
    Male = 1,
    Female = 2,
}

/// <summary>
/// NIP or NI PPPK: 18 digits, always a text and never a quantity. A NIP is birth yyyymmdd · first appointment yyyymm · sex · serial;
/// an NI PPPK has the year of appointment, a 2 and the frequency of the contract in the middle. A number is no identity: it may change.
/// </summary>
public sealed partial record EmployeeNumber
{
    private EmployeeNumber(string digits, DateOnly birthDate) => (Digits, BirthDate) = (digits, birthDate);

    /// <summary>The 18 digits alone.</summary>
    public string Digits { get; }

    public DateOnly BirthDate { get; }

    /// <summary><see cref="Kind.Pns"/> stands for PNS and CPNS, who share one form of number.</summary>
    public Kind Kind => Digits[12] == '2' ? Kind.Pppk : Kind.Pns;

    public int AppointmentYear => Part(8, 4);

    /// <summary>Of a NIP; an NI PPPK has no month.</summary>
    public int? AppointmentMonth => Kind == Kind.Pns ? Part(12, 2) : null;

    /// <summary>Of an NI PPPK: the how-manieth contract, 1 to 9.</summary>
    public int? ContractFrequency => Kind == Kind.Pppk ? Part(13, 1) : null;

    public Sex Sex => (Sex)Part(14, 1);

    public int Serial => Part(15, 3);

    /// <summary>As officials write it: <c>19800101 200501 1 001</c>.</summary>
    public string Pretty => Space(Digits);

    /// <summary>For public pages: birth date and sex are hidden.</summary>
    public string Masked => Mask(Digits);

    /// <summary>The 8-6-1-3 form of 18 digits; any other text as it is.</summary>
    public static string Space(string number) =>
        number.Length == 18 ? $"{number[..8]} {number[8..14]} {number[14]} {number[15..]}" : number;

    /// <summary>Hides birth date and sex of 18 digits, and every character of any other text.</summary>
    public static string Mask(string number) =>
        number.Length == 18 ? $"•••••••• {number[8..14]} • {number[15..]}" : new string('•', number.Length);

    /// <summary>Reads a number as people and spreadsheets write it: inner spaces, dots and a leading apostrophe do no harm.</summary>
    public static NumberReading Read(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (Scientific().IsMatch(trimmed)) return new NumberReading.Wrong(new NumberError.ScientificNotation());
        var digits = OnlyMeaning(trimmed);
        return ErrorOf(digits) is { } error
            ? new NumberReading.Wrong(error)
            : new NumberReading.Right(new EmployeeNumber(digits, BirthOf(digits)!.Value));
    }

    /// <summary>The number that a text is; null when it is none.</summary>
    public static EmployeeNumber? Of(string? text) => Read(text) is NumberReading.Right right ? right.Number : null;

    /// <summary>What differs from other columns of a roster; nothing here makes the number wrong. Null: the column says nothing.</summary>
    public IEnumerable<NumberWarning> Against(DateOnly? birthDate, Sex? sex, Kind? kind)
    {
        if (birthDate is { } day && day != BirthDate) yield return new NumberWarning.BirthDateDiffers();
        if (sex is { } given && given != Sex) yield return new NumberWarning.SexDiffers();
        if (kind is { } column && (column == Kind.Pppk) != (Kind == Kind.Pppk)) yield return new NumberWarning.KindDiffers(Kind);
        if (Serial > HighestUsualSerial) yield return new NumberWarning.SerialHigh();
    }

    /// <summary>A serial counts people of one birth date, appointment and sex; three figures are possible but seldom.</summary>
    public const int HighestUsualSerial = 99;

    private static NumberError? ErrorOf(string digits) => digits switch
    {
        _ when digits.Length != 18 || !digits.All(char.IsAsciiDigit) => new NumberError.NotEighteenDigits(),
        _ when digits.EndsWith("000", StringComparison.Ordinal) => new NumberError.SerialZero(),
        _ when BirthOf(digits) is null => new NumberError.BirthDateImpossible(),
        _ when !IsMonth(digits[12..14]) && !IsContract(digits[12..14]) => new NumberError.KindUnknown(),
        _ when digits[14] is not ('1' or '2') => new NumberError.SexUnknown(),
        _ => null,
    };

    private static bool IsMonth(string two) => string.CompareOrdinal(two, "01") >= 0 && string.CompareOrdinal(two, "12") <= 0;

    private static bool IsContract(string two) => two[0] == '2' && two[1] != '0';

    /// <summary>Null when there is no such day, or nobody born then can have been appointed in the year that the number gives.</summary>
    private static DateOnly? BirthOf(string digits)
    {
        var isDay = DateOnly.TryParseExact(digits[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return isDay && day.Year >= 1900 && string.CompareOrdinal(digits, 0, digits, 8, 4) < 0 ? day : null;
    }

    private static string OnlyMeaning(string text) =>
        string.Concat(text.TrimStart('\'', '’', '`').Where(c => !char.IsWhiteSpace(c) && c != '.'));

    private int Part(int start, int length) => int.Parse(Digits.AsSpan(start, length), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^'?\d([.,]\d*)?[eE]\+?\d{1,3}$")]
    private static partial Regex Scientific();
}

/// <summary>What reading a number gave.</summary>
public abstract record NumberReading
{
    private NumberReading() { }

    public sealed record Right(EmployeeNumber Number) : NumberReading;

    public sealed record Wrong(NumberError Error) : NumberReading;
}

/// <summary>Why a text is no NIP and no NI PPPK. The sentence never repeats the number.</summary>
public abstract record NumberError
{
    private const string ReadAgain =
        "berkas telah dirusak oleh Excel, yang hanya menyimpan 15 angka. Unduh ulang dari SIASN dan simpan tanpa dibuka di Excel, " +
        "atau impor kolom ini ke Excel sebagai Teks.";

    private NumberError(string code, string sentence) => (Code, Sentence) = (code, sentence);

    /// <summary>Stable; for programs.</summary>
    public string Code { get; }

    /// <summary>Formal Indonesian: what is wrong and what to do next.</summary>
    public string Sentence { get; }

    public sealed record NotEighteenDigits() : NumberError("number-not-18-digits",
        "NIP atau NI PPPK harus terdiri atas 18 angka. Periksa angka yang kurang, berlebih, atau bukan angka.");

    public sealed record BirthDateImpossible() : NumberError("number-birth-date-impossible",
        "Delapan angka pertama bukan tanggal lahir yang mungkin (tttt-bb-hh) bagi tahun pengangkatannya. " +
        "Cocokkan nomor dengan SK pengangkatan.");

    public sealed record SexUnknown() : NumberError("number-sex-unknown",
        "Angka ke-15 harus 1 (laki-laki) atau 2 (perempuan). Cocokkan nomor dengan SK pengangkatan.");

    public sealed record SerialZero() : NumberError("number-serial-zero",
        "Tiga angka terakhir 000, padahal nomor urut dimulai dari 001: " + ReadAgain);

    public sealed record KindUnknown() : NumberError("number-kind-unknown",
        "Angka ke-13 dan ke-14 harus 01 sampai 12 (PNS dan CPNS) atau 21 sampai 29 (PPPK). " +
        "Cocokkan nomor dengan SK pengangkatan atau perjanjian kerja.");

    /// <summary>The text is of the form <c>1,96704E+17</c>.</summary>
    public sealed record ScientificNotation() : NumberError("number-scientific-notation",
        "Nomor tertulis dalam bentuk seperti 1,96704E+17: " + ReadAgain);
}

/// <summary>What is odd about a good number. The sentence never repeats a birth date.</summary>
public abstract record NumberWarning
{
    private NumberWarning(string code, string sentence) => (Code, Sentence) = (code, sentence);

    /// <summary>Stable; for programs.</summary>
    public string Code { get; }

    /// <summary>Formal Indonesian: what is odd and what to do next.</summary>
    public string Sentence { get; }

    public sealed record BirthDateDiffers() : NumberWarning("number-birth-date-differs",
        "Tanggal lahir berbeda dengan tanggal lahir dalam NIP atau NI PPPK. Perbaiki yang keliru di SIASN.");

    public sealed record SexDiffers() : NumberWarning("number-sex-differs",
        "Jenis kelamin berbeda dengan angka ke-15 NIP atau NI PPPK. Perbaiki yang keliru di SIASN.");

    public sealed record KindDiffers(Kind ByNumber) : NumberWarning("number-kind-differs",
        $"Jenis pegawai berbeda dengan jenis menurut nomornya, yaitu {(ByNumber == Kind.Pppk ? "PPPK" : "PNS atau CPNS")}; " +
        "jenis menurut nomor yang dipakai. Perbaiki yang keliru di SIASN.");

    public sealed record SerialHigh() : NumberWarning("number-serial-high",
        "Nomor urut (tiga angka terakhir) lebih dari 099, yang jarang terjadi. Cocokkan nomor dengan SK pengangkatan.");
}
