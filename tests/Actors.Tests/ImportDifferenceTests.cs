using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Actors.Tests;

/// <summary>What an import shows before it is carried out, whom it misses, and how it is taken back.</summary>
public sealed class ImportDifferenceTests
{
    private static readonly DateOnly Later = new(2022, 12, 1);

    [Fact]
    public async Task ADryRunNamesEverybodyWhomTheRosterWouldChange()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", Enumerable.Range(0, 30).Select(n => TestCity.Row(n)));
        RosterRow[] second =
        [
            .. Enumerable.Range(0, 10).Select(n => TestCity.Row(n)), TestCity.Row(10) with { Name = "Nama Baru" }, TestCity.Row(11, "agency-b"),
            TestCity.Row(12) with { KedudukanCode = "99" }, TestCity.Row(99), .. Enumerable.Range(13, 15).Select(n => TestCity.Row(n)),
        ];

        var dry = await city.Import("dry", second, dryRun: true);

        Assert.Equal(new(1, 1, 1, 1, 25, 0, Missing: 2), dry.Counts);
        var named = (await city.Differences(dry)).ToDictionary(d => d.Id, d => (d.Outcome, d.Name));
        Assert.Equal((RosterOutcome.Changed, "Nama Baru"), named[TestCity.Id(10)]);
        Assert.Equal((RosterOutcome.Moved, "Pegawai 11"), named[TestCity.Id(11)]);
        Assert.Equal((RosterOutcome.Ended, "Pegawai 12"), named[TestCity.Id(12)]);
        Assert.Equal((RosterOutcome.New, "Pegawai 99"), named[TestCity.Id(99)]);
        Assert.Equal(RosterOutcome.Missing, named[TestCity.Id(28)].Outcome);
        Assert.Equal(30, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public async Task WhatADryRunShowedIsCarriedOutWithoutSendingTheFileAgain()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var dry = await city.Import("dry", Enumerable.Range(0, 30).Select(n => TestCity.Row(n)), dryRun: true);

        var begun = await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("dry")).Apply("officer");
        var again = await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("dry")).Apply("officer");
        var real = await city.Finished(begun!.Id);

        Assert.Equal((begun.Id, false, dry.Counts), (again!.Id, real.DryRun, real.Counts));
        Assert.Equal(30, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact] // domain 4: never ended silently
    public async Task WhomALaterRosterDoesNotListStaysCountedAndIsListedForReviewUntilARosterHasThemAgain()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var all = Enumerable.Range(0, 20).Select(n => TestCity.Row(n)).ToArray();
        await city.Import("first", all);

        var second = await city.Import("second", all[..18]);

        Assert.Equal(2, second.Counts.Missing);
        Assert.Equal(20, (await city.City.Snapshot()).Total.Total.People);
        Assert.Equal([TestCity.Id(18), TestCity.Id(19)], await NotInRoster(city));
        await city.Import("third", all);
        Assert.Empty(await NotInRoster(city));
    }

    [Fact]
    public async Task NobodyIsMissedInARosterOfAnotherAgencyOrOfAnotherKindOnly()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2, "agency-b"), TestCity.Pppk(3)]);

        Assert.Equal(0, (await city.Import("b", [TestCity.Row(2, "agency-b")])).Counts.Missing);
        Assert.Equal(0, (await city.Import("pppk", [TestCity.Pppk(3)])).Counts.Missing);
        Assert.Equal(1, (await city.Import("pns", [TestCity.Row(4)])).Counts.Missing);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task AnUndoneImportLeavesNumbersAndPeopleAsTheyWere(On store)
    {
        await using var city = await TestCity.Start(store);
        var rows = Enumerable.Range(0, 120).Select(n => TestCity.Row(n, $"agency-{n % 4}")).ToArray();
        await city.Import("first", rows);
        await city.Upload(TestCity.Id(5));
        var before = await city.City.Snapshot();
        city.Time.Advance(TimeSpan.FromDays(30));
        await city.Import("second", [.. rows[..60].Select(r => r with { AgencyId = "agency-9", AgencyName = "Dinas Sembilan", Name = "Baru" }), .. rows[70..], TestCity.Row(500)]);

        var undone = await city.Undo("second");

        Assert.Equal((71, 0), (undone.Undo!.People, undone.Undo.ChangedSince));
        var after = await city.City.Snapshot();
        Assert.Equal(before.Total, after.Total);
        Assert.Equal(before.Agencies.Select(a => (a.Id, a.Total)), after.Agencies.Where(a => a.Total.People > 0).Select(a => (a.Id, a.Total)));
        Assert.Equal("Pegawai 7", (await city.Employee(TestCity.Id(7)).Look())!.Names[^1].Name);
        Assert.Empty(await NotInRoster(city));
        Assert.Equal(undone.Undo, (await city.Undo("second")).Undo! with { ListFiles = undone.Undo.ListFiles });
        await AssertRecountIsEqual(city);
    }

    [Fact]
    public async Task ARosterThatWasTakenBackCanBeImportedAgainAndCountsAsItDid()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        var rows = Enumerable.Range(0, 30).Select(n => TestCity.Row(n, $"agency-{n % 3}")).ToArray();
        await city.Import("first", rows);
        var (before, past) = (await city.City.Snapshot(), await city.City.On(new(2010, 1, 1)));
        await city.Undo("first");

        var again = await city.Import("again", rows);

        Assert.Equal(30, again.Counts.New);
        Assert.Equal(before.Total, (await city.City.Snapshot()).Total);
        Assert.Equal(past.Total, (await city.City.On(new(2010, 1, 1))).Total);
        await AssertRecountIsEqual(city);
    }

    [Fact]
    public async Task WhatWasRecordedSinceAnImportIsKeptAndListedWhenItIsTakenBack()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2)]);
        city.Time.Advance(TimeSpan.FromDays(1));
        await city.Import("second", [TestCity.Row(1, "agency-b"), TestCity.Row(2, "agency-b"), TestCity.Row(3, "agency-b")]);
        await city.Upload(TestCity.Id(3));
        await city.Employee(TestCity.Id(2)).Record(TestCity.Id(2), [Sent(new NameChanged("Nama Kemudian"))]);

        var undone = await city.Undo("second");

        var kept = await undone.Undo!.ListFiles.ToAsyncEnumerable().SelectMany(f => city.Files.Read<UndoneFor>(f)).ToListAsync();
        Assert.Equal([(TestCity.Id(2), false), (TestCity.Id(3), true)], kept.Select(k => (k.Id, k.Kept)));
        Assert.Equal("agency-a", (await city.Employee(TestCity.Id(1)).Look())!.On(city.Clock.Today)!.Agency);
        var named = (await city.Employee(TestCity.Id(2)).Look())!;
        Assert.Equal(("agency-a", "Nama Kemudian"), (named.On(city.Clock.Today)!.Agency, named.Names[^1].Name));
        Assert.True((await city.Employee(TestCity.Id(3)).Look())!.On(city.Clock.Today)!.Uploaded);
        Assert.Equal(1, (await city.City.Snapshot()).Total.Total.Uploaded);
    }

    [Theory] // jan and feb list the same people, so feb wrote nothing that could keep them
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task AnOlderImportIsTakenBackOnlyWhenNoNewerOneStands(On store)
    {
        await using var city = await TestCity.Start(store);
        foreach (var (import, dryRun) in new[] { ("jan", false), ("feb", false), ("preview", true) })
        {
            await city.Import(import, [TestCity.Row(1), TestCity.Row(2)], dryRun);
            city.Time.Advance(TimeSpan.FromDays(1));
        }

        var jan = city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("jan"));
        Assert.Equal((null, "feb"), (await jan.Undo("officer"), (await jan.Newer())?.Id));
        Assert.Equal(2, (await city.City.Snapshot()).Total.Total.People);

        await city.Undo("feb");
        Assert.Equal(2, (await city.City.Snapshot()).Total.Total.People);
        await city.Undo("jan");
        Assert.Equal(0, (await city.City.Snapshot()).Total.Total.People);
    }

    [Fact]
    public async Task WhatWasTakenBackIsAnsweredTheSameAlsoWhenANewerImportFollowed()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("wrong", [TestCity.Row(1)]);
        var undone = await city.Undo("wrong");
        city.Time.Advance(TimeSpan.FromDays(1));
        await city.Import("right", [TestCity.Row(2)]);

        var again = await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("wrong")).Undo("officer");

        Assert.Equal(undone.Undo!.StartedAt, again!.Undo!.StartedAt);
    }

    [Fact]
    public async Task AnUndoInterruptedByACrashGoesOn()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.BeginImport("first", Enumerable.Range(0, 1200).Select(n => TestCity.Row(n)), segment: 100);
        await city.Finished("first");
        await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("first")).Undo("officer");

        await city.Restart();

        var undone = await city.Undo("first");
        Assert.Equal(1200, undone.Undo!.People);
        Assert.Equal(0, (await city.City.Snapshot()).Total.Total.People);
        await AssertRecountIsEqual(city);
    }

    [Fact]
    public async Task WhoNeverWasIsInNoListAndSharesNoNumber()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("wrong", [TestCity.Row(1), TestCity.Row(2)]);
        await city.Undo("wrong");

        await city.Import("right", [TestCity.Row(3) with { Number = TestCity.Row(1).Number }]);

        Assert.Empty(await city.Reads.SharedNumbers(city.Clock.Today));
        Assert.Equal(0, (await city.City.Snapshot()).Total.Review);
        Assert.Equal([TestCity.Id(3)], (await city.Reads.People(new(city.Clock.Today))).People.Select(p => p.Id));
        var nobody = (await city.Employee(TestCity.Id(1)).Look())!.NamedOn(city.Clock.Today);
        Assert.Equal(("Pegawai 1", ""), (nobody.Name, nobody.Number));
    }

    [Fact]
    public async Task ADryRunCannotBeTakenBack()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("dry", [TestCity.Row(1)], dryRun: true);

        Assert.Null(await city.Grains.GetGrain<IImportGrain>(GrainKeys.Import("dry")).Undo("officer"));
    }

    [Fact]
    public async Task TheFileOfContractsGivesTheEndThatTheRosterDoesNotKnow()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("roster", [TestCity.Pppk(1), TestCity.Pppk(2)]);
        ContractRow[] rows =
        [
            new(2, TestCity.Id(1), null, new(2021, 1, 1), new(2022, 11, 1)), new(3, TestCity.Id(2), null, new(2021, 1, 1), new(2021, 12, 31)),
            new(4, TestCity.Id(2), null, new(2022, 2, 1), new(2026, 1, 31)),
        ];

        await city.Begin("contracts", "contracts", rows);
        var view = await city.Finished("contracts");

        Assert.Equal((3, 0), (view.Counts.Changed + view.Counts.Ended, view.Counts.Unchanged));
        Assert.Equal(2, (await city.City.Snapshot()).Total.Pppk.People);
        Assert.Equal(1, (await city.City.On(new(2022, 11, 2))).Total.Pppk.People);
        Assert.Equal(1, (await city.City.On(new(2022, 1, 15))).Total.Pppk.People);
        Assert.Equal(0, (await city.City.On(new(2026, 2, 1))).Total.Pppk.People);
        await city.Begin("again", "contracts", rows);
        Assert.Equal(3, (await city.Finished("again")).Counts.Unchanged);
        await city.Undo("contracts");
        Assert.Equal(2, (await city.City.On(new(2030, 1, 1))).Total.Pppk.People);
    }

    [Fact]
    public async Task AReorganisationMovesPeopleFromItsDayAndThePastStaysAsItWas()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await city.Import("roster", Enumerable.Range(0, 40).Select(n => TestCity.Row(n, n < 30 ? "agency-a" : "agency-b")));
        var moves = Enumerable.Range(0, 30).Select(n => new MoveRow(n + 1, TestCity.Id(n), "agency-new", "unit-1", new("Perwali 1", Later.AddDays(-9)))).ToArray();
        AgencyChange[] agencies = [new("agency-new", "Dinas Gabungan", Opens: true, Closes: false), new("agency-a", null, Opens: false, Closes: true)];

        await city.Begin("penataan", "reorganisation", moves, position: Later, agencies: agencies);
        Assert.Equal(30, (await city.Finished("penataan")).Counts.Moved);

        var (past, then) = (await city.City.On(Later.AddDays(-1)), await city.City.On(Later));
        Assert.Equal([("Dinas agency-a", 30), ("Dinas agency-b", 10)], past.Agencies.Select(a => (a.Name, a.Total.People)));
        Assert.Equal([("Dinas agency-b", 10), ("Dinas Gabungan", 30)], then.Agencies.Select(a => (a.Name, a.Total.People)));
        Assert.Equal(["agency-a", "agency-b"], (await city.City.Snapshot()).Agencies.Select(a => a.Id));
        city.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(["agency-b", "agency-new"], (await city.City.Snapshot()).Agencies.Select(a => a.Id));

        await city.Undo("penataan");

        Assert.Equal([("agency-a", 30), ("agency-b", 10)], (await city.City.Snapshot()).Agencies.Where(a => a.Total.People > 0).Select(a => (a.Id, a.Total.People)));
        await AssertRecountIsEqual(city);
    }

    private static T Sent<T>(T fact) where T : Fact =>
        (T)(fact with { Source = "hr/test", Id = Guid.NewGuid().ToString("N"), EffectiveDate = new(2022, 11, 2) });

    private static async Task<string[]> NotInRoster(TestCity city) =>
        [.. (await city.Reads.People(new(city.Clock.Today, Status: UploadStatus.NotInRoster))).People.Select(p => p.Id).Order()];

    private static async Task AssertRecountIsEqual(TestCity city)
    {
        foreach (var agency in await city.Reads.Agencies())
        {
            var recount = await Eventually.Is(() => city.Agency(agency.Key).Recount(), r => r!.Lagging.IsEmpty);
            Assert.Empty(recount!.Differing);
            Assert.Equal((recount.Memory, recount.Memory), (recount.Sql, recount.Facts));
        }
    }
}
