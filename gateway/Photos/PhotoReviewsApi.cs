using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Photos;

/// <summary>Photos in doubt: a reviewer looks at one and takes it or gives it back.</summary>
public static class PhotoReviewsApi
{
    public static void MapPhotoReviews(this IEndpointRouteBuilder app)
    {
        var waiting = app.MapGroup("/api/v1/employees/{employeeId}/photo/waiting").WithTags("Foto");
        waiting.MapGet("", Show).RequireAuthorization(Access.People).Looks(What.Photo).Produces<Stream>(200, CardFileCheck.Png);
        waiting.MapPost("decision", Decide).RequireAuthorization(Access.ReviewsDecide);
    }

    /// <summary>Foto pegawai yang menunggu tinjauan.</summary>
    /// <param name="employeeId">PNS ID.</param>
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Show(HttpContext http, PeopleDoor people, PhotoDoor door, string employeeId)
    {
        if (await people.Find(Viewer.Of(http.User), employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        return await door.OpenWaiting(person.Id) is ({ } photo, { } bytes) ? PhotosApi.Picture(http, photo, bytes) : PhotoProblems.NoneWaiting();
    }

    /// <summary>Memutuskan foto yang menunggu tinjauan: diterima, atau dikembalikan dengan alasan yang dibaca pegawai.</summary>
    /// <remarks>Putusan yang sama atas foto yang sama dijawab sama; foto yang sementara itu diganti dijawab 409.</remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="wish">Foto yang dilihat peninjau, dan putusannya.</param>
    internal static async Task<Results<Ok<PhotoReceipt>, ProblemHttpResult>> Decide(
        HttpContext http, PeopleDoor people, PhotoDoor door, string employeeId, PhotoReviewWish wish)
    {
        var viewer = Viewer.Of(http.User);
        if (wish.Accept is not { } accept)
            return Problem.BadField("accept", "Isi true untuk menerima foto, atau false untuk mengembalikannya.");
        if (await people.Find(viewer, employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        return await door.Decide(person.Id, wish.Receipt ?? "", accept ? null : wish.Reason ?? "", viewer.Name) switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Value: { } receipt } => TypedResults.Ok(receipt),
            _ => throw new InvalidOperationException("A photo was neither decided nor refused."),
        };
    }
}

/// <param name="Receipt">Nomor tanda terima foto yang dilihat.</param>
/// <param name="Accept">true: foto diterima; false: dikembalikan.</param>
/// <param name="Reason">Alasan pengembalian, 3 sampai 500 karakter; dibaca oleh pegawai.</param>
public sealed record PhotoReviewWish(string? Receipt, bool? Accept, string? Reason);
