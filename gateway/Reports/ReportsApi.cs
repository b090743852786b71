using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Reports;

/// <summary>Reports that were drafted or sent: approved, accepted, returned, checked, signed.</summary>
public static class ReportsApi
{
    /// <summary>A form of one page with a signature; with a list of names behind it, a few pages more.</summary>
    public const int MostSignedBytes = 10 * 1024 * 1024;

    public static void AddReports(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(CityLetterhead.Of(builder.Configuration)).AddSingleton<ReportPapers>().AddSingleton<ReportDoor>().AddSingleton<ReportPaperDoor>();

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapFormE();
        var reports = app.MapGroup("/api/v1/reports").WithTags("Laporan");
        reports.MapGet("", Statuses).RequireAuthorization(Access.Reports);
        reports.MapGet("{reportId}", Look).RequireAuthorization(Access.Reports);
        reports.MapGet("{reportId}.pdf", Pdf).RequireAuthorization(Access.Reports).WithMetadata(new LooksAttribute(What.Report)).Produces<Stream>(200, CardFileCheck.Pdf);
        reports.MapGet("{reportId}.xlsx", Xlsx).RequireAuthorization(Access.Reports).WithMetadata(new LooksAttribute(What.Report)).Produces<Stream>(200, FormEApi.Xlsx);
        reports.MapGet("{reportId}/check", Check).RequireAuthorization(Access.Reports).Looks(What.Report);
        reports.MapPost("{reportId}/approve", Approve).RequireAuthorization(Access.ReportsSend);
        reports.MapPost("{reportId}/accept", Accept).RequireAuthorization(Access.ReportsDecide);
        reports.MapPost("{reportId}/return", Return).RequireAuthorization(Access.ReportsDecide);
        reports.MapGet("{reportId}/signed", Signed).RequireAuthorization(Access.AgencyPeople).WithMetadata(new LooksAttribute(What.Report)).Produces<Stream>(200, CardFileCheck.Pdf);
        reports.MapPut("{reportId}/signed", Sign).RequireAuthorization(Access.Signer).TakesFile(CardFileCheck.Pdf)
            .WithMetadata(new RequestSizeLimitAttribute(MostSignedBytes + 1));
    }

    /// <summary>Keadaan laporan semua Perangkat Daerah dalam suatu kampanye, juga yang belum melapor.</summary>
    /// <param name="campaign">ID kampanye; tanpa nilai berarti kampanye yang sedang berjalan.</param>
    internal static async Task<Results<Ok<ReportStatuses>, ProblemHttpResult>> Statuses(HttpContext http, ReportDoor door, CurrentCampaign campaigns, string? campaign)
    {
        var viewer = Viewer.Of(http.User);
        var asked = campaign is null ? await campaigns.Find() : (await campaigns.All()).Find(campaign);
        if (campaign is not null && asked is null)
            return Problem.BadField("campaign", "Kampanye ini tidak dikenal. Lihat ID-nya pada daftar kampanye.");
        var all = await door.Statuses(asked);
        return TypedResults.Ok(Role.OfAgency(viewer.Role) ? all.Only(asked, viewer) : all);
    }

    /// <summary>Satu laporan: konsep dengan angka saat ini, atau yang sudah dikirim dengan angka yang dibekukan.</summary>
    /// <remarks>Kepala ETag menyatakan angkanya; kirim kembali sebagai If-Match ketika menyetujui, agar angka lain tidak ikut disetujui.</remarks>
    /// <param name="reportId">ID laporan.</param>
    internal static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Look(HttpContext http, ReportDoor door, string reportId) =>
        await Find(http, door, reportId) is { } found ? Shown(http, await door.View(found)) : Problem.Of(new Refusal.ReportUnknown());

    /// <summary>Laporan sebagai PDF: yang dibuat ketika dikirim, atau konsep dengan angka saat ini.</summary>
    /// <param name="reportId">ID laporan.</param>
    /// <param name="names">true: beserta lampiran daftar nama (paling banyak 5.000), bagi yang berwenang melihat pegawai.</param>
    internal static async Task<Results<FileStreamHttpResult, FileContentHttpResult, ProblemHttpResult>> Pdf(
        HttpContext http, ReportDoor door, ReportPaperDoor papers, string reportId, CancellationToken stop, bool names = false)
    {
        if (await Find(http, door, reportId) is not { } found)
            return Problem.Of(new Refusal.ReportUnknown());
        if (!names && found.Report.Frozen is { } frozen)
            return await door.Paper(frozen) is { } paper
                ? TypedResults.File(paper, CardFileCheck.Pdf, ReportPaperDoor.FileName(found, "pdf"))
                : ReportPaperDoor.Lost("PDF laporan ini tidak ditemukan pada penyimpanan. Hubungi BKPSDM.");
        return (await papers.Of(http, found, names, PaperKind.Pdf, stop)).Result switch
        {
            FileContentHttpResult drawn => drawn,
            ProblemHttpResult problem => problem,
            _ => throw new InvalidOperationException("A form was neither drawn nor refused."),
        };
    }

    /// <summary>Laporan sebagai lembar kerja XLSX dengan rumus.</summary>
    /// <param name="reportId">ID laporan.</param>
    /// <param name="names">true: beserta lembar daftar nama, bagi yang berwenang melihat pegawai.</param>
    internal static async Task<FileAnswer> Xlsx(HttpContext http, ReportDoor door, ReportPaperDoor papers, string reportId, CancellationToken stop, bool names = false) =>
        await Find(http, door, reportId) is { } found ? await papers.Of(http, found, names, PaperKind.Xlsx, stop) : Problem.Of(new Refusal.ReportUnknown());

    /// <summary>Menjumlahkan kembali laporan dari daftar nama di baliknya, dan membandingkannya dengan yang diketahui sekarang.</summary>
    /// <param name="reportId">ID laporan yang sudah dikirim.</param>
    internal static async Task<Results<Ok<ReportCheck>, ProblemHttpResult>> Check(HttpContext http, ReportDoor door, ReportPaperDoor drawing, string reportId)
    {
        if (await Find(http, door, reportId) is not { } found)
            return Problem.Of(new Refusal.ReportUnknown());
        if (found.Report.Frozen is not { } frozen)
            return Problem.Of(new Refusal.ReportNotSent());
        return TypedResults.Ok(await door.Check(found, frozen, await drawing.MaySeeNames(http)));
    }

    /// <summary>Kepala Perangkat Daerah menyetujui konsep dan mengirimnya; angka, daftar nama, dan PDF dibekukan saat itu.</summary>
    /// <remarks>Waktu pada sent.at adalah tanda terima: itulah yang dibandingkan dengan tenggat.</remarks>
    /// <param name="reportId">ID laporan.</param>
    /// <param name="ifMatch">ETag dari laporan yang dilihat: angka atau penanda tangan yang berubah sejak itu dijawab 412 dan tidak dikirim.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama; permintaan lain dengan kunci itu dijawab 409.</param>
    internal static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Approve(
        HttpContext http, ReportDoor door, string reportId, CancellationToken stop, [FromHeader(Name = "If-Match")] string? ifMatch = null,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null) =>
        await Carry(http, door, reportId, idempotencyKey, (found, by) => door.Send(found, SeenReport.Read(ETags.Named(ifMatch)), by, idempotencyKey, stop));

    /// <summary>BKPSDM menerima laporan yang sudah dikirim.</summary>
    /// <param name="reportId">ID laporan.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama; permintaan lain dengan kunci itu dijawab 409.</param>
    internal static Task<Results<Ok<ReportView>, ProblemHttpResult>> Accept(
        HttpContext http, ReportDoor door, string reportId, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null) =>
        Carry(http, door, reportId, idempotencyKey, (found, by) => door.Decide(found, null, by, idempotencyKey));

    /// <summary>BKPSDM mengembalikan laporan yang sudah dikirim, dengan alasan; Perangkat Daerah mengirim revisi.</summary>
    /// <param name="reportId">ID laporan.</param>
    /// <param name="wish">Alasan, 3 sampai 500 karakter.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama; permintaan lain dengan kunci itu dijawab 409.</param>
    internal static Task<Results<Ok<ReportView>, ProblemHttpResult>> Return(
        HttpContext http, ReportDoor door, string reportId, ReportReturnWish wish, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null) =>
        Carry(http, door, reportId, idempotencyKey, (found, by) => door.Decide(found, wish.Reason ?? "", by, idempotencyKey));

    /// <summary>Salinan laporan yang sudah ditandatangani di luar aplikasi ini, bagi yang berwenang melihat pegawai: daftar nama dapat terlampir padanya.</summary>
    /// <param name="reportId">ID laporan.</param>
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Signed(HttpContext http, ReportDoor door, ReportPaperDoor papers, string reportId)
    {
        if (await Find(http, door, reportId) is not { } found)
            return Problem.Of(new Refusal.ReportUnknown());
        if (found.Report.SignedPaper is not { } paper)
            return Problem.Answer(404, "report-not-signed", "Belum ada salinan bertanda tangan untuk laporan ini.");
        if (await door.SignedPaper(paper) is not { } bytes)
            return ReportPaperDoor.Lost("Salinan bertanda tangan laporan ini tidak ditemukan pada penyimpanan. Unggah kembali salinannya, atau hubungi BKPSDM.");
        await papers.NoteSigned(http, found);
        return TypedResults.File(bytes, CardFileCheck.Pdf, ReportPaperDoor.FileName(found, "pdf", "-bertanda-tangan"));
    }

    /// <summary>Menyimpan salinan bertanda tangan di samping laporan yang sudah dikirim; salinan yang lebih baru menggantikannya.</summary>
    /// <remarks>Isi permintaan adalah PDF, paling besar 10 MB. Tanda tangannya tidak diperiksa di sini. Laporan yang dikirim sendiri tidak berubah.</remarks>
    /// <param name="reportId">ID laporan.</param>
    internal static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Sign(HttpContext http, ReportDoor door, string reportId, CancellationToken stop)
    {
        if (await Find(http, door, reportId) is null)
            return Problem.Of(new Refusal.ReportUnknown());
        if (http.Request.GetTypedHeaders().ContentType is { MediaType.Value: not (CardFileCheck.Pdf or "application/octet-stream") })
            return SignedCopy.NotPdf();
        if (await CardFileDoor.Read(http.Request.Body, stop, MostSignedBytes) is not { } bytes)
            return SignedCopy.TooLarge();
        if (SignedCopy.Fault(bytes) is { } fault)
            return fault;
        return await Carry(http, door, reportId, null, (found, by) => door.Sign(found, bytes, by));
    }

    /// <summary>Another agency's report is not there.</summary>
    internal static async Task<FoundReport?> Find(HttpContext http, ReportDoor door, string reportId) =>
        await door.Find(reportId) is { } found && Sees(Viewer.Of(http.User), found) ? found : null;

    private static bool Sees(Viewer viewer, FoundReport found) => !Role.OfAgency(viewer.Role) || viewer.IsOf(found.Agency.Id);

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Carry(
        HttpContext http, ReportDoor door, string reportId, string? idempotencyKey, Func<FoundReport, string, Task<Answer<Report>>> act)
    {
        if (await Find(http, door, reportId) is not { } found)
            return Problem.Of(new Refusal.ReportUnknown());
        return await act(found, Viewer.Of(http.User).Name) switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Value: { } report } => Shown(http, await door.View(found with { Report = report })),
            _ => throw new InvalidOperationException("A report was neither changed nor refused."),
        };
    }

    private static Ok<ReportView> Shown(HttpContext http, ReportView view)
    {
        http.Response.Headers.ETag = $"\"{view.Seen}\"";
        return TypedResults.Ok(view);
    }

    private static ReportStatuses Only(this ReportStatuses all, Campaign? campaign, Viewer viewer) =>
        ReportStatuses.Of(campaign, all.Items.RemoveAll(item => !viewer.IsOf(item.AgencyId)));
}

/// <param name="Reason">3 sampai 500 karakter; dibaca oleh Perangkat Daerah.</param>
public sealed record ReportReturnWish(string? Reason);
