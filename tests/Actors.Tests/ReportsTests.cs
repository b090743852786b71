using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Xunit;

namespace KartuAsn.Actors.Tests;

/// <summary>A report that was sent stays as it was sent, also after a crash.</summary>
public sealed class ReportsTests
{
    private const string Agency = "Agency-A";
    private static readonly Signer Head = new(SignerCapacity.Kepala, "Kepala Dinas A", "BUDI SANTOSO, S.E.", "Pembina", "19700101 199501 1 001");

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task WhatWasSentIsReadBackAfterACrashAndByTheCity(On store)
    {
        await using var city = await TestCity.Start(store);
        var reports = Of(city);
        await reports.SetSigner(new(Agency, Head, "Jalan Merpati 1", null, "operator"));
        await reports.Draft(new(Agency, "2022", "lengkap", "operator"));
        var sent = await reports.Send(new(1, Frozen(await city.Files.Put([Line(1), Line(2)])), "head", "once"));
        await reports.Sign(new(1, new string('c', 64), 9000, "head"));
        await reports.Decide(new(1, "Unit belum lengkap", "bkpsdm"));
        var before = StoredJsonOf(await reports.Look());

        await city.Restart();

        Assert.Equal(city.Clock.Now, sent.Value!.Sent!.At);
        var record = await Of(city).Look();
        Assert.Equal(before, StoredJsonOf(record));
        Assert.Equal((ReportState.Returned, "Unit belum lengkap"), (record.Reports[0].State, record.Reports[0].Reason));
        Assert.Equal("197001011995011001", record.Signer!.Nip);
        Assert.Equal([Line(1), Line(2)], await city.Files.Read<ReportLine>(record.Reports[0].Frozen!.List).ToListAsync());
        Assert.Equal(before, StoredJsonOf(Assert.Single(await city.Reads.Reports())));
    }

    [Fact]
    public async Task OfTwoHeadsWhoApproveAtOnceOneSends()
    {
        await using var city = await TestCity.Start(On.Sqlite);
        await Of(city).Draft(new(Agency, "2022", null, "operator"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Of(city).Send(new(1, Frozen("list") with { Code = $"{n}" }, $"head {n}"))));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.IsType<Refusal.ReportNotADraft>(answer.Refusal));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task TheListBehindAReportIsExactlyThePeopleOfTheTallyOnAnyDay(On store)
    {
        await using var city = await TestCity.Start(store);
        await city.Import("first", [TestCity.Row(1), TestCity.Row(2) with { KedudukanCode = "04" }, TestCity.Row(3, "agency-b"), TestCity.Pppk(4), TestCity.Row(5, kind: Kind.Cpns)]);
        await city.Upload(TestCity.Id(1));
        await city.Employee(TestCity.Id(2)).Record(TestCity.Id(2), [new Fact.Died { Id = "d", Source = "uji", EffectiveDate = city.Clock.Today, RecordedAt = city.Clock.Now }]);

        foreach (var day in new[] { city.Clock.Today.AddDays(-1), city.Clock.Today, city.Clock.Today.AddDays(400) })
        {
            var list = await city.Reads.Reported(Key.Of("agency-a"), day);
            var tally = await city.Agency("agency-a").On(day);
            Assert.Equal(new FormE(tally.Pns, tally.Pppk), ReportList.Add(list));
        }

        var today = await city.Reads.Reported(Key.Of("agency-a"), city.Clock.Today);
        Assert.Equal([TestCity.Id(1), TestCity.Id(4)], today.Select(line => line.Id));
        var states = await city.Reads.States(today.Select(line => Key.Of(line.Id)));
        Assert.Equal([(TestCity.Id(1), true), (TestCity.Id(4), false)], states.Values.Select(state => (state.Id, CardFilesOnHand.At(state, city.Clock.Now).HasFront(Kind.Pns))).Order());
    }

    [Theory] // "JUMLAH.TOTAL = the people counted on that date"
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task WhoseNumberWasTakenBackWithAnImportIsInTheListAsInTheTally(On store)
    {
        await using var city = await TestCity.Start(store);
        await city.Import("first", [TestCity.Row(1, kind: Kind.Cpns)]);
        await city.Employee(TestCity.Id(1)).Record(
            TestCity.Id(1), [new Fact.PnsAppointed(null, null, "agency-a", null) { Id = "p", Source = "uji", EffectiveDate = new(2022, 3, 1), RecordedAt = city.Clock.Now }]);

        await city.Undo("first");

        var tally = await city.Agency("agency-a").On(city.Clock.Today);
        Assert.Equal((1, new FormE(tally.Pns, tally.Pppk)), (tally.Pns.People, ReportList.Add(await city.Reads.Reported(Key.Of("agency-a"), city.Clock.Today))));
        Assert.Equal([(TestCity.Id(1), TestCity.Row(1).Number)], (await city.Reads.People(new(city.Clock.Today))).People.Select(p => (p.Id, p.Number)));
    }

    private static IReportsGrain Of(TestCity city) => city.Grains.GetGrain<IReportsGrain>(GrainKeys.Reports(Agency));

    private static string StoredJsonOf(ReportsRecord record) => System.Text.Json.JsonSerializer.Serialize(record, StoredJson.Options);

    private static ReportLine Line(int n) => new($"P{n}", $"19800101200501100{n}", $"Pegawai {n}", null, null, Kind.Pns, false, null, n == 1);

    private static FrozenReport Frozen(string list) => new(new(2022, 11, 1, 12, 0, 0, TimeSpan.FromHours(7)), new(1, 1), default, list, "paper", "Dinas A", null, "873", Head, "CODE");
}
