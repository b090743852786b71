using KartuAsn.Gateway.Employees;
using KartuAsn.Rules;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Gateway.Tests;

/// <summary>What the history tells, and whom it tells it.</summary>
public sealed class HistoryTests
{
    private static readonly Decision Sk = new("800/17/2022", new(2022, 1, 3));

    private static readonly PnsAppointed Appointed = At("2006-01-01", new PnsAppointed("Sri Contohwati", "198001012006011001", "agency-a", null));

    [Fact] // letter, clause 6
    public void AnOldCardEndsWithThePolicyOfTheTransition()
    {
        var policies = Policies.Of([new(1, new(2022, 6, 1), new PolicyDecision.LegacyCardsUntil(new(2022, 12, 31)), "Surat, angka 6", default, "bkpsdm")]);

        var history = Of(policies, Appointed, At("2007-01-01", new KarpegRecorded("N 123456")));

        Assert.Equal([LegacyStatus.None, LegacyStatus.Valid, LegacyStatus.Invalid], history.Intervals.Select(span => span.Karpeg));
        Assert.Equal([new DateOnly(2006, 12, 31), new(2022, 12, 31), null], history.Intervals.Select(span => span.Until));
        Assert.All(history.Intervals, span => Assert.Equal((CardStatus.Valid, LegacyStatus.None), (span.Status, span.Kpe)));
    }

    [Fact] // SE BKN 16/2022: the name is printed on the card
    public void ACardWithAnOldNameIsStaleFromTheDayOfTheNewOne()
    {
        var history = Of(Policies.Default, Appointed, At("2022-03-01", new NameChanged("Sri Lestari")));

        Assert.Equal([(new DateOnly(2006, 1, 1), false), (new(2022, 3, 1), true)], history.Intervals.Select(span => (span.From!.Value, span.Stale)));
    }

    [Fact] // UU 27/2022
    public void WhoMayNotKnowTheGroundSeesNeitherItNorTheDecisionNorABorderBetweenTwo()
    {
        Fact[] facts =
        [
            Appointed,
            At("2022-01-10", new Suspended(Suspension.Detained)) with { Decision = Sk },
            At("2022-02-10", new DeclaredMissing()) with { Decision = Sk },
            At("2022-04-10", new Dismissed("criminal", false)) with { Decision = Sk },
            At("2022-04-10", new DecisionCancelled("test/2022-04-10/dismissed")) with { Decision = Sk },
        ];

        var (all, told) = (HistoryView.Of(Employee.Evolve(new(), "P", facts), Policies.Default, grounds: true), Of(Policies.Default, facts));

        Assert.Equal(4, all.Intervals.Length);
        Assert.Equal(["pns", "suspended", "service-ended"], told.Intervals.Select(span => span.Reasons[0].Rule));
        Assert.All(told.Facts.Where(fact => fact.Words != "Pengangkatan PNS"), fact => Assert.Equal((null, null, null), (fact.FactId, fact.Fact, fact.DecisionNumber)));
        Assert.Contains(told.Facts, fact => fact.Detail == "yang dibatalkan: Perubahan status kepegawaian, TMT 10 April 2022");
        Assert.Contains(all.Facts, fact => fact is { Cancelled: true, Fact: "dismissed", DecisionNumber: "800/17/2022" });
    }

    private static HistoryView Of(Policies policies, params Fact[] facts) => HistoryView.Of(Employee.Evolve(new(), "P", facts), policies, grounds: false);

    private static T At<T>(string day, T fact) where T : Fact =>
        (T)(fact with { Source = "test", Id = $"{day}/{FactNames.Of(fact)}", EffectiveDate = DateOnly.Parse(day, null), RecordedAt = DateTimeOffset.UnixEpoch });
}
