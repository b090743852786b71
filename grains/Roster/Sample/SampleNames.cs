using KartuAsn.Rules;

namespace KartuAsn.Roster.Sample;

/// <summary>Names composed from common Javanese and Indonesian words, and the titles of a calling. Nobody in particular.</summary>
internal static class SampleNames
{
    private static readonly string[] MenFirst =
    [
        "AGUS", "BAMBANG", "BUDI", "DEDI", "DWI", "EKO", "FAJAR", "GALIH", "HADI", "HARI", "HENDRA", "IMAM", "JOKO", "KRISNA", "LUKMAN",
        "MULYONO", "NUR", "PRASETYO", "RAHMAT", "RUDI", "SIGIT", "SLAMET", "SUGENG", "SURYO", "TEGUH", "TRI", "UNTUNG", "WAHYU", "YOGA",
        "YUSUF",
    ];

    private static readonly string[] WomenFirst =
    [
        "ANIK", "ANISA", "AYU", "DEWI", "DIAN", "DYAH", "ENDANG", "ERNA", "FITRI", "HENI", "INDAH", "IKA", "KARTIKA", "LESTARI",
        "LILIK", "MAYA", "NANIK", "NOVI", "NUR", "PUJI", "RATNA", "RETNO", "RINI", "SITI", "SRI", "SULASTRI", "TITIK", "TUTIK", "WIWIK",
        "YULI",
    ];

    private static readonly string[] MenMiddle =
    [
        "ADI", "ARIF", "BAYU", "CAHYO", "CATUR", "DARMA", "EDI", "GUNTUR", "HERU", "ISMAIL", "JATI", "LILO", "PANDU", "PUTRA", "SETYO",
        "WIDI",
    ];

    private static readonly string[] WomenMiddle =
    [
        "ARUM", "ASIH", "CAHYANI", "DWI", "EKA", "HANDAYANI", "KUSUMA", "LARAS", "MEGA", "NING", "PERTIWI", "SEKAR", "TRI", "UTAMI",
        "WIDYA", "WULAN",
    ];

    private static readonly string[] MenLast =
    [
        "ANGGORO", "BASUKI", "DARMAWAN", "GUNAWAN", "HANDOKO", "HARTONO", "HIDAYAT", "KURNIAWAN", "KUSNADI", "MARTONO", "NUGROHO",
        "PAMUNGKAS", "PRABOWO", "PRAKOSO", "PRANOTO", "PURNOMO", "RAHARJO", "SANTOSO", "SAPUTRA", "SETIAWAN", "SUBAGYO", "SUSILO",
        "SUTRISNO", "WIBISONO", "WICAKSONO", "WIJAYA",
    ];

    private static readonly string[] WomenLast =
    [
        "AGUSTINA", "ANDAYANI", "ANGGRAENI", "ASTUTI", "FATMAWATI", "HARTATI", "HIDAYATI", "INDRAWATI", "KURNIASIH", "KUSUMAWATI",
        "LESTARI", "MARYANI", "MULYANI", "NINGSIH", "NURAINI", "PRATIWI", "PURWANTI", "RAHAYU", "RAHMAWATI", "SETYOWATI", "SUSANTI",
        "WAHYUNI", "WIDAYATI", "WIJAYANTI", "WULANDARI", "YULIANTI",
    ];

    public static string Name(Sex sex, Random random) => sex == Sex.Male
        ? Compose(MenFirst, MenMiddle, MenLast, random)
        : Compose(WomenFirst, WomenMiddle, WomenLast, random);

    /// <summary>GELAR DEPAN and GELAR BELAKANG; either may be absent.</summary>
    public static (string? Before, string? After) Titles(SampleCalling calling, Random random) => calling switch
    {
        SampleCalling.School => Pick(random,
            (null, "S.Pd."), (null, "S.Pd."), (null, "S.Pd., M.Pd."), ("Drs.", "M.Pd."), (null, "S.Pd.SD.")),
        SampleCalling.Health => Pick(random,
            (null, "A.Md.Kep."), (null, "S.Kep., Ners"), ("dr.", null), (null, "A.Md.Keb."), ("drg.", null), (null, "S.Farm., Apt.")),
        SampleCalling.Field => Pick(random, (null, null), (null, null), (null, "S.T."), (null, "A.Md.")),
        _ => Pick(random,
            (null, "S.Sos."), (null, "S.E."), (null, "S.H., M.H."), (null, "S.Kom."), (null, "S.STP., M.Si."), (null, null),
            ("Dra.", null)),
    };

    private static string Compose(string[] first, string[] middle, string[] last, Random random) => random.Next(3) == 0
        ? $"{Pick(random, first)} {Pick(random, last)}"
        : $"{Pick(random, first)} {Pick(random, middle)} {Pick(random, last)}";

    private static T Pick<T>(Random random, params ReadOnlySpan<T> of) => of[random.Next(of.Length)];

    private static (string? Before, string? After) Pick(Random random, params ReadOnlySpan<(string?, string?)> of) =>
        of[random.Next(of.Length)];
}
