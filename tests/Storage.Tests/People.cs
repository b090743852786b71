using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class PeopleInSqlite : People<SqliteForm>;

public sealed class PeopleInPostgreSql : People<PostgreSqlForm>
{
    /// <summary>The statement waits for a lock here, as it would sort there.</summary>
    [Fact]
    public async Task WhoLeavesStopsTheStatementThatListsEverybody()
    {
        await using var other = await Database.Writers.OpenConnectionAsync();
        await other.Execute("BEGIN; LOCK TABLE person IN ACCESS EXCLUSIVE MODE");
        using var leaves = new CancellationTokenSource();
        var list = Read.Everybody(new(Some.Today), most: 10).ToListAsync(leaves.Token).AsTask();
        await Until(async () => await Listing() == 1);

        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => list.WaitAsync(TimeSpan.FromSeconds(10)));
        await Until(async () => await Listing() == 0);
        await other.Execute("ROLLBACK");
    }

    private Task<long> Listing() => Number(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%FROM person p%'");

    private static async Task Until(Func<Task<bool>> so)
    {
        for (var asked = 0; !await so(); asked++)
        {
            Assert.True(asked < 200, "It does not come to that.");
            await Task.Delay(50);
        }
    }
}

/// <summary>Lists, search and counts as of a day.</summary>
public abstract class People<TForm> : Suite<TForm> where TForm : Form, new()
{
    [Fact]
    public async Task PagesTogetherListEverybodyOnceByName()
    {
        string[] names = ["Écha", "AGUS", "budi", "Agus", "Zul", "ıda", "Dewi"];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
            await Save(Some.Employee($"p{i}").Named(name));

        var listed = new List<string>();
        PeopleCursor? cursor = null;
        do
        {
            var page = await Read.People(new(Some.Today, Limit: 2, Cursor: cursor), Policy.Default);
            Assert.Equal(7, page.Total);
            Assert.InRange(page.People.Length, 1, 2);
            listed.AddRange(page.People.Select(person => person.Name));
            cursor = page.Next is null ? null : PeopleCursor.Parse(page.Next.ToString());
        }
        while (cursor is not null);

        Assert.Equal(["AGUS", "Agus", "budi", "Dewi", "Écha", "ıda", "Zul"], listed);
    }

    [Fact]
    public async Task EverybodyIsListedInTheOrderOfThePagesUpToAsManyAsAreAskedFor()
    {
        foreach (var (name, i) in new[] { "Zul", "agus", "Budi", "Écha" }.Select((name, i) => (name, i)))
            await Save(Some.Employee($"p{i}", Some.Serving(i == 2 ? "a" : "b")).Named(name));

        Assert.Equal(["agus", "Budi", "Écha"], await Names(new(Some.Today), most: 3));
        Assert.Equal(["agus", "Budi", "Écha", "Zul"], await Names(new(Some.Today, Limit: 1), most: 5));
        Assert.Equal(["agus", "Écha"], await Names(new(Some.Today, "b"), most: 2));
    }

    [Fact]
    public async Task WhoHasLeftIsListedNobody()
    {
        await Save(Some.Employee("p"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Read.Everybody(new(Some.Today), most: 5).ToListAsync(new(canceled: true)));
    }

    private async Task<IEnumerable<string>> Names(PeopleQuery query, int most) => (await Read.Everybody(query, most).ToListAsync()).Select(person => person.Name);

    [Fact]
    public async Task CardFilesThatAreOddOrSomebodyElsesTooAreListedUntilSomebodyFoundThemRight()
    {
        var first = Some.Employee("p1").Filed(new CardFileOnHand("KA-1", "aa", false, false));
        await Save(first);
        await Save(Some.Employee("p2").Filed(new CardFileOnHand("KA-2", "bb", Doubtful: true, false), new CardFileOnHand("KA-3", "cc", false, false)));
        await Save(Some.Employee("p3").Filed(new CardFileOnHand("KA-4", "bb", Doubtful: true, Reviewed: true)));
        Assert.Equal(["p2"], await ToReview());
        Assert.Equal([new SharedFile("bb", "p3")], await Read.SharedFiles("p2"));

        await Save(Some.Employee("p4").Filed(new CardFileOnHand("KA-5", "aa", false, false), new CardFileOnHand("KA-6", "aa", false, false)));
        Assert.Equal(["p1", "p2", "p4"], await ToReview());
        Assert.Equal([new SharedFile("aa", "p4")], await Read.SharedFiles("p1"));

        await Save(first = first.Next().Filed(new CardFileOnHand("KA-1", "aa", false, Reviewed: true)));
        Assert.Equal(["p2", "p4"], await ToReview());
        await Save(first.Next().Filed());
        Assert.Equal(["p2"], await ToReview());
        Assert.Empty(await Read.SharedFiles("p1"));
    }

    [Fact]
    public async Task AFileThatHundredsHaveHidesNoOtherSharedFile()
    {
        await Save(Some.Employee("p").Filed(new CardFileOnHand("KA-1", "aa", false, Reviewed: true), new CardFileOnHand("KA-2", "bb", false, false)));
        for (var i = 0; i < 60; i++)
            await Save(Some.Employee($"q{i:D2}").Filed(new CardFileOnHand("KA-3", "aa", false, false)));
        await Save(Some.Employee("r").Filed(new CardFileOnHand("KA-4", "bb", false, false)));

        var shared = await Read.SharedFiles("p");

        Assert.Equal(20, shared.Count(file => file.Sha256 == "aa"));
        Assert.Contains(new("bb", "r"), shared);
    }

    [Fact]
    public async Task PhotosThatWaitAreListed()
    {
        await Save(Some.Employee("p1"));
        var waits = Some.Employee("p2") with { PhotoWaiting = DateTimeOffset.UnixEpoch };
        await Save(waits);
        Assert.Equal(["p2"], (await Read.People(new(Some.Today, Status: UploadStatus.PhotoWaiting), Policy.Default)).People.Select(person => person.Key));

        await Save(waits.Next() with { PhotoWaiting = null });
        Assert.Empty((await Read.People(new(Some.Today, Status: UploadStatus.PhotoWaiting), Policy.Default)).People);
    }

    [Fact]
    public async Task WhySomebodyIsMissingIsReadAsItWasToldUntilItIsTakenBack()
    {
        var told = Some.Employee("p1").Because(MissingReason.SiasnData, "gelar salah");
        await Save(told);
        Assert.Equal(told.MissingReason, (await Read.Person("p1", Some.Today))!.Missing);

        await Save(told = told.Next().Because(MissingReason.Leave));
        Assert.Equal(told.MissingReason, (await Read.Person("p1", Some.Today))!.Missing);
        await Save(told.Next().Because(null));
        Assert.Null((await Read.Person("p1", Some.Today))!.Missing);
    }

    [Theory]
    [InlineData("photo", UploadStatus.NotUploaded, "p1")]
    [InlineData("photo", UploadStatus.All, "p1 p3")]
    [InlineData("none", UploadStatus.NotUploaded, "p2")]
    [InlineData("none", UploadStatus.All, "p2")]
    [InlineData("none", UploadStatus.Uploaded, "")]
    [InlineData("leave", UploadStatus.NotUploaded, "")]
    public async Task AReasonListsThoseWhoHaveNotUploadedForIt(string reason, UploadStatus status, string listed)
    {
        await Save(Some.Employee("p1").Because(MissingReason.Photo));
        await Save(Some.Employee("p2"));
        await Save(Some.Employee("p3", Some.Serving(kind: Kind.Cpns)).Because(MissingReason.Photo));
        await Save(Some.Employee("p4", Some.Serving() with { Uploaded = true }).Because(MissingReason.Photo));

        var asked = new ReasonAsked(reason == "none" ? null : reason == "photo" ? MissingReason.Photo : MissingReason.Leave);
        Assert.Equal(listed, string.Join(' ', await Keys(new(Some.Today, "dinkes", status, Reason: asked))));
    }

    [Fact]
    public async Task AUnitListsItsPeopleWhateverTheSpellingOfItsIdAndNoneThoseInNoUnit()
    {
        await Save(Some.Employee("p1", Some.Serving() with { Unit = "U-1" }));
        await Save(Some.Employee("p2", Some.Serving() with { Unit = "U-2" }));
        await Save(Some.Employee("p3"));
        await Save(Some.Employee("p4") with { Standings = [], AgenciesEver = ["dinkes"] });

        Assert.Equal(["p1"], await Keys(new(Some.Today, "dinkes", Unit: new(" u-1 "))));
        Assert.Equal(["p3"], await Keys(new(Some.Today, "dinkes", Unit: new(null))));
        Assert.Equal(["p3"], await Keys(new(Some.Today, Unit: new(null))));
        Assert.Empty(await Keys(new(Some.Today, "dinkes", Unit: new("none"))));
    }

    [Fact]
    public async Task ThoseMissingSummedByUnitAndReasonAreExactlyThoseOfTheListUnderEveryPolicy()
    {
        var random = new Random(20221105);
        await Save(new AgencyState("a", "A", new() { ["U1"] = "Satu" }));
        for (var i = 0; i < 150; i++)
            await Save(Some.Employee($"p{i}", Any(random, Some.Appointed, null) with { Unit = random.GetItems(new[] { null, "U1", "u1 ", "u2" }, 1)[0] })
                .Because(random.Next(3) == 0 ? null : Of<MissingReason>(random)));

        foreach (var policy in Policies)
        {
            var sums = await Read.Missing("a", Some.Today, policy);

            Assert.Equal((await Read.People(new(Some.Today, "a", UploadStatus.NotUploaded), policy)).Total, sums.Sum(row => row.People));
            foreach (var of in sums.GroupBy(row => row.Unit))
                Assert.Equal(of.Sum(row => row.People), (await Read.People(new(Some.Today, "a", UploadStatus.NotUploaded, Unit: new(of.Key?.Id)), policy)).Total);
            foreach (var of in sums.GroupBy(row => row.Reason))
                Assert.Equal(of.Sum(row => row.People), (await Read.People(new(Some.Today, "a", UploadStatus.NotUploaded, Reason: new(of.Key)), policy)).Total);
            foreach (var of in sums.GroupBy(row => row.Kind))
                Assert.Equal(of.Sum(row => row.People), (await Read.People(new(Some.Today, "a", UploadStatus.NotUploaded, Kind: of.Key), policy)).Total);
            Assert.All(sums, row => Assert.Contains(row.Unit, new[] { new UnitRow("u1", "U1", "Satu"), new("u2", "u2", "u2"), null }));
        }

        Assert.Equal(3, (await Read.Missing("a", Some.Today, Policy.Default)).Select(row => row.Unit).Distinct().Count());
    }

    private async Task<IEnumerable<string>> ToReview() =>
        (await Read.People(new(Some.Today, Status: UploadStatus.CardFileToReview), Policy.Default)).People.Select(person => person.Key);

    [Fact]
    public void OnlyTextThatThisProductGaveIsACursor()
    {
        Assert.Equal(new("agus", "p1"), PeopleCursor.Parse(new PeopleCursor("agus", "p1").ToString()));
        Assert.All(["", "?", "abc", "////", "AAAA"], text => Assert.Null(PeopleCursor.Parse(text)));
    }

    [Fact]
    public async Task APageHoldsAtMostTwoHundredPeople()
    {
        for (var i = 0; i < 201; i++)
            await Save(Some.Employee($"p{i}"));

        var page = await Read.People(new(Some.Today, Limit: 1000), Policy.Default);

        Assert.Equal((200, 201), (page.People.Length, page.Total));
        Assert.Single((await Read.People(new(Some.Today, Limit: 0), Policy.Default)).People);
    }

    [Theory]
    [InlineData("jose", "p1")]
    [InlineData("MUÑOZ", "p1")]
    [InlineData("munoz jo", "p1")]
    [InlineData("josé kesehatan", "")]
    [InlineData("manguharjo", "p2")]
    [InlineData("ani mangu", "p2")]
    [InlineData("1980", "p1")]
    [InlineData("19800101 200501 1 001", "p1")]
    [InlineData("1975", "p2")]
    [InlineData("2005", "")]
    [InlineData("%", "p3")]
    [InlineData("_", "p3")]
    [InlineData(@"\", "p3")]
    [InlineData("ani 1990", "p2")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData("", "p1 p2 p3")]
    [InlineData("  ", "p1 p2 p3")]
    [InlineData("\0", "")]
    public async Task TextFindsNamesUnitsAndNumbers(string text, string found)
    {
        await Save(new AgencyState("DINKES", "Dinas Kesehatan", new() { ["U1"] = "Puskesmas Manguharjo" }));
        await Save(Some.Employee("p1").Named("José MUÑOZ"));
        await Save(Some.Employee("p2", Some.Serving() with { Unit = "u1" }).Named("ANI").Numbered("197501012005011001", "199001012020121001"));
        await Save(Some.Employee("p3").Named(@"ODD %_\ NAME").Numbered("3"));

        var page = await Read.People(new(Some.Today, Text: text), Policy.Default);

        Assert.Equal(found, string.Join(' ', page.People.Select(person => person.Key).Order()));
        Assert.Equal(page.People.Length, page.Total);
    }

    /// <summary>Each part decided in both ways.</summary>
    private static IEnumerable<Policy> Policies =>
        from suspended in new[] { true, false }
        from leave in new[] { true, false }
        from partTime in new[] { true, false }
        select new Policy(suspended, leave, partTime, LegacyCardsUntil: null);

    [Fact]
    public async Task TheUploadedAndTheOthersAreExactlyThePeopleInTheColumns()
    {
        var random = new Random(20221104);
        for (var i = 0; i < 150; i++)
            await Save(Some.Employee($"p{i}", Any(random, Some.Appointed, new(2022, 10, 31)), Any(random, new(2022, 11, 1), null)));

        foreach (var policy in Policies)
        {
            foreach (var day in new DateOnly[] { new(2015, 2, 28), new(2015, 3, 1), new(2022, 10, 31), new(2022, 11, 1), new(9999, 12, 31) })
            {
                foreach (var agency in new[] { "a", "b", null })
                {
                    var counts = agency is null ? await Read.Count(day) : await Read.Count(day, agency);
                    var suspended = (await Read.People(new(day, agency, UploadStatus.Suspended, Limit: 200), policy)).Total;
                    Assert.Equal(counts.Sum(row => row.Countable.Tally(policy).Suspended * row.People), suspended);
                    foreach (var uploaded in new[] { true, false })
                    {
                        var status = uploaded ? UploadStatus.Uploaded : UploadStatus.NotUploaded;
                        var page = await Read.People(new(day, agency, status, Limit: 200), policy);

                        var counted = counts.Where(row => row.Countable.Counts(policy) && row.Countable.Uploaded == uploaded);
                        Assert.Equal(counted.Sum(row => row.People), page.Total);
                        Assert.Equal(page.Total, page.People.Length);
                        Assert.All(page.People, person =>
                        {
                            Assert.True(Countable.Of(person.Standing!).Counts(policy));
                            Assert.True(person.Standing!.Covers(day));
                            Assert.Equal(agency ?? person.Standing.Agency, person.Agency!.Key);
                            Assert.Equal(uploaded, person.Standing.Uploaded);
                        });
                    }
                }
            }
        }
    }

    [Fact]
    public async Task TheUnitsOfAnAgencyAreTogetherTheAgency()
    {
        await Save(new AgencyState("a", "Dinas Pendidikan", new() { ["U1 "] = "SDN 02", ["U2"] = "SDN 01", ["U3"] = "SDN tanpa pegawai" }));
        var random = new Random(20221014);
        for (var i = 0; i < 120; i++)
            await Save(Some.Employee($"p{i}", Any(random, Some.Appointed, new(2022, 10, 31)), Any(random, new(2022, 11, 1), null) with { Unit = new[] { null, "u1", " U1", "U2", "lain" }[i % 5] }));

        foreach (var day in new DateOnly[] { new(2015, 2, 28), new(2022, 10, 31), new(2022, 11, 1) })
        {
            var units = await Read.UnitTallies(day, "a");
            var policy = Policy.Default;
            var agency = (await Read.Count(day, "a")).Aggregate(default(Tally), (sum, row) => sum + (row.Countable.Tally(policy) * row.People));
            Assert.Equal(agency, units.Aggregate(default(Tally), (sum, unit) => sum + unit.ToTally()));
        }

        Assert.Equal(
            [("lain", "lain"), ("U2", "SDN 01"), ("U1 ", "SDN 02"), (null, null)],
            (await Read.UnitTallies(new(2022, 11, 1), "a")).Select(unit => (unit.Id, unit.Name)));
    }

    [Fact]
    public async Task APersonIsCountedWhereTheStandingOfTheDaySays()
    {
        await Save(Some.Employee("p-1", UntilOctober("a"), FromNovember("b")));

        Assert.Empty(await Read.Count(new(2015, 2, 28)));
        Assert.Equal("a", Assert.Single(await Read.Count(new(2015, 3, 1))).Agency);
        Assert.Equal("a", Assert.Single(await Read.Count(new(2022, 10, 31))).Agency);
        Assert.Equal("b", Assert.Single(await Read.Count(new(2022, 11, 1))).Agency);
        Assert.Empty(await Read.Count(new(2022, 11, 1), "a"));
        Assert.Equal(
            new CountRow("b", new Countable(Kind.Pns, false, Service.Serving, Suspension.None, false, false), 1),
            Assert.Single(await Read.Count(DateOnly.MaxValue, "b")));
    }

    [Fact]
    public async Task AnAgencyListsThoseWhoHaveAnIntervalThereOnTheDayAndNobodyElse()
    {
        await Save(Some.Employee("here", Some.Serving("a")));
        await Save(Some.Employee("retired", Some.Serving("a") with { Service = Service.Retired }));
        await Save(Some.Employee("gone", UntilOctober("a")));
        await Save(Some.Employee("moved", UntilOctober("a"), FromNovember("b")));
        await Save(Some.Employee("elsewhere", Some.Serving("b")));

        Assert.Equal(["here", "retired"], await Keys(new(Some.Today, "a")));
        Assert.Equal(["gone", "here", "moved", "retired"], await Keys(new(new(2022, 10, 31), "a")));
        Assert.Equal(["here"], await Keys(new(Some.Today, "a", UploadStatus.NotUploaded)));
        Assert.Equal(["elsewhere", "moved"], await Keys(new(Some.Today, "b")));
        Assert.Equal(["elsewhere", "gone", "here", "moved", "retired"], await Keys(new(Some.Today)));

        var gone = await Read.Person("gone", Some.Today);
        Assert.Equal((null, null), (gone!.Agency, gone.Standing));
        Assert.Null(await Read.Person("nobody", Some.Today));
    }

    [Fact]
    public async Task WhatCannotBeStoredIsNotFound()
    {
        await Save(Some.Employee());

        Assert.Null(await Read.Person("p\0", Some.Today));
        Assert.Empty(await Read.ByNumber("\0", Some.Today));
        Assert.Empty((await Read.People(new(Some.Today, Cursor: new("z\0", "\0")), Policy.Default)).People);
    }

    private static Standing UntilOctober(string agency) => Some.Serving(agency) with { Until = new(2022, 10, 31) };

    private static Standing FromNovember(string agency) => Some.Serving(agency) with { From = new(2022, 11, 1) };

    private async Task<IEnumerable<string>> Keys(PeopleQuery query) =>
        (await Read.People(query, Policy.Default)).People.Select(person => person.Key).Order();

    private static Standing Any(Random random, DateOnly from, DateOnly? until) => new(
        from, until, random.Next(2) == 0 ? "a" : "b", null, Of<Kind>(random), random.Next(2) == 0,
        random.Next(3) > 0 ? Service.Serving : Of<Service>(random), random.Next(2) == 0 ? Suspension.None : Of<Suspension>(random),
        random.Next(2) == 0, random.Next(2) == 0);

    private static T Of<T>(Random random) where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];
}
