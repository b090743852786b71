using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>Letter: reported at the latest on 4 November 2022; how a count stands against that.</summary>
public sealed class ForecastTests
{
    private static readonly DateOnly Opening = Some.Day("2022-10-14");
    private static readonly DateOnly Deadline = Some.Day("2022-11-04");

    [Fact]
    public void HalfTheWayHalfIsExpectedAndTheRestIsSpreadOverTheDaysLeft()
    {
        var forecast = Of("2022-10-25", 1000, [.. Enumerable.Range(0, 12).Select(day => day * 30)]);

        Assert.Equal((1000, 330), (forecast.Target, forecast.Done));
        Assert.Equal(524, forecast.Expected); // 11 of 21 days
        Assert.Equal(61, forecast.NeededPerDay); // 670 over 11 days, today and the deadline included
        Assert.Equal(30m, forecast.PerDay);
        Assert.Equal(Some.Day("2022-10-24").AddDays(24), forecast.Finish); // 700 this morning / 30
        Assert.Equal("Dengan laju 30,0 per hari, semua selesai sekitar 17 November 2022, 13 hari sesudah tenggat.", forecast.Sentence);
        Assert.True(forecast.AtRisk);
    }

    [Theory]
    [InlineData("2022-10-14", 0)]
    [InlineData("2022-10-10", 0)]
    [InlineData("2022-11-04", 100)]
    [InlineData("2022-12-01", 100)]
    public void TheLineBeginsWithNobodyAndEndsWithEverybody(string day, int expected) => Assert.Equal(expected, Of(day, 100, [0]).Expected);

    [Fact]
    public void OnTheDayOfTheDeadlineAllThatIsLeftIsNeededAndAfterItNothingIs()
    {
        Assert.Equal(40, Of("2022-11-04", 100, [60]).NeededPerDay);
        Assert.Null(Of("2022-11-05", 100, [60]).NeededPerDay);
    }

    [Theory]
    [InlineData("2022-11-04T16:00:59+07:00", 5, false)]
    [InlineData("2022-11-04T16:01:00+07:00", null, true)]
    public void OnTheLastDayTheMinuteDecidesWhoIsAtRisk(string now, int? needed, bool atRisk)
    {
        var letter = Some.Campaign() with { DeadlineTime = new(16, 0) };
        var forecast = Forecast.Of(Days("2022-11-04", 75, [0, 10, 20, 30, 40, 50, 60, 70, 70]), letter, DateTimeOffset.Parse(now, null));

        Assert.Equal((needed, atRisk, letter.Deadline), (forecast.NeededPerDay, forecast.AtRisk, forecast.Finish));
    }

    [Fact]
    public void InTheFirstWeekNothingIsForetold()
    {
        Assert.Equal(Outlook.TooFewDays, Of("2022-10-21", 100, [0, 10, 20, 30, 40, 50, 60, 70]).Outlook);
        Assert.Equal(Outlook.Forecast, Of("2022-10-22", 100, [0, 10, 20, 30, 40, 50, 60, 70, 80]).Outlook);
        Assert.False(Of("2022-10-21", 100, [0, 10]).AtRisk);
        Assert.True(Of("2022-11-05", 100, [0, 10]).AtRisk);
    }

    [Fact]
    public void FromMorningToEveningAndPastMidnightTheForecastIsTheSame()
    {
        int[] finished = [0, 10, 20, 30, 40, 50, 60, 70];
        var morning = Of("2022-10-28", 147, [.. finished, 70]);
        var evening = Of("2022-10-28", 147, [.. finished, 80]);
        var midnight = Of("2022-10-29", 147, [.. finished, 80, 80]);

        Assert.All([morning, evening, midnight], forecast => Assert.Equal((10m, Some.Day("2022-11-04"), false), (forecast.PerDay, forecast.Finish, forecast.AtRisk)));
    }

    [Fact]
    public void TheRunningDayNeverChangesThePaceAndForetellsNothingButTheEnd() =>
        Gen.Select(Gen.Int[1, 2000].Array[9], Gen.Int[0, 2000]).Sample((uploaded, today) =>
        {
            var morning = Of("2022-10-28", 4000, [.. uploaded, uploaded[^1]]);
            var later = Of("2022-10-28", 4000, [.. uploaded, uploaded[^1] + Math.Min(today, 3999 - uploaded[^1])]);
            return (morning.PerDay, morning.Outlook, morning.Finish, morning.AtRisk) == (later.PerDay, later.Outlook, later.Finish, later.AtRisk);
        });

    [Fact]
    public void WhoCameTodayWithoutACardIsForetoldTooAndWhatIsLeftCanBeDoneToday()
    {
        ImmutableArray<DayTally> done = Days("2022-10-27", 70, [0, 10, 20, 30, 40, 50, 60, 70]);

        Assert.Equal(Some.Day("2022-10-28"), Forecast.Of([.. done, .. Days("2022-10-28", 75, [70])], Some.Campaign(), Noon("2022-10-28")).Finish);
        Assert.Equal(Some.Day("2022-10-29"), Forecast.Of([.. done, .. Days("2022-10-28", 85, [70])], Some.Campaign(), Noon("2022-10-28")).Finish);
    }

    [Fact]
    public void ADayOnWhichNobodyWasCountedIsNoDayToCompareWith()
    {
        ImmutableArray<DayTally> days = [new(Some.Day("2022-10-20"), default), .. Days("2022-10-28", 100, [0, 10, 20, 30, 40, 50, 60, 70])];

        Assert.Equal(Outlook.TooFewDays, Forecast.Of(days, Some.Campaign(), Noon("2022-10-28")).Outlook);
    }

    [Fact]
    public void NobodyIsNeitherDoneNorAtRisk()
    {
        var forecast = Of("2022-10-28", 0, [0, 0, 0, 0, 0, 0, 0, 0]);

        Assert.Equal((Outlook.Nobody, false, (DateOnly?)null), (forecast.Outlook, forecast.AtRisk, forecast.Finish));
    }

    [Fact]
    public void WhatIsMoreThanTwoYearsAwayIsNotForetold()
    {
        Assert.Equal(Outlook.TooFar, Of("2022-10-28", 1000, [0, 0, 0, 0, 0, 0, 0, 1, 1]).Outlook);
        Assert.Equal(Outlook.Forecast, Of("2022-10-28", 105, [0, 0, 0, 0, 0, 0, 0, 1, 1]).Outlook); // 104 people, one a week: 728 days
        Assert.Equal(Outlook.TooFar, Of("2022-10-28", 106, [0, 0, 0, 0, 0, 0, 0, 1, 1]).Outlook);
    }

    [Fact]
    public void OnlyWhereDataAreTooFewItIsSaidSo()
    {
        Assert.Equal("Belum cukup data: perkiraan memerlukan 7 hari penuh sesudah hari pembukaan.", Of("2022-10-21", 100, [0, 10]).Sentence);
        Assert.Equal(
            "Tidak ada kenaikan dalam 7 hari terakhir sampai kemarin, sehingga hari selesainya tidak dapat diperkirakan.",
            Of("2022-10-28", 100, [5, 5, 5, 5, 5, 5, 5, 5, 5]).Sentence);
        Assert.Equal("Dengan laju 0,1 per hari, selesainya lebih dari dua tahun lagi.", Of("2022-10-28", 1000, [0, 0, 0, 0, 0, 0, 0, 1, 1]).Sentence);
    }

    [Fact]
    public void NothingIsEverForetoldForThePastNorPromisedWithoutProgress() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 5000].Array[1, 12], Gen.Int[0, 40]).Sample((people, uploaded, day) =>
        {
            var today = Opening.AddDays(day);
            int[] done = [.. uploaded.Select(n => Math.Min(n, people))];
            var forecast = Of(today.ToString("O"), people, done);
            return (forecast.Finish is not { } finish || finish >= today)
                && (forecast.PerDay is > 0 || forecast.Outlook != Outlook.Forecast)
                && (forecast.Outlook is Outlook.Forecast or Outlook.Finished) == forecast.Finish is not null
                && (people > 0 && forecast.Done == forecast.Target) == (forecast.Outlook == Outlook.Finished)
                && (forecast.NeededPerDay is not { } needed || (long)needed * (Deadline.DayNumber - today.DayNumber + 1) >= people - forecast.Done)
                && forecast.Expected >= 0 && forecast.Expected <= people && forecast.Sentence.Length > 0;
        });

    [Fact]
    public void WhoGoesOnAtThePaceOfTheForecastIsAlwaysDoneOnItsDay() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Int[1, 400]).Sample((left, rise) =>
        {
            var forecast = Of("2022-10-28", left + rise, [0, 0, 0, 0, 0, 0, 0, rise, rise]);
            if (forecast.Finish is not { } finish) return forecast.Outlook == Outlook.TooFar;
            var days = finish.DayNumber - forecast.Day.DayNumber + 1;
            return (long)rise * days >= (long)left * 7 && (long)rise * (days - 1) < (long)left * 7;
        });

    [Fact]
    public void SilenceIsCountedInFinishedDaysWithoutARise()
    {
        Assert.Equal(0, AgencyPace.Silent(Days("2022-10-28", 100, [1, 1, 1, 2])));
        Assert.Equal(1, AgencyPace.Silent(Days("2022-10-28", 100, [1, 2, 2, 2])));
        Assert.Equal(1, AgencyPace.Silent(Days("2022-10-28", 100, [1, 3, 2, 2])));
        Assert.Equal(0, AgencyPace.Silent(Days("2022-10-28", 100, [1, 3, 2])));
        Assert.Equal(0, AgencyPace.Silent(Days("2022-10-28", 100, [5, 5])));
        Assert.Equal(0, AgencyPace.Silent(Days("2022-10-28", 100, [5])));
    }

    [Theory]
    [InlineData("2022-10-31", new[] { 4, 5, 5, 5, 5 }, 2)] // Monday 00:01: Saturday and Sunday
    [InlineData("2022-11-01", new[] { 4, 5, 5, 5, 5, 5 }, 3)] // Tuesday 00:01: and the Monday on which nobody worked at it
    [InlineData("2022-11-01", new[] { 4, 5, 5, 5, 5, 6 }, 0)]
    public void AfterAnUploadOnFridaySilenceIsNotToldBeforeMondayIsOver(string today, int[] uploaded, int silent)
    {
        var agency = AgencyPace.Of("a", "a", Days(today, 100, uploaded), Some.Campaign(), Noon(today));

        Assert.Equal(silent, agency.SilentDays);
        Assert.Equal(silent >= 3, CityPace.Of(agency.Forecast, [agency]).SilentFor(CityPace.LeastSilence) is [_]);
    }

    [Fact]
    public void AnAgencyWithNobodyOrWithoutUploadsIsListedAndTheSmallOnesAreMarked()
    {
        var pace = CityPace.Of(
            Of("2022-10-28", 150, [0, 0, 0, 0, 0, 0, 0, 0, 0, 41]),
            [Agency("a", 0, [0, 0]), Agency("b", 100, [0, 0, 0, 0, 0, 0, 0, 0, 0, 40]), Agency("c", 31, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Agency("d", 19, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])]);

        Assert.Equal(["b", "d", "c", "a"], pace.Agencies.Select(agency => agency.Id));
        Assert.Equal(["b", "d", "c", "a"], pace.ByChange.Select(agency => agency.Id));
        Assert.Equal([false, true, false, true], pace.Agencies.Select(agency => agency.Small));
        Assert.Equal([40m, 5.26m, 0m, null], pace.Agencies.Select(agency => agency.PointsGained));
        Assert.Equal(["b", "c", "d"], pace.AtRisk.Select(agency => agency.Id));
        Assert.Equal(["c"], pace.SilentFor(CityPace.LeastSilence).Select(agency => agency.Id));
    }

    [Fact]
    public void WhoIsDoneIsNotSilent() => Assert.Null(Agency("a", 5, [5, 5, 5, 5, 5, 5]).SilentDays);

    private static AgencyPace Agency(string id, int people, int[] uploaded) =>
        AgencyPace.Of(id, id, Days("2022-10-28", people, uploaded), Some.Campaign(), Noon("2022-10-28"));

    private static Forecast Of(string today, int people, int[] uploaded) => Forecast.Of(Days(today, people, uploaded), Some.Campaign(), Noon(today));

    private static DateTimeOffset Noon(string day) => new(Some.Day(day), new(12, 0), TimeSpan.FromHours(7));

    /// <summary>So many had uploaded on each of the last days.</summary>
    private static ImmutableArray<DayTally> Days(string today, int people, int[] uploaded) =>
        [.. uploaded.Select((done, i) => new DayTally(Some.Day(today).AddDays(i + 1 - uploaded.Length), new(new(done, people - done), default, default, 0, 0, 0)))];
}

/// <summary>Regencies told each other "72,11 persen dari 3.923 per 11 Juli 2021".</summary>
public sealed class RecapTextTests
{
    private static readonly DateTimeOffset At = new(2022, 11, 1, 16, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void ItSaysPercentDenominatorMomentKindsDaysLeftAndWhere() => Assert.Equal(
        """
        Capaian Kartu ASN Virtual Kota Madiun: 72,11 % dari 3.614 per 1 November 2022 pukul 16.00 WIB.
        Sudah mengunggah 2.606, belum 1.008.
        PNS 75,00 % (2.250 dari 3.000); PPPK 57,98 % (356 dari 614).
        Tenggat 4 November 2022 (sisa 3 hari), Surat Nomor 873/5273/401.201/2022.
        https://kartu.example/
        """, RecapText.Of("Kota Madiun", new(2250, 750), new(356, 258), At, Some.Campaign(), "https://kartu.example/").Replace('\u00A0', ' '));

    [Theory]
    [InlineData("2022-11-04T15:59:59+07:00", "(tenggat hari ini)")]
    [InlineData("2022-11-04T16:01:00+07:00", "(sudah lewat)")]
    [InlineData("2022-11-06T09:00:00+07:00", "(terlambat 2 hari)")]
    public void LateIsSaidByTheMinute(string at, string words) => Assert.Contains(
        words, RecapText.Of("Dinas", new(1, 1), default, DateTimeOffset.Parse(at, null), Some.Campaign() with { DeadlineTime = new(16, 0) }, "/"), StringComparison.Ordinal);

    [Fact]
    public void WithoutALetterAndWithoutPeopleItPromisesNothing()
    {
        var text = RecapText.Of("Dinas Baru", default, default, At, null, "/");

        Assert.Contains("– dari 0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tenggat", text, StringComparison.Ordinal);
    }
}
