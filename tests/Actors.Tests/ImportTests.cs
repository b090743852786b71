using KartuAsn.Contracts;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Actors.Tests;

public sealed class ImportTests
{
    private static readonly ImportCounts Nothing = new(0, 0, 0, 0, 0, 0);

    [Fact]
    public async Task TheSameRosterTwiceChangesNothingTheSecondTime()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var rows = Enumerable.Range(0, 120).Select(n => TestCity.Row(n, $"agency-{n % 4}")).ToArray();

        Assert.Equal(Nothing with { New = 120 }, (await city.Import("first", rows)).Counts);
        var before = await city.Employee(TestCity.Id(7)).Look();
        Assert.Equal(Nothing with { Unchanged = 120 }, (await city.Import("second", rows)).Counts);

        Assert.Equal(before!.Sequence, (await city.Employee(TestCity.Id(7)).Look())!.Sequence);
        Assert.Equal(120, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public async Task ADryRunCountsTheSameAndChangesNothing()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var rows = Enumerable.Range(0, 60).Select(n => TestCity.Row(n)).ToArray();

        var dry = await city.Import("dry", rows, dryRun: true);

        Assert.Empty((await city.City.Snapshot()).Agencies);
        Assert.Null(await city.Employee(TestCity.Id(1)).Look());
        Assert.Equal(dry.Counts, (await city.Import("real", rows)).Counts);
    }

    [Fact]
    public async Task AnImportInterruptedByACrashGoesOnAndCountsRight()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var rows = Enumerable.Range(0, 1500).Select(n => TestCity.Row(n, $"agency-{n % 4}")).ToArray();
        await city.BeginImport("first", rows, segment: 100);
        await Eventually.Is(async () => await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("first")).Look(), v => v!.Done >= 200);

        await city.Restart();

        var view = await city.Finished("first");
        Assert.Equal((1500, Nothing with { New = 1500 }), (view.Done, view.Counts));
        Assert.Equal(1500, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public async Task ACancelledImportKeepsWhatWentIn()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.BeginImport("first", Enumerable.Range(0, 3000).Select(n => TestCity.Row(n)), segment: 500);

        var view = await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("first")).Cancel();

        Assert.Equal("cancelled", view!.State);
        Assert.Equal(view.Counts.New, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public async Task TwoPeopleWithTheSameNumberAreBothTakenAndBothReviewed()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var twin = TestCity.Row(2) with { Number = TestCity.Row(1).Number };

        await city.Import("first", [TestCity.Row(1), twin, TestCity.Row(3)]);

        var snapshot = await city.Agency("agency-a").Snapshot();
        Assert.Equal((3, 2), (snapshot.Total.People, snapshot.Review));
        Assert.Equal(2, (await city.Reads.ByNumber(twin.Number, city.Clock.Today)).Length);
        Assert.Equal(Nothing with { Unchanged = 3 }, (await city.Import("second", [TestCity.Row(1), twin, TestCity.Row(3)])).Counts);
    }

    [Fact]
    public async Task StartingAnImportTwiceIsOneImport()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1)]);
        await city.BeginImport("first", [TestCity.Row(1), TestCity.Row(2)]);

        Assert.Equal(1, (await city.Finished("first")).Rows);
    }
}
