using KartuAsn.Contracts;
using KartuAsn.Documents;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Reports;

/// <summary>Form E of an agency as it is now or was on a day, who signs it, and the reports made of it (annex E of the letter).</summary>
public static class FormEApi
{
    internal const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static void MapFormE(this IEndpointRouteBuilder app)
    {
        var agency = app.MapGroup("/api/v1/agencies/{agencyId}").WithTags("Laporan");
        agency.MapGet("report", Look).RequireAuthorization(Access.Reports);
        agency.MapGet("report.json", Look).RequireAuthorization(Access.Reports).ExcludeFromDescription();
        agency.MapGet("report.pdf", Pdf).RequireAuthorization(Access.Reports).WithMetadata(new LooksAttribute(What.Report)).Produces<Stream>(200, CardFileCheck.Pdf);
        agency.MapGet("report.xlsx", ToXlsx).RequireAuthorization(Access.Reports).WithMetadata(new LooksAttribute(What.Report)).Produces<Stream>(200, Xlsx);
        agency.MapGet("signer", Signer).RequireAuthorization(Access.Reports);
        agency.MapPut("signer", SetSigner).RequireAuthorization(Access.Signer);
        agency.MapGet("reports", List).RequireAuthorization(Access.Reports);
        agency.MapPost("reports", Draft).RequireAuthorization(Access.ReportsDraft);
    }

    /// <summary>Formulir E (lampiran E surat) menurut keadaan saat ini, atau pada akhir suatu hari.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04, menurut data yang diketahui sekarang; tanpa nilai berarti saat ini.</param>
    internal static Task<Results<Ok<ReportView>, ProblemHttpResult>> Look(ReportDoor door, ReadSide reads, CityClock clock, string agencyId, string? asOf) =>
        Live<Results<Ok<ReportView>, ProblemHttpResult>>(
            door, reads, clock, agencyId, asOf, names: false, live => Task.FromResult<Results<Ok<ReportView>, ProblemHttpResult>>(TypedResults.Ok(door.View(live))), problem => problem);

    /// <summary>Formulir E sebagai PDF A4 yang siap ditandatangani di luar aplikasi ini.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    /// <param name="names">true: beserta lampiran daftar nama, bagi yang berwenang melihat pegawai.</param>
    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> Pdf(
        HttpContext http, ReportDoor door, ReportPaperDoor drawing, ReadSide reads, CityClock clock, string agencyId, string? asOf, CancellationToken stop,
        bool names = false) =>
        Paper(http, door, drawing, reads, clock, agencyId, asOf, names, CardFileCheck.Pdf, "pdf", FormEPdf.Draw, stop);

    /// <summary>Formulir E sebagai lembar kerja XLSX dengan rumus.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    /// <param name="names">true: beserta lembar daftar nama, bagi yang berwenang melihat pegawai.</param>
    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> ToXlsx(
        HttpContext http, ReportDoor door, ReportPaperDoor drawing, ReadSide reads, CityClock clock, string agencyId, string? asOf, CancellationToken stop,
        bool names = false) =>
        Paper(http, door, drawing, reads, clock, agencyId, asOf, names, Xlsx, "xlsx", FormEXlsx.Write, stop);

    /// <summary>Penanda tangan laporan Perangkat Daerah; tanpa penanda tangan, formulir memuat titik-titik.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    internal static async Task<Results<Ok<SignerView>, NoContent, ProblemHttpResult>> Signer(HttpContext http, ReportDoor door, ReadSide reads, string agencyId)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        var record = await door.Look(agency);
        http.Response.Headers.ETag = $"\"{record.SignerVersion}\"";
        return SignerView.Of(record.Signer, record.Address) is { } signer ? TypedResults.Ok(signer) : TypedResults.NoContent();
    }

    /// <summary>Menetapkan penanda tangan laporan yang akan dikirim; laporan yang sudah dikirim tidak berubah.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="wish">Jabatan, nama beserta gelar, pangkat tanpa golongan, NIP, dan alamat pada kop surat.</param>
    /// <param name="ifMatch">ETag dari penanda tangan yang dilihat: yang sudah diubah orang lain dijawab 412.</param>
    internal static async Task<Results<Ok<SignerView>, ProblemHttpResult>> SetSigner(
        HttpContext http, ReportDoor door, ReadSide reads, string agencyId, SignerWish wish, [FromHeader(Name = "If-Match")] string? ifMatch = null)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        if (wish.Read(agency.Name) is not { } signer)
            return Problem.BadField("capacity", "Kedudukan penanda tangan tidak dikenal. Gunakan kepala, plt, atau plh.");
        if (!TryVersion(ifMatch, out var seen))
            return Problem.BadField("If-Match", "Kirim ETag dari penanda tangan yang terakhir dilihat, atau jangan sertakan kepala ini.");
        var answer = await door.SetSigner(agency, signer, wish.Address, seen, Viewer.Of(http.User).Name);
        if (answer.Value is not { } record)
            return Problem.Of(answer.Refusal!);
        http.Response.Headers.ETag = $"\"{record.SignerVersion}\"";
        return TypedResults.Ok(SignerView.Of(record.Signer, record.Address)!);
    }

    /// <summary>Semua laporan Perangkat Daerah, yang terbaru lebih dahulu.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    internal static async Task<Results<Ok<Listed<ReportView>>, ProblemHttpResult>> List(ReportDoor door, ReadSide reads, string agencyId)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        return TypedResults.Ok(new Listed<ReportView>(await door.All(agency)));
    }

    /// <summary>Menyiapkan laporan untuk kampanye yang sedang berjalan. Dari operator menjadi konsep; dari kepala langsung terkirim.</summary>
    /// <remarks>Laporan setelah yang sudah dikirim menjadi revisi berikutnya. Konsep yang masih ada diperbarui, tidak digandakan.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="wish">Catatan untuk kepala Perangkat Daerah; boleh dikosongkan.</param>
    /// <param name="ifMatch">Dari kepala: ETag dari angka yang dilihat; angka yang berubah sejak itu dijawab 412 dan tidak dikirim.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama; permintaan lain dengan kunci itu dijawab 409.</param>
    internal static async Task<Results<Created<ReportView>, ProblemHttpResult>> Draft(
        HttpContext http, ReportDoor door, ReadSide reads, string agencyId, CancellationToken stop, [FromBody] ReportWish? wish = null,
        [FromHeader(Name = "If-Match")] string? ifMatch = null,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        var viewer = Viewer.Of(http.User);
        var answer = viewer.Role == Role.Head
            ? await door.SendNow(agency, wish?.Note, Seen(ifMatch), viewer.Name, idempotencyKey, stop)
            : await door.Draft(agency, wish?.Note, viewer.Name, idempotencyKey);
        if (answer.Value is not { } report)
            return Problem.Of(answer.Refusal!);
        var view = await door.View((await door.Find(new ReportId(agency.Id, report.Number).ToString()))!);
        http.Response.Headers.ETag = $"\"{view.Seen}\"";
        return TypedResults.Created($"/api/v1/reports/{Uri.EscapeDataString(view.Id!)}", view);
    }

    internal static string FileName(string agency, string more, string extension)
    {
        var words = new string([.. agency.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        return $"formulir-e-{string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries))}{more}.{extension}";
    }

    internal static string WithNames(bool names) => names ? "-daftar-nama" : "";

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> Paper(
        HttpContext http, ReportDoor door, ReportPaperDoor drawing, ReadSide reads, CityClock clock, string agencyId, string? asOf, bool names,
        string mediaType, string extension, Func<FormEPaper, DateTimeOffset, byte[]> draw, CancellationToken stop) =>
        Live<Results<FileContentHttpResult, ProblemHttpResult>>(door, reads, clock, agencyId, asOf, names, async live =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return await drawing.Of(http, live) is { } drawn
                ? TypedResults.File(await door.Draw(() => draw(drawn.Paper, drawn.At), stop), mediaType, FileName(live.Name, WithNames(names), extension))
                : TypedResults.Problem(Problem.OfStatus(403));
        }, problem => problem);

    private static async Task<T> Live<T>(
        ReportDoor door, ReadSide reads, CityClock clock, string agencyId, string? asOf, bool names, Func<LiveReport, Task<T>> then, Func<ProblemHttpResult, T> refused)
    {
        if (!AsOf.TryRead(asOf, clock, out var day))
            return refused(AsOf.Refused());
        return await reads.Agency(Key.Of(agencyId)) is { } agency ? await then(await door.Live(agency, day, names)) : refused(Problem.AgencyUnknown());
    }

    /// <summary>Numbers that somebody saw; null: whatever they are.</summary>
    internal static string? Seen(string? ifMatch) => ifMatch is "*" ? null : ifMatch?.Trim('"');

    private static bool TryVersion(string? ifMatch, out int? version)
    {
        version = null;
        if (ifMatch is null or "*") return true;
        if (!int.TryParse(ifMatch.Trim().Trim('"'), out var read)) return false;
        version = read;
        return true;
    }
}

/// <param name="Note">Catatan untuk kepala Perangkat Daerah, 3 sampai 500 karakter; boleh dikosongkan.</param>
public sealed record ReportWish(string? Note);

/// <param name="Capacity">kepala, plt, atau plh; bawaan kepala.</param>
/// <param name="Office">Jabatan tanpa Plt./Plh., misalnya Kepala Dinas Pendidikan; bawaan menurut nama Perangkat Daerah.</param>
/// <param name="Name">Nama beserta gelar, sebagaimana dicetak.</param>
/// <param name="Rank">Pangkat tanpa golongan, misalnya Pembina Utama Muda.</param>
/// <param name="Nip">18 angka.</param>
/// <param name="Address">Alamat pada kop surat, paling banyak dua baris; boleh dikosongkan.</param>
public sealed record SignerWish(string? Capacity, string? Office, string? Name, string? Rank, string? Nip, string? Address)
{
    private static readonly Dictionary<string, SignerCapacity> Capacities = StoredJson.Named<SignerCapacity>();

    /// <summary>Null when the capacity is none.</summary>
    internal Signer? Read(string agency) => Capacities.TryGetValue(string.IsNullOrEmpty(Capacity) ? "kepala" : Capacity, out var capacity)
        ? new(capacity, string.IsNullOrWhiteSpace(Office) ? Rules.Signer.UsualOffice(agency) : Office, Name ?? "", Rank ?? "", Nip ?? "")
        : null;
}
