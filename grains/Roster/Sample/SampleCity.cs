using KartuAsn.Rules;

namespace KartuAsn.Roster.Sample;

/// <summary>
/// A synthetic Kota Madiun: the same people for the same number of people and seed, always. Nobody in it exists; numbers, names and
/// ids are valid in form only.
/// </summary>
public static class SampleCity
{
    /// <summary>As many as the city plans with.</summary>
    public const int UsualPeople = 3_300;

    /// <summary>The sample's facts lie before or on this day.</summary>
    public static readonly DateOnly Position = new(2026, 1, 1);

    /// <summary>In thousandths of an agency's people, by calling: PNS, CPNS, PPPK, PPPK Paruh Waktu.</summary>
    private static int[] Shares(SampleCalling calling) => calling switch
    {
        SampleCalling.School => [600, 20, 330, 50],
        SampleCalling.Health => [650, 30, 270, 50],
        SampleCalling.Field => [620, 20, 160, 200],
        _ => [800, 35, 100, 65],
    };

    /// <summary>One row a person, agency by agency, with the row numbers that the file will have.</summary>
    public static IEnumerable<RosterRow> Rows(int people = UsualPeople, int seed = 1)
    {
        var maker = new SampleMaker(seed);
        foreach (var (agency, size) in Sizes(people))
        {
            for (var i = 0; i < size; i++) yield return Person(maker, agency);
        }
    }

    /// <summary>Shares the people out by weight so that nobody is left over.</summary>
    private static IEnumerable<(SampleAgency Agency, int Size)> Sizes(int people)
    {
        long total = SampleAgencies.All.Sum(agency => agency.Weight), weight = 0, placed = 0;
        foreach (var agency in SampleAgencies.All)
        {
            weight += agency.Weight;
            var until = people * weight / total;
            yield return (agency, (int)(until - placed));
            placed = until;
        }
    }

    private static RosterRow Person(SampleMaker maker, SampleAgency agency) => maker.Choose(Shares(agency.Calling)) switch
    {
        0 => maker.Pns(agency),
        1 => maker.Cpns(agency),
        2 => maker.Pppk(agency, partTime: false),
        _ => maker.Pppk(agency, partTime: true),
    };
}
