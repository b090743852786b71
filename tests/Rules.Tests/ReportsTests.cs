using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>"… melaporkan kepada Kepala BKPSDM jumlah capaian ASN yang sudah maupun belum mengunggah" (the letter, closing paragraph).</summary>
public sealed class ReportsTests
{
    private const string Campaign = "2022";
    private static readonly DateTimeOffset Noon = new(2022, 11, 4, 12, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void ADraftBecomesTheFirstReportWithoutARevisionNumber()
    {
        var drafted = Drafted();

        Assert.Equal((1, 0, ReportState.Draft), (drafted.Report!.Number, drafted.Report.Revision, drafted.Report.State));
    }

    [Fact]
    public void DraftingAgainChangesTheDraftAndMakesNoSecondOne()
    {
        var again = Reports.Draft(Drafted().Record, Campaign, "periksa unit sekolah", Step(1));

        Assert.Equal("periksa unit sekolah", Assert.Single(again.Record.Reports).Note);
    }

    /// <summary>A first try whose answer was lost comes once more, after the note was changed and the report sent.</summary>
    [Fact]
    public void RepeatingAnOlderDraftChangesNothingBack()
    {
        var first = Reports.Draft(new(), Campaign, "satu", Step(0) with { CommandId = "a" }).Record;
        var second = Reports.Draft(first, Campaign, "dua", Step(1) with { CommandId = "b" }).Record;
        var sent = Reports.Send(second, 1, Frozen(3), Step(2)).Record;

        foreach (var now in new[] { second, sent })
        {
            var again = Reports.Draft(now, Campaign, "satu", Step(5) with { CommandId = "a" });
            Assert.Same(now, again.Record);
            Assert.Equal("dua", again.Report!.Note);
            Assert.IsType<Refusal.KeyReused>(Reports.Draft(now, Campaign, "tiga", Step(5) with { CommandId = "a" }).Refusal);
        }
    }

    [Fact]
    public void WhoeverDraftsWhatWasSentMeanwhileIsToldSo()
    {
        var draft = Drafted().Record;
        Assert.Null(Reports.Draft(draft, Campaign, "catatan", Step(1), revision: 0).Refusal);

        Assert.IsType<Refusal.ReportOvertaken>(Reports.Draft(Sent().Record, Campaign, "catatan", Step(2), revision: 0).Refusal);
        Assert.Null(Reports.Draft(Sent().Record, Campaign, "catatan", Step(2), revision: 1).Refusal);
    }

    [Fact]
    public void WhatWasSentIsNeverSentAgainNorChanged()
    {
        var sent = Sent();

        Assert.IsType<Refusal.ReportNotADraft>(Reports.Send(sent.Record, 1, Frozen(9), Step(2)).Refusal);
        Assert.Equal(Frozen(3), sent.Record.Reports[0].Frozen);
    }

    [Fact]
    public void AfterItWasSentANewDraftIsTheNextRevision()
    {
        var revision = Reports.Draft(Sent().Record, Campaign, null, Step(2));

        Assert.Equal((2, 1, ReportState.Draft), (revision.Report!.Number, revision.Report.Revision, revision.Report.State));
        Assert.Equal(ReportState.Sent, revision.Record.Reports[0].State);
    }

    [Fact]
    public void AnotherCampaignCountsItsRevisionsAnew() => Assert.Equal(0, Reports.Draft(Sent().Record, "2023", null, Step(2)).Report!.Revision);

    [Fact]
    public void BkpsdmAcceptsOrReturnsWhatWasSent()
    {
        var accepted = Reports.Accept(Sent().Record, 1, Step(3, "bkpsdm"));
        var returned = Reports.Return(Sent().Record, 1, " Unit sekolah belum lengkap ", Step(3, "bkpsdm"));

        Assert.Equal((ReportState.Accepted, "bkpsdm"), (accepted.Report!.State, accepted.Report.Decided!.By));
        Assert.Equal((ReportState.Returned, "Unit sekolah belum lengkap"), (returned.Report!.State, returned.Report.Reason));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("a\u0000bcd")]
    public void WithoutAReasonNothingIsReturned(string reason) =>
        Assert.IsType<Refusal.ReportReasonMissing>(Reports.Return(Sent().Record, 1, reason, Step(3)).Refusal);

    [Fact]
    public void ADraftIsNotYetThereForBkpsdm()
    {
        Assert.IsType<Refusal.ReportNotSent>(Reports.Accept(Drafted().Record, 1, Step(1)).Refusal);
        Assert.IsType<Refusal.ReportNotSent>(Reports.Sign(Drafted().Record, 1, Signed).Refusal);
    }

    [Fact]
    public void WhatALaterRevisionReplacedIsNoLongerDecided()
    {
        var drafted = Reports.Draft(Sent().Record, Campaign, null, Step(2)).Record;
        Assert.Null(Reports.Accept(drafted, 1, Step(3)).Refusal);
        var replaced = Reports.Send(drafted, 2, Frozen(5), Step(3)).Record;

        Assert.IsType<Refusal.ReportReplaced>(Reports.Accept(replaced, 1, Step(4)).Refusal);
        Assert.Null(Reports.Accept(replaced, 2, Step(4)).Refusal);
    }

    [Fact]
    public void WhatWasDecidedIsNotDecidedAgain() =>
        Assert.IsType<Refusal.ReportDecided>(Reports.Return(Reports.Accept(Sent().Record, 1, Step(3)).Record, 1, "terlambat", Step(4)).Refusal);

    [Fact]
    public void ARepeatedCommandAnswersTheSameAndChangesNothing()
    {
        var once = Reports.Draft(new(), Campaign, null, Step(0) with { CommandId = "k" });
        var sent = Reports.Send(once.Record, 1, Frozen(3), Step(1) with { CommandId = "s" });
        var accepted = Reports.Accept(sent.Record, 1, Step(2) with { CommandId = "a" });

        Assert.Same(accepted.Record, Reports.Draft(accepted.Record, Campaign, null, Step(5) with { CommandId = "k" }).Record);
        Assert.Same(accepted.Record, Reports.Send(accepted.Record, 1, Frozen(7), Step(5) with { CommandId = "s" }).Record);
        Assert.Same(accepted.Record, Reports.Accept(accepted.Record, 1, Step(5) with { CommandId = "a" }).Record);
    }

    /// <summary>Nobody is answered for what was not done.</summary>
    [Fact]
    public void TheIdOfOneCommandIsForNoOther()
    {
        var sent = Reports.Send(Reports.Draft(new(), Campaign, "satu", Step(0) with { CommandId = "k" }).Record, 1, Frozen(3), Step(1) with { CommandId = "s" }).Record;
        var returned = Reports.Return(sent, 1, "unit belum lengkap", Step(2, "bkpsdm") with { CommandId = "r" }).Record;
        var revision = Reports.SendAtOnce(returned, Campaign, 1, null, Frozen(4), Step(3, "kepala") with { CommandId = "n" }).Record;

        ReportDecision[] others =
        [
            Reports.Draft(revision, Campaign, "dua", Step(5) with { CommandId = "k" }),
            Reports.Draft(revision, "2023", "satu", Step(5) with { CommandId = "k" }),
            Reports.Draft(revision, Campaign, "satu", Step(5, "orang lain") with { CommandId = "k" }),
            Reports.Send(revision, 2, Frozen(5), Step(5) with { CommandId = "s" }),
            Reports.Accept(revision, 1, Step(5, "bkpsdm") with { CommandId = "r" }),
            Reports.Return(revision, 1, "sebab lain", Step(5, "bkpsdm") with { CommandId = "r" }),
            Reports.Accept(revision, 2, Step(5, "bkpsdm") with { CommandId = "r" }),
            Reports.SendAtOnce(revision, Campaign, 2, null, Frozen(6), Step(5, "kepala") with { CommandId = "s" }),
        ];

        Assert.All(others, other => Assert.IsType<Refusal.KeyReused>(other.Refusal));
        Assert.Same(revision, Reports.Return(revision, 1, "unit belum lengkap", Step(6, "bkpsdm") with { CommandId = "r" }).Record);
        Assert.Equal(2, Reports.SendAtOnce(revision, Campaign, 2, null, Frozen(6), Step(6, "kepala") with { CommandId = "n" }).Report!.Number);
    }

    [Fact]
    public void WithoutADraftAReportIsSentInOneStepAsTheRevisionItsPaperSays()
    {
        var first = Reports.SendAtOnce(new(), Campaign, 0, "tanpa konsep", Frozen(3), Step(1));

        Assert.Equal((1, 0, ReportState.Sent, "tanpa konsep"), (first.Report!.Number, first.Report.Revision, first.Report.State, first.Report.Note));
        Assert.Equal((Frozen(3), Step(1), Step(1)), (first.Report.Frozen, first.Report.Drafted, first.Report.Sent));
        Assert.IsType<Refusal.ReportOvertaken>(Reports.SendAtOnce(first.Record, Campaign, 0, null, Frozen(3), Step(2)).Refusal);
        Assert.IsType<Refusal.ReportOvertaken>(Reports.SendAtOnce(Drafted().Record, Campaign, 1, null, Frozen(3), Step(2)).Refusal);
        Assert.IsType<Refusal.ReportNoteUnfit>(Reports.SendAtOnce(first.Record, Campaign, 1, "x", Frozen(3), Step(2)).Refusal);
        Assert.Equal(1, Reports.SendAtOnce(first.Record, Campaign, 1, null, Frozen(3), Step(2)).Report!.Revision);
    }

    [Fact]
    public void AnAgencyIsOnTimeByItsFirstReport()
    {
        var revised = Reports.SendAtOnce(Sent().Record, Campaign, 1, null, Frozen(4), Step(9)).Record;

        Assert.Equal(Sent().Report!.Sent, revised.FirstReceipt(Campaign));
        Assert.Null(revised.FirstReceipt("2023"));
    }

    [Fact]
    public void ASignedCopyIsKeptBesideWhatWasSentAndANewerOneTakesItsPlace()
    {
        var once = Reports.Sign(Sent().Record, 1, Signed);

        Assert.Same(once.Record, Reports.Sign(once.Record, 1, Signed with { At = Noon.AddDays(1) }).Record);
        Assert.Equal("other", Reports.Sign(once.Record, 1, Signed with { Sha256 = "other" }).Report!.SignedPaper!.Sha256);
    }

    [Fact]
    public void AnAgencyCannotFillTheStoreWithReports()
    {
        var record = new ReportsRecord { Reports = [.. Enumerable.Range(1, Reports.Most).Select(n => new Report(n, Campaign, n - 1, ReportState.Sent, Step(0)))] };

        Assert.IsType<Refusal.TooManyReports>(Reports.Draft(record, Campaign, null, Step(1)).Refusal);
        Assert.IsType<Refusal.TooManyReports>(Reports.SendAtOnce(record, Campaign, Reports.Most, null, Frozen(3), Step(1)).Refusal);
        Assert.Null(Reports.Draft(record, "2023", null, Step(1)).Refusal);
    }

    [Fact]
    public void WhoeverSawAnOlderSignerIsToldSo()
    {
        var signer = new Signer(SignerCapacity.Plt, "Kepala Dinas Sosial", "Dra. SITI AMINAH", "Pembina", "197001011995012001");
        var set = Reports.SetSigner(new(), signer, null, 0, Step(0)).Record;

        Assert.Equal(1, set.SignerVersion);
        Assert.Same(set, Reports.SetSigner(set, signer, null, 0, Step(1)).Record);
        Assert.IsType<Refusal.SignerChanged>(Reports.SetSigner(set, signer with { Rank = "Penata" }, null, 0, Step(1)).Refusal);
        Assert.Equal("Penata", Reports.SetSigner(set, signer with { Rank = "Penata" }, null, null, Step(1)).Record.Signer!.Rank);
    }

    [Theory]
    [InlineData("Jalan Merpati 1 Madiun\r\nTelepon (0351) 000000", null)]
    [InlineData("  ", null)]
    [InlineData("a\nb\nc", "address")]
    [InlineData("Jalan\u202E", "address")]
    public void AnAddressIsAtMostTwoLinesThatCanBePrinted(string address, string? field) => Assert.Equal(
        field,
        (Reports.SetSigner(new(), new(SignerCapacity.Kepala, "Camat Taman", "BUDI", "Pembina", "197001011995011001"), address, null, Step(0)).Refusal as Refusal.SignerUnfit)?.Field);

    /// <summary>Whatever is sent, accepted, returned and drafted in any order.</summary>
    [Fact]
    public void WhatIsFrozenNeverChangesAndRevisionsAlwaysCountUp() =>
        Gen.Int[0, 4].Select(Gen.Int[1, 4]).List[0, 30].Sample(steps =>
        {
            var record = new ReportsRecord();
            var frozen = new Dictionary<int, FrozenReport>();
            foreach (var (step, i) in steps.Select((step, i) => (step, i)))
            {
                record = Carry(record, step.Item1, step.Item2, i);
                foreach (var report in record.Reports.Where(report => report.Frozen is not null)) frozen.TryAdd(report.Number, report.Frozen!);
            }

            return frozen.All(known => record.Find(known.Key)!.Frozen == known.Value)
                && record.Reports.Select(report => report.Revision).SequenceEqual(Enumerable.Range(0, record.Reports.Length))
                && record.Reports.Count(report => report.State == ReportState.Draft) <= 1
                && record.Reports.All(report => (report.State == ReportState.Draft) == (report.Frozen is null));
        });

    private static ReportsRecord Carry(ReportsRecord record, int step, int number, int i) => (step switch
    {
        0 => Reports.Draft(record, Campaign, null, Step(i)),
        1 => Reports.Send(record, number, Frozen(i), Step(i)),
        2 => Reports.Accept(record, number, Step(i)),
        3 => Reports.Return(record, number, "belum lengkap", Step(i)),
        _ => Reports.Sign(record, number, Signed with { Sha256 = $"{i}" }),
    }).Record;

    private static readonly SignedPaper Signed = new("signed", 1000, Noon, "head");

    private static ReportDecision Drafted() => Reports.Draft(new(), Campaign, null, Step(0));

    private static ReportDecision Sent() => Reports.Send(Drafted().Record, 1, Frozen(3), Step(1, "head"));

    private static ReportStep Step(int hour, string by = "operator") => new(Noon.AddHours(hour), by);

    private static FrozenReport Frozen(int uploaded) => new(Noon, new(uploaded, 2), new(1, 1), "list", "paper", "Dinas Sosial", null, "873", null, "CODE");
}

/// <summary>"Every number equals the people behind it", also years later.</summary>
public sealed class ReportListTests
{
    private static readonly DateTimeOffset Position = new(2022, 11, 4, 16, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void TheFormIsTheSumOfTheList() =>
        Gen.Select(Gen.Bool, Gen.Bool).List[0, 200].Sample(people =>
        {
            var form = ReportList.Add(people.Select((p, i) => Line(i, p.Item1 ? Kind.Pns : Kind.Pppk, p.Item2)));
            return form.Sum.Total == people.Count
                && form.Rows[0].Pns == people.Count(p => p.Item1 && p.Item2) && form.Rows[1].Pppk == people.Count(p => !p.Item1 && !p.Item2);
        });

    [Fact]
    public void ALateFactIsToldByName()
    {
        ReportLine[] sent = [Line(1), Line(2), Line(3, uploaded: true), Line(4), Line(5)];
        ReportLine[] now =
        [
            Line(2) with { Kind = Kind.Pppk }, Line(3), Line(4, uploaded: true), Line(5), Line(6),
        ];

        Assert.Equal(
            [("p1", ReportChange.Removed), ("p2", ReportChange.Kind), ("p3", ReportChange.NotUploaded), ("p4", ReportChange.Uploaded), ("p6", ReportChange.Added)],
            ReportList.Differences(sent, now).Select(d => (d.Person.Id, d.Change)));
    }

    [Theory] // in seconds after the position
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void AnUploadAfterThePositionIsProgressAndNoDifference(int seconds, int differences) =>
        Assert.Equal(differences, Uploaded(Of(Some.Pns(), Received(Some.Upload("2022-11-04"), seconds))).Length);

    [Fact]
    public void AFileThatWasGivenBackByMistakeCountsAgainAlsoWhenANewerOneCame()
    {
        var back = Received(Some.Return("2022-11-03", ofUpload: 1, n: 2), -86400);
        var state = Of(
            Some.Pns(), Received(Some.Upload("2022-11-01", 1), -3 * 86400), back,
            Received(Some.At("2022-11-03", new Fact.DecisionCancelled(back.Identity)), 86400), Received(Some.Upload("2022-11-06", 4), 2 * 86400));

        Assert.Equal([ReportChange.Uploaded], Uploaded(state).Select(d => d.Change));
    }

    [Fact]
    public void WhoUploadsAnewAfterTheFileWasGivenBackMakesProgress() => Assert.Empty(Uploaded(Of(
        Some.Pns(), Received(Some.Upload("2022-11-03", 1), -86400), Received(Some.Return("2022-11-04", ofUpload: 1, n: 2), -60), Received(Some.Upload("2022-11-04", 3), 60))));

    [Fact]
    public void AComingAppointmentLeavesTheUploadOfTheAfternoonProgressAndItsDayKnown()
    {
        var upload = Received(Some.Upload("2022-11-04", kind: Kind.Pppk), 3600);
        var state = Of(Some.Contract("2021-01-01", null), Some.Cpns("2022-12-01"), upload);

        Assert.Empty(Uploaded(state, Kind.Pppk));
        Assert.Equal(upload.RecordedAt, state.UploadedAt);
    }

    [Fact]
    public void AnotherNameNumberOrUnitIsNoDifference() =>
        Assert.Empty(ReportList.Differences([Line(1)], [Line(1) with { Id = " P1 ", Name = "Lain", Number = "2", Unit = "SDN 02" }]));

    [Fact]
    public void TheSameListNeverDiffersAndDifferencesAlwaysExplainTheNumbers() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool).List[0, 60].Select(Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool).List[0, 60]).Sample((a, b) =>
        {
            var (was, now) = (People(a), People(b));
            return ReportList.Differences(was, was).IsEmpty
                && (ReportList.Differences(was, now).Length > 0 || ReportList.Add(was) == ReportList.Add(now));
        });

    [Fact]
    public void AnythingElseMakesAnotherCode()
    {
        var form = new FormE(new(1, 2), new(3, 4));
        string[] codes =
        [
            ReportList.Code("a", "2022", 0, Position, form, "list"), ReportList.Code("b", "2022", 0, Position, form, "list"),
            ReportList.Code("a", "2023", 0, Position, form, "list"), ReportList.Code("a", "2022", 1, Position, form, "list"),
            ReportList.Code("a", "2022", 0, Position.AddMinutes(1), form, "list"), ReportList.Code("a", "2022", 0, Position, form with { Pns = new(2, 1) }, "list"),
            ReportList.Code("a", "2022", 0, Position, form, "other"),
        ];

        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", code));
        Assert.Equal(codes[0], ReportList.Code(" A ", "2022", 0, Position.ToOffset(TimeSpan.Zero), form, "list"));
    }

    private static ImmutableArray<ReportLine> People(List<(bool Here, bool Pns, bool Uploaded)> people) =>
        [.. people.Select((p, i) => (p, Line: Line(i, p.Pns ? Kind.Pns : Kind.Pppk, p.Uploaded))).Where(one => one.p.Here).Select(one => one.Line)];

    /// <summary>What the check says about somebody who was reported as not uploaded.</summary>
    private static ImmutableArray<ReportDifference> Uploaded(EmployeeRecord state, Kind kind = Kind.Pns)
    {
        var line = Line(1, kind) with { Id = state.Id };
        var standing = state.On(DateOnly.FromDateTime(Position.DateTime))!;
        var differences = ReportList.Differences([line], [line with { Kind = standing.Kind, Uploaded = standing.Uploaded }]);
        return ReportList.WithoutProgress(differences, new Dictionary<string, EmployeeRecord> { [Key.Of(state.Id)] = state }, Position);
    }

    private static EmployeeRecord Of(params Fact[] facts) => Employee.Evolve(new(), Some.Id, facts);

    private static T Received<T>(T fact, int secondsAfter) where T : Fact => (T)(fact with { RecordedAt = Position.AddSeconds(secondsAfter) });

    private static ReportLine Line(int n, Kind kind = Kind.Pns, bool uploaded = false) =>
        new($"p{n}", $"19800101200501100{n}", $"Pegawai {n}", null, "S.Pd.", kind, false, "SDN 01", uploaded);
}
