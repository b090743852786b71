using System.Collections.Immutable;
using System.Diagnostics;
using KartuAsn.Rules;

namespace KartuAsn.Bench;

/// <summary>What one event costs in an agency of a hundred people and in one of a hundred thousand, in turns.</summary>
internal static class AgencySize
{
    private const int Few = 100;
    private const int Many = 100_000;
    private const string Small = "agency-small";
    private const string Large = "agency-large";

    public static async Task Run(Options options)
    {
        var (callers, rounds) = (options.Number("--callers", 16), options.Number("--rounds", 5));
        var (news, uploads) = (options.Number("--news", 50_000), options.Number("--uploads", 2_000));
        await using var city = await BenchCity.Start(postgres: null);
        var small = await People(city, Small, Few, callers);
        var large = await People(city, Large, Many, callers);

        Console.WriteLine($"agency-size: {Few} and {Many} people, {callers} callers, {news} news and {uploads} uploads a round");
        Console.WriteLine("event    round   small/s   large/s  cost large/small");
        var heard = 0;
        await Compare("news", rounds, agency => Rate(
            callers, news, n => city.Agency(agency).Observe(News(agency, n % Few, 2 + (heard / 2 * news / Few) + (n / Few))), () => heard++), Small, Large);
        var turn = 0;
        await Compare("upload", rounds, people => Rate(
            callers, uploads, n => city.Upload(people[n % Few], (turn / 2 * uploads / Few) + (n / Few)), () => turn++), small, large);
    }

    /// <summary>A number of calls, not a time: both agencies get the same.</summary>
    private static async Task<double> Rate(int callers, int calls, Func<int, Task> call, Action done)
    {
        var watch = Stopwatch.StartNew();
        await Load.Each(callers, Enumerable.Range(0, calls), call);
        done();
        return calls / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A hundred people with a record of their own; the agency is told of the others, which is all it ever knows of anybody.</summary>
    private static async Task<string[]> People(BenchCity city, string agency, int people, int callers)
    {
        var rows = Enumerable.Range(0, Few).Select(n => Some.Row(agency == Small ? n : Few + n, agency)).ToArray();
        await city.Fill(rows, callers);
        await Load.Each(callers, Enumerable.Range(0, people), n => city.Agency(agency).Observe(News(agency, n, 1)));
        return [.. rows.Select(r => r.Id)];
    }

    private static Observation News(string agency, int n, long sequence)
    {
        var start = new DateOnly(1990 + n % 35, 1 + n / 35 % 12, 1);
        var uploaded = new DateOnly(2026, 1, 1).AddDays(n % 300);
        var standing = new Standing(start, uploaded.AddDays(-1), agency, "unit-1", Kind.Pns, false, Service.Serving, Suspension.None, false, false);
        ImmutableArray<Standing> standings = sequence % 2 == 1
            ? [standing with { Until = null }]
            : [standing, standing with { From = uploaded, Until = null, Uploaded = true }];
        return new($"{agency}-{n}", sequence, standings, sequence % 2 == 1 ? null : DateTimeOffset.UnixEpoch.AddDays(n));
    }

    private static async Task Compare<T>(string what, int rounds, Func<T, Task<double>> rate, T small, T large)
    {
        await rate(small);
        await rate(large);
        var ratios = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var (few, many) = (await rate(small), await rate(large));
            ratios.Add(few / many);
            Console.WriteLine($"{what,-8} {round,5}  {few,8:F0}  {many,8:F0}  {few / many,6:F2}");
        }

        Console.WriteLine($"{what,-8} median                     {Load.Median(ratios),6:F2}");
    }
}
