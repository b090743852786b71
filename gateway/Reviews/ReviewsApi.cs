using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Reviews;

/// <summary>People somebody has to look at, and what an officer decides about them.</summary>
public static class ReviewsApi
{
    public static void AddReviews(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ReviewDoor>();

    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        var reviews = app.MapGroup("/api/v1/reviews").WithTags("Tinjauan");
        reviews.MapGet("", List).RequireAuthorization(Access.ReviewsLook).Looks(What.Reviews);
        reviews.MapPost("{employeeId}", Decide).RequireAuthorization(Access.ReviewsDecide);
    }

    /// <summary>Pegawai yang perlu ditinjau, menurut sebabnya; operator dan kepala memperoleh Perangkat Daerahnya sendiri.</summary>
    /// <remarks>
    /// card-file dan photo menyertakan files: berkas yang harus dilihat, apa yang meragukan, dan alamat untuk memutuskannya.
    /// </remarks>
    /// <param name="kind">standing-unclear, number-disputed, not-in-roster, contract-end-unknown, card-file, atau photo; bawaan standing-unclear.</param>
    /// <param name="agencyId">SATUAN KERJA KERJA ID; tanpa nilai berarti semuanya.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 200; bawaan 50.</param>
    internal static async Task<Results<Ok<ReviewsView>, ProblemHttpResult>> List(
        HttpContext http, ReviewDoor door, string? kind, string? agencyId, string? cursor, int? limit)
    {
        var viewer = Viewer.Of(http.User);
        if (ReviewWords.Of(kind ?? "standing-unclear") is not { } which)
            return Problem.BadField("kind", $"Jenis tinjauan tidak dikenal. Gunakan salah satu: {ReviewWords.AllNames}.");
        if (!PageAsked.TryRead(cursor, limit, out var page))
            return PageAsked.Refused();
        if (agencyId is not null && Role.OfAgency(viewer.Role) && !viewer.IsOf(agencyId))
            return TypedResults.Problem(Problem.OfStatus(403));
        return TypedResults.Ok(await door.List(viewer, which, agencyId, page.Cursor, page.Limit));
    }

    /// <summary>Memutuskan satu tinjauan; putusan dicatat sebagai keputusan biasa beserta alasannya, dan angka langsung mengikuti.</summary>
    /// <remarks>
    /// standing-unclear: active, suspended, unpaid-leave, dismissed, retired, died, left-city. number-disputed: number-right,
    /// number-corrected (dengan number). not-in-roster: keep, dismissed, retired, died, left-city. contract-end-unknown: contract-end (dengan endDate).
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="wish">Putusan dan dasarnya.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama.</param>
    internal static async Task<Results<Ok<ReviewOutcome>, ProblemHttpResult>> Decide(
        HttpContext http, ReviewDoor door, string employeeId, ReviewWish wish, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null)
    {
        return await door.Decide(Viewer.Of(http.User), employeeId, wish, idempotencyKey) switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Value: { } outcome } => TypedResults.Ok(outcome),
            _ => throw new InvalidOperationException("A review was neither decided nor refused."),
        };
    }
}
