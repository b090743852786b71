using System.Collections.Immutable;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>Card files that are looked at: what is odd about them, and what a reviewer says.</summary>
public sealed class CardFileReviewTests
{
    private static readonly DateOnly Today = Some.Day("2022-11-01");
    private static readonly CardSight Right = new(CardColour.Red, CardShape.Portrait, ShowsPerson: true, ShowsCode: false, OwnCopy: false);
    private static readonly EmployeeRecord Pns = Employee.Evolve(new(), Some.Id, Some.Pns());
    private static readonly ImmutableHashSet<string> NoneShared = [];

    // Letter, clause 3: PNS red, PPPK turquoise. Clause 2: portrait or landscape.
    [Theory]
    [InlineData(Kind.Pns, "portrait/front", "red portrait person", "")]
    [InlineData(Kind.Pns, "portrait/front", "turquoise portrait person", "Colour")]
    [InlineData(Kind.Pppk, "portrait/front", "turquoise portrait person", "")]
    [InlineData(Kind.Pppk, "portrait/front", "red portrait person", "Colour")]
    [InlineData(Kind.Pns, "portrait/front", "both portrait person", "")]
    [InlineData(Kind.Pns, "portrait/front", "none portrait person", "NoColour")]
    [InlineData(Kind.Pns, "portrait/back", "none portrait", "")]
    [InlineData(Kind.Pns, "landscape/front", "red portrait person", "Orientation")]
    [InlineData(Kind.Pns, "landscape/front", "red landscape person", "")]
    [InlineData(Kind.Pns, "portrait/front", "red other person", "Shape")]
    [InlineData(Kind.Pns, "portrait/front", "red portrait code", "Side")]
    [InlineData(Kind.Pns, "portrait/front", "red portrait code person", "")]
    [InlineData(Kind.Pns, "portrait/back", "red portrait person", "Side")]
    [InlineData(Kind.Pns, "portrait/back", "red portrait code person", "")]
    [InlineData(Kind.Pns, "portrait/back", "red portrait code", "")]
    [InlineData(Kind.Pns, "portrait/front", "red portrait person own", "OwnCopy")]
    [InlineData(Kind.Pppk, "portrait/back", "red landscape person own", "Colour Orientation Side OwnCopy")]
    public void WhatIsOddAboutAFile(Kind kind, string place, string seen, string doubts)
    {
        string[] words = seen.Split(' ');
        var sight = new CardSight(
            Enum.Parse<CardColour>(words[0], ignoreCase: true), Enum.Parse<CardShape>(words[1], ignoreCase: true),
            words.Contains("person"), words.Contains("code"), words.Contains("own"));
        var at = place.Split('/').Select(word => word[..1].ToUpperInvariant() + word[1..]).ToArray();
        var upload = Some.Upload("2022-10-20", kind: kind);
        var file = upload.File with { Orientation = Enum.Parse<Orientation>(at[0]), Side = Enum.Parse<Side>(at[1]), Sight = sight };

        Assert.Equal(doubts, string.Join(' ', CardDoubts.Of(upload with { File = file })));
    }

    [Fact]
    public void APdfIsAlwaysToBeLookedAtAndAPictureFromBeforeAnybodyLookedNever()
    {
        var upload = Some.Upload("2022-10-20");

        Assert.Equal([CardDoubt.Unseen], CardDoubts.Of(upload with { File = upload.File with { MediaType = "application/pdf" } }));
        Assert.Empty(CardDoubts.Of(upload));
    }

    [Fact]
    public void AnOddFileCountsAndIsOnTheListUntilSomebodyFindsItRight()
    {
        var state = Uploaded(Right with { Colour = CardColour.Turquoise });
        Assert.True(state.On(Today)!.Uploaded);
        Assert.Equal([ReviewKind.CardFile], OpenReviews.Of(state, Today).Select(review => review.Kind));
        Assert.Equal([(true, false)], state.CardFiles.Select(file => (file.Doubtful, file.Reviewed)));

        var accepted = Decided(state, ReviewVerdict.Accept);

        Assert.True(accepted.On(Today)!.Uploaded);
        Assert.Empty(OpenReviews.Of(accepted, Today));
        Assert.Equal([(true, true)], accepted.CardFiles.Select(file => (file.Doubtful, file.Reviewed)));
    }

    [Fact]
    public void TheSameBytesOfSomebodyElseAreToBeLookedAtWhateverIsSeen()
    {
        var state = Uploaded(Right);

        Assert.Empty(CardFilesOnHand.Of(state).ToReview(NoneShared));
        Assert.Equal([CardDoubt.SameBytes], Assert.Single(CardFilesOnHand.Of(state).ToReview(NoneShared.Add(state.CardFiles[0].Sha256))).Doubts);
        Assert.Empty(CardFilesOnHand.Of(Decided(state, ReviewVerdict.Accept)).ToReview(NoneShared.Add(state.CardFiles[0].Sha256)));
    }

    [Theory]
    [InlineData(ReturnGround.OtherKind)]
    [InlineData(ReturnGround.OtherPlace)]
    [InlineData(ReturnGround.NotOfficial)]
    [InlineData(ReturnGround.Unreadable)]
    [InlineData(ReturnGround.NotTheSamePerson)]
    [InlineData(ReturnGround.Other)]
    public void AFileThatIsGivenBackNoLongerCountsAndTheEmployeeReadsWhyAndWhatToDo(ReturnGround ground)
    {
        var returned = Decided(Uploaded(Right), ReviewVerdict.Return, ground, "Hubungi operator.");

        Assert.False(returned.On(Today)!.Uploaded);
        var fact = returned.Facts.OfType<CardFileReturned>().Single();
        Assert.Equal(ground, fact.Ground);
        Assert.Equal($"{CardFileReviews.Sentence(ground)} Hubungi operator.".Trim(), fact.Reason);
        Assert.Empty(returned.CardFiles);
    }

    [Fact]
    public void AnUndoneReturnNeverWasAndTheFileCountsOnEveryDayAgain()
    {
        var returned = Decided(Uploaded(Right with { OwnCopy = true }), ReviewVerdict.Return, ReturnGround.NotOfficial);

        var undone = Decided(returned, ReviewVerdict.Undo);

        Assert.True(undone.On(Today)!.Uploaded);
        Assert.Equal([ReviewKind.CardFile], OpenReviews.Of(undone, Today).Select(review => review.Kind));
        Assert.Equal([true], undone.CardFiles.Select(file => file.Doubtful));
        Assert.False(Decided(undone, ReviewVerdict.Return, ReturnGround.NotOfficial).On(Today)!.Uploaded);
    }

    [Fact]
    public void WhatWasFoundRightMayStillBeGivenBackAndUndoneStepByStep()
    {
        var accepted = Decided(Uploaded(Right with { OwnCopy = true }), ReviewVerdict.Accept);
        var returned = Decided(accepted, ReviewVerdict.Return, ReturnGround.NotTheSamePerson);
        Assert.False(returned.On(Today)!.Uploaded);

        var once = Decided(returned, ReviewVerdict.Undo);
        Assert.NotNull(CardFilesOnHand.Of(once).Accepted(once.CardFiles[0].Receipt));

        Assert.Null(CardFilesOnHand.Of(Decided(once, ReviewVerdict.Undo)).Accepted(once.CardFiles[0].Receipt));
    }

    [Fact]
    public void RepeatingADecisionRecordsNothing()
    {
        var accepted = Decided(Uploaded(Right), ReviewVerdict.Accept);
        var returned = Decided(Uploaded(Right), ReviewVerdict.Return, ReturnGround.Unreadable);

        Assert.Same(accepted, Decided(accepted, ReviewVerdict.Accept));
        Assert.Same(returned, Decided(returned, ReviewVerdict.Return, ReturnGround.Unreadable));
        var undone = Decided(returned, ReviewVerdict.Undo);
        Assert.Same(undone, Decided(undone, ReviewVerdict.Undo));
    }

    [Fact]
    public void AnotherExplanationOfTheSameReturnIsNotSilentlyDropped()
    {
        var returned = Decided(Uploaded(Right), ReviewVerdict.Return, ReturnGround.Other, "alasan pertama");
        var receipt = returned.Facts.OfType<CardFileUploaded>().Single().Receipt;

        Assert.IsType<Refusal.CardFileReviewOver>(Decide(returned, receipt, ReviewVerdict.Return, ReturnGround.Other, "alasan kedua").Refusal);
        Assert.IsType<Refusal.ReviewFieldMissing>(Decide(returned, receipt, ReviewVerdict.Return).Refusal);
    }

    [Fact]
    public void AFileThatWasReplacedIsNoLongerDecidedAbout()
    {
        var first = Uploaded(Right);
        var receipt = first.CardFiles[0].Receipt;
        var replaced = Upload(Decided(first, ReviewVerdict.Return, ReturnGround.Unreadable), File(Right) with { Sha256 = new string('b', 64) });

        foreach (var verdict in new[] { ReviewVerdict.Accept, ReviewVerdict.Undo })
            Assert.IsType<Refusal.CardFileReviewOver>(Decide(replaced, receipt, verdict).Refusal);
        Assert.IsType<Refusal.CardFileReviewOver>(Decide(replaced, "KA-?", ReviewVerdict.Accept).Refusal);
        Assert.IsType<Refusal.CardFileReviewOver>(
            CardFileReviews.Decide(first, Orientation.Landscape, Side.Front, new(receipt, ReviewVerdict.Accept), Some.Instant, Today, "op").Refusal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(ReturnGround.Other, null)]
    [InlineData(ReturnGround.Other, " x ")]
    [InlineData(ReturnGround.Other, "nama\0berbeda")]
    [InlineData(ReturnGround.Unreadable, "nama\u001Bberbeda")]
    public void AReturnSaysWhy(ReturnGround? ground, string? note)
    {
        var state = Uploaded(Right);

        Assert.NotNull(Decide(state, state.CardFiles[0].Receipt, ReviewVerdict.Return, ground, note).Refusal);
        Assert.IsType<Refusal.ReturnNoteMissing>(Decide(state, state.CardFiles[0].Receipt, ReviewVerdict.Return, ReturnGround.Unreadable, new string('x', 501)).Refusal);
    }

    [Fact]
    public void APhotoThatWaitsIsOnTheListOfReviews()
    {
        var state = Employee.Evolve(Pns, Some.Id, Some.Photo("2022-10-22", 1, PhotoState.Waiting));

        Assert.Equal([ReviewKind.Photo], OpenReviews.Of(state, Today).Select(review => review.Kind));
        Assert.Empty(OpenReviews.Of(Employee.Evolve(state, Some.Id, Some.PhotoTaken("2022-10-23", 1, 2)), Today));
    }

    private static CardFile File(CardSight sight) => new(Orientation.Portrait, Side.Front, new string('a', 64), "image/png", 1000, sight);

    private static EmployeeRecord Uploaded(CardSight sight) => Upload(Pns, File(sight));

    private static EmployeeRecord Upload(EmployeeRecord state, CardFile file) =>
        Employee.Evolve(state, Some.Id, CardFiles.Upload(state, file, Some.Instant, Some.Day("2022-10-20"), "pegawai").Facts);

    private static CardFileDecision Decide(EmployeeRecord state, string receipt, ReviewVerdict verdict, ReturnGround? ground = null, string? note = null) =>
        CardFileReviews.Decide(state, Orientation.Portrait, Side.Front, new(receipt, verdict, ground, note), Some.Instant, Today, "operator");

    private static EmployeeRecord Decided(EmployeeRecord state, ReviewVerdict verdict, ReturnGround? ground = null, string? note = null)
    {
        var decision = Decide(state, state.Facts.OfType<CardFileUploaded>().Last().Receipt, verdict, ground, note);
        Assert.Null(decision.Refusal);
        return Employee.Evolve(state, Some.Id, decision.Facts);
    }
}
