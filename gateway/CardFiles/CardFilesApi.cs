using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KartuAsn.Gateway.CardFiles;

/// <summary>The card's files: hand one in, look at it, give it back.</summary>
public static class CardFilesApi
{
    internal const string PlaceWords = "{orientation:regex(^(portrait|landscape)$)}/{side:regex(^(front|back)$)}";
    internal const string Place = "/api/v1/employees/{employeeId}/card-files/" + PlaceWords;

    public static void AddCardFiles(this WebApplicationBuilder builder) => builder.Services.AddSingleton<CardFileDoor>();

    public static void MapCardFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(Place).WithTags("Berkas kartu");
        files.MapPut("", HandIn).RequireAuthorization(Access.HandIn)
            .TakesFile(CardFileCheck.Png, CardFileCheck.Jpeg, CardFileCheck.Pdf);
        files.MapGet("", Show).RequireAuthorization(Access.People).Looks(What.CardFile)
            .Produces<Stream>(200, CardFileCheck.Png, CardFileCheck.Jpeg, CardFileCheck.Pdf);
        files.MapPost("return", GiveBack).RequireAuthorization(Access.GiveBack);
        app.MapCardFileReviews();
    }

    /// <summary>Mengunggah berkas kartu; tanda terima diberikan setelah berkas tersimpan dengan aman.</summary>
    /// <remarks>Isi permintaan adalah berkasnya: PNG, JPEG, atau PDF satu halaman, paling besar 5 MB. Berkas yang sama memperoleh tanda terima yang sama.</remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="orientation">portrait atau landscape.</param>
    /// <param name="side">front atau back.</param>
    /// <param name="reason">Alasan mengunggahkan untuk pegawai lain, 3 sampai 500 karakter; dibaca oleh pegawai itu. Diabaikan bila pegawai mengunggah kartunya sendiri.</param>
    internal static async Task<Results<Ok<Receipt>, ProblemHttpResult>> HandIn(
        HttpContext http, PeopleDoor people, CardFileDoor door, string employeeId, string orientation, string side, string? reason, CancellationToken stop)
    {
        var viewer = Viewer.Of(http.User);
        if (await people.Find(viewer, employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        if (await CardFileDoor.Read(http.Request.Body, stop) is not { } bytes)
            return Problem.Of(new CardFileRefusal.TooLarge());
        return await door.HandIn(person.Id, ToOrientation(orientation), ToSide(side), bytes, DeclaredType(http.Request), viewer.Name, stop,
            viewer.Is(person.Id) ? null : new(reason)) switch
        {
            { Unfit: { } unfit } => Problem.Of(unfit),
            { Answer.Refusal: { } refusal } => Problem.Of(refusal),
            { Answer.Value: { } receipt } => TypedResults.Ok(receipt),
            _ => throw new InvalidOperationException("A card file was neither taken nor refused."),
        };
    }

    /// <summary>Berkas kartu yang tersimpan pada tempat ini.</summary>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="orientation">portrait atau landscape.</param>
    /// <param name="side">front atau back.</param>
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Show(
        HttpContext http, PeopleDoor people, CardFileDoor door, string employeeId, string orientation, string side)
    {
        if (await people.Find(Viewer.Of(http.User), employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        if (await door.Open(person.Id, ToOrientation(orientation), ToSide(side)) is not ({ } file, var stored))
            return Problem.CardFileUnknown();
        if (stored is not { } bytes)
            return Problem.FileErased();
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = $"inline; filename=\"kartu-{orientation}-{side}.{Extension(file.MediaType)}\"";
        return TypedResults.Stream(bytes, file.MediaType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    /// <summary>Mengembalikan berkas kartu kepada pegawai dengan alasan; berkas itu tidak lagi terhitung.</summary>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="orientation">portrait atau landscape.</param>
    /// <param name="side">front atau back.</param>
    /// <param name="wish">Alasan pengembalian.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama.</param>
    internal static async Task<Results<Ok<Receipt>, ProblemHttpResult>> GiveBack(
        HttpContext http, PeopleDoor people, CardFileDoor door, string employeeId, string orientation, string side, ReturnWish wish,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null)
    {
        var viewer = Viewer.Of(http.User);
        if (await people.Find(viewer, employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        return await door.GiveBack(person.Id, ToOrientation(orientation), ToSide(side), wish.Reason ?? "", idempotencyKey, viewer.Name) switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Value: { } receipt } => TypedResults.Ok(receipt),
            _ => throw new InvalidOperationException("A card file was neither given back nor refused."),
        };
    }

    /// <summary>Without its parameters.</summary>
    private static string? DeclaredType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value : request.ContentType;

    // The route lets these words through and no others.
    internal static Orientation ToOrientation(string word) => Enum.Parse<Orientation>(word, ignoreCase: true);

    internal static Side ToSide(string word) => Enum.Parse<Side>(word, ignoreCase: true);

    private static string Extension(string mediaType) => mediaType switch
    {
        CardFileCheck.Png => "png",
        CardFileCheck.Jpeg => "jpg",
        _ => "pdf",
    };
}

/// <param name="Reason">3 sampai 500 karakter; dibaca oleh pegawai.</param>
public sealed record ReturnWish(string? Reason);
