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

namespace KartuAsn.Gateway.Agencies;

/// <summary>People as a file: exactly the rows that the list shows with the same filter, on all its pages.</summary>
public static class PeopleFilesApi
{
    internal const string Csv = "text/csv";

    public static void AddPeopleFiles(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PeopleFile>();

    public static void MapPeopleFiles(this IEndpointRouteBuilder app)
    {
        foreach (var (whose, tag, answer) in new (string, string, Delegate)[] { ("agencies/{agencyId}/employees", "Perangkat Daerah", Export), ("employees", "Pegawai", ExportAll) })
            app.MapGet($"/api/v1/{whose}.{{format:regex(^(csv|xlsx|pdf)$)}}", answer).WithTags(tag)
                .RequireAuthorization(Access.AgencyPeople).WithMetadata(new LooksAttribute(What.People)).Produces<Stream>(200, Csv, FormEApi.Xlsx, CardFileCheck.Pdf);
    }

    /// <summary>Daftar pegawai sebagai berkas CSV, XLSX, atau PDF: persis isi daftar dengan saringan yang sama, tanpa pembagian halaman.</summary>
    /// <remarks>Paling banyak 100.000 pegawai; sebagai PDF paling banyak 5.000. Kolom yang menurut saringannya sama di setiap baris tidak dicantumkan.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="format">csv, xlsx, atau pdf.</param>
    /// <param name="status">uploaded, not-uploaded, counted, suspended, review, atau all; bawaan all.</param>
    /// <param name="kind">pns, pppk, part-time (PPPK Paruh Waktu), atau cpns; tanpa nilai berarti semua jenis.</param>
    /// <param name="q">Sebagian nama atau unit kerja, atau awal nomor.</param>
    /// <param name="unit">ID unit kerja; none berarti tanpa unit kerja.</param>
    /// <param name="reason">Alasan belum mengunggah: account, photo, siasn-data, bkn-server, no-tmt, leave, other, atau none; hanya untuk keadaan saat ini.</param>
    /// <param name="asOf">Keadaan pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<FileAnswer> Export(
        HttpContext http, PeopleFile file, ReadSide reads, string agencyId, string format,
        string? status, string? kind, string? q, string? unit, string? reason, string? asOf, CancellationToken stop) =>
        await reads.Agency(Key.Of(agencyId)) is { } agency
            ? await file.Make(http, agency, format, new(status, kind, q, unit, reason, asOf), stop)
            : Problem.AgencyUnknown();

    /// <summary>Daftar pegawai semua Perangkat Daerah sebagai berkas CSV, XLSX, atau PDF; operator dan kepala memperoleh miliknya sendiri.</summary>
    /// <remarks>Paling banyak 100.000 pegawai; sebagai PDF paling banyak 5.000. Kolom yang menurut saringannya sama di setiap baris tidak dicantumkan.</remarks>
    /// <param name="format">csv, xlsx, atau pdf.</param>
    /// <param name="status">uploaded, not-uploaded, counted, suspended, review, atau all; bawaan all.</param>
    /// <param name="kind">pns, pppk, part-time (PPPK Paruh Waktu), atau cpns; tanpa nilai berarti semua jenis.</param>
    /// <param name="q">Sebagian nama atau unit kerja, atau awal nomor.</param>
    /// <param name="reason">Alasan belum mengunggah: account, photo, siasn-data, bkn-server, no-tmt, leave, other, atau none; hanya untuk keadaan saat ini.</param>
    /// <param name="asOf">Keadaan pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<FileAnswer> ExportAll(
        HttpContext http, PeopleFile file, ReadSide reads, string format, string? status, string? kind, string? q, string? reason, string? asOf, CancellationToken stop)
    {
        var asked = new PeopleAsked(status, kind, q, null, reason, asOf);
        if (Viewer.Of(http.User).Agency is not { } own)
            return await file.Make(http, null, format, asked, stop);
        return await reads.Agency(Key.Of(own)) is { } agency ? await file.Make(http, agency, format, asked, stop) : Problem.AgencyUnknown();
    }
}

/// <summary>Makes the file, and notes everybody in it.</summary>
internal sealed class PeopleFile(ReadSide reads, CityClock clock, AuditDoor audit, DrawingGate drawing)
{
    /// <summary>A file is made whole before it is given, so that nobody takes half of one for all.</summary>
    private const int MostPeople = 100_000;

    /// <summary>More paper than anybody prints.</summary>
    private const int MostOnPaper = 5_000;

    /// <param name="agency">Null: of the whole city.</param>
    public async Task<FileAnswer> Make(HttpContext http, AgencyRow? agency, string format, PeopleAsked asked, CancellationToken stop) =>
        asked.Read(clock, agency?.Id, out var query, out var now) is { } problem ? problem
        : await drawing.Run(() => Made(http, agency, format, query, now, stop), stop) is { } answer ? answer
        : DrawingGate.Full(http);

    private async Task<FileAnswer> Made(HttpContext http, AgencyRow? agency, string format, PeopleQuery query, bool now, CancellationToken stop)
    {
        var most = format == "pdf" ? MostOnPaper : MostPeople;
        var people = await reads.Everybody(query, most + 1, stop).ToListAsync(stop);
        if (people.Count > most)
            return Problem.Answer(413, "too-many-rows", $"Daftar ini lebih dari {Indonesian.Number(most)} pegawai. Persempit saringannya{(format == "pdf" ? ", atau pilih CSV atau XLSX" : "")}.");
        await audit.Look(http, What.People, people.Select(person => person.Id), agency?.Id);
        var paper = PeoplePaper.Of(agency, agency is null ? [] : await reads.Units(agency.Key), query, now ? clock.Now : null, people);
        http.Response.Headers.CacheControl = "no-store";
        var name = $"pegawai-{clock.Today:yyyy-MM-dd}.{format}";
        return format switch
        {
            "csv" => TypedResults.File(TableCsv.Write(paper), PeopleFilesApi.Csv, name),
            "xlsx" => TypedResults.File(TableXlsx.Write(paper, clock.Now), FormEApi.Xlsx, name),
            "pdf" => TypedResults.File(TablePdf.Draw(paper, clock.Now), CardFileCheck.Pdf, name),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A file of no kind that the address takes."),
        };
    }
}
