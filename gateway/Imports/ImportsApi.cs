using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Sample;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Roster;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Imports;

/// <summary>Imports of rosters: hand one in, watch it, see what was wrong, stop it.</summary>
public static class ImportsApi
{
    private const int MostErrors = 1_000;

    public static void AddImports(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<ImportDoor>().AddSingleton<ImportErrors>().AddSingleton<ImportDifferences>();

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<LimitOptions>();
        var imports = app.MapGroup("/api/v1/imports").WithTags("Impor");
        imports.MapPost("", Receive).RequireAuthorization(Access.Import).Acts(What.Import)
            .TakesFile("text/csv", new FileFormat.Xlsx().ContentType)
            .WithMetadata(new RequestSizeLimitAttribute(limits.ImportBytes));
        imports.MapGet("", List).RequireAuthorization(Access.ImportsLook);
        imports.MapGet("{importId}", Look).RequireAuthorization(Access.ImportsLook);
        imports.MapGet("{importId}/errors", Errors).RequireAuthorization(Access.ImportsLook).Looks(What.ImportErrors)
            .Produces(200, contentType: "text/csv").Produces<Listed<ImportErrorView>>();
        imports.MapGet("{importId}/differences", Differences).RequireAuthorization(Access.ImportsLook).Looks(What.ImportPeople);
        imports.MapPost("{importId}/apply", Apply).RequireAuthorization(Access.Import).Acts(What.ImportApply);
        imports.MapPost("{importId}/cancel", Cancel).RequireAuthorization(Access.Import).Acts(What.ImportCancel);
        imports.MapPost("{importId}/undo", Undo).RequireAuthorization(Access.Import).Acts(What.ImportUndo);
        imports.MapGet("{importId}/undo", ChangedSince).RequireAuthorization(Access.ImportsLook).Looks(What.ImportPeople);
    }

    /// <summary>Mengimpor "Data ASN" dari SIASN, atau berkas perjanjian kerja PPPK, sebagai CSV atau XLSX.</summary>
    /// <remarks>
    /// Isi permintaan adalah berkasnya. Kolom yang tidak diperlukan tidak pernah disimpan. Pengulangan dengan Idempotency-Key yang sama
    /// menjawab impor yang sama. Pratinjau (dryRun) menyebut nama dan perubahan tanpa mengubah data, dan dapat diterapkan kemudian.
    /// Pegawai yang tidak tercantum pada data yang baru didaftar untuk ditinjau; statusnya tidak berubah.
    /// </remarks>
    /// <param name="kind">Jenis berkas: roster ("Data ASN"), atau contracts (NIP atau PNS ID, tgl_kontrak_mulai, tgl_kontrak_akhir).</param>
    /// <param name="dryRun">true: pratinjau, tidak mengubah data.</param>
    /// <param name="positionDate">Tanggal posisi data; bawaan hari ini.</param>
    /// <param name="fileName">Nama berkas, untuk ditampilkan pada daftar impor.</param>
    /// <param name="idempotencyKey">Menjadi ID impor: 1 sampai 64 huruf, angka, titik, garis bawah, atau tanda hubung.</param>
    internal static async Task<Results<Accepted<ImportOf>, ProblemHttpResult>> Receive(
        HttpContext http, ImportDoor door, string? kind, bool? dryRun, string? positionDate, string? fileName,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, CancellationToken stop)
    {
        if (!ImportKind.IsFile(kind ?? ImportKind.Roster))
            return Problem.BadField("kind", "Jenis berkas ini tidak dikenal. Gunakan kind=roster untuk \"Data ASN\" dari SIASN, atau kind=contracts untuk perjanjian kerja PPPK.");
        DateOnly? position = null;
        if (positionDate is not null && !(AsOf.TryDay(positionDate, out var day) && (position = day) is not null))
            return Problem.BadField("positionDate", "Tanggal posisi tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2022-11-04.");
        if (idempotencyKey is not null && !IsId(idempotencyKey))
            return Problem.BadField("Idempotency-Key", "Gunakan 1 sampai 64 huruf, angka, titik, garis bawah, atau tanda hubung.");
        if (http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            return Problem.Answer(415, "media-type-unsupported", "Kirim berkas CSV atau XLSX langsung sebagai isi permintaan, bukan sebagai formulir.");

        var delivery = new ImportDelivery(
            idempotencyKey ?? Guid.CreateVersion7().ToString(), kind ?? ImportKind.Roster, dryRun ?? false, position, ShortName(fileName), Viewer.Of(http.User).Name);
        return await door.Receive(delivery, http.Request.Body, stop) switch
        {
            ImportReceipt.Taken taken => TypedResults.Accepted($"/api/v1/imports/{taken.Import.Id}", ImportOf.View(taken.Import)),
            ImportReceipt.Refused refused => Of(refused.Problem),
            ImportReceipt.KeyReused => Problem.Answer(409, "idempotency-key-reused", ImportKind.KeyReused),
            ImportReceipt.SampleStore => SampleStore(),
            _ => throw new InvalidOperationException("A file was neither taken nor refused."),
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

    /// <summary>Pegawai di balik hitungan impor: siapa yang baru, berubah, mutasi, berakhir, atau tidak tercantum, dan apa yang berubah.</summary>
    /// <param name="importId">ID impor, juga pratinjau.</param>
    /// <param name="outcome">new, changed, moved, ended, atau missing; tanpa nilai berarti semuanya.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 1.000; bawaan 200.</param>
    internal static async Task<Results<Ok<Listed<DifferenceView>>, ProblemHttpResult>> Differences(
        HttpContext http, IGrainFactory grains, ImportDifferences differences, string importId, string? outcome, string? cursor, int? limit)
    {
        RosterOutcome? which = null;
        if (outcome is not null && (which = OutcomeOf(outcome)) is null)
            return Problem.BadField("outcome", "Gunakan new, changed, moved, ended, atau missing.");
        if (!int.TryParse(cursor ?? "0", out var skip) || skip < 0 || limit is < 1 or > MostErrors)
            return PartRefused();
        if (await Find(grains, importId) is not { } import)
            return Problem.ImportUnknown();
        var (items, next) = await differences.Page(import, which, skip, limit ?? 200, Viewer.Of(http.User).SeesGrounds);
        return TypedResults.Ok(new Listed<DifferenceView>(items, next?.ToString(provider: null)));
    }

    /// <summary>Menerapkan pratinjau: berkas yang sama diimpor sungguhan tanpa dikirim ulang.</summary>
    /// <remarks>Mengulang menjawab impor yang sama.</remarks>
    internal static async Task<Results<Accepted<ImportOf>, ProblemHttpResult>> Apply(HttpContext http, IGrainFactory grains, string importId)
    {
        if (await Find(grains, importId) is null)
            return Problem.ImportUnknown();
        return await grains.GetGrain<IImportGrain>(GrainKeys.Import(importId)).Apply(Viewer.Of(http.User).Name) is { } import
            ? TypedResults.Accepted($"/api/v1/imports/{import.Id}", ImportOf.View(import))
            : Problem.Answer(409, "import-not-a-preview", "Hanya pratinjau yang sudah selesai dapat diterapkan. Tunggu sampai selesai, atau impor berkasnya kembali.");
    }

    /// <summary>Membatalkan impor: peristiwa yang dicatatnya ditarik kembali; yang dicatat sesudahnya tetap, dan didaftar.</summary>
    /// <remarks>
    /// Impor dibatalkan mulai dari yang terbaru: selama ada impor sesudahnya yang belum dibatalkan, jawabannya 409 (import-not-newest)
    /// dengan nama impor itu. Mengulang menjawab pembatalan yang sama.
    /// </remarks>
    internal static async Task<Results<Accepted<ImportOf>, ProblemHttpResult>> Undo(HttpContext http, IGrainFactory grains, string importId)
    {
        if (await Find(grains, importId) is null)
            return Problem.ImportUnknown();
        var grain = grains.GetGrain<IImportGrain>(GrainKeys.Import(importId));
        if (await grain.Undo(Viewer.Of(http.User).Name) is { } import)
            return TypedResults.Accepted($"/api/v1/imports/{import.Id}", ImportOf.View(import));
        return await grain.Newer() is { } newer
            ? Problem.Answer(409, "import-not-newest", Words.UndoFirst(newer))
            : Problem.Answer(409, "import-not-undoable", "Impor ini tidak dapat dibatalkan: pratinjau tidak mengubah apa pun, dan impor yang masih berjalan harus dihentikan lebih dahulu.");
    }

    /// <summary>Pegawai yang datanya dicatat lagi sesudah impor yang dibatalkan: yang dicatat sesudahnya tetap.</summary>
    /// <param name="importId">ID impor.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 1.000; bawaan 200.</param>
    internal static async Task<Results<Ok<Listed<ChangedSinceView>>, ProblemHttpResult>> ChangedSince(
        HttpContext http, IGrainFactory grains, ImportDifferences differences, string importId, string? cursor, int? limit)
    {
        if (!int.TryParse(cursor ?? "0", out var skip) || skip < 0 || limit is < 1 or > MostErrors)
            return PartRefused();
        if (await Find(grains, importId) is not { } import)
            return Problem.ImportUnknown();
        var (items, next) = await differences.ChangedSince(import, skip, limit ?? 200, Viewer.Of(http.User).SeesGrounds);
        return TypedResults.Ok(new Listed<ChangedSinceView>(items, next?.ToString(provider: null)));
    }

    public static RosterOutcome? OutcomeOf(string text) => text switch
    {
        "new" => RosterOutcome.New,
        "changed" => RosterOutcome.Changed,
        "moved" => RosterOutcome.Moved,
        "ended" => RosterOutcome.Ended,
        "missing" => RosterOutcome.Missing,
        _ => null,
    };

    private static ProblemHttpResult PartRefused() =>
        Problem.BadField("cursor", "Gunakan nilai next dari jawaban sebelumnya sebagai cursor, dan limit antara 1 dan 1.000.");

    /// <summary>Baris bermasalah, sebagai berkas sejenis yang dapat diperbaiki dan diimpor ulang, atau sebagai daftar JSON.</summary>
    /// <remarks>Kedudukan hukum pada berkas itu hanya diisi untuk BKPSDM (UU 27/2022).</remarks>
    /// <param name="importId">ID impor.</param>
    /// <param name="format">json untuk daftar; tanpa nilai berarti CSV.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 1.000; bawaan 200.</param>
    internal static async Task<Results<Ok<Listed<ImportErrorView>>, PushStreamHttpResult, ProblemHttpResult>> Errors(
        HttpContext http, IGrainFactory grains, ImportErrors errors, string importId, string? format, string? cursor, int? limit, CancellationToken stop)
    {
        if (format is not (null or "csv" or "json"))
            return Problem.BadField("format", "Gunakan json atau csv.");
        if (!int.TryParse(cursor ?? "0", out var skip) || skip < 0 || limit is < 1 or > MostErrors)
            return PartRefused();
        if (await Find(grains, importId) is not { } import)
            return Problem.ImportUnknown();
        if (format is not "json")
        {
            var same = await errors.Format(import);
            var grounds = Viewer.Of(http.User).SeesGrounds;
            return TypedResults.Stream(target => errors.Write(import, same, grounds, target, stop), same.ContentType, $"baris-bermasalah-{import.Id}{same.Extension}");
        }
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
    public static bool IsId(string text) =>
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
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, double? RowsPerSecond, double? RemainingSeconds, ImmutableArray<string> Notes, string? FileName,
    UndoOf? Undo = null)
{
    public static ImportOf View(ImportView view) => new(
        view.Id, view.Kind, view.DryRun, view.State, view.Rows, view.Done, view.Counts, view.PositionDate, view.StartedAt, view.FinishedAt,
        view.RowsPerSecond, view.RowsPerSecond is > 0 ? Math.Round((view.Rows - view.Done) / view.RowsPerSecond.Value, 1) : null, view.Notes, view.FileName,
        view.Undo is { } u ? new(u.State, u.By, u.StartedAt, u.FinishedAt, u.People, u.ChangedSince) : null);
}

/// <summary>How far an import was taken back.</summary>
/// <param name="State">running atau done.</param>
/// <param name="People">People from whom facts were taken back.</param>
/// <param name="ChangedSince">Of them, people about whom something was recorded since; that is kept, and listed at …/undo.</param>
public sealed record UndoOf(string State, string By, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int People, int ChangedSince);

/// <summary>One thing wrong, or odd, with one row.</summary>
/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Warning">The row went in all the same.</param>
public sealed record ImportErrorView(int Row, string Column, string Reason, bool Warning)
{
    public static ImportErrorView Of(ImportError error) => new(error.Row, error.Column, error.Reason, error.Warning);
}
