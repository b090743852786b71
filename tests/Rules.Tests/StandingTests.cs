using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>The table of domain.md 4, row by row.</summary>
public sealed class StandingTests
{
    [Fact] // letter, clause 1
    public void APnsServesFromTheTmtPns()
    {
        Assert.Null(Some.On("2005-12-31", Some.Pns("2006-01-01")));
        Assert.Equal((Kind.Pns, Service.Serving), Of(Some.On("2006-01-01", Some.Pns("2006-01-01"))));
    }

    [Fact]
    public void ACpnsIsACpnsUntilTheTmtPns()
    {
        Fact[] facts = [Some.Cpns("2005-01-01"), Some.Pns("2006-01-01")];

        Assert.Equal((Kind.Cpns, Service.Serving), Of(Some.On("2005-12-31", facts)));
        Assert.Equal((Kind.Pns, Service.Serving), Of(Some.On("2006-01-01", facts)));
    }

    [Fact] // letter, clause 4
    public void AContractThatEndsTodayIsStillValidTodayAndVoidTomorrow()
    {
        var contract = Some.Contract("2021-01-01", "2022-12-31");

        Assert.Equal((Kind.Pppk, Service.Serving), Of(Some.On("2022-12-31", contract)));
        Assert.Equal((Kind.Pppk, Service.ContractEnded), Of(Some.On("2023-01-01", contract)));
    }

    [Fact]
    public void APppkServesOnTheUnionOfTheContractsDays()
    {
        Fact[] facts = [Some.Contract("2021-01-01", "2021-06-30"), Some.Contract("2021-06-01", "2021-12-31"), Some.Contract("2022-02-01", null)];

        Assert.Equal(Service.Serving, Some.On("2021-07-01", facts)!.Service);
        Assert.Equal(Service.ContractEnded, Some.On("2022-01-15", facts)!.Service);
        Assert.Equal(Service.Serving, Some.On("2050-01-01", facts)!.Service);
    }

    [Fact] // letter, clause 4: the end of the contract that is known stays
    public void AnExtensionWithoutAnEndWithinAContractEndsWithIt()
    {
        Fact[] facts = [Some.Contract("2026-01-01", "2026-12-31"), Some.At("2026-03-01", new ContractExtended(null, null, null, null, PartTime: true))];

        Assert.False(Some.On("2026-02-28", facts)!.PartTime);
        Assert.True(Some.On("2026-12-31", facts) is { PartTime: true, Service: Service.Serving });
        Assert.Equal(Service.ContractEnded, Some.On("2027-01-01", facts)!.Service);
    }

    [Fact] // a PPPK without a known end: valid, counted
    public void AnExtensionWithoutAnEndAfterTheContractServesUntilItsEndIsKnown()
    {
        Fact[] facts = [Some.Contract("2022-01-01", "2022-12-31"), Some.At("2023-02-01", new ContractExtended(null, null, null, null, null))];
        var known = Some.At("2023-01-01", new ContractExtended(Some.Day("2023-12-31"), null, null, null, null));

        Assert.Equal(Service.Serving, Some.On("2024-01-01", facts)!.Service);
        Assert.Equal(Service.Serving, Some.On("2023-12-31", [.. facts, known])!.Service);
        Assert.Equal(Service.ContractEnded, Some.On("2024-01-01", [.. facts, known])!.Service);
    }

    [Fact] // letter, clause 4
    public void ADismissalVoidsFromItsTmtAndAContractSignedBeforeItDoesNotUndoIt()
    {
        Fact[] facts = [Some.Contract("2021-01-01", "2025-12-31"), Some.At("2022-05-01", new Dismissed("discipline", false))];

        Assert.Equal(Service.Serving, Some.On("2022-04-30", facts)!.Service);
        Assert.Equal(Service.Dismissed, Some.On("2022-05-01", facts)!.Service);
    }

    [Fact]
    public void ALaterContractServesAgainAfterADismissal()
    {
        Fact[] facts =
        [
            Some.Contract("2021-01-01", "2025-12-31"), Some.At("2022-05-01", new Dismissed("own-request", true)), Some.Contract("2023-01-01", "2023-12-31"),
        ];

        Assert.Equal(Service.Serving, Some.On("2023-01-01", facts)!.Service);
    }

    [Fact] // an extension does not undo a dismissal
    public void AnExtensionOfAContractThatADismissalBrokeIsBrokenWithIt()
    {
        Fact[] facts =
        [
            Some.Contract("2021-01-01", "2021-12-31"), Some.At("2021-11-15", new Dismissed("other", true)),
            Some.At("2022-01-01", new ContractExtended(Some.Day("2026-12-31"), null, null, null, null)), Some.Contract("2022-07-01", "2022-12-31"),
        ];

        Assert.Equal(Service.Dismissed, Some.On("2022-06-30", facts)!.Service);
        Assert.Equal(Service.Serving, Some.On("2022-12-31", facts)!.Service);
        Assert.Equal(Service.ContractEnded, Some.On("2023-01-01", facts)!.Service);
        Assert.Equal(Service.Serving, Some.On("2023-01-01", [.. facts, Some.At("2022-06-01", new Reinstated())])!.Service);
    }

    [Fact] // unless dismissed later than the contract was signed
    public void NobodyServesByAContractThatWasSignedBeforeTheDismissal()
    {
        Fact[] facts = [Some.Contract("2022-01-01", "2022-12-31"), Some.At("2022-12-20", new Dismissed("discipline", false))];
        var next = Some.Contract("2023-01-01", "2023-12-31");

        Assert.Equal(Service.Dismissed, Some.On("2023-01-01", [.. facts, Decided(next, "2022-12-01")])!.Service);
        Assert.Equal(Service.Serving, Some.On("2023-01-01", [.. facts, Decided(next, "2022-12-20")])!.Service);
        Assert.Equal(Service.Serving, Some.On("2023-01-01", [.. facts, next])!.Service);
    }

    [Fact]
    public void AContractSignedAfterTheDismissalWasDecidedServesThoughTheDismissalTookEffectLater()
    {
        Fact[] facts =
        [
            Some.Contract("2022-01-01", "2022-12-31"), Decided(Some.At("2022-12-20", new Dismissed("reorganisation", true)), "2022-11-01"),
            Decided(Some.Contract("2023-01-01", "2023-12-31"), "2022-12-01"),
        ];

        Assert.Equal(Service.Serving, Some.On("2023-01-01", facts)!.Service);
    }

    [Fact]
    public void AContractSignedBeforeADismissalServesOnceThePersonIsReinstated()
    {
        Fact[] facts =
        [
            Some.Contract("2022-01-01", "2022-12-31"), Some.At("2022-12-20", new Dismissed("discipline", false)),
            Decided(Some.Contract("2023-01-01", "2023-12-31"), "2022-12-01"), Some.At("2023-03-01", new Reinstated()),
        ];

        Assert.Equal(Service.Serving, Some.On("2023-12-31", facts)!.Service);
        Assert.Equal(Service.ContractEnded, Some.On("2024-01-01", facts)!.Service);
    }

    [Fact]
    public void NoContractAndNoAppointmentUndoesADeath()
    {
        var died = Decided(Some.At("2022-12-20", new Died()), "2022-12-21");

        Assert.Equal(Service.Died, Some.On("2023-01-01", Some.Contract("2022-01-01", "2022-12-31"), died, Decided(Some.Contract("2023-01-01", "2023-12-31"), "2022-12-01"))!.Service);
        Assert.Equal(Service.Died, Some.On("2023-03-01", Some.Cpns("2022-03-01"), died, Some.Pns("2023-03-01"))!.Service);
        Assert.Equal(Service.Dismissed, Some.On("2023-03-01", Some.Cpns("2022-03-01"), died, Some.At("2023-01-01", new Dismissed("other", true)), Some.Pns("2023-03-01"))!.Service);
        Assert.Equal(Service.Serving, Some.On("2023-03-01", Some.Pns(), died, Some.At("2023-02-01", new Reinstated()))!.Service);
    }

    [Fact] // PPPK → CPNS → PNS
    public void WhoeverLeavesAContractForAnAppointmentAsCpnsDecidedBeforeServesAsCpns()
    {
        Fact[] facts =
        [
            Some.Contract("2021-01-01", "2025-12-31"), Some.At("2022-11-30", new Dismissed("own-request", true)), Decided(Some.Cpns("2022-12-01"), "2022-11-01"),
        ];

        Assert.Equal((Kind.Cpns, Service.Serving), Of(Some.On("2022-12-01", facts)));
    }

    [Theory] // letter, clause 4
    [InlineData(typeof(Retired), Service.Retired)]
    [InlineData(typeof(Died), Service.Died)]
    public void RetirementAndDeathVoidFromTheirDay(Type fact, Service expected)
    {
        var end = Some.At("2022-06-01", Facts.Any(fact));

        Assert.Equal(Service.Serving, Some.On("2022-05-31", Some.Pns(), end)!.Service);
        Assert.Equal(expected, Some.On("2022-06-01", Some.Pns(), end)!.Service);
    }

    [Fact] // policy
    public void AMissingPersonIsSuspendedForTwelveMonthsThenOutOfService()
    {
        Fact[] facts = [Some.Pns(), Some.At("2022-03-15", new DeclaredMissing())];

        Assert.Equal((Service.Serving, Suspension.Missing), (Some.On("2023-03-14", facts)!.Service, Some.On("2023-03-14", facts)!.Suspended));
        Assert.Equal(Service.Missing, Some.On("2023-03-15", facts)!.Service);
    }

    [Fact] // policy
    public void WhoeverIsMissingAlreadyIsNotMissingAnewByASecondDeclaration()
    {
        Fact[] facts = [Some.Pns(), Some.At("2022-03-15", new DeclaredMissing()), Some.At("2022-01-10", new DeclaredMissing())];

        Assert.Equal(Service.Serving, Some.On("2023-01-09", facts)!.Service);
        Assert.Equal(Service.Missing, Some.On("2023-01-10", facts)!.Service);
    }

    [Fact] // policy
    public void WhoeverWasFoundAndIsMissingAgainHasTwelveMonthsAgain()
    {
        Fact[] facts = [Some.Pns(), Some.At("2022-01-10", new DeclaredMissing()), Some.At("2022-02-01", new Found()), Some.At("2022-03-15", new DeclaredMissing())];

        Assert.Equal(Service.Serving, Some.On("2023-03-14", facts)!.Service);
        Assert.Equal(Service.Missing, Some.On("2023-03-15", facts)!.Service);
    }

    [Fact]
    public void ReinstatementEndsASuspensionAndAnAbsence()
    {
        var back = Some.At("2024-01-01", new Reinstated());

        Assert.Equal((Service.Serving, Suspension.None), Both(Some.On("2024-01-01", Some.Pns(), Some.At("2022-03-15", new DeclaredMissing()), back)));
        Assert.Equal((Service.Serving, Suspension.None), Both(Some.On("2024-01-01", Some.Pns(), Some.At("2022-03-15", new Suspended(Suspension.Detained)), back)));
        static (Service, Suspension) Both(Standing? s) => (s!.Service, s.Suspended);
    }

    [Fact]
    public void ATransferMovesThePlaceFromItsTmtOnly()
    {
        Fact[] facts = [Some.Pns(), Some.At("2022-11-02", new Transferred(Some.Elsewhere, "unit-9"))];

        Assert.Equal(Some.Agency, Some.On("2022-11-01", facts)!.Agency);
        Assert.Equal((Some.Elsewhere, "unit-9"), (Some.On("2022-11-02", facts)!.Agency, Some.On("2022-11-02", facts)!.Unit));
    }

    [Theory] // counted from the TMT
    [InlineData("199001012024221001", Kind.Pppk)]
    [InlineData("199001012023011001", Kind.Pns)]
    [InlineData(null, Kind.Pppk)]
    public void WhoeverEntersTheCityAfterTheContractServesFromTheTmtAsTheNumberTells(string? number, Kind kind)
    {
        Fact[] facts =
        [
            Some.Contract("2021-01-01", "2022-12-31", partTime: true), Some.At("2022-06-01", new LeftCity()),
            Some.At("2024-01-01", new EnteredCity("Budi Santosa", number, Some.Elsewhere, null)),
        ];

        Assert.Equal((Kind.Pppk, Service.ContractEnded), Of(Some.On("2023-12-31", facts)));
        Assert.Equal((kind, Service.Serving), Of(Some.On("2024-01-01", facts)));
        Assert.Equal((kind, Service.Serving), Of(Some.On("2050-01-01", facts)));
        Assert.True(Some.On("2024-01-01", facts) is { Agency: Some.Elsewhere, PartTime: false });
    }

    [Fact]
    public void WhoeverEnteredTheCityAnewServesUntilTheEndThatBecomesKnown()
    {
        Fact[] facts = [Some.Contract("2021-01-01", "2022-12-31"), Some.At("2024-01-01", new EnteredCity("Budi Santosa", "199001012024221001", Some.Elsewhere, null))];

        foreach (var end in new[] { Some.Contract("2024-01-01", "2024-12-31"), (Fact)Some.At("2024-01-01", new ContractExtended(Some.Day("2024-12-31"), null, null, null, null)) })
        {
            Assert.Equal(Service.Serving, Some.On("2024-12-31", [.. facts, end])!.Service);
            Assert.Equal(Service.ContractEnded, Some.On("2025-01-01", [.. facts, end])!.Service);
        }
    }

    [Fact]
    public void EnteringTheCityChangesThePlaceAloneOfWhoeverServesAndUndoesNoOtherEnd()
    {
        var entered = Some.At("2022-06-01", new EnteredCity("Budi Santosa", "199001012023011001", Some.Elsewhere, null));

        Assert.Equal((Kind.Pppk, Service.Serving), Of(Some.On("2022-12-31", Some.Contract("2021-01-01", "2022-12-31"), entered)));
        Assert.Equal((Kind.Pppk, Service.ContractEnded), Of(Some.On("2023-01-01", Some.Contract("2021-01-01", "2022-12-31"), entered)));
        Assert.Equal((Kind.Pppk, Service.Serving), Of(Some.On("2022-12-31", Some.Contract("2021-01-01", "2022-12-31"), Some.At("2022-01-01", new LeftCity()), entered)));
        foreach (var end in new[] { typeof(Dismissed), typeof(Retired), typeof(Died), typeof(StandingUnclear) })
        {
            Fact[] facts = [Some.Contract("2021-01-01", "2021-12-31"), Some.At("2021-11-01", Facts.Any(end))];
            Assert.Equal(Some.On("2022-05-31", facts)!.Service, Some.On("2022-06-01", [.. facts, entered])!.Service);
            Assert.Equal(Some.Elsewhere, Some.On("2022-06-01", [.. facts, entered])!.Agency);
        }
    }

    [Fact]
    public void AnUnclearStandingIsForReviewAndNobodyIsSilentlyActive()
    {
        var standing = Some.On("2022-11-01", Some.Pns(), Some.At("2022-10-01", new StandingUnclear("73")));

        Assert.Equal((Service.Unclear, true), (standing!.Service, standing.Review));
    }

    [Fact]
    public void ASharedNumberIsForReviewUntilTheNumberIsCorrected()
    {
        Fact[] facts = [Some.Pns(), Some.At("2022-10-01", new NumberDisputed(Some.Number, "other"))];

        Assert.True(Some.On("2022-10-01", facts)!.Review);
        Assert.False(Some.On("2022-11-01", [.. facts, Some.At("2022-11-01", new NumberCorrected("198001012005011002"))])!.Review);
    }

    [Fact]
    public void ACancelledDecisionNeverWas()
    {
        var retired = Some.At("2022-06-01", new Retired());
        var cancelled = Some.At("2022-08-01", new DecisionCancelled(retired.Identity));

        Assert.Equal(Service.Serving, Some.On("2022-07-01", Some.Pns(), retired, cancelled)!.Service);
    }

    [Fact]
    public void ACancelledCancellationLetsTheDecisionStand()
    {
        var retired = Some.At("2022-06-01", new Retired());
        var cancelled = Some.At("2022-08-01", new DecisionCancelled(retired.Identity));
        var again = Some.At("2022-09-01", new DecisionCancelled(cancelled.Identity));

        Assert.Equal(Service.Retired, Some.On("2022-07-01", Some.Pns(), retired, cancelled, again)!.Service);
    }

    [Fact] // letter, clause 8
    public void UploadedFromTheDayReceivedUntilReturned()
    {
        Fact[] facts = [Some.Pns(), Some.Upload("2022-10-20", 1), Some.Return("2022-10-25", 1, 2)];

        Assert.False(Some.On("2022-10-19", facts)!.Uploaded);
        Assert.True(Some.On("2022-10-20", facts)!.Uploaded);
        Assert.True(Some.On("2022-10-24", facts)!.Uploaded);
        Assert.False(Some.On("2022-10-25", facts)!.Uploaded);
    }

    [Fact]
    public void ABackAloneIsNotACard() => Assert.False(Some.On("2022-11-01", Some.Pns(), Some.Upload("2022-10-20", 1, Side.Back))!.Uploaded);

    [Fact]
    public void TheOtherOrientationStillCountsWhenOneIsReturned()
    {
        Fact[] facts = [Some.Pns(), Some.Upload("2022-10-20", 1), Some.Upload("2022-10-20", 2, orientation: Orientation.Landscape), Some.Return("2022-10-25", 1, 3)];

        Assert.True(Some.On("2022-10-25", facts)!.Uploaded);
    }

    [Fact]
    public void AReturnedReplacementDoesNotBringTheReplacedFileBack()
    {
        Fact[] facts = [Some.Pns(), Some.Upload("2022-10-20", 1), Some.Upload("2022-10-21", 2), Some.Return("2022-10-25", 2, 3)];

        Assert.False(Some.On("2022-10-25", facts)!.Uploaded);
    }

    [Fact]
    public void ThePppkCardIsNotTheCardOfThePnsThePersonBecomes()
    {
        Fact[] facts = [Some.Contract("2021-01-01", null), Some.Upload("2022-10-20", 1, kind: Kind.Pppk), Some.Pns("2023-01-01")];

        Assert.True(Some.On("2022-12-31", facts)!.Uploaded);
        Assert.False(Some.On("2023-01-01", facts)!.Uploaded);
    }

    [Fact]
    public void EveryKindOfFactHasARowAndAnEffect()
    {
        foreach (var kind in typeof(Fact).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Fact))))
            Assert.NotNull(Some.On("2022-11-01", Some.Pns(), Some.At("2022-10-01", Facts.Any(kind))));
    }

    private static Fact Decided(Fact fact, string day) => fact with { Decision = new("SK", Some.Day(day)) };

    private static (Kind, Service) Of(Standing? s) => (s!.Kind, s.Service);
}
