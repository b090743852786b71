using CsCheck;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>Why somebody has not uploaded: a note beside the count (letter, clause 8), never a part of it.</summary>
public sealed class MissingReasonTests
{
    private static readonly DateOnly Today = Some.Day("2022-11-01");
    private static readonly EmployeeRecord Pns = Employee.Evolve(new(), Some.Id, Some.Pns());

    [Fact]
    public void AReasonIsKeptWithWhoToldItAndWhen()
    {
        var told = Told(Pns, MissingReason.Photo, " latar  belum\r\ntransparan ");

        Assert.Equal(new ReasonOnFile(MissingReason.Photo, "latar belum transparan", Some.Instant, "operator"), told.MissingReason);
        Assert.Equal(Pns.Facts.Length + 1, told.Facts.Length);
        Assert.Equal((MissingReasons.Source, "000001", Today), (told.Facts[^1].Source, told.Facts[^1].Id, told.Facts[^1].EffectiveDate));
    }

    [Fact]
    public void TheSameReasonAgainRecordsNothing()
    {
        var told = Told(Pns, MissingReason.Account, "lupa sandi");

        Assert.Same(told, Told(told, MissingReason.Account, "lupa  sandi "));
        Assert.NotSame(told, Told(told, MissingReason.Account, null));
        Assert.Same(Pns, Told(Pns, null, null));
    }

    [Fact]
    public void AnotherReasonTakesThePlaceOfTheOneBeforeAndNoneTakesItBack()
    {
        var first = Told(Pns, MissingReason.Account, null);
        var second = Told(first, MissingReason.BknServer, null);
        var cleared = Told(second, null, "tidak dibaca");

        Assert.Equal(MissingReason.BknServer, second.MissingReason!.Kind);
        Assert.Null(cleared.MissingReason);
        Assert.Equal(3, cleared.Facts.OfType<MissingReasonRecorded>().Count());
        Assert.Null(cleared.Facts.OfType<MissingReasonRecorded>().Last().Note);
    }

    [Fact] // letter, clause 8: whoever has uploaded is asked for nothing more
    public void AReasonIsOverWhenAFrontOfTheCardComesAlsoOnTheSameDay()
    {
        var told = Told(Pns, MissingReason.Photo, null);
        var uploaded = Uploaded(told, Side.Front);

        Assert.NotNull(Uploaded(told, Side.Back).MissingReason);
        Assert.Null(uploaded.MissingReason);
        Assert.Contains(uploaded.Facts, fact => fact is MissingReasonRecorded);
    }

    [Fact]
    public void AfterAReturnTheOldReasonStaysOverAndANewOneCanBeTold()
    {
        var uploaded = Uploaded(Told(Pns, MissingReason.Photo, null), Side.Front);
        var back = CardFiles.Return(uploaded, Orientation.Portrait, Side.Front, "bukan kartu BKN", null, Some.Instant, Today, "operator");
        var returned = Employee.Evolve(uploaded, Some.Id, back.Facts);

        Assert.Null(returned.MissingReason);
        Assert.Equal(MissingReason.BknServer, Told(returned, MissingReason.BknServer, null).MissingReason!.Kind);
    }

    [Theory]
    [InlineData(MissingReason.Other, null, false)]
    [InlineData(MissingReason.Other, "   ", false)]
    [InlineData(MissingReason.Other, "rumah sakit", true)]
    [InlineData(MissingReason.Leave, null, true)]
    [InlineData(MissingReason.Leave, "", true)]
    [InlineData(MissingReason.Leave, "di", false)]
    [InlineData(MissingReason.Leave, "dinas\0luar", false)]
    [InlineData(MissingReason.Leave, "dinas\u202Eraul", false)]
    [InlineData(MissingReason.Leave, "\u200B\u200B\u200B", false)]
    public void ANoteIsALineThatCanBeReadAndOtherNeedsOne(MissingReason kind, string? note, bool fit) =>
        Assert.Equal(fit ? null : new Refusal.MissingReasonNoteUnfit(), Record(Pns, kind, note).Refusal);

    [Fact]
    public void ANoteHasAtMostTwoHundredCharacters()
    {
        Assert.Null(Record(Pns, MissingReason.Other, new string('a', 200)).Refusal);
        Assert.IsType<Refusal.MissingReasonNoteUnfit>(Record(Pns, MissingReason.Other, new string('a', 201)).Refusal);
    }

    [Fact] // letter, clauses 1 and 4
    public void AReasonIsToldOfThoseWhoAreStillToUpload()
    {
        Assert.IsType<Refusal.EmployeeUnknown>(Record(new(), MissingReason.Photo, null).Refusal);
        Assert.IsType<Refusal.NotMissing>(Record(Uploaded(Pns, Side.Front), MissingReason.Photo, null).Refusal);
        Assert.IsType<Refusal.NotMissing>(Record(With(Some.Pns(), Some.At("2022-10-01", new Retired())), MissingReason.Photo, null).Refusal);
        Assert.IsType<Refusal.NotMissing>(Record(With(Some.Pns(), Some.At("2022-10-01", new LeftCity())), MissingReason.Photo, null).Refusal);
        Assert.IsType<Refusal.NotMissing>(Record(With(Some.Pns("2022-12-01")), MissingReason.Photo, null).Refusal);
        Assert.Null(Record(With(Some.Cpns()), MissingReason.NoTmt, null).Refusal);
    }

    [Fact]
    public void WhatWasToldOfSomebodyWhoLeftCanStillBeTakenBack()
    {
        var told = Told(Pns, MissingReason.Photo, null);
        var retired = Employee.Evolve(told, Some.Id, Some.At("2022-10-01", new Retired()));

        Assert.Null(Told(retired, null, null).MissingReason);
    }

    [Fact]
    public void ReasonsNeverFillARecordSoThatTheCardHasNoRoomInIt()
    {
        var state = Pns;
        for (var n = 0; n < MissingReasons.MostTold; n++)
            state = Told(state, n % 2 == 0 ? MissingReason.Photo : MissingReason.Account, null);

        Assert.Equal(new Refusal.TooManyFacts(MissingReasons.MostTold), Record(state, MissingReason.Photo, null).Refusal);
        Assert.True(Uploaded(state, Side.Front).On(Today)!.Uploaded);
    }

    [Fact]
    public void AReasonNeverChangesAStanding() => Gen.Select(Facts.History, Gen.Enum<MissingReason>(), Gen.Int[0, 60]).Sample((history, kind, day) =>
    {
        var told = Some.At("2022-01-01", new MissingReasonRecorded(kind, null)) with { EffectiveDate = Some.Day("2022-01-01").AddDays(day) };

        Assert.Equal(Standings.Of(history), Standings.Of([.. history, told]));
    });

    [Fact]
    public void ADecisionOfAnotherSystemNeverCancelsAReason()
    {
        var told = Told(Pns, MissingReason.Photo, null);
        var (state, results) = Recording.Record(told, Some.Id, [Some.At("2022-11-02", new DecisionCancelled(told.Facts[^1].Identity))]);

        Assert.Same(told, state);
        Assert.IsType<Refusal.NotADecision>(results.Single().Refusal);
    }

    private static MissingReasonDecision Record(EmployeeRecord state, MissingReason? kind, string? note) =>
        MissingReasons.Record(state, kind, note, Some.Instant, Today, "operator");

    private static EmployeeRecord Told(EmployeeRecord state, MissingReason? kind, string? note)
    {
        var decision = Record(state, kind, note);
        Assert.Null(decision.Refusal);
        return Employee.Evolve(state, Some.Id, decision.Facts);
    }

    private static EmployeeRecord Uploaded(EmployeeRecord state, Side side) => Employee.Evolve(
        state, Some.Id, CardFiles.Upload(state, new(Orientation.Portrait, side, new string('a', 64), "image/png", 1000), Some.Instant, Today, "operator").Facts);

    private static EmployeeRecord With(params Fact[] facts) => Employee.Evolve(new(), Some.Id, facts);
}
