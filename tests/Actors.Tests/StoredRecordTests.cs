using System.Text.Json;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Xunit;

namespace KartuAsn.Actors.Tests;

/// <summary>What agencies, campaigns, imports and policies store stays readable: a golden file for each version.</summary>
public sealed class StoredRecordTests
{
    private static readonly DateTimeOffset At = new(2022, 11, 1, 12, 0, 0, TimeSpan.FromHours(7));

    private static readonly AgencyRecord Agency = new AgencyRecord().With(new("A8ACA7397AEB3912E040640A040269BB", "Dinas Pendidikan",
        System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("unit-1", "SDN 01 Manguharjo"), new(2022, 10, 14)))
        .With(new("", "Dinas Pendidikan dan Kebudayaan", Opens: false, Closes: true), new(2023, 1, 1), "penataan-2023");

    private static readonly ImportRecord Import = ImportRecord.Of(new(
        "impor-1", "roster", DryRun: false, new(2022, 11, 1), "Admin BKPSDM", At, "data-asn.csv",
        [new(new string('a', 64), 5000), new(new string('b', 64), 12)], Rows: 5014, Errors: 2, new string('c', 64), ["Berkas dibaca sebagai Windows-1252."])) with
    {
        SegmentsDone = 1,
        Counts = new(4990, 5, 3, 1, 1),
        State = "done",
        FinishedAt = At.AddMinutes(1),
        DifferenceFiles = [new string('d', 64)],
        Missing = 3,
        OthersFile = new string('e', 64),
        Agencies = [new("a-1", "Dinas Baru", true, false)],
        Undo = new("running", "Admin BKPSDM", At.AddHours(1), null, 1, 12, 2, [new string('f', 64)]),
    };

    [Fact]
    public void AnAgencyIsStoredAsItWas() => AssertGolden(Agency, "agency.v2.json");

    private static readonly PoliciesRecord Policies = new PoliciesRecord()
        .With(new PolicyDecision.SuspendedCounts(false), new(2023, 1, 1), "Keputusan Kepala BKPSDM Nomor 800/9/2022", At, "Admin BKPSDM", "perintah-1")
        .With(new PolicyDecision.UnpaidLeaveSuspends(true), new(2022, 12, 1), "Menunggu pengaturan BKN", At.AddMinutes(1), "Admin BKPSDM", null)
        .With(new PolicyDecision.PartTimeCounts(false), new(2026, 1, 1), "Formulir E tidak memuat kolomnya", At.AddMinutes(2), "Admin BKPSDM", null)
        .With(new PolicyDecision.LegacyCardsUntil(new(2023, 12, 31)), new(2022, 11, 1), "Surat, angka 6", At.AddMinutes(3), "Admin BKPSDM", null)
        .With(new PolicyDecision.LegacyCardsUntil(null), new(2023, 6, 1), "Masa transisi diperpanjang", At.AddMinutes(4), "Admin BKPSDM", null);

    [Fact]
    public void PoliciesAreStoredAsTheyWere()
    {
        AssertGolden(Policies, "policies.v1.json");
        Assert.Equal(
            typeof(PolicyDecision).GetNestedTypes().ToHashSet(), Policies.Changes.Select(change => change.Decision.GetType()).ToHashSet());
    }

    private static readonly Signer Head = new(SignerCapacity.Plt, "Kepala Dinas Pendidikan", "Dra. SITI AMINAH, M.Pd.", "Pembina Utama Muda", "197001011995012001");

    private static readonly FrozenReport Frozen = new(
        At, new(700, 120), new(80, 20), new string('a', 64), new string('b', 64), "Dinas Pendidikan", "Jalan Merpati Nomor 1 Madiun", "Nomor 873/5273/401.201/2022", Head, "7H2K-9QPD-M3XT");

    private static readonly ReportsRecord Reports = new()
    {
        Agency = "A8ACA7397AEB3912E040640A040269BB",
        Signer = Head,
        Address = "Jalan Merpati Nomor 1 Madiun",
        SignerVersion = 2,
        SignerSet = new(At, "Operator"),
        Reports =
        [
            new(1, "2022-kav", 0, ReportState.Returned, new(At, "Operator", "k-1"))
            {
                Note = "Sekolah lengkap", Sent = new(At.AddHours(1), "Kepala", "k-2"), Frozen = Frozen, Decided = new(At.AddHours(2), "BKPSDM"), Reason = "Unit belum lengkap",
                SignedPaper = new(new string('c', 64), 120_000, At.AddHours(1), "Kepala"),
            },
            new(2, "2022-kav", 1, ReportState.Accepted, new(At.AddHours(3), "Operator")) { Sent = new(At.AddHours(4), "Kepala"), Frozen = Frozen, Decided = new(At.AddHours(5), "BKPSDM") },
            new(3, "2023-kav", 0, ReportState.Sent, new(At.AddYears(1), "Operator")) { Sent = new(At.AddYears(1), "Kepala"), Frozen = Frozen with { Signer = null } },
            new(4, "2023-kav", 1, ReportState.Draft, new(At.AddYears(1), "Operator", "k-4")) { Note = "dua", DraftedBefore = [new(new(At.AddYears(1), "Operator", "k-3"), "satu")] },
        ],
    };

    [Fact]
    public void ReportsAreStoredAsTheyWere()
    {
        AssertGolden(Reports, "reports.v2.json");
        Assert.Equal(Enum.GetValues<ReportState>().ToHashSet(), Reports.Reports.Select(report => report.State).ToHashSet());
    }

    private static readonly Campaign Letter = new(
        "2022-kav", "Kartu ASN Virtual 2022", "873/5273/401.201/2022", new(2022, 10, 14), "Kartu Aparatur Sipil Negara Virtual",
        "SE Kepala BKN Nomor 16 Tahun 2022", new(2022, 10, 14), new(2022, 11, 4), new(16, 0), "Asia/Jakarta", [7, 3, 1],
        ["Kartu ASN Virtual merupakan identitas;", "Kartu ASN Virtual berbentuk Portrait atau Landscape;"], [new("MySAPK BKN", "https://mysapk.bkn.go.id")]);

    [Fact]
    public void CampaignsAreStoredAsTheyWere() => AssertGolden(
        new CampaignsRecord()
            .With(new(Letter, "Surat Sekretaris Daerah", At, "Admin BKPSDM", "perintah-1"))
            .With(new(Letter with { Deadline = new(2022, 11, 11) }, "Tenggat diperpanjang", At.AddDays(1), "Admin BKPSDM")), "campaigns.v1.json");

    [Fact]
    public void AnImportIsStoredAsItWas() => AssertGolden(Import, "import.v2.json");

    [Fact]
    public void AnAgencyOfVersion1HasItsOneNameOnEveryDay()
    {
        var old = Read<AgencyRecord>("agency.v1.json");

        Assert.Equal(("Dinas Pendidikan", "Dinas Pendidikan"), (old.NameOn(DateOnly.MinValue), old.NameOn(new(2030, 1, 1))));
        var renamed = old.With(new(old.Id, "Dinas Pendidikan dan Kebudayaan", [], new DateOnly(2023, 1, 1)));
        Assert.Equal(("Dinas Pendidikan", "Dinas Pendidikan dan Kebudayaan"), (renamed.NameOn(new(2022, 12, 31)), renamed.NameOn(new(2023, 1, 1))));
    }

    [Fact]
    public void ReportsOfVersion1AreStillRead()
    {
        var old = Read<ReportsRecord>("reports.v1.json");

        Assert.Equal((4, "Sekolah lengkap", 2), (old.Reports.Length, old.Reports[0].Note, old.SignerVersion));
        Assert.All(old.Reports, report => Assert.Empty(report.DraftedBefore));
        Assert.Equal("catatan", Rules.Reports.Draft(old, "2023-kav", "catatan", new(At, "Operator")).Report!.Note);
    }

    [Fact]
    public void AnImportOfVersion1IsStillRead()
    {
        var old = Read<ImportRecord>("import.v1.json");

        Assert.Equal((5014, 2, "done"), (old.Rows, old.Segments.Length, old.State));
        Assert.Equal((null, null, 0), (old.Undo, old.Missing, old.DifferenceFiles.Length));
    }

    private static T Read<T>(string name) =>
        new StateSerializer().Deserialize<T>(BinaryData.FromString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name)).TrimEnd()));

    private static void AssertGolden<T>(T record, string name)
    {
        var json = JsonSerializer.Serialize(record, StoredJson.Options);
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, name), json + "\n");
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name)).TrimEnd();

        Assert.Equal(golden, json);
        var read = new StateSerializer().Deserialize<T>(BinaryData.FromString(golden));
        Assert.Equal(json, JsonSerializer.Serialize(read, StoredJson.Options));
    }
}
