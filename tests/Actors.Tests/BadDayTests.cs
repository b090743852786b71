using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace KartuAsn.Actors.Tests;

public sealed class BadDayTests
{
    [Fact] // a write that fails leaves memory ahead of storage, unless somebody takes care
    public async Task AfterAFailedWriteTheGrainAnswersFromWhatIsStored()
    {
        await using var city = await TestCity.Start(On.Sqlite, patience: TimeSpan.FromMilliseconds(200));
        await city.Import("first", [TestCity.Row(1)]);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(((SqliteDatabase)city.Database).Folder, "kartuasn.db")}");
        await other.OpenAsync();
        await Execute(other, "BEGIN IMMEDIATE");

        await Assert.ThrowsAnyAsync<Exception>(() => city.Upload(TestCity.Id(1)));
        Assert.Null((await city.Employee(TestCity.Id(1)).Look())!.UploadedAt);
        Assert.Equal(0, (await city.Agency("agency-a").Snapshot()).Total.Uploaded);
        await Execute(other, "ROLLBACK");

        Assert.NotNull((await city.Upload(TestCity.Id(1))).Value);
        Assert.Equal(1, (await city.Agency("agency-a").Snapshot()).Total.Uploaded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AStateOfOlderRulesIsDerivedAgain(bool atStart)
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1)]);
        await city.Forget();
        await using var other = new SqliteConnection($"Data Source={Path.Combine(((SqliteDatabase)city.Database).Folder, "kartuasn.db")}");
        await other.OpenAsync();
        await Execute(other, $"""
            UPDATE OrleansStorage
            SET PayloadBinary = CAST(replace(replace(CAST(PayloadBinary AS TEXT), '"rules":{Standings.RulesVersion}', '"rules":1'), '"serving"', '"retired"') AS BLOB)
            WHERE GrainTypeString = 'employee'
            """);

        if (atStart) await Reindex.ForRules(city.Database, Standings.RulesVersion, Employee.Current);

        Assert.Equal(Service.Serving, (await city.Employee(TestCity.Id(1)).Look())!.Standings[0].Service);
        Assert.Equal(1, (await city.Reads.People(new(city.Clock.Today, Status: UploadStatus.NotUploaded))).Total);
    }

    [Fact]
    public async Task ARecordThatIsFullGivesNoReceiptForWhatItDoesNotKeep()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1)]);
        var before = (await city.Employee(TestCity.Id(1)).Look())!.Facts.Length;
        var many = Enumerable.Range(before, Recording.MostFacts - before)
            .Select(n => (Fact)new Fact.DataBlocked(null) { Source = "test", Id = $"{n}", EffectiveDate = city.Clock.Today, RecordedAt = city.Clock.Now });
        await city.Employee(TestCity.Id(1)).Record(TestCity.Id(1), [.. many]);

        Assert.IsType<Refusal.TooManyFacts>((await city.Upload(TestCity.Id(1))).Refusal);
        Assert.IsType<Refusal.TooManyFacts>((await city.Employee(TestCity.Id(1)).RecordMissingReason(Reason(city, MissingReason.Leave))).Refusal);
        Assert.Empty((await city.Employee(TestCity.Id(1)).Look())!.CardFiles);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task WhatWasToldOfSomebodyIsReadBackAfterTheGrainWasDeactivatedAndIsListed(On store)
    {
        await using var city = await TestCity.Start(store);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2)]);
        var employee = city.Employee(TestCity.Id(1));
        var told = (await employee.RecordMissingReason(Reason(city, MissingReason.Other, "menunggu SK"))).Value!;
        Assert.True(told.News);
        await city.Employee(TestCity.Id(2)).UploadCardFile(new(
            new(Orientation.Portrait, Side.Front, new string('a', 64), "image/png", 1000), city.Clock.Now, city.Clock.Today, "operator", new("cuti melahirkan")));

        await city.Forget();

        Assert.Equal(new(MissingReason.Other, "menunggu SK", city.Clock.Now, "operator"), (await employee.Look())!.MissingReason);
        Assert.Equal(new ReasonRecorded(told.OnFile, News: false), (await employee.RecordMissingReason(Reason(city, MissingReason.Other, "menunggu SK"))).Value);
        Assert.Equal(told.OnFile, Assert.Single((await city.Reads.People(new(city.Clock.Today, Reason: new(MissingReason.Other)))).People).Missing);
        Assert.Equal(new OnBehalf("cuti melahirkan"), (await city.Employee(TestCity.Id(2)).Look())!.Facts.OfType<Fact.CardFileUploaded>().Single().OnBehalf);
    }

    [Fact]
    public async Task ManyAtOnceForOnePersonAreOneReceiptPerFile()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1)]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => city.Upload(TestCity.Id(1))));

        Assert.Single(answers.Select(a => a.Value!.Number).Distinct());
        Assert.Single((await city.Employee(TestCity.Id(1)).Look())!.Facts.OfType<Fact.CardFileUploaded>());
    }

    [Fact]
    public async Task IdsAreComparedWithoutCaseAndKeptAsSpelled()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1, "Agency-A")]);

        Assert.NotNull((await city.Upload(" pns-id-00001 ")).Value);
        Assert.Equal(("PNS-ID-00001", "Agency-A"), ((await city.Employee("pns-ID-00001").Look())!.Id, (await city.Agency("AGENCY-a").Snapshot()).Id));
    }

    [Theory] // the storage provider reads a bare key of up to 16 hex digits as a number
    [InlineData("0007", "7")]
    [InlineData("00000000000000AB", "ab")]
    public async Task IdsThatLookLikeNumbersAreStillDifferentPeople(string one, string two)
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1) with { Id = one }, TestCity.Row(2) with { Id = two }]);

        await city.Forget();

        Assert.Equal((one, two), ((await city.Employee(one).Look())!.Id, (await city.Employee(two).Look())!.Id));
        Assert.Equal(2, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public void EveryGrainKeyHasAPrefixThatIsNoHexNumber()
    {
        foreach (var key in new[] { GrainKeys.City, GrainKeys.CatchUp, GrainKeys.Employee("7"), GrainKeys.Agency("7"), GrainKeys.Import("7") })
            Assert.Contains(key[..key.IndexOf('/', StringComparison.Ordinal)], c => !Uri.IsHexDigit(c));
    }

    [Fact]
    public void EveryStateNameIsUsedByOneGrainOnly()
    {
        var names = typeof(EmployeeGrain).Assembly.GetTypes()
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()))
            .Select(p => p.GetCustomAttributes(typeof(PersistentStateAttribute), false).Cast<PersistentStateAttribute>().SingleOrDefault()?.StateName)
            .Where(n => n is not null).ToArray();

        Assert.Equal(names.Distinct(), names);
        Assert.Equal([StateNames.Agency, StateNames.Campaigns, StateNames.Employee, StateNames.Import, StateNames.Policies, StateNames.Reports], names.Order());
    }

    [Fact]
    public async Task AWatcherGetsTheNewestSnapshotWithoutAsking()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2)]);
        var watcher = new Watcher();
        var observer = city.Grains.CreateObjectReference<IProgressObserver>(watcher);
        await city.City.Watch(observer);
        await city.Agency("agency-a").Watch(observer);

        await city.Upload(TestCity.Id(1));

        await Eventually.Is(() => Task.FromResult((watcher.OfCity.LastOrDefault()?.Total.Total.Uploaded, watcher.OfAgency.LastOrDefault()?.Total.Uploaded)), seen => seen == (1, 1));
        GC.KeepAlive(watcher);
    }

    private static RecordMissingReason Reason(TestCity city, MissingReason kind, string? note = null) => new(kind, note, city.Clock.Now, city.Clock.Today, "operator");

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
