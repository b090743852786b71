using KartuAsn.Contracts;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Actors.Tests;

public sealed class CampaignsTests
{
    private static readonly Campaign Letter = new(
        "2022-kav", "Kartu ASN Virtual 2022", "873/5273/401.201/2022", new(2022, 10, 14), "Kartu Aparatur Sipil Negara Virtual",
        "SE Kepala BKN Nomor 16 Tahun 2022", new(2022, 10, 14), new(2022, 11, 4), Campaign.EndOfDay, "Asia/Jakarta", [7, 3, 1], [], []);

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task WhatIsRecordedIsStillThereWhenNothingIsLeftInMemory(On store)
    {
        await using var city = await TestCity.Start(store);
        await Record(city, Letter, null, null, "k-1");
        await Record(city, Letter with { Deadline = new(2022, 11, 11), Zone = "Asia/Jayapura" }, 1, null, "k-2");

        await city.Forget();
        await city.Restart();

        var read = await Grain(city).Look();
        Assert.Equal([new(2022, 11, 4), new DateOnly(2022, 11, 11)], read.Changes.Select(change => change.Campaign.Deadline));
        Assert.Equal(("officer", "Surat Sekretaris Daerah", "k-2"), (read.Changes[1].RecordedBy, read.Changes[1].Reason, read.Changes[1].CommandId));
        Assert.Equal(new DateTimeOffset(2022, 11, 12, 0, 0, 0, TimeSpan.FromHours(9)).AddTicks(-1), Campaigns.Of(null, read).Find("2022-kav")!.DeadlineAt());
    }

    [Fact]
    public async Task OfTwoWhoLookedAtTheSameVersionOneIsToldThatItHasChanged()
    {
        await using var city = await TestCity.Start(On.Sqlite);

        var answers = await Task.WhenAll(
            Record(city, Letter with { Title = "Satu" }, 0, Letter, "k-1"), Record(city, Letter with { Title = "Dua" }, 0, Letter, "k-2"));

        Assert.Single(answers, answer => answer.Value is not null);
        Assert.IsType<Refusal.CampaignChanged>(Assert.Single(answers, answer => answer.Refusal is not null).Refusal);
        Assert.Single((await Grain(city).Look()).Changes);
    }

    [Fact]
    public async Task TheSameCommandIsCarriedOutOnce()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await Record(city, Letter, null, null, "k-1");

        Assert.Single((await Record(city, Letter, null, null, "k-1")).Value!.Changes);
        Assert.IsType<Refusal.CampaignIdTaken>((await Record(city, Letter, null, null, "k-2")).Refusal);
    }

    [Fact]
    public async Task ARecordWithoutAReasonIsNone()
    {
        await using var city = await TestCity.Start(On.Sqlite);

        Assert.IsType<Refusal.CampaignReasonMissing>((await Grain(city).Record(new(Letter, null, null, " - ", city.Clock.Now, "officer"))).Refusal);
        Assert.Empty((await Grain(city).Look()).Changes);
    }

    private static Task<Answer<CampaignsRecord>> Record(TestCity city, Campaign campaign, int? revision, Campaign? first, string command) =>
        Grain(city).Record(new(campaign, revision, first, "Surat Sekretaris Daerah", city.Clock.Now, "officer", command));

    private static ICampaignsGrain Grain(TestCity city) => city.Grains.GetGrain<ICampaignsGrain>(GrainKeys.Campaigns);
}
