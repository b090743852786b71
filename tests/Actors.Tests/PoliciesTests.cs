using KartuAsn.Contracts;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Actors.Tests;

public sealed class PoliciesTests
{
    private static readonly DateOnly From = new(2022, 11, 10);

    [Theory] // policy: a suspended person is still ASN and counts, until BKPSDM decides otherwise
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task ASuspendedPersonLeavesTheColumnsFromTheEffectiveDateAndEarlierDaysStay(On store)
    {
        await using var city = await TestCity.Start(store);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2) with { KedudukanCode = "04" }, TestCity.Row(3, "agency-b")]);
        await city.City.Snapshot();

        var answer = await Change(city, new PolicyDecision.SuspendedCounts(false), "k-1");

        Assert.Single(answer.Value!.Changes);
        await AssertDays(city);
        Assert.Equal(3, (await city.City.Snapshot()).Total.Total.People);

        await city.Restart();
        await AssertDays(city);

        city.Time.SetUtcNow(new DateTimeOffset(2022, 11, 10, 5, 0, 0, TimeSpan.Zero));
        var now = await city.City.Snapshot();
        Assert.Equal((2, 1), (now.Total.Total.People, now.Total.Suspended));
        var recount = await city.Agency("agency-a").Recount();
        Assert.Equal((recount.Sql, recount.Facts), (recount.Memory, recount.Memory));
        Assert.Equal(1, recount.Memory.Total.People);
        Assert.Equal(2, (await city.Reads.People(new(From, Status: KartuAsn.Storage.UploadStatus.Counted))).Total);
        Assert.Equal(3, (await city.Reads.People(new(From.AddDays(-1), Status: KartuAsn.Storage.UploadStatus.Counted))).Total);
    }

    [Fact]
    public async Task TheSameCommandIsCarriedOutOnceAndAnotherOneIsTheLater()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await Change(city, new PolicyDecision.SuspendedCounts(false), "k-1");
        await Change(city, new PolicyDecision.SuspendedCounts(false), "k-1");

        Assert.IsType<Refusal.KeyReused>((await Change(city, new PolicyDecision.PartTimeCounts(false), "k-1")).Refusal);
        var later = await Change(city, new PolicyDecision.SuspendedCounts(true), "k-2");

        Assert.Equal([1, 2], later.Value!.Changes.Select(change => change.Number));
        Assert.True(Policies.Of(later.Value.Changes).On(From).SuspendedCounts);
    }

    [Fact]
    public async Task AChangeWithoutAReasonIsNone()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var answer = await Policy(city).Change(new(new PolicyDecision.PartTimeCounts(false), From, " - ", city.Clock.Now, "officer"));

        Assert.IsType<Refusal.PolicyReasonMissing>(answer.Refusal);
        Assert.Empty((await Policy(city).Look()).Changes);
    }

    private static async Task AssertDays(TestCity city)
    {
        var days = await city.City.Days(From.AddDays(-1), From);
        Assert.Equal([3, 2], days.Select(day => day.Tally.Total.People));
        Assert.Equal([1, 1], days.Select(day => day.Tally.Suspended));
    }

    private static Task<Answer<PoliciesRecord>> Change(TestCity city, PolicyDecision decision, string command) =>
        Policy(city).Change(new(decision, From, "Keputusan Kepala BKPSDM", city.Clock.Now, "officer", command));

    private static IPoliciesGrain Policy(TestCity city) => city.Grains.GetGrain<IPoliciesGrain>(GrainKeys.Policies);
}
