using System.Collections.Immutable;
using KartuAsn.Rules;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Actors.Tests;

/// <summary>Something that a personnel system says about one person.</summary>
internal sealed record Sent(string Person, Fact Fact);

/// <summary>Somebody hands in a file, and perhaps gets it back.</summary>
internal sealed record HandedIn(string Person, string Sha, bool GivenBack, string Command);

/// <summary>
/// The papers of a week in November 2022, all from one seed: two rosters, a file of contracts, decisions of every kind and card files.
/// Of the decisions some come twice, some a second time with other words, some are cancelled, and of those some come after the cancellation.
/// </summary>
internal sealed class WeekScript
{
    private const int People = 4_000;
    private const int Agencies = 30;
    private const int Decisions = 1_600;

    /// <summary>Of these the retirement is told by age; nobody gets a number with another birth date.</summary>
    private const int RetiredByAge = 2_000;

    private readonly Random random;

    public WeekScript(int seed)
    {
        random = new(seed);
        FirstRoster = [.. Enumerable.Range(0, People).Select(Listed)];
        Contracts = [.. FirstRoster.Where(r => r.Kind == Kind.Pppk).SelectMany(ContractsOf).Select((c, i) => c with { Row = i + 2 })];
        SecondRoster = [.. FirstRoster.Where(_ => random.Next(100) > 0).Select(Later), .. Enumerable.Range(People, 20).Select(Listed)];
        Decided = Shuffled();
        HandIns = [.. Enumerable.Range(0, 1_000).Select(i => new HandedIn(Anybody().Id, $"{i % 300}", random.Next(6) == 0, $"return-{i}"))];
    }

    /// <summary>The position date of the second roster.</summary>
    public static DateOnly SecondDay { get; } = new(2022, 11, 2);

    public static DateOnly MostContractsEnd { get; } = new(2022, 11, 3);

    /// <summary>Before, in and after the week; when CLTN begins to suspend, and when the missing are out of service.</summary>
    public static ImmutableArray<DateOnly> Days { get; } =
    [
        new(2015, 6, 1), new(2022, 9, 15), new(2022, 10, 31), new(2022, 11, 1), new(2022, 11, 2), new(2022, 11, 3), new(2022, 11, 4), new(2022, 11, 5),
        new(2022, 12, 1), new(2023, 1, 1), new(2023, 10, 30), new(2023, 11, 3), new(2024, 2, 1), new(2040, 1, 1),
    ];

    public RosterRow[] FirstRoster { get; }

    public ContractRow[] Contracts { get; }

    public RosterRow[] SecondRoster { get; }

    /// <summary>In the order of sending.</summary>
    public Sent[] Decided { get; }

    public HandedIn[] HandIns { get; }

    private RosterRow Listed(int n)
    {
        var kind = (n % 25) switch { 0 => Kind.Cpns, 1 or 2 or 3 or 4 => Kind.Pppk, _ => Kind.Pns };
        var agency = AgencyOf(n % 7 == 0 ? 1 : n % Agencies);
        return new(
            n + 2, TestCity.Id(n), Number(n % 500 == 499 ? n - 1 : n, kind), $"Pegawai {n}", null, n % 3 == 0 ? "S.Sos." : null, kind, kind == Kind.Pppk && n % 2 == 0,
            kind switch { Kind.Pns => new(2006 + n % 12, 1, 1), Kind.Pppk => new(2021, 1 + n % 9, 1), _ => new(2022, 3, 1) },
            n % 4 == 0 ? null : new($"821/{n}", new(2005, 12, 1)), kind == Kind.Pns && n % 2 == 0 ? new(2005, 1, 1) : null, null,
            Code(n, kind), null, agency, $"Dinas {agency.ToUpperInvariant()}", $"unit-{n % 3}", "Bidang");
    }

    private static string Code(int n, Kind kind) => (n % 97) switch
    {
        11 => "02",
        12 => "04",
        13 => "14",
        14 => "73",
        15 => "99",
        16 => "66",
        _ => kind switch { Kind.Cpns => "51", Kind.Pppk => "71", _ => "01" },
    };

    /// <summary>Everybody was born on a day of their own.</summary>
    public static DateOnly BirthOf(int n) => new DateOnly(1960, 1, 1).AddDays(n * 3);

    private static string Number(int n, Kind kind, int serial = 1) =>
        BirthOf(n).ToString("yyyyMMdd") + (kind == Kind.Pppk ? "202121" : "202203") + (n % 2 + 1) + $"{serial:D3}";

    private IEnumerable<ContractRow> ContractsOf(RosterRow row) => random.Next(6) switch
    {
        0 => [],
        1 => [new(0, row.Id, null, row.StartDate, MostContractsEnd.AddDays(random.Next(-3, 4)))],
        2 => [new(0, row.Id, null, row.StartDate, new(2021, 12, 31)), new(0, row.Id, null, new(2022, 2, 1), new(2026, 1, 31))],
        3 => [new(0, row.Id, null, row.StartDate, new(2022, 12, 31))],
        _ => [new(0, row.Id, null, row.StartDate, MostContractsEnd)],
    };

    private RosterRow Later(RosterRow row) => random.Next(40) switch
    {
        0 => In(row, Any()),
        1 => row with { Name = row.Name + " Baru" },
        2 => row with { KedudukanCode = "99" },
        3 => row with { TitleAfter = "M.Si." },
        4 => row with { KedudukanCode = "04" },
        5 when row.Kind == Kind.Cpns => row with { Kind = Kind.Pns, StartDate = new(2022, 11, 1), KedudukanCode = "01" },
        5 when row.Kind == Kind.Pppk => row with { StartDate = new(2022, 10, 1), PartTime = !row.PartTime },
        _ => row,
    };

    private static RosterRow In(RosterRow row, string agency) => row with { AgencyId = agency, AgencyName = $"Dinas {agency.ToUpperInvariant()}" };

    /// <summary>Spelled now so, now so; it is the same agency.</summary>
    private static string AgencyOf(int n) => n % 2 == 0 ? $"Agency-{n:D2}" : $"agency-{n:D2}";

    private string Any() => random.Next(2) == 0 ? AgencyOf(random.Next(Agencies)).ToUpperInvariant() : AgencyOf(random.Next(Agencies));

    /// <summary>Some people have many decisions, most have one or none.</summary>
    private RosterRow Anybody() => FirstRoster[random.Next(3) == 0 ? random.Next(100) : random.Next(People)];

    private Sent[] Shuffled()
    {
        var sent = Enumerable.Range(0, Decisions).Select(Decision).Concat(Enumerable.Range(0, 40).SelectMany(Newcomer)).ToList();
        sent.AddRange(sent.Where(_ => random.Next(8) == 0).Select(s => Cancelled(s, "no")).ToArray());
        sent.AddRange(sent.Where(s => s.Fact is DecisionCancelled && random.Next(5) == 0).Select(s => Cancelled(s, "yes")).ToArray());
        sent.AddRange(FirstRoster.Where(_ => random.Next(400) == 0).Select(NumberCancelled).ToArray());
        sent.AddRange(sent.Where(s => s.Fact is Transferred && random.Next(20) == 0).Select(s => s with { Fact = (Transferred)s.Fact with { AgencyId = Any() } }).ToArray());
        sent.AddRange(sent.Where(_ => random.Next(8) == 0).ToArray());
        var shuffled = sent.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private Sent Decision(int i)
    {
        var person = Anybody();
        var day = new DateOnly(2022, 8, 1).AddDays(random.Next(200));
        var fact = Content(person, day, i);
        return new(person.Id, fact with
        {
            Source = $"hr/system-{i % 3}",
            Id = $"{i:D5}",
            EffectiveDate = fact is Retired { BupAge: not null } ? default : day,
            Decision = random.Next(2) == 0 ? new($"800/{i}", day.AddDays(-random.Next(60))) : null,
        });
    }

    private Fact Content(RosterRow person, DateOnly day, int i)
    {
        var until = random.Next(2) == 0 ? Later(MostContractsEnd, day) : day.AddDays(random.Next(500));
        var n = person.Row - 2;
        return random.Next(27) switch
        {
            0 or 1 or 2 or 3 => new Transferred(Any(), $"unit-{i % 4}"),
            4 => new Dismissed("discipline", Honourable: false),
            5 => n < RetiredByAge ? new Retired(58) : new Retired(),
            6 => new Died(),
            7 => new DeclaredMissing(),
            8 => new Found(),
            9 or 10 => new Suspended((Suspension)(1 + random.Next(4))),
            11 or 12 => new Reinstated(),
            13 => new LeftCity(),
            14 => new EnteredCity(null, null, Any(), null),
            15 => new NameChanged($"Nama {i}"),
            16 => new TitleChanged("Dr.", null),
            17 => new PhotoChanged(),
            18 => new NumberCorrected(n >= RetiredByAge && i % 4 == 0 ? Number(n - 25, person.Kind) : Number(n, person.Kind, serial: 2 + i % 5)),
            19 => new KarpegRecorded($"N {i}"),
            20 => new KpeRecorded(null),
            21 => i % 2 == 0 ? new DataBlocked("rekonsiliasi") : new DataUnblocked(null),
            22 => new PnsAppointed(null, null, i % 2 == 0 ? Any() : null, null),
            23 => new CpnsAppointed(null, null, null, null),
            24 => new ContractSigned(null, null, i % 2 == 0 ? Any() : null, null, until, i % 3 == 0),
            _ => new ContractExtended(until, null, i % 4 == 0 ? Any() : null, null, i % 3 == 0 ? i % 2 == 0 : null),
        };
    }

    /// <summary>Somebody whom no roster knows, and what is decided about them next.</summary>
    private IEnumerable<Sent> Newcomer(int i)
    {
        var (id, agency, number) = ($"BARU-ID-{i:D3}", Any(), Number(7_000 + i, i % 3 == 1 ? Kind.Pppk : Kind.Pns));
        Fact begins = (i % 3) switch
        {
            0 => new PnsAppointed($"Baru {i}", number, agency, null),
            1 => new ContractSigned($"Baru {i}", number, agency, null, MostContractsEnd.AddDays(i), PartTime: false),
            _ => new EnteredCity($"Baru {i}", number, agency, null),
        };
        yield return new(id, begins with { Source = "hr/system-0", Id = $"baru-{i}", EffectiveDate = new(2022, 10, 1 + i % 20) });
        yield return new(id, new Transferred(Any(), null) { Source = "hr/system-1", Id = $"baru-{i}", EffectiveDate = new(2022, 11, 1 + i % 9) });
    }

    private static Sent Cancelled(Sent sent, string word) => new(sent.Person, new DecisionCancelled(sent.Fact.Identity)
    {
        Source = "hr/system-2",
        Id = $"{word}-{sent.Fact.Source[^1]}-{sent.Fact.Id}",
        EffectiveDate = new(2022, 11, 1),
    });

    /// <summary>Pembatalan NIP: the appointment that the roster told never was.</summary>
    private static Sent NumberCancelled(RosterRow row) => new(row.Id, new DecisionCancelled(
        $"import/first/{row.Row}/{row.Kind switch { Kind.Pns => "pns-appointed", Kind.Pppk => "contract-signed", _ => "cpns-appointed" }}")
    {
        Source = "hr/system-2",
        Id = "number",
        EffectiveDate = new(2022, 11, 1),
    });

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
