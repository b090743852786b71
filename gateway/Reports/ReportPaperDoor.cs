using System.Collections.Immutable;
using KartuAsn.Documents;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Reports;

/// <summary>As what a form is handed out.</summary>
/// <param name="MostNames">Of a list of names behind it.</param>
public sealed record PaperKind(string Extension, string MediaType, int MostNames, Func<FormEPaper, DateTimeOffset, byte[]> Draw)
{
    public static readonly PaperKind Pdf = new("pdf", CardFileCheck.Pdf, 5_000, FormEPdf.Draw);
    public static readonly PaperKind Xlsx = new("xlsx", FormEApi.Xlsx, 100_000, FormEXlsx.Write);
}

/// <summary>
/// Hands out forms as files. A list of names only goes to those who may see the people of the agency, and everybody on it is noted in the
/// audit. Whoever waits for a file holds nothing, and keeps nobody from sending a report.
/// </summary>
public sealed class ReportPaperDoor(ReportDoor reports, ReportPapers papers, AuditDoor audit, IAuthorizationService rights, DrawingGate drawing)
{
    private const string WithNames = "-daftar-nama";

    public async Task<bool> MaySeeNames(HttpContext http) => (await rights.AuthorizeAsync(http.User, null, Access.AgencyPeople)).Succeeded;

    /// <summary>The form as it is now, or was at the end of a day.</summary>
    /// <param name="asOf">Null: now.</param>
    public Task<FileAnswer> Of(HttpContext http, AgencyRow agency, DateOnly? asOf, bool names, PaperKind kind, CancellationToken stop) =>
        Make(http, agency, names, kind, async () => Of(await reports.Live(agency, asOf, names), live => FileName(live.Name, names ? WithNames : "", kind.Extension)), stop);

    /// <summary>A report that was sent, or a draft with the numbers of now.</summary>
    public Task<FileAnswer> Of(HttpContext http, FoundReport found, bool names, PaperKind kind, CancellationToken stop)
    {
        var name = FileName(found, kind.Extension, names ? WithNames : "");
        return Make(http, found.Agency, names, kind, async () => found.Report.Frozen is not { } frozen ? Of(await reports.DraftNow(found, names), _ => name)
            : !names ? new(papers.Of(found.Report), frozen.Position, null, name)
            : await reports.List(frozen) is { } people ? new(papers.Of(found.Report, people), frozen.Position, people, name)
            : null, stop);
    }

    /// <summary>A copy signed outside may have the list on it: everybody who is on the list is noted.</summary>
    public async Task NoteSigned(HttpContext http, FoundReport found)
    {
        if (found.Report.Frozen is { } frozen && await reports.List(frozen) is { } people) await Note(http, people, found.Agency);
    }

    internal static string FileName(FoundReport found, string extension, string more = "") => FileName(
        found.Report.Frozen?.Agency ?? found.Agency.Name,
        (found.Report.Revision == 0 ? "" : $"-revisi-{found.Report.Revision}") + (found.Report.Frozen is null ? "-konsep" : "") + more, extension);

    private static string FileName(string agency, string more, string extension)
    {
        var words = new string([.. agency.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        return $"formulir-e-{string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries))}{more}.{extension}";
    }

    private Fetched Of(LiveReport live, Func<LiveReport, string> name) => new(papers.Of(live, reports.View(live).Code), live.Position, live.People, name(live));

    private async Task<FileAnswer> Make(HttpContext http, AgencyRow agency, bool names, PaperKind kind, Func<Task<Fetched?>> fetch, CancellationToken stop)
    {
        if (names && !await MaySeeNames(http)) return TypedResults.Problem(Problem.OfStatus(StatusCodes.Status403Forbidden));
        return await drawing.Run(() => Drawn(http, agency, kind, fetch), stop) is { } answer ? answer : DrawingGate.Full(http);
    }

    private async Task<FileAnswer> Drawn(HttpContext http, AgencyRow agency, PaperKind kind, Func<Task<Fetched?>> fetch)
    {
        if (await fetch() is not { } form) return Lost("Daftar nama laporan ini hilang dari penyimpanan atau berubah. Hubungi BKPSDM.");
        if (form.People?.Length > kind.MostNames)
            return Problem.Answer(413, "too-many-rows", $"Daftar nama laporan ini lebih dari {Indonesian.Number(kind.MostNames)} pegawai. Unduh sebagai XLSX.");
        if (form.People is { } people) await Note(http, people, agency);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(kind.Draw(form.Paper, form.At), kind.MediaType, form.Name);
    }

    internal static ProblemHttpResult Lost(string sentence) => Problem.Answer(410, "report-paper-missing", sentence);

    private Task Note(HttpContext http, ImmutableArray<ReportLine> people, AgencyRow agency) =>
        audit.Look(http, What.Report, people.Select(person => person.Id), agency.Id);

    /// <param name="People">Null: not asked for.</param>
    private sealed record Fetched(FormEPaper Paper, DateTimeOffset At, ImmutableArray<ReportLine>? People, string Name);
}
