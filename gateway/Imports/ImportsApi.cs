using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Sample;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Roster;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Imports;

/// <summary>Imports of rosters: hand one in, watch it, see what was wrong, stop it.</summary>
public static class ImportsApi
{
    private const int MostErrors = 1_000;

    public static void AddImports(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<RosterDoor>().AddSingleton<ImportErrors>();

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<LimitOptions>();
        var imports = app.MapGroup("/api/v1/imports").WithTags("Impor");
        imports.MapPost("", Receive).RequireAuthorization(Access.Import)
            .TakesFile("text/csv")
            .WithMetadata(new RequestSizeLimitAttribute(limits.ImportBytes));
        imports.MapGet("", List).RequireAuthorization(Access.ImportsLook);
        imports.MapGet("{importId}", Look).RequireAuthorization(Access.ImportsLook);
        imports.MapGet("{importId}/errors", Errors).RequireAuthorization(Access.ImportsLook)
            .Produces(200, contentType: "text/csv").Produces<Listed<ImportErrorView>>();
        imports.MapPost("{importId}/cancel", Cancel).RequireAuthorization(Access.Import);
    }

    /// <summary>Mengimpor "Data ASN" dari SIASN (CSV), apa adanya.</summary>
    /// <remarks>
    /// Isi permintaan adalah berkasnya. Kolom yang tidak diperlukan tidak pernah disimpan. Pengulangan dengan Idempotency-Key yang sama
    /// menjawab impor yang sama.
    /// </remarks>
    /// <param name="kind">Jenis berkas: roster.</param>
    /// <param name="dryRun">true: menghitung saja, tidak mengubah data.</param>
    /// <param name="positionDate">Tanggal posisi data; bawaan hari ini.</param>
    /// <param name="fileName">Nama berkas, untuk ditampilkan pada daftar impor.</param>
    /// <param name="idempotencyKey">Menjadi ID impor: 1 sampai 64 huruf, angka, titik, garis bawah, atau tanda hubung.</param>
    internal static async Task<Results<Accepted<ImportOf>, ProblemHttpResult>> Receive(
        HttpContext http, RosterDoor door, string? kind, bool? dryRun, string? positionDate, string? fileName,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, CancellationToken stop)
    {
        if (kind is not (null or RosterDoor.Kind))
            return Problem.BadField("kind", "Jenis berkas ini belum dapat diimpor. Gunakan kind=roster untuk \"Data ASN\" dari SIASN.");
        DateOnly? position = null;
        if (positionDate is not null && !(AsOf.TryDay(positionDate, out var day) && (position = day) is not null))
            return Problem.BadField("positionDate", "Tanggal posisi tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2022-11-04.");
        if (idempotencyKey is not null && !IsId(idempotencyKey))
            return Problem.BadField("Idempotency-Key", "Gunakan 1 sampai 64 huruf, angka, titik, garis bawah, atau tanda hubung.");
        if (http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            return Problem.Answer(415, "media-type-unsupported", "Kirim berkas CSV langsung sebagai isi permintaan dengan Content-Type: text/csv, bukan sebagai formulir.");

        var delivery = new RosterDelivery(
            idempotencyKey ?? Guid.CreateVersion7().ToString(), dryRun ?? false, position, ShortName(fileName), Viewer.Of(http.User).Name);
        return await door.Receive(delivery, http.Request.Body, stop) switch
        {
            RosterReceipt.Taken taken => TypedResults.Accepted($"/api/v1/imports/{taken.Import.Id}", ImportOf.View(taken.Import)),
            RosterReceipt.Refused refused => Of(refused.Problem),
            _ => SampleStore(),
        };
    }

    /// <summary>Impor terakhir, yang terbaru lebih dahulu.</summary>
    /// <param name="limit">Banyaknya baris, 1 sampai 200; bawaan 50.</param>
    internal static async Task<Results<Ok<Listed<ImportOf>>, ProblemHttpResult>> List(ReadSide reads, IGrainFactory grains, int? limit)
    {
        if (limit is < 1 or > 200)
            return Problem.BadField("limit", "Gunakan bilangan antara 1 dan 200.");
        var rows = await reads.Imports(limit ?? 50);
        var views = await Task.WhenAll(rows.Select(row => grains.GetGrain<IImportGrain>(GrainKeys.Import(row.Id)).Look()));
        return TypedResults.Ok(new Listed<ImportOf>([.. views.OfType<ImportView>().Select(ImportOf.View)]));
    }

    /// <summary>Keadaan satu impor.</summary>
    internal static async Task<Results<Ok<ImportOf>, ProblemHttpResult>> Look(IGrainFactory grains, string importId) =>
        await Find(grains, importId) is { } import ? TypedResults.Ok(ImportOf.View(import)) : Problem.ImportUnknown();

    /// <summary>Baris bermasalah, sebagai CSV yang dapat diperbaiki dan diimpor ulang, atau sebagai daftar JSON.</summary>
    /// <param name="importId">ID impor.</param>
    /// <param name="format">json untuk daftar; tanpa nilai berarti CSV.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 1.000; bawaan 200.</param>
    internal static async Task<Results<Ok<Listed<ImportErrorView>>, PushStreamHttpResult, ProblemHttpResult>> Errors(
        IGrainFactory grains, ImportErrors errors, string importId, string? format, string? cursor, int? limit, CancellationToken stop)
    {
        if (format is not (null or "csv" or "json"))
            return Problem.BadField("format", "Gunakan json atau csv.");
        if (!int.TryParse(cursor ?? "0", out var skip) || skip < 0 || limit is < 1 or > MostErrors)
            return Problem.BadField("cursor", "Gunakan nilai next dari jawaban sebelumnya sebagai cursor, dan limit antara 1 dan 1.000.");
        if (await Find(grains, importId) is not { } import)
            return Problem.ImportUnknown();
        if (format is not "json")
            return TypedResults.Stream(
                target => errors.WriteCsv(import, target, stop), "text/csv; charset=utf-8", $"baris-bermasalah-{import.Id}.csv");
        var (items, next) = await errors.Page(import, skip, limit ?? 200, stop);
        return TypedResults.Ok(new Listed<ImportErrorView>([.. items.Select(ImportErrorView.Of)], next?.ToString(provider: null)));
    }

    /// <summary>Menghentikan impor; baris yang sudah masuk tetap.</summary>
    internal static async Task<Results<Ok<ImportOf>, ProblemHttpResult>> Cancel(IGrainFactory grains, string importId) =>
        IsId(importId) && await grains.GetGrain<IImportGrain>(GrainKeys.Import(importId)).Cancel() is { } import
            ? TypedResults.Ok(ImportOf.View(import))
            : Problem.ImportUnknown();

    public static ProblemHttpResult Of(RosterProblem problem) => problem switch
    {
        RosterProblem.Spreadsheet or RosterProblem.Encrypted or RosterProblem.OtherFormat or RosterProblem.NotText =>
            Problem.Answer(415, problem.Code, problem.Sentence),
        _ => Problem.Answer(422, problem.Code, problem.Sentence),
    };

    public static ProblemHttpResult SampleStore() => Problem.Answer(409, "sample-store", SampleMark.ImportRefused);

    private static async Task<ImportView?> Find(IGrainFactory grains, string importId) =>
        IsId(importId) ? await grains.GetGrain<IImportGrain>(GrainKeys.Import(importId)).Look() : null;

    /// <summary>It becomes part of an address, where dots alone would lead elsewhere.</summary>
    private static bool IsId(string text) =>
        text.Length is > 0 and <= 64 && text is not ("." or "..") && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static string? ShortName(string? fileName) => fileName is { Length: > 200 } ? fileName[..200] : fileName;
}

/// <summary>One import, as it stands.</summary>
/// <param name="State">queued, running, done, failed, atau cancelled.</param>
/// <param name="Rows">Data rows in the file, those with errors included.</param>
/// <param name="Done">Rows dealt with so far, those with errors included.</param>
/// <param name="RemainingSeconds">At the present rate; absent when nothing moves.</param>
public sealed record ImportOf(
    string Id, string Kind, bool DryRun, string State, int Rows, int Done, ImportCounts Counts, DateOnly PositionDate,
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, double? RowsPerSecond, double? RemainingSeconds, ImmutableArray<string> Notes, string? FileName)
{
    public static ImportOf View(ImportView view) => new(
        view.Id, view.Kind, view.DryRun, view.State, view.Rows, view.Done, view.Counts, view.PositionDate, view.StartedAt, view.FinishedAt,
        view.RowsPerSecond, view.RowsPerSecond is > 0 ? Math.Round((view.Rows - view.Done) / view.RowsPerSecond.Value, 1) : null, view.Notes, view.FileName);
}

/// <summary>One thing wrong, or odd, with one row.</summary>
/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Warning">The row went in all the same.</param>
public sealed record ImportErrorView(int Row, string Column, string Reason, bool Warning)
{
    public static ImportErrorView Of(ImportError error) => new(error.Row, error.Column, error.Reason, error.Warning);
}
