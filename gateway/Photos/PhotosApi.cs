using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KartuAsn.Gateway.Photos;

/// <summary>The photo of a person's card: have it made right and checked, hand it in, look at it.</summary>
public static class PhotosApi
{
    private const string Webp = "image/webp";

    public static void AddPhotos(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PhotoDoor>();

    public static void MapPhotos(this IEndpointRouteBuilder app)
    {
        var photo = app.MapGroup("/api/v1/employees/{employeeId}/photo").WithTags("Foto");
        photo.MapPut("", HandIn).RequireAuthorization(Access.HandIn).TakesFile(CardFileCheck.Png);
        photo.MapGet("", Show).RequireAuthorization(Access.People).Looks(What.Photo).Produces<Stream>(200, CardFileCheck.Png);
        app.MapPhotoReviews();
        var photos = app.MapGroup("/api/v1/photos").WithTags("Foto");
        photos.MapPost("check", Check).RequireAuthorization(Access.HandIn).TakesFile(CardFileCheck.Png, CardFileCheck.Jpeg, Webp)
            .WithMetadata(new RequestSizeLimitAttribute(PhotoDoor.MostBytes + 1));
        photos.MapPost("prepare", Prepare).RequireAuthorization(Access.HandIn).TakesFile(CardFileCheck.Jpeg, CardFileCheck.Png, Webp)
            .Produces<Stream>(200, CardFileCheck.Png).WithMetadata(new RequestSizeLimitAttribute(PhotoDoor.MostBytes + 1));
    }

    /// <summary>Memeriksa foto terhadap setiap ketentuan foto kartu (Surat, lampiran B); tidak ada yang disimpan.</summary>
    /// <remarks>
    /// Isi permintaan adalah fotonya, paling besar 16 MB. Setiap aturan dijawab sendiri: <c>format, dimensions, size, transparency, halo, sharpness,
    /// exposure, framing</c>, dengan yang ditemukan, yang diminta, saran, dan bagian gambar (pecahan lebar dan tinggi, dari kiri atas). Empat yang
    /// pertama wajib; yang lain boleh diragukan, dan foto seperti itu dapat dikirim untuk ditinjau.
    /// </remarks>
    internal static async Task<Results<Ok<PhotoCheckView>, ProblemHttpResult>> Check(HttpContext http, PhotoDoor door, CancellationToken stop) =>
        await CardFileDoor.Read(http.Request.Body, stop, PhotoDoor.MostBytes) is not { } bytes ? PhotoProblems.PictureTooLarge()
        : await door.Check(bytes, stop) is { } findings ? TypedResults.Ok(PhotoCheckView.Of(findings))
        : DrawingGate.Full(http);

    /// <summary>Menyiapkan foto kartu dari foto studio atau telepon: ditegakkan, dipotong 18 : 23, latar polosnya dihapus; tidak ada yang disimpan.</summary>
    /// <remarks>
    /// Isi permintaan adalah foto JPEG (paling besar 40 juta piksel), PNG, atau WebP (paling besar 20 juta piksel), paling besar 16 MB. Jawabannya
    /// PNG 450 × 575 piksel berlatar transparan. Latar yang tidak polos dijawab sebagai masalah (<c>backdrop-not-plain</c>), bukan dengan potongan yang rusak.
    /// </remarks>
    /// <param name="crop">Bagian foto yang dipakai: kiri,atas,lebar,tinggi dalam pecahan gambar tegak, perbandingan 18 : 23. Tanpa ini: bagian tengah.</param>
    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Prepare(HttpContext http, PhotoDoor door, CancellationToken stop, string? crop = null)
    {
        if (!CropText.TryRead(crop, out var part))
            return Problem.BadField("crop", CropText.Expected);
        if (await CardFileDoor.Read(http.Request.Body, stop, PhotoDoor.MostBytes) is not { } bytes)
            return PhotoProblems.PictureTooLarge();
        return await door.Prepare(bytes, part, stop) switch
        {
            null => DrawingGate.Full(http),
            { Refusal: { } refusal } => PhotoProblems.Of(refusal),
            { Png: var png } => TypedResults.Bytes(png!, CardFileCheck.Png),
        };
    }

    /// <summary>Menyimpan foto kartu pegawai; jawaban diberikan setelah foto tersimpan dengan aman.</summary>
    /// <remarks>
    /// Isi permintaan adalah foto PNG 450 × 575 piksel berlatar transparan, paling besar 2 MB. Data tambahan dalam berkas, misalnya tempat dan
    /// alat pemotretan, tidak ikut disimpan. Foto yang sama memperoleh jawaban yang sama.
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    internal static async Task<Results<Ok<PhotoReceipt>, ProblemHttpResult>> HandIn(
        HttpContext http, PeopleDoor people, PhotoDoor door, string employeeId, CancellationToken stop)
    {
        var viewer = Viewer.Of(http.User);
        if (await people.Find(viewer, employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        if (await CardFileDoor.Read(http.Request.Body, stop) is not { } bytes)
            return PhotoProblems.TooLarge();
        return await door.HandIn(person.Id, bytes, viewer.Name, stop) switch
        {
            { Findings: null } => DrawingGate.Full(http),
            { Answer: null, Findings: { } findings } => PhotoProblems.Unfit(findings),
            { Answer.Refusal: { } refusal } => Problem.Of(refusal),
            { Answer.Value: { } receipt } => TypedResults.Ok(receipt),
            _ => throw new InvalidOperationException("A photo was neither taken nor refused."),
        };
    }

    /// <summary>Foto kartu pegawai yang berlaku sekarang.</summary>
    /// <param name="employeeId">PNS ID.</param>
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Show(HttpContext http, PeopleDoor people, PhotoDoor door, string employeeId)
    {
        if (await people.Find(Viewer.Of(http.User), employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        if (await door.Open(person.Id) is not ({ } photo, { } bytes))
            return PhotoProblems.Unknown();
        return Picture(http, photo, bytes);
    }

    /// <summary>Only looked at, never run, and kept by nobody but the one who asked.</summary>
    internal static FileStreamHttpResult Picture(HttpContext http, Fact.PhotoRecorded photo, Stream bytes)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(bytes, CardFileCheck.Png, entityTag: new EntityTagHeaderValue($"\"{photo.File.Sha256}\""));
    }
}
