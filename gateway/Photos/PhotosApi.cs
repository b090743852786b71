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
using Microsoft.Net.Http.Headers;

namespace KartuAsn.Gateway.Photos;

/// <summary>The photo of a person's card: hand it in, look at it.</summary>
public static class PhotosApi
{
    public static void AddPhotos(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PhotoDoor>();

    public static void MapPhotos(this IEndpointRouteBuilder app)
    {
        var photo = app.MapGroup("/api/v1/employees/{employeeId}/photo").WithTags("Foto");
        photo.MapPut("", HandIn).RequireAuthorization(Access.HandIn).TakesFile(CardFileCheck.Png);
        photo.MapGet("", Show).RequireAuthorization(Access.People).Looks(What.Photo).Produces<Stream>(200, CardFileCheck.Png);
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
            { Answer: null, Findings: var findings } => PhotoProblems.Unfit(findings),
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
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(bytes, CardFileCheck.Png, entityTag: new EntityTagHeaderValue($"\"{photo.File.Sha256}\""));
    }
}
