using KartuAsn.Contracts;
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
    /// <remarks>Kepala ETag menyatakan laporan yang akan dikirim, penanda tangannya, dan angkanya; kirim kembali sebagai If-Match ketika mengirim.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04, menurut data yang diketahui sekarang; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Look(
        HttpContext http, ReportDoor door, ReadSide reads, CityClock clock, string agencyId, string? asOf)
    {
        if (!AsOf.TryRead(asOf, clock, out var day))
            return AsOf.Refused();
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        var view = door.View(await door.Live(agency, day));
        if (day is null)
            http.Response.Headers.ETag = $"\"{view.Seen}\"";
        return TypedResults.Ok(view);
    }

    /// <summary>Formulir E sebagai PDF A4 yang siap ditandatangani di luar aplikasi ini.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    /// <param name="names">true: beserta lampiran daftar nama (paling banyak 5.000), bagi yang berwenang melihat pegawai.</param>
    internal static Task<FileAnswer> Pdf(
        HttpContext http, ReportPaperDoor door, ReadSide reads, CityClock clock, string agencyId, string? asOf, CancellationToken stop, bool names = false) =>
        Paper(http, door, reads, clock, agencyId, asOf, names, PaperKind.Pdf, stop);

    /// <summary>Formulir E sebagai lembar kerja XLSX dengan rumus.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    /// <param name="names">true: beserta lembar daftar nama, bagi yang berwenang melihat pegawai.</param>
    internal static Task<FileAnswer> ToXlsx(
        HttpContext http, ReportPaperDoor door, ReadSide reads, CityClock clock, string agencyId, string? asOf, CancellationToken stop, bool names = false) =>
        Paper(http, door, reads, clock, agencyId, asOf, names, PaperKind.Xlsx, stop);

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
        if (!ETags.TryVersion(ifMatch, out var seen))
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
    /// <param name="ifMatch">ETag dari formulir E yang dilihat. Angka atau penanda tangan yang berubah sejak kepala melihatnya dijawab 412, laporan lain yang lebih dahulu dikirim 409.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama; permintaan lain dengan kunci itu dijawab 409.</param>
    internal static async Task<Results<Created<ReportView>, ProblemHttpResult>> Draft(
        HttpContext http, ReportDoor door, ReadSide reads, string agencyId, CancellationToken stop, [FromBody] ReportWish? wish = null,
        [FromHeader(Name = "If-Match")] string? ifMatch = null,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        var (viewer, seen) = (Viewer.Of(http.User), SeenReport.Read(ETags.Named(ifMatch)));
        var answer = viewer.Role == Role.Head
            ? await door.SendNow(agency, wish?.Note, seen, viewer.Name, idempotencyKey, stop)
            : await door.Draft(agency, wish?.Note, seen, viewer.Name, idempotencyKey);
        if (answer.Value is not { } report)
            return Problem.Of(answer.Refusal!);
        var view = await door.View((await door.Find(new ReportId(agency.Id, report.Number).ToString()))!);
        http.Response.Headers.ETag = $"\"{view.Seen}\"";
        return TypedResults.Created($"/api/v1/reports/{Uri.EscapeDataString(view.Id!)}", view);
    }

    private static async Task<FileAnswer> Paper(
        HttpContext http, ReportPaperDoor door, ReadSide reads, CityClock clock, string agencyId, string? asOf, bool names, PaperKind kind, CancellationToken stop) =>
        !AsOf.TryRead(asOf, clock, out var day) ? AsOf.Refused()
        : await reads.Agency(Key.Of(agencyId)) is { } agency ? await door.Of(http, agency, day, names, kind, stop)
        : Problem.AgencyUnknown();
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
