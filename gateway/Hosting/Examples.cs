using System.Text.Json;
using System.Text.Json.Nodes;
using KartuAsn.Contracts;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.CityPolicies;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.HrEvents;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.Keys;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Gateway.Photos;
using KartuAsn.Gateway.Recount;
using KartuAsn.Gateway.Reorganisations;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.Reviews;
using KartuAsn.Gateway.Verifications;
using KartuAsn.Imaging.Photos;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KartuAsn.Gateway.Hosting;

/// <summary>One example per shape, of invented people, written by the very serializer that writes the answers.</summary>
internal static class Examples
{
    private static readonly DateOnly Day = new(2022, 11, 4);
    private static readonly DateTimeOffset At = new(2022, 11, 4, 14, 30, 0, TimeSpan.FromHours(7));
    private static readonly Tally Sums = new(new(640, 210), new(120, 38), new(40, 12), Cpns: 14, Suspended: 2, Review: 1);
    private static readonly AgencyProgress Agency = AgencyProgress.Of("A5EB03E23A1EF6A0E040640A040252AD", "Dinas Pendidikan", Sums, 12);
    private static readonly RecentUpload Upload = new(At, Agency.Id, Agency.Name, Kind.Pns);

    private static readonly PersonView Person = new(
        "8ae482a76c4a1f2b016c4b3e5a9d0c11", "198001012005011001", "Sri Contohwati", "Dra.", "M.Pd.", Agency.Id, Agency.Name, "U-017",
        "SD Negeri Contoh 1", Kind.Pns, false, CardStatus.Valid, true, At, false, "A20050000123");

    private static readonly KeyView Key = new(
        "9f2c41d07ab35e68", "SIMPEG", "hr-system", null, null, ["HrEvents"], KeyState.Active, "Admin BKPSDM", At, new(2023, 12, 31), Day,
        "203.0.113.0/24", 1, null, null, null);

    private static readonly ImportOf Import = new(
        "roster-2022-11", "roster", false, "running", 3_614, 1_200, new(1_100, 60, 12, 3, 20, 5), Day, At, null, 850.0, 2.8, [], "data-asn.csv");

    private static readonly FormE Form = new(new(640, 210), new(120, 38));

    private static readonly SignerView Signer = new(
        SignerCapacity.Kepala, "Kepala Dinas Pendidikan", "Kepala Dinas Pendidikan", "Dra. Sri Contohwati, M.Pd.", "Pembina Utama Muda", "198001012005011001");

    private static readonly ReportView Report = new(
        Agency.Id + "-1", "sent", Agency.Id, Agency.Name, "2022-kav", Day, At, Form.Rows, ReportSum.Of(Form.Sum), Signer, 0, "7H2K-9QPD-M3XT", null,
        new(At.AddHours(-1), "Operator Dinas Pendidikan"), new(At, "Kepala Dinas Pendidikan"), true, null, null, null, new string('a', 64));

    private static readonly Dictionary<Type, object> All = new()
    {
        [typeof(CitySnapshot)] = new CitySnapshot(Day, "7.42", At, Sums, 12, [Agency], [Upload]),
        [typeof(AgencySnapshot)] = new AgencySnapshot(
            Day, "7.42", At, Agency.Id, Agency.Name, Sums.Pns, Sums.Pppk, Sums.Total, Sums.PppkParuhWaktu, 14, 2, 1, 12, [Upload]),
        [typeof(Listed<DayView>)] = new Listed<DayView>([new(Day, Sums.Pns, Sums.Pppk, Sums.Total, Sums.PppkParuhWaktu, 14, 2, 1)]),
        [typeof(Listed<AgencyProgress>)] = new Listed<AgencyProgress>([Agency]),
        [typeof(PersonView)] = Person,
        [typeof(Listed<PersonView>)] = new Listed<PersonView>([Person], "U3JpIENvbnRvaHdhdGk"),
        [typeof(Receipt)] = new Receipt("KA-7H2K-9QPD-M3XT-0001-5", At),
        [typeof(PhotoReceipt)] = new PhotoReceipt("KA-5QXN-8DTE-RK2M-0001-3", At, PhotoState.Accepted),
        [typeof(VerificationView)] = new VerificationView(
            VerificationOutcome.Valid, "Berlaku", "Dra. Sri Contohwati, M.Pd.", "PNS", Agency.Name, "0123", "•••••••• •••••• • 001", At),
        [typeof(JsonWebKeys)] = new JsonWebKeys(
            [new("EC", "P-256", "ES256", "sig", "1", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")]),
        [typeof(PhotoCheckView)] = new PhotoCheckView(
            false,
            [
                new("dimensions", true, true, "450 × 575 piksel", "450 × 575 piksel", "Sudah sesuai.", []),
                new("framing", false, false, "kepala terpotong tepi atas", "potret: kepala utuh di tengah, bahu memenuhi lebar bingkai", "Potong ulang foto: kepala di tengah dengan sedikit ruang di atasnya, bahu sampai ke tepi bawah.", [new(0, 0, 1, 0.06)]),
            ],
            PhotoCheck.ForPerson),
        [typeof(PhotoReviewWish)] = new PhotoReviewWish("KA-5QXN-8DTE-RK2M-0001-3", false, "Wajah kurang jelas; mohon ambil ulang menghadap cahaya."),
        [typeof(MissingView)] = new MissingView(
            [new("U-017", "SD Negeri Contoh 1", 4, 1, 5), new("none", "Tanpa unit kerja", 2, 0, 2)],
            [new("photo", "Kendala foto", 3), new("none", "Belum ada alasan", 4)], 7),
        [typeof(MissingReasonWish)] = new MissingReasonWish("photo", "Latar foto belum transparan"),
        [typeof(MissingReasonsWish)] = new MissingReasonsWish("leave", "Diklat sampai akhir bulan", [Person.Id]),
        [typeof(MissingReasonResults)] = new MissingReasonResults(
            [new(Person.Id, ReasonResult.Recorded, null), MissingReasonResult.Of("tidak-dikenal", new Refusal.EmployeeUnknown())]),
        [typeof(ReturnWish)] = new ReturnWish("Tulisan pada kartu tidak terbaca; mohon unggah gambar asli."),
        [typeof(ImportOf)] = Import,
        [typeof(Listed<ImportOf>)] = new Listed<ImportOf>([Import]),
        [typeof(Listed<ImportErrorView>)] = new Listed<ImportErrorView>(
            [new(17, "NIP BARU", "NIP harus 18 angka. Perbaiki pada berkas asal, lalu impor kembali.", false)], "200"),
        [typeof(ReorganisationWish)] = new ReorganisationWish(
            ReorganisationKind.Merge, ["A5EB03E23A1EF6A0E040640A040252AD"], "A5EB03E23A1EF6A0E040640A04025300", "Dinas Gabungan", [], Day, "Perwali 12/2022", Day, true),
        [typeof(Listed<DifferenceView>)] = new Listed<DifferenceView>(
            [new(17, Person.Id, Person.Number, Person.Name, RosterOutcome.Moved, [new("Mutasi", null, Day)])]),
        [typeof(Listed<ChangedSinceView>)] = new Listed<ChangedSinceView>(
            [new(Person.Id, Person.Number, Person.Name, true, [new("Berkas kartu diterima", "Potret, depan", Day)])]),
        [typeof(EventResults)] = new EventResults(
        [
            new("contoh-dismissed", Recorded.Accepted, EventExamples.FactIdOf("dismissed"), null),
            EventResult.Of("contoh-transferred", Recording.Rejected(new Refusal.AgencyOfAnotherCity())),
        ]),
        [typeof(PoliciesView)] = PoliciesView.Of(
            new PoliciesRecord().With(new PolicyDecision.SuspendedCounts(false), Day, "Keputusan Kepala BKPSDM Nomor 800/9/2022", At, "Admin BKPSDM", null), Day),
        [typeof(PolicyWish)] = new PolicyWish("suspended-counts", JsonSerializer.SerializeToElement(false), "2022-11-04", "Keputusan Kepala BKPSDM Nomor 800/9/2022"),
        [typeof(ReviewsView)] = new ReviewsView(
            ReviewKind.StandingUnclear,
            [new(ReviewKind.StandingUnclear, Person, Day, "Kedudukan hukum 52 (Tidak Aktif): sebabnya tidak termuat dalam kode. Tetapkan keadaan yang sebenarnya.", "52", [], ReviewDecisions.Of(ReviewKind.StandingUnclear))],
            null, 1),
        [typeof(ReviewWish)] = new ReviewWish("standing-unclear", "retired", "2022-11-01", "882/17/2022", "2022-10-03", "SK pensiun diterima dari BKN", null, null),
        [typeof(ReviewOutcome)] = new ReviewOutcome(Person.Id, ["review/perintah-1/retired", "review/perintah-1/cancelled/import/roster-2022-11/17/standing-unclear"], []),
        [typeof(KeyWish)] = new KeyWish("SIMPEG", "hr-system", Rights: ["HrEvents"], Until: "2023-12-31"),
        [typeof(Listed<KeyView>)] = new Listed<KeyView>([Key]),
        [typeof(MadeKeyView)] = new MadeKeyView("ka_contoh", Key),
        [typeof(ReportView)] = Report,
        [typeof(Listed<ReportView>)] = new Listed<ReportView>([Report]),
        [typeof(SignerView)] = Signer with { Address = "Jalan Contoh Nomor 1 Madiun" },
        [typeof(SignerWish)] = new SignerWish("kepala", "Kepala Dinas Pendidikan", Signer.Name, Signer.Rank, Signer.Nip, "Jalan Contoh Nomor 1 Madiun"),
        [typeof(ReportWish)] = new ReportWish("Semua sekolah sudah lengkap."),
        [typeof(ReportReturnWish)] = new ReportReturnWish("Unit puskesmas belum termasuk; mohon diperiksa."),
        [typeof(ReportStatuses)] = new ReportStatuses(
            "2022-kav", new(2022, 11, 4, 23, 59, 59, TimeSpan.FromHours(7)), 1, 0, 0,
            [new(Agency.Id, Agency.Name, "sent", Report.Id, 0, At, true, false, false, Report.Sum, Form.Rows[0].Total)]),
        [typeof(ReportCheck)] = new ReportCheck(
            Report.Id!, true, true, true, Form.Rows, Report.Sum, Form.Sum.Total, 1,
            [new(Person.Id, Person.Number, Person.Name, Person.TitleBefore, Person.TitleAfter, Kind.Pns, ReportChange.Removed, "sekarang tidak lagi terhitung pada posisi itu")]),
        [typeof(RecountView)] = new RecountView(true, [new(Agency.Id, Sums, Sums, Sums)]),
        [typeof(ProblemDetails)] = Problems.Problem.OfStatus(400),
    };

    public static Task Add(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        if (All.TryGetValue(context.JsonTypeInfo.Type, out var example))
            schema.Examples = [Of(example)];
        return Task.CompletedTask;
    }

    public static JsonNode Of(object example) => JsonSerializer.SerializeToNode(example, example.GetType(), StoredJson.Options)!;
}
