using KartuAsn.Contracts;
using KartuAsn.Documents;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Storage;
using FileAnswer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace KartuAsn.Gateway.Agencies;

/// <summary>The people of an agency as a file: exactly the rows that the list shows with the same filter, on all its pages.</summary>
public static class PeopleFilesApi
{
    private const string Csv = "text/csv";

    /// <summary>A file is made whole before it is given, so that nobody takes half of one for all.</summary>
    private const int MostPeople = 100_000;

    /// <summary>More paper than anybody prints.</summary>
    private const int MostOnPaper = 5_000;

    public static void MapPeopleFiles(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/agencies/{agencyId}/employees.{format:regex(^(csv|xlsx|pdf)$)}", Export)
        .WithTags("Perangkat Daerah").RequireAuthorization(Access.AgencyPeople).WithMetadata(new LooksAttribute(What.People)).Produces<Stream>(200, Csv, FormEApi.Xlsx, CardFileCheck.Pdf);

    /// <summary>Daftar pegawai sebagai berkas CSV, XLSX, atau PDF: persis isi daftar dengan saringan yang sama, tanpa pembagian halaman.</summary>
    /// <remarks>Paling banyak 100.000 pegawai; sebagai PDF paling banyak 5.000.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="format">csv, xlsx, atau pdf.</param>
    /// <param name="status">uploaded, not-uploaded, counted, suspended, review, atau all; bawaan all.</param>
    /// <param name="kind">pns, pppk, part-time (PPPK Paruh Waktu), atau cpns; tanpa nilai berarti semua jenis.</param>
    /// <param name="q">Sebagian nama atau unit kerja, atau awal nomor.</param>
    /// <param name="unit">ID unit kerja; none berarti tanpa unit kerja.</param>
    /// <param name="reason">Alasan belum mengunggah: account, photo, siasn-data, bkn-server, no-tmt, leave, other, atau none; hanya untuk keadaan saat ini.</param>
    /// <param name="asOf">Keadaan pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<FileAnswer> Export(
        HttpContext http, ReadSide reads, CityClock clock, AuditDoor audit, DrawingGate drawing, string agencyId, string format,
        string? status, string? kind, string? q, string? unit, string? reason, string? asOf, CancellationToken stop)
    {
        var asked = new PeopleAsked(status, kind, q, unit, reason, asOf);
        if (asked.Read(clock, agencyId, out var query, out var now) is { } problem)
            return problem;
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        return await drawing.Run(() => Made(http, reads, clock, audit, agency, format, query, now, stop), stop) is { } answer ? answer : DrawingGate.Full(http);
    }

    private static async Task<FileAnswer> Made(
        HttpContext http, ReadSide reads, CityClock clock, AuditDoor audit, AgencyRow agency, string format, PeopleQuery query, bool now, CancellationToken stop)
    {
        var most = format == "pdf" ? MostOnPaper : MostPeople;
        var people = await reads.Everybody(query).Take(most + 1).ToListAsync(stop);
        if (people.Count > most)
            return Problem.Answer(413, "too-many-rows", $"Daftar ini lebih dari {Indonesian.Number(most)} pegawai. Persempit saringannya{(format == "pdf" ? ", atau pilih CSV atau XLSX" : "")}.");
        await audit.Look(http, What.People, people.Select(person => person.Id), agency.Id);
        var paper = PeoplePaper.Of(agency, await reads.Units(agency.Key), query, now ? clock.Now : null, people);
        http.Response.Headers.CacheControl = "no-store";
        var name = $"pegawai-{clock.Today:yyyy-MM-dd}.{format}";
        return format switch
        {
            "csv" => TypedResults.File(TableCsv.Write(paper), Csv, name),
            "xlsx" => TypedResults.File(TableXlsx.Write(paper, clock.Now), FormEApi.Xlsx, name),
            "pdf" => TypedResults.File(TablePdf.Draw(paper, clock.Now), CardFileCheck.Pdf, name),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A file of no kind that the address takes."),
        };
    }
}
