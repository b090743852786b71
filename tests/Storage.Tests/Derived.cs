using System.Collections.Immutable;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class DerivedInSqlite : Derived<SqliteForm>;

public sealed class DerivedInPostgreSql : Derived<PostgreSqlForm>;

/// <summary>What the database makes of a saved state, and how it is read back.</summary>
public abstract class Derived<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateTimeOffset Received = new(2022, 11, 4, 9, 30, 1, 234, 567, TimeSpan.FromHours(7));

    [Fact]
    public async Task APersonIsReadAsTheRecordSays()
    {
        await Save(new AgencyState("DINKES", "Dinas Kesehatan", new() { ["PKM-1"] = "Puskesmas Manguharjo" }));
        var standing = Full();
        await Save(Some.Employee("  A8ACA-7b ", standing) with
        {
            Names = [new(DateOnly.MinValue, null, "SITI AMINAH", "dr.", "Sp.A", "198001012005011001", "A20150000001")],
            UploadedAt = Received.AddTicks(1),
        });

        var person = await Read.Person("a8aca-7b", Some.Today);

        Assert.Equal(
            new PersonRow(
                "a8aca-7b", "  A8ACA-7b ", "198001012005011001", "SITI AMINAH", "dr.", "Sp.A", "A20150000001", Received.AddTicks(1),
                new AgencyRow("dinkes", "DINKES", "Dinas Kesehatan"), "PKM-1", "Puskesmas Manguharjo", standing, Cards.StatusOf(standing, Policy.Default)),
            person);
    }

    [Fact]
    public async Task WhatARecordLeavesOutIsNull()
    {
        await Save(Some.Employee());

        var person = await Read.Person("p-1", Some.Today);

        Assert.Equal(
            new PersonRow(
                "p-1", "P-1", "198001012005011001", "NAMA P-1", null, null, null, null,
                new AgencyRow("dinkes", "dinkes", "dinkes"), null, null, Some.Serving(), CardStatus.Valid),
            person);
    }

    [Fact]
    public async Task AllIntervalsComeBackAsTheyWere()
    {
        Standing[] standings =
        [
            Full() with { Until = new(2021, 12, 31) },
            Full() with
            {
                From = new(2022, 1, 1),
                Until = new(2022, 12, 31),
                Kind = Kind.Pns,
                Service = Service.ContractEnded,
                Suspended = Suspension.StateOfficial,
            },
        ];
        await Save(Some.Employee("p-1", standings));

        var observation = Assert.Single(await Observed("p-1"));

        Assert.Equal(standings, observation.Standings);
    }

    [Fact]
    public async Task ASaveThatChangesOnlyFactsLeavesTheStandingsAlone()
    {
        var record = Some.Employee();
        await Save(record);
        await Database.Writers.Execute("UPDATE standing SET unit = 'a mark'");

        await Save(record.Next() with { Standings = [Some.Serving("somewhere-else")] });

        Assert.Equal(1, await Number("SELECT count(*) FROM standing WHERE unit = 'a mark'"));
        Assert.Equal(2, Assert.Single(await Observed("p-1")).Sequence);
    }

    [Fact]
    public async Task NewStandingsTakeThePlaceOfAllTheOldOnes()
    {
        var record = Some.Employee("p-1", Full() with { Until = new(2021, 12, 31) }, Full() with { From = new(2022, 1, 1) });
        await Save(record);

        await Save(record = record.Next(Some.Serving()));
        Assert.Equal([Some.Serving()], Assert.Single(await Observed("p-1")).Standings);

        await Save(record = record.Next(
            Some.Serving() with { Until = new(2022, 11, 3) }, Some.Serving() with { From = Some.Today, Uploaded = true }));
        Assert.Equal(record.Standings, Assert.Single(await Observed("p-1")).Standings);

        await Save(record = record with { Sequence = 4, StandingsAt = 4, Standings = [] });
        Assert.Empty(Assert.Single(await Observed("p-1")).Standings);
    }

    [Fact]
    public async Task StandingsThatChangedAtASequenceNeverStoredAreNotMissed()
    {
        var record = Some.Employee();
        await Save(record);

        await Save(record.Next(Some.Serving("dindik")).Next());

        Assert.Equal("dindik", Assert.Single(Assert.Single(await Observed("p-1")).Standings).Agency);
    }

    [Fact]
    public async Task AnAgencyKnowsEverybodyItEverHad()
    {
        var leaver = Some.Employee("p-1", Some.Serving("dinkes"));
        await Save(leaver);
        await Save(Some.Employee("p-2", Some.Serving("dindik")));
        await Save(leaver.Next(Some.Serving("dindik")));
        await Save(Some.Employee("p-3") with { Standings = [], AgenciesEver = ["dinkes"] });

        Assert.Equal([("p-1", 2, "dindik"), ("p-3", 1, "")], await Members("dinkes"));
        Assert.Equal([("p-1", 2, "dindik"), ("p-2", 1, "dindik")], await Members("dindik"));
        Assert.Empty(await Members("nobody"));
    }

    [Fact]
    public async Task OnlyKnownPeopleAreObserved()
    {
        await Save(Some.Employee("p-1"));
        await Save(Some.Employee("p-2"));

        Assert.Equal(["p-1", "p-2"], (await Observed("p-2", "stranger", "p-1")).Select(observation => observation.Employee));
        Assert.Empty(await Observed());
    }

    [Fact]
    public async Task AgenciesAreListedByNameAndTheirUnitsBeneath()
    {
        await Save(new AgencyState("D2", "dinas Kesehatan", new() { ["U1"] = "Puskesmas B", ["u2 "] = "Puskesmas A" }));
        await Save(new AgencyState("D1", "Dinas Pendidikan", []));
        await Save(new AgencyState("D3", "Badan Kepegawaian", []));
        await Save(new AgencyState("D2", "dinas Kesehatan PPKB", new() { ["U1"] = "Puskesmas C", ["u2 "] = "Puskesmas A" }));

        Assert.Equal(["d3", "d2", "d1"], (await Read.Agencies()).Select(agency => agency.Key));
        Assert.Equal(new AgencyRow("d2", "D2", "dinas Kesehatan PPKB"), await Read.Agency("d2"));
        Assert.Null(await Read.Agency("d4"));
        Assert.Equal([new UnitRow("u2", "u2 ", "Puskesmas A"), new UnitRow("u1", "U1", "Puskesmas C")], await Read.Units("d2"));
    }

    [Fact]
    public async Task ImportsAreListedByInstantWhateverTheirOffset()
    {
        await Save(new ImportState("I1", "done", Received));
        await Save(new ImportState("I2", "running", Received.AddMinutes(1).ToUniversalTime()));
        await Save(new ImportState("I3", "queued", Received.AddMinutes(2)));
        await Save(new ImportState("I2", "running", Received.AddMinutes(1).ToUniversalTime()));

        Assert.Equal(["i3", "i2", "i1"], (await Read.Imports(10)).Select(job => job.Key));
        Assert.Equal(["I3"], (await Read.Imports(1)).Select(job => job.Id));
        Assert.Equal(["i2", "i3"], (await Read.UnfinishedImports()).Select(job => job.Key));
    }

    [Fact]
    public async Task OtherStatesDeriveNothing()
    {
        var grain = Orleans.Runtime.GrainId.Create("note", "employee/p-9");
        await Grains.WriteStateAsync("note", grain, new GrainState<TextState> { State = new("x") });

        Assert.Equal(0, await Number("SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM change)"));
    }

    [Fact]
    public async Task StatesComeWithWhatWasDerivedFromThem()
    {
        for (var i = 0; i < 601; i++)
            await Save(Some.Employee($"p{i:0000}", Some.Serving(i % 2 == 0 ? "dinkes" : "dindik")));

        var all = await Read.States().ToListAsync();
        var some = await Read.AgencyStates("dindik").ToListAsync();

        Assert.Equal(Enumerable.Range(0, 601).Select(i => $"p{i:0000}"), all.Select(row => row.Person));
        Assert.Equal(300, some.Count);
        Assert.All(all.Concat(some), row =>
        {
            Assert.Equal(row.Person, row.Record.Id);
            Assert.Equal(1, row.Sequence);
            Assert.Equal(row.Record.Standings, row.Standings);
        });
    }

    [Fact]
    public async Task StatesAreOfOneMoment()
    {
        for (var i = 0; i < 510; i++)
            await Save(Some.Employee($"p{i:000}"));

        await using var states = Read.States().GetAsyncEnumerator();
        await states.MoveNextAsync();
        await Save(Some.Employee("p509").Next(Some.Serving("dindik")));
        await Save(Some.Employee("q"));

        var rest = new List<StateRow>();
        while (await states.MoveNextAsync())
            rest.Add(states.Current);

        Assert.Equal(509, rest.Count);
        Assert.Equal((1L, "dinkes"), (rest[^1].Record.Sequence, rest[^1].Standings[0].Agency));
    }

    [Fact]
    public async Task AStateThatTheReadSideDoesNotKnowIsShownAsSuch()
    {
        await Save(Some.Employee());
        await Database.Writers.Execute("DELETE FROM person");

        var row = Assert.Single(await Read.States().ToListAsync());

        Assert.Null(row.Sequence);
    }

    private static Standing Full() => new(
        new(2020, 1, 1), null, "dinkes", "PKM-1", Kind.Pppk, PartTime: true, Service.Serving, Suspension.UnpaidLeave, Uploaded: true,
        Review: true);

    private async Task<List<Observation>> Observed(params string[] keys) => await Read.Observations(keys).ToListAsync();

    private async Task<ImmutableArray<(string, long, string)>> Members(string agency) =>
    [
        .. await Read.Members(agency)
            .Select(member => (member.Employee, member.Sequence, string.Join(',', member.Standings.Select(standing => standing.Agency))))
            .ToListAsync()
    ];
}
