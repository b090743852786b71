using CsCheck;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

public sealed class StandingProperties
{
    private static readonly DateOnly First = Some.Day("2021-12-25");
    private const int Days = 480;

    [Fact]
    public void TheSameFactsInAnyOrderAndAnyRepetitionAlwaysGiveTheSameStandings() =>
        Gen.Select(Facts.History, Gen.Int).Sample((facts, seed) =>
        {
            var random = new Random(seed);
            var mixed = facts.Concat(facts.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(mixed);

            Assert.Equal(Standings.Of(facts), Standings.Of(mixed));
        }, iter: 10_000);

    [Fact]
    public void IntervalsNeverOverlapAndNeverTouchAnAlikeNeighbour() =>
        Facts.History.Sample(facts =>
        {
            var standings = Standings.Of(facts);
            foreach (var (a, b) in standings.Zip(standings.Skip(1)))
            {
                Assert.True(a.Until < b.From);
                Assert.False(a.Until!.Value.AddDays(1) == b.From && a with { From = b.From, Until = b.Until } == b);
            }
        }, iter: 10_000);

    [Fact]
    public void TheIntervalsAlwaysSayWhatANaiveReadingDayByDaySays() =>
        Facts.History.Sample(facts =>
        {
            var standings = Standings.Of(facts);
            for (var i = 0; i < Days; i++)
            {
                var day = First.AddDays(i);
                Assert.Equal(NaiveOracle.On(facts, day), NaiveOracle.Words(standings.SingleOrDefault(s => s.Covers(day))));
            }
        }, iter: 1_500);

    [Fact]
    public void RecordingFactsOneByOneOrAtOnceAlwaysEndsInTheSameStandings() =>
        Facts.History.Sample(facts =>
        {
            var atOnce = Employee.Evolve(new(), Some.Id, facts);
            var oneByOne = facts.Reverse().Aggregate(new EmployeeRecord(), (state, f) => Employee.Evolve(state, Some.Id, f));

            Assert.Equal(atOnce.Standings, oneByOne.Standings);
            Assert.Equal(facts.Length, oneByOne.Sequence);
        }, iter: 5_000);
}

/// <summary>
/// Reads the rules the slow way: for one day, each question on its own, by looking through all facts. Shares nothing with the
/// composition but the facts; a contract's days are counted one by one.
/// </summary>
internal static class NaiveOracle
{
    private static readonly Type[] Rows =
    [
        typeof(PnsAppointed), typeof(CpnsAppointed), typeof(Dismissed), typeof(Retired), typeof(Died), typeof(DeclaredMissing),
        typeof(Suspended), typeof(Reinstated), typeof(Transferred), typeof(DecisionCancelled), typeof(NumberCorrected), typeof(StandingUnclear),
        typeof(CardFileUploaded), typeof(CardFileReturned),
    ];

    public static string On(Fact[] facts, DateOnly day)
    {
        var now = facts.Where(f => !Cancelled(f, facts, 0) && f.EffectiveDate <= day).OrderBy(Rank, StringComparer.Ordinal).ToList();
        var appointed = now.LastOrDefault(f => f is PnsAppointed or CpnsAppointed or ContractSigned);
        if (appointed is null) return "nobody";

        var kind = appointed switch { PnsAppointed => "Pns", CpnsAppointed => "Cpns", _ => "Pppk" };
        var lastOfService = now.Last(f => f is PnsAppointed or CpnsAppointed or ContractSigned or Dismissed or Retired or Died or Reinstated or StandingUnclear);
        var lastOfSuspension = now.LastOrDefault(f => f is Suspended or DeclaredMissing or Reinstated);
        var contracts = now.OfType<ContractSigned>().Where(c => DaysOf(c, day).Contains(day)).ToList();
        var missingTooLong = lastOfSuspension is DeclaredMissing m && m.EffectiveDate.AddMonths(12) <= day;
        var service = lastOfService switch
        {
            Dismissed => "Dismissed",
            Retired => "Retired",
            Died => "Died",
            StandingUnclear => "Unclear",
            _ when kind == "Pppk" && contracts.Count == 0 => "ContractEnded",
            _ when missingTooLong => "Missing",
            _ => "Serving",
        };
        var suspended = lastOfSuspension switch { Suspended s => s.Ground.ToString(), DeclaredMissing => "Missing", _ => "None" };
        var place = now.Last(f => f is PnsAppointed or CpnsAppointed or ContractSigned or Transferred) switch
        {
            PnsAppointed a => a.AgencyId,
            CpnsAppointed a => a.AgencyId,
            ContractSigned a => a.AgencyId,
            Transferred t => t.AgencyId,
            _ => throw new InvalidOperationException(),
        };
        var partTime = kind == "Pppk" && (contracts.LastOrDefault() ?? now.OfType<ContractSigned>().Last()).PartTime;
        return $"{kind} {service} {suspended} {place} {partTime} {HasFront(now, kind)} {Reviewed(now, service)}";
    }

    public static string Words(Standing? s) =>
        s is null ? "nobody" : $"{s.Kind} {s.Service} {s.Suspended} {s.Agency} {s.PartTime} {s.Uploaded} {s.Review}";

    private static bool Cancelled(Fact fact, Fact[] all, int depth) =>
        depth > all.Length || all.OfType<DecisionCancelled>().Any(c => c.FactIdentity == fact.Identity && !Cancelled(c, all, depth + 1));

    private static string Rank(Fact f) =>
        $"{f.EffectiveDate:yyyy-MM-dd} {f.Decision?.Date ?? f.EffectiveDate:yyyy-MM-dd} {RowOf(f):D2} {f.Id}";

    private static int RowOf(Fact f) => f switch
    {
        ContractSigned => Array.IndexOf(Rows, typeof(PnsAppointed)),
        NumberDisputed => Array.IndexOf(Rows, typeof(StandingUnclear)),
        _ => Array.IndexOf(Rows, f.GetType()),
    };

    private static IEnumerable<DateOnly> DaysOf(ContractSigned c, DateOnly upTo)
    {
        for (var day = c.EffectiveDate; day <= (c.EndDate ?? upTo); day = day.AddDays(1)) yield return day;
    }

    /// <summary>The newest front of an orientation, unless it was given back after it came.</summary>
    private static bool HasFront(List<Fact> now, string kind) => Enum.GetValues<Orientation>().Any(orientation =>
    {
        var newest = now.FindLastIndex(f => f is CardFileUploaded u && u.File.Orientation == orientation && u.File.Side == Side.Front);
        return newest >= 0 && now[newest] is CardFileUploaded front && front.Kind.ToString() == kind
            && !now.Skip(newest).OfType<CardFileReturned>().Any(r => r.Receipt == front.Receipt);
    });

    private static bool Reviewed(List<Fact> now, string service)
    {
        var number = now.Last(f => f is PnsAppointed or CpnsAppointed or ContractSigned or NumberCorrected) switch
        {
            PnsAppointed a => a.Number,
            CpnsAppointed a => a.Number,
            ContractSigned a => a.Number,
            NumberCorrected n => n.Number,
            _ => "",
        };
        return service == "Unclear" || now.OfType<NumberDisputed>().Any(d => d.Number == number);
    }
}
