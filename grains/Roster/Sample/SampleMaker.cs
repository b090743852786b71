using System.Globalization;
using KartuAsn.Rules;

namespace KartuAsn.Roster.Sample;

/// <summary>Invents one person after the other from one seeded source of chance.</summary>
internal sealed class SampleMaker(int seed)
{
    /// <summary>In thousandths; the rest is 01.</summary>
    private static readonly (string Code, int Share)[] CodesOfPns =
    [
        ("02", 3), ("03", 6), ("04", 2), ("07", 1), ("14", 1), ("15", 3),
        ("20", 5), ("52", 1), ("73", 1), ("88", 2), ("92", 2), ("99", 8),
    ];

    private static readonly (string Code, int Share)[] CodesOfPppk = [("04", 1), ("66", 2), ("92", 1), ("101", 1)];

    private readonly Random random = new(seed);
    private readonly Dictionary<string, int> taken = [];
    private int row = 1;

    public int Choose(int[] shares)
    {
        var drawn = random.Next(shares.Sum());
        for (var i = 0; ; drawn -= shares[i++])
        {
            if (drawn < shares[i]) return i;
        }
    }

    public RosterRow Pns(SampleAgency agency)
    {
        var code = Code(CodesOfPns, "01");
        var birth = code == "99" ? Birth(1960, 1965) : Birth(1967, 1999);
        var cpns = FirstOfMonth(Math.Clamp(birth.Year + random.Next(20, 34), 1985, 2023));
        var pns = cpns.AddMonths(random.Next(12, 16));
        var nip = Number($"{birth:yyyyMMdd}{cpns:yyyyMM}");
        return Row(agency, nip, Kind.Pns, pns, code) with { CpnsDate = cpns, Decision = Sk(pns, "PNS"), CpnsDecision = Sk(cpns, "CPNS") };
    }

    public RosterRow Cpns(SampleAgency agency)
    {
        var tmt = random.Next(2) == 0 ? new DateOnly(2025, 6, 1) : new DateOnly(2025, 3, 1);
        var nip = Number($"{Birth(1992, 2004):yyyyMMdd}{tmt:yyyyMM}");
        return Row(agency, nip, Kind.Cpns, tmt, random.Next(3) == 0 ? "51" : "01") with { Decision = Sk(tmt, "CPNS"), Serial = null };
    }

    public RosterRow Pppk(SampleAgency agency, bool partTime)
    {
        var tmt = partTime ? SampleCity.Position : FirstOfMonth(random.Next(2021, 2026));
        var number = Number($"{Birth(1970, 2000):yyyyMMdd}{tmt:yyyy}21");
        return Row(agency, number, Kind.Pppk, tmt, Code(CodesOfPppk, "71")) with { Decision = Sk(tmt, "PK"), PartTime = partTime };
    }

    private RosterRow Row(SampleAgency agency, string number, Kind kind, DateOnly start, string code)
    {
        var unit = agency.Units[random.Next(agency.Units.Length)];
        var (before, after) = SampleNames.Titles(agency.Calling, random);
        var sex = number[14] == '1' ? Sex.Male : Sex.Female;
        row++;
        return new RosterRow(
            row, SampleAgencies.IdOf($"person/{seed}/{row}"), number, SampleNames.Name(sex, random), before, after, kind, PartTime: false,
            start, Decision: null, CpnsDate: null, CpnsDecision: null, code, Serial(start), agency.Id, agency.Name, unit.Id, unit.Name);
    }

    private string Code((string Code, int Share)[] codes, string usual)
    {
        var drawn = random.Next(1000);
        foreach (var (code, share) in codes)
        {
            if ((drawn -= share) < 0) return code;
        }
        return usual;
    }

    private DateOnly Birth(int from, int to) =>
        new DateOnly(random.Next(from, to + 1), 1, 1).AddDays(random.Next(365));

    private DateOnly FirstOfMonth(int year) => new(year, random.Next(1, 13), 1);

    /// <summary>Adds sex and the next free serial.</summary>
    private string Number(string birthAndAppointment)
    {
        var start = birthAndAppointment + (random.Next(100) < 46 ? '1' : '2');
        var serial = taken[start] = taken.GetValueOrDefault(start) + 1;
        return start + serial.ToString("000", CultureInfo.InvariantCulture);
    }

    private Decision Sk(DateOnly tmt, string of) =>
        new($"{random.Next(800, 900)}/{random.Next(1, 999):000}/401.203/{of}/{tmt.Year}", tmt.AddDays(-random.Next(5, 40)));

    /// <summary>Most have BKN's card by now.</summary>
    private string? Serial(DateOnly start) =>
        random.Next(100) < 85 ? $"{(random.Next(2) == 0 ? 'A' : 'B')}{start.Year}{random.Next(1, 10_000_000):0000000}" : null;
}
