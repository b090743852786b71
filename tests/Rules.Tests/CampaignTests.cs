using CsCheck;
using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>The letter's last paragraph: reported "paling lambat tanggal 4 November 2022"; and the letters after it.</summary>
public sealed class CampaignTests
{
    private static readonly Campaign Letter = Some.Campaign();

    [Fact]
    public void TheDeadlineIncludesTheLastInstantOfItsDay()
    {
        var lastSecond = new DateTimeOffset(2022, 11, 4, 23, 59, 59, TimeSpan.FromHours(7));

        Assert.False(Letter.IsLate(lastSecond));
        Assert.False(Letter.IsLate(lastSecond.AddTicks(TimeSpan.TicksPerSecond - 1)));
        Assert.True(Letter.IsLate(lastSecond.AddSeconds(1)));
    }

    [Fact]
    public void ADeadlineAtATimeIncludesItsWholeMinute()
    {
        var letter = Letter with { DeadlineTime = new(16, 0) };

        Assert.False(letter.IsLate(new(2022, 11, 4, 16, 0, 59, TimeSpan.FromHours(7))));
        Assert.True(letter.IsLate(new(2022, 11, 4, 16, 1, 0, TimeSpan.FromHours(7))));
        Assert.Equal("4 November 2022 pukul 16.00 WIB", letter.DeadlineText);
    }

    [Theory]
    [InlineData("Asia/Jakarta", 7)]
    [InlineData("Asia/Pontianak", 7)]
    [InlineData("Asia/Makassar", 8)]
    [InlineData("Asia/Jayapura", 9)]
    public void TheDayEndsWhereTheDeadlineIs(string zone, int hours)
    {
        var letter = Letter with { Zone = zone };
        var firstLate = new DateTimeOffset(2022, 11, 5, 0, 0, 0, TimeSpan.FromHours(hours));

        Assert.True(letter.IsLate(firstLate));
        Assert.True(letter.IsLate(firstLate.ToUniversalTime()));
        Assert.False(letter.IsLate(firstLate.AddTicks(-1)));
        Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(firstLate), IndonesianZone.Of(zone)!.Offset);
    }

    [Fact]
    public void AReceiptIsNeverBothInTimeAndAfterTheDeadlineInAnyZone() =>
        Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[-12, 14], Gen.Int[0, 3].Select(i => IndonesianZone.All[i]), Gen.Int[0, 1439]).Sample((seconds, offset, zone, minute) =>
        {
            var letter = Letter with { Zone = zone.Name, DeadlineTime = TimeOnly.MinValue.AddMinutes(minute) };
            var at = letter.DeadlineAt().AddSeconds(seconds);
            return letter.IsLate(at) == seconds > 0 && letter.IsLate(at.ToOffset(TimeSpan.FromHours(offset))) == letter.IsLate(at);
        });

    [Theory]
    [InlineData("2022-10-27", null)]
    [InlineData("2022-10-28", "Pengingat: sisa 7 hari sampai tenggat 4 November 2022.")]
    [InlineData("2022-11-01", "Pengingat: sisa 3 hari sampai tenggat 4 November 2022.")]
    [InlineData("2022-11-02", null)]
    [InlineData("2022-11-03", "Pengingat: sisa 1 hari sampai tenggat 4 November 2022.")]
    [InlineData("2022-11-04", null)]
    [InlineData("2022-11-11", null)]
    public void EverybodyIsRemindedOnTheDaysThatAreNamed(string day, string? sentence) => Assert.Equal(sentence, Letter.ReminderAt(Noon(day)));

    [Fact]
    public void TheDayOfTheDeadlineCanBeOneOfThem() =>
        Assert.Equal("Pengingat: tenggat hari ini, 4 November 2022.", (Letter with { Reminders = [0] }).ReminderAt(Noon("2022-11-04")));

    [Theory]
    [InlineData("2022-11-04T16:00:59+07:00", "Asia/Jakarta", "Tenggat hari ini", true)]
    [InlineData("2022-11-04T16:01:00+07:00", "Asia/Jakarta", "Sudah lewat", false)]
    [InlineData("2022-11-04T23:59:59+07:00", "Asia/Jakarta", "Sudah lewat", false)]
    [InlineData("2022-11-05T00:00:00+07:00", "Asia/Jakarta", "Terlambat 1 hari", false)]
    [InlineData("2022-11-03T21:59:59+07:00", "Asia/Jayapura", "Sisa 1 hari", false)]
    [InlineData("2022-11-03T22:00:00+07:00", "Asia/Jayapura", "Tenggat hari ini", true)]
    [InlineData("2022-11-04T14:01:00+07:00", "Asia/Jayapura", "Sudah lewat", false)]
    [InlineData("2022-11-04T22:00:00+07:00", "Asia/Jayapura", "Terlambat 1 hari", false)]
    public void OnItsLastDayTheMinuteDecidesAndTheDayIsThatOfItsZone(string now, string zone, string words, bool reminded)
    {
        var (letter, at) = (Letter with { DeadlineTime = new(16, 0), Zone = zone, Reminders = [0] }, DateTimeOffset.Parse(now, null));

        Assert.Equal((words, reminded), (letter.DaysLeft(at), letter.ReminderAt(at) is not null));
    }

    [Fact]
    public void NobodyIsEverToldThatTimeIsLeftWhenItIsLateNorReminded() =>
        Gen.Select(Gen.Int[-400_000, 400_000], Gen.Int[-12, 14], Gen.Int[0, 3].Select(i => IndonesianZone.All[i]), Gen.Int[0, 1439]).Sample((seconds, offset, zone, minute) =>
        {
            var letter = Letter with { Zone = zone.Name, DeadlineTime = TimeOnly.MinValue.AddMinutes(minute), Reminders = [0, 1, 2, 3] };
            var now = letter.DeadlineAt().AddSeconds(seconds).ToOffset(TimeSpan.FromHours(offset));
            var over = letter.DaysLeft(now).Split(' ')[0] is "Sudah" or "Terlambat";
            return letter.IsLate(now) == over && (letter.ReminderAt(now) is null || !over);
        });

    [Theory]
    [InlineData("2022-11-01", "Sisa 3 hari")]
    [InlineData("2022-11-04", "Tenggat hari ini")]
    [InlineData("2022-11-06", "Terlambat 2 hari")]
    public void DaysAreCountedToTheDeadline(string today, string words) => Assert.Equal(words, Letter.DaysLeft(Noon(today)));

    [Fact]
    public void WhatIsRecordedIsTidiedFirst()
    {
        var tidied = (Letter with { Id = " 2022-kav ", Title = "  Kartu \n ASN ", Reminders = [1, 7, 1], Clauses = [" satu "], Sites = [new(" MySAPK  BKN", "https://mysapk.bkn.go.id ")] }).Tidied();

        Assert.Equal(("2022-kav", "Kartu ASN"), (tidied.Id, tidied.Title));
        Assert.Equal([7, 1], tidied.Reminders);
        Assert.Equal(["satu"], tidied.Clauses);
        Assert.Equal([new("MySAPK BKN", "https://mysapk.bkn.go.id")], tidied.Sites);
        Assert.Null(tidied.Fault());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("title")]
    [InlineData("letterNumber")]
    [InlineData("letterSubject")]
    [InlineData("circular")]
    public void ALineThatCannotBeReadIsNamed(string field)
    {
        foreach (var text in new[] { "", "-", "a\u0000b", "a\u202Eb", new string('a', 161) })
            Assert.Equal(field, With(field, text).Fault()?.Field);
    }

    [Theory]
    [InlineData("2022 kav")]
    [InlineData("2022/kav")]
    [InlineData("KAV")]
    [InlineData("a")]
    [InlineData("-kav")]
    [InlineData("kav\n")]
    public void AnIdIsSafeInAnAddress(string id) => Assert.Equal("id", (Letter with { Id = id }).Fault()?.Field);

    [Theory]
    [InlineData("http://mysapk.bkn.go.id")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https://bkn.go.id@jahat.example")]
    [InlineData("https://bkn.go.id/a b")]
    [InlineData("https://bkn.go.id/\u202Etxt")]
    [InlineData("/kartu")]
    public void AnAddressIsOneThatABrowserOpensEncrypted(string address) => Assert.Equal("sites", (Letter with { Sites = [new("BKN", address)] }).Fault()?.Field);

    [Fact]
    public void WhatIsNoCampaignIsNamedByItsField()
    {
        Assert.Equal("letterDate", (Letter with { LetterDate = Some.Day("2022-11-05") }).Fault()?.Field);
        Assert.Equal("openingDay", (Letter with { OpeningDay = Some.Day("2022-11-05") }).Fault()?.Field);
        Assert.Equal("openingDay", (Letter with { OpeningDay = Some.Day("2020-11-03") }).Fault()?.Field);
        Assert.Null((Letter with { OpeningDay = Some.Day("2020-11-04") }).Fault());
        Assert.Equal("deadlineTime", (Letter with { DeadlineTime = new(16, 0, 1) }).Fault()?.Field);
        Assert.Equal("zone", (Letter with { Zone = "Europe/Berlin" }).Fault()?.Field);
        Assert.Equal("reminders", (Letter with { Reminders = [-1] }).Fault()?.Field);
        Assert.Equal("reminders", (Letter with { Reminders = [.. Enumerable.Range(1, 11)] }).Fault()?.Field);
        Assert.Equal("clauses", (Letter with { Clauses = ["satu", ""] }).Fault()?.Field);
        Assert.Equal("clauses", (Letter with { Clauses = [new string('a', 1001)] }).Fault()?.Field);
        Assert.Equal("clauses", (Letter with { Clauses = [.. Enumerable.Repeat("satu", 21)] }).Fault()?.Field);
        Assert.Null(Letter.Fault());
    }

    [Fact]
    public void TheCurrentOneIsTheNewestWhoseOpeningDayHasCome()
    {
        var next = Letter with { Id = "2026-kav", OpeningDay = Some.Day("2026-01-05"), Deadline = Some.Day("2026-02-05") };
        var all = Campaigns.Of(Letter, new CampaignsRecord().With(Recorded(next)));

        Assert.Null(all.Current(Some.Day("2022-10-13")));
        Assert.Equal("2022-kav", all.Current(Some.Day("2022-10-14"))?.Id);
        Assert.Equal("2022-kav", all.Current(Some.Day("2026-01-04"))?.Id);
        Assert.Equal("2026-kav", all.Current(Some.Day("2026-01-05"))?.Id);
        Assert.Equal("2026-kav", all.Current(Some.Day("2030-01-01"))?.Id);
        Assert.Equal(["2026-kav", "2022-kav"], all.All.Select(campaign => campaign.Id));
    }

    [Fact]
    public void TheCurrentOneNeverOpensLaterAndNoOtherThatHasOpenedIsNewer() =>
        Gen.Int[0, 400].Array[0, 8].Select(Gen.Int[0, 400]).Sample((openings, day) =>
        {
            var today = Some.Day("2022-01-01").AddDays(day);
            var campaigns = openings.Select((days, i) => Letter with { Id = $"k-{i}", OpeningDay = Some.Day("2022-01-01").AddDays(days) }).ToArray();
            var all = Campaigns.Of(null, campaigns.Aggregate(new CampaignsRecord(), (record, campaign) => record.With(Recorded(campaign))));
            var opened = campaigns.Where(campaign => campaign.OpeningDay <= today).ToArray();
            return all.Current(today) is { } current
                ? opened.Contains(current) && opened.All(other => other.OpeningDay <= current.OpeningDay)
                : opened.Length == 0;
        });

    [Fact]
    public void WhatIsRecordedTakesThePlaceOfTheSettingsAndKeepsItsHistory()
    {
        var longer = Letter with { Deadline = Some.Day("2022-11-11") };
        var all = Campaigns.Of(Letter, new CampaignsRecord().With(Recorded(longer)));

        Assert.Equal(longer, Assert.Single(all.All));
        Assert.Equal((1, 1), (all.RevisionOf("2022-kav"), all.HistoryOf("2022-kav").Length));
        Assert.Equal(0, Campaigns.Of(Letter, new()).RevisionOf("2022-kav"));
    }

    [Fact]
    public void OfTwoOfficersTheSecondDoesNotOverwriteTheFirst()
    {
        var record = new CampaignsRecord().With(Recorded(Letter with { Title = "Diubah" }));
        var all = Campaigns.Of(Letter, record);

        Assert.IsType<Refusal.CampaignChanged>(all.WhyNot(Letter, 0));
        Assert.Null(all.WhyNot(Letter, 1));
        Assert.IsType<Refusal.CampaignIdTaken>(all.WhyNot(Letter, null));
        Assert.IsType<Refusal.CampaignIdTaken>(Campaigns.Of(Letter, new()).WhyNot(Letter, null));
        Assert.IsType<Refusal.CampaignUnknown>(all.WhyNot(Letter with { Id = "2026-kav" }, 0));
        Assert.Null(all.WhyNot(Letter with { Id = "2026-kav" }, null));
        Assert.IsType<Refusal.CampaignUnfit>(all.WhyNot(Letter with { Id = "2026-kav", Title = "" }, null));
    }

    [Fact]
    public void TheRecordDoesNotGrowWithoutEnd()
    {
        var full = Enumerable.Range(0, CampaignsRecord.MostChanges).Aggregate(new CampaignsRecord(), (record, _) => record.With(Recorded(Letter)));

        Assert.IsType<Refusal.TooManyCampaigns>(Campaigns.Of(null, full).WhyNot(Letter, CampaignsRecord.MostChanges));
    }

    private static DateTimeOffset Noon(string day) => new(Some.Day(day), new(12, 0), TimeSpan.FromHours(7));

    private static CampaignChange Recorded(Campaign campaign) => new(campaign, "Surat Sekretaris Daerah", Some.Instant, "officer");

    private static Campaign With(string field, string text) => field switch
    {
        "id" => Letter with { Id = text },
        "title" => Letter with { Title = text },
        "letterNumber" => Letter with { LetterNumber = text },
        "letterSubject" => Letter with { LetterSubject = text },
        _ => Letter with { Circular = text },
    };
}
