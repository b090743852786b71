using KartuAsn.Contracts;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Actors.Tests;

public sealed class CountingTests
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task AfterTheReceiptTheAgencyAndTheCityHaveIt(On store)
    {
        await using var city = await TestCity.Start(store);
        await city.Import("first", Enumerable.Range(0, 10).Select(n => TestCity.Row(n, n < 7 ? "agency-a" : "agency-b")));

        var answer = await city.Upload(TestCity.Id(1));

        Assert.True(ReceiptNumber.IsWellFormed(answer.Value!.Number));
        var agency = await city.Agency("agency-a").Snapshot();
        Assert.Equal((new Count(1, 6), 1), (agency.Pns, agency.UploadedToday));
        var whole = await city.City.Snapshot();
        Assert.Equal(new Count(1, 9), whole.Total.Total);
        Assert.Equal(["Dinas agency-a", "Dinas agency-b"], whole.Agencies.Select(a => a.Name));
        Assert.Equal(0, whole.Agencies[1].Total.Uploaded);
        Assert.Equal("Dinas agency-a", Assert.Single(whole.Recent).AgencyName);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task WhatWasAcknowledgedIsThereAfterACrash(On store)
    {
        await using var city = await TestCity.Start(store);
        await city.Import("first", Enumerable.Range(0, 10).Select(n => TestCity.Row(n)));
        var receipt = (await city.Upload(TestCity.Id(3))).Value;
        var before = (await city.Agency("agency-a").Snapshot()).ToProgress();

        await city.Restart();

        Assert.Equal(before, (await city.Agency("agency-a").Snapshot()).ToProgress());
        Assert.Equal(receipt, (await city.Upload(TestCity.Id(3))).Value);
        Assert.Equal(new Count(1, 9), (await city.City.Snapshot()).Total.Total);
    }

    [Fact]
    public async Task EveryGrainAnswersTheSameAfterItWasDeactivated()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1)]);
        await city.Upload(TestCity.Id(1));
        await city.Employee(TestCity.Id(1)).RecordPhoto(new(new(new string('f', 64), 1, "sharpness"), city.Clock.Now, city.Clock.Today, "pegawai"));
        var employee = await city.Employee(TestCity.Id(1)).Look();
        var agency = (await city.Agency("agency-a").Snapshot()).ToProgress();
        var import = await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("first")).Look();

        await city.Forget();

        var again = await city.Employee(TestCity.Id(1)).Look();
        Assert.Equal(employee!.Facts, again!.Facts);
        Assert.Equal(employee.Standings, again.Standings);
        Assert.Equal(employee.Names, again.Names);
        Assert.Equal((employee.Sequence, employee.UploadedAt, employee.PhotoWaiting), (again.Sequence, again.UploadedAt, again.PhotoWaiting));
        Assert.NotNull(again.PhotoWaiting);
        Assert.Equal(agency, (await city.Agency("agency-a").Snapshot()).ToProgress());
        Assert.Equal(import!.Counts, (await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("first")).Look())!.Counts);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task MessagesLostDoubledAndReorderedEndWithEqualNumbers(On store)
    {
        await using var city = await TestCity.Start(store);
        string[] agencies = ["agency-a", "agency-b", "agency-c"];
        var random = new Random(4);
        await city.Import("first", Enumerable.Range(0, 40).Select(n => TestCity.Row(n, agencies[n % 3])));
        city.Faults.Fate = () => { lock (random) return random.Next(4); };

        for (var round = 0; round < 4; round++)
            await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Happening(city, agencies, n, round)));
        await city.Faults.DeliverKept();
        city.Faults.Fate = null;
        await city.CatchUp.Run();

        await AssertEqual(city, agencies);
        Assert.Equal(40, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public async Task APersonWhoMovedIsCountedOnceAndLeavesNoGhost()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1, "agency-a")]);
        city.Faults.Fate = () => 1;
        await city.Import("second", [TestCity.Row(1, "agency-b")]);
        await city.Import("third", [TestCity.Row(1, "agency-c")]);
        city.Faults.Fate = null;

        await city.CatchUp.Run();

        Assert.Equal([0, 0, 1], (await city.City.Snapshot()).Agencies.Select(a => a.Total.People));
        await AssertEqual(city, ["agency-a", "agency-b", "agency-c"]);
    }

    [Fact]
    public async Task WhatAnAgencyMissedHealsByItself()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2)]);
        await city.Agency("agency-a").Snapshot();
        city.Faults.Fate = () => 1;
        await city.Upload(TestCity.Id(1));
        Assert.Equal(0, (await city.Agency("agency-a").Snapshot()).Total.Uploaded);

        await Eventually.Is(city.Agency("agency-a").Snapshot, s => s.Total.Uploaded == 1);
    }

    [Fact]
    public async Task ARecountNamesWhoIsBehind()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1)]);
        city.Faults.Fate = () => 1;
        await city.Upload(TestCity.Id(1));

        var recount = await city.Agency("agency-a").Recount();

        if (!recount.Lagging.IsEmpty) Assert.Equal("pns-id-00001", Assert.Single(recount.Lagging).Employee);
        Assert.Equal(new Count(1, 0), recount.Sql.Total);
        Assert.Equal(recount.Sql, recount.Facts);
    }

    [Fact] // letter, clause 4: nothing has to run at midnight
    public async Task AtMidnightNumbersChangeByThemselves()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2) with { StartDate = new(2022, 11, 2) }]);
        var before = await city.City.Snapshot();
        Assert.Equal(1, before.Total.Total.People);

        city.Time.SetUtcNow(new DateTimeOffset(2022, 11, 1, 16, 59, 59, TimeSpan.Zero));
        Assert.Equal(1, (await city.City.Snapshot()).Total.Total.People);
        city.Time.SetUtcNow(new DateTimeOffset(2022, 11, 1, 17, 0, 0, TimeSpan.Zero));

        var after = await city.City.Snapshot();
        Assert.Equal((new DateOnly(2022, 11, 2), 2), (after.AsOf, after.Total.Total.People));
        Assert.True(SnapshotVersion.Parse(before.Version) < SnapshotVersion.Parse(after.Version));
        Assert.Equal(2, (await city.Agency("agency-a").Snapshot()).Total.People);
    }

    [Fact] // letter, clause 4
    public async Task WhoeverWatchesAtMidnightIsShownThatAContractEndedThoughNothingElseHappens()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Pppk(1), TestCity.Pppk(2)]);
        await city.Begin("contracts", "contracts", [new ContractRow(2, TestCity.Id(1), null, new(2021, 1, 1), new(2022, 11, 1))]);
        await city.Finished("contracts");
        var watcher = new Watcher();
        var observer = city.Grains.CreateObjectReference<IProgressObserver>(watcher);
        var (cityBefore, agencyBefore) = (await city.City.Watch(observer), await city.Agency("agency-a").Watch(observer));
        Assert.Equal((2, 2), (cityBefore.Total.Pppk.People, agencyBefore.Pppk.People));

        city.Time.SetUtcNow(new DateTimeOffset(2022, 11, 1, 17, 0, 0, TimeSpan.Zero));

        var next = city.Clock.Today;
        await Eventually.Is(() => Task.FromResult((watcher.OfCity.LastOrDefault()?.AsOf, watcher.OfAgency.LastOrDefault()?.AsOf)), seen => seen == (next, next));
        Assert.All(watcher.OfCity, s => Assert.Equal(s.AsOf == next ? 1 : 2, s.Total.Pppk.People));
        Assert.All(watcher.OfAgency, s => Assert.Equal(s.AsOf == next ? 1 : 2, s.Pppk.People));
        Assert.True(SnapshotVersion.Parse(cityBefore.Version) < SnapshotVersion.Parse(watcher.OfCity.Last().Version));
        Assert.True(SnapshotVersion.Parse(agencyBefore.Version) < SnapshotVersion.Parse(watcher.OfAgency.Last().Version));
        GC.KeepAlive(watcher);
    }

    [Theory]
    [InlineData(Memory.Stays)]
    [InlineData(Memory.IsLetGo)]
    [InlineData(Memory.IsLost)]
    public async Task AMoveThatWasCancelledLeavesNoGhostThoughEveryMessageWentAstray(Memory memory)
    {
        await using var city = await TestCity.Start(On.Sqlite);
        string[] agencies = ["agency-a", "agency-b", "agency-c"];
        await city.Import("first", agencies.Select((agency, n) => TestCity.Row(n, agency)));
        await city.City.Snapshot();
        var who = city.Employee(TestCity.Id(0));
        var toB = Sent("to-b", "2022-10-01", new Fact.Transferred("agency-b", null));
        city.Faults.Fate = () => memory == Memory.IsLost ? 1 : 3;

        await who.Record(TestCity.Id(0), [toB]);
        await who.Record(TestCity.Id(0), [Sent("to-c", "2022-12-01", new Fact.Transferred("agency-c", null))]);
        if (memory == Memory.IsLetGo) await city.Forget();
        if (memory == Memory.IsLost) await city.Restart();
        who = city.Employee(TestCity.Id(0));
        await who.Record(TestCity.Id(0), [Sent("not-to-b", "2022-10-01", new Fact.DecisionCancelled(toB.Identity))]);
        if (memory == Memory.IsLetGo) await city.Forget();
        if (memory == Memory.IsLost) await city.Restart();
        await city.Faults.DeliverKept();
        city.Faults.Fate = null;
        await city.CatchUp.Run();

        Assert.Equal((1, 1, 1), await PeopleOn(city, "2022-09-30"));
        Assert.Equal((1, 1, 1), await PeopleOn(city, "2022-10-01"));
        Assert.Equal((1, 1, 1), await PeopleOn(city, "2022-11-30"));
        Assert.Equal((0, 1, 2), await PeopleOn(city, "2022-12-01"));
        Assert.Equal([TestCity.Id(1)], (await city.Reads.People(new(city.Clock.Today, "agency-b"))).People.Select(p => p.Id));
        await AssertEqual(city, agencies);
    }

    [Fact]
    public async Task AnyDayCanBeAskedFor()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2) with { StartDate = new(2022, 11, 20) }]);
        await city.Upload(TestCity.Id(1));

        Assert.Equal(new Count(0, 1), (await city.City.On(new(2022, 10, 31))).Total.Total);
        Assert.Equal(new Count(1, 0), (await city.City.On(new(2022, 11, 1))).Total.Total);
        Assert.Equal(new Count(1, 1), (await city.City.On(new(2022, 11, 20))).Total.Total);
        Assert.Equal(default, (await city.City.On(new(1990, 1, 1))).Total.Total);
    }

    [Fact]
    public async Task ACpnsIsBesideTheColumns()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2, kind: Kind.Cpns)]);

        var snapshot = await city.Agency("agency-a").Snapshot();

        Assert.Equal((1, 1), (snapshot.Total.People, snapshot.Cpns));
        Assert.IsType<Refusal.NotEligible>((await city.Upload(TestCity.Id(2))).Refusal);
    }

    public enum Memory
    {
        Stays,
        IsLetGo,
        IsLost,
    }

    private static T Sent<T>(string id, string day, T fact) where T : Fact =>
        (T)(fact with { Source = "hr/test", Id = id, EffectiveDate = DateOnly.Parse(day, null) });

    private static async Task<(int A, int B, int C)> PeopleOn(TestCity city, string day) =>
        (await city.City.On(DateOnly.Parse(day, null))).Agencies.Select(a => a.Total.People).ToArray() is [var a, var b, var c] ? (a, b, c) : default;

    private static async Task Happening(TestCity city, string[] agencies, int n, int round)
    {
        switch ((n + round) % 4)
        {
            case 0: await city.Upload(TestCity.Id(n), $"{round}"); break;
            case 1: await city.GiveBack(TestCity.Id(n)); break;
            case 2: await city.Import($"move-{n}-{round}", [TestCity.Row(n, agencies[(n + round + 1) % 3])]); break;
            default: await city.Upload(TestCity.Id(n), "b", Side.Back); break;
        }
    }

    private static async Task AssertEqual(TestCity city, string[] agencies)
    {
        foreach (var agency in agencies)
        {
            var recount = await city.Agency(agency).Recount();
            Assert.Empty(recount.Lagging);
            Assert.Empty(recount.Differing);
            Assert.Equal(recount.Sql, recount.Memory);
            Assert.Equal(recount.Facts, recount.Sql);
        }
    }
}
