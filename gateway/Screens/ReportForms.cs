using KartuAsn.Contracts;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Answered = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<KartuAsn.Gateway.Screens.App>>;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the pages of reports send.</summary>
internal static class ReportForms
{
    public static void MapReportForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/perangkat-daerah/{agencyId}/laporan", Prepare).RequireAuthorization(Access.ReportsDraft).ExcludeFromDescription();
        app.MapPost("/perangkat-daerah/{agencyId}/laporan/penanda-tangan", SetSigner).RequireAuthorization(Access.Signer).ExcludeFromDescription();
        app.MapPost("/laporan/{reportId}/setujui", Approve).RequireAuthorization(Access.ReportsSend).ExcludeFromDescription();
        app.MapPost("/laporan/{reportId}/terima", Accept).RequireAuthorization(Access.ReportsDecide).ExcludeFromDescription();
        app.MapPost("/laporan/{reportId}/kembalikan", Return).RequireAuthorization(Access.ReportsDecide).ExcludeFromDescription();
        app.MapPost("/laporan/{reportId}/bertanda-tangan", Sign).RequireAuthorization(Access.Signer).ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(4L * ReportsApi.MostSignedBytes));
    }

    private static async Task<Answered> Prepare(
        HttpContext http, ReportDoor door, ReadSide reads, string agencyId,
        [FromForm] string? note, [FromForm] string? seen, [FromForm] string? command, CancellationToken stop)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return ScreensApi.Missing();
        var (viewer, page) = (Viewer.Of(http.User), $"/perangkat-daerah/{Uri.EscapeDataString(agencyId)}/laporan");
        var sends = viewer.Role == Role.Head;
        var answer = sends
            ? await door.SendNow(agency, note, SeenReport.Read(seen), viewer.Name, CommandId.Of(command), stop)
            : await door.Draft(agency, note, SeenReport.Read(seen), viewer.Name, CommandId.Of(command));
        return answer switch
        {
            { Refusal: { } refusal } => ScreensApi.Refused(409, sends ? "Laporan belum dikirim" : "Konsep belum disiapkan", CommandId.Words(refusal), page, "Kembali ke laporan"),
            { Value: { } report } => TypedResults.Redirect(sends ? PageOf(new ReportId(agency.Id, report.Number)) + "?selesai=kirim" : page + "?selesai=konsep"),
            _ => throw new InvalidOperationException("A report was neither made nor refused."),
        };
    }

    private static async Task<Answered> SetSigner(
        HttpContext http, ReportDoor door, ReadSide reads, string agencyId, [FromForm] string? capacity, [FromForm] string? office, [FromForm] string? name,
        [FromForm] string? rank, [FromForm] string? nip, [FromForm] string? address, [FromForm] int? version)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return ScreensApi.Missing();
        var page = $"/perangkat-daerah/{Uri.EscapeDataString(agencyId)}/laporan";
        if (new SignerWish(capacity, office, name, rank, nip, address).Read(agency.Name) is not { } signer)
            return ScreensApi.Refused(422, "Penanda tangan belum disimpan", "Pilih kedudukan: kepala, Plt., atau Plh.", page, "Kembali ke laporan");
        return await door.SetSigner(agency, signer, address, version, Viewer.Of(http.User).Name) is { Refusal: { } refusal }
            ? ScreensApi.Refused(422, "Penanda tangan belum disimpan", refusal.Sentence, page, "Kembali ke laporan")
            : TypedResults.Redirect(page + "?selesai=penanda-tangan#signer-title");
    }

    private static Task<Answered> Approve(
        HttpContext http, ReportDoor door, string reportId, [FromForm] string? seen, [FromForm] string? command, CancellationToken stop) =>
        Carry(http, door, reportId, "Laporan belum dikirim", "kirim", (found, by) => door.Send(found, SeenReport.Read(seen), by, CommandId.Of(command), stop));

    private static Task<Answered> Accept(HttpContext http, ReportDoor door, IAntiforgery antiforgery, string reportId) =>
        Carry(http, door, antiforgery, reportId, "Laporan belum diterima", "terima", (found, by) => door.Decide(found, null, by, null));

    private static Task<Answered> Return(HttpContext http, ReportDoor door, string reportId, [FromForm] string? reason) =>
        Carry(http, door, reportId, "Laporan belum dikembalikan", "kembali", (found, by) => door.Decide(found, reason ?? "", by, null));

    private static async Task<Answered> Sign(HttpContext http, IAntiforgery antiforgery, ReportDoor door, string reportId, CancellationToken stop)
    {
        var back = $"/laporan/{Uri.EscapeDataString(reportId)}";
        if (await StreamedForm.Read(http, antiforgery) is not { } form)
            return ScreensApi.Refused(400, "Formulir tidak lengkap", "Pilih PDF laporan yang sudah ditandatangani, lalu kirim ulang.", back, "Kembali ke laporan");
        if (await CardFileDoor.Read(form.File, stop, ReportsApi.MostSignedBytes) is not { } bytes)
            return ScreensApi.Refused(413, "Berkas terlalu besar", SignedCopy.TooLarge().ProblemDetails.Detail!, back, "Pilih berkas lain");
        if (SignedCopy.Fault(bytes) is { } fault)
            return ScreensApi.Refused(fault.StatusCode, "Salinan belum disimpan", fault.ProblemDetails.Detail!, back, "Pilih berkas lain");
        return await Carry(http, door, reportId, "Salinan belum disimpan", "tanda-tangan", (found, by) => door.Sign(found, bytes, by));
    }

    /// <summary>A form without fields is not read by anybody else, so its token is looked at here.</summary>
    private static async Task<Answered> Carry(
        HttpContext http, ReportDoor door, IAntiforgery antiforgery, string reportId, string failed, string done, Func<FoundReport, string, Task<Answer<Report>>> act) =>
        await antiforgery.IsRequestValidAsync(http)
            ? await Carry(http, door, reportId, failed, done, act)
            : ScreensApi.Refused(400, "Halaman sudah usang", "Muat ulang halaman, lalu kirim sekali lagi.", $"/laporan/{Uri.EscapeDataString(reportId)}", "Kembali ke laporan");

    private static async Task<Answered> Carry(
        HttpContext http, ReportDoor door, string reportId, string failed, string done, Func<FoundReport, string, Task<Answer<Report>>> act)
    {
        if (await ReportsApi.Find(http, door, reportId) is not { } found)
            return ScreensApi.Missing();
        var page = PageOf(new ReportId(found.Record.Agency, found.Report.Number));
        return await act(found, Viewer.Of(http.User).Name) is { Refusal: { } refusal }
            ? ScreensApi.Refused(409, failed, CommandId.Words(refusal), page, "Kembali ke laporan")
            : TypedResults.Redirect($"{page}?selesai={done}");
    }

    private static string PageOf(ReportId id) => $"/laporan/{Uri.EscapeDataString(id.ToString())}";
}
