using KartuAsn.Contracts;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.CardFiles;

/// <summary>A card file that looks odd: a reviewer of the agency finds it right, gives it back, or takes the last decision back.</summary>
public static class CardFileReviewsApi
{
    public static void MapCardFileReviews(this IEndpointRouteBuilder app) => app.MapPost(CardFilesApi.Place + "/review", Decide)
        .WithTags("Berkas kartu").RequireAuthorization(Access.GiveBack);

    /// <summary>Memutuskan berkas kartu yang ditinjau: diterima, dikembalikan dengan alasan, atau putusan terakhir dibatalkan.</summary>
    /// <remarks>
    /// verdict: accept, return (dengan ground), undo. ground: other-kind, other-place, not-official, unreadable, not-the-same-person, other
    /// (dengan note). Berkas tetap terhitung selama belum dikembalikan. Putusan yang sama atas berkas yang sama dijawab sama; berkas yang
    /// sementara itu diganti dijawab 409.
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="orientation">portrait atau landscape.</param>
    /// <param name="side">front atau back.</param>
    /// <param name="wish">Berkas yang dilihat peninjau, dan putusannya.</param>
    internal static async Task<Results<Ok<Receipt>, ProblemHttpResult>> Decide(
        HttpContext http, PeopleDoor people, CardFileDoor door, string employeeId, string orientation, string side, CardReviewWish wish)
    {
        var viewer = Viewer.Of(http.User);
        if (CardFileWords.Verdict(wish.Verdict) is not { } verdict)
            return Problem.BadField("verdict", $"Putusan tidak dikenal. Gunakan salah satu: {CardFileWords.AllVerdicts}.");
        if (wish.Ground is not null && CardFileWords.Ground(wish.Ground) is null)
            return Problem.BadField("ground", $"Jenis alasan tidak dikenal. Gunakan salah satu: {CardFileWords.AllGrounds}.");
        if (await people.Find(viewer, employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        var place = (CardFilesApi.ToOrientation(orientation), CardFilesApi.ToSide(side));
        return await door.Review(person.Id, place, new(wish.Receipt ?? "", verdict, CardFileWords.Ground(wish.Ground), wish.Note), viewer.Name) switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Value: { } receipt } => TypedResults.Ok(receipt),
            _ => throw new InvalidOperationException("A card file was neither decided nor refused."),
        };
    }
}

/// <param name="Receipt">Nomor tanda terima berkas yang dilihat.</param>
/// <param name="Verdict">accept, return, atau undo.</param>
/// <param name="Ground">Jenis alasan pengembalian.</param>
/// <param name="Note">Keterangan tambahan yang dibaca pegawai, paling panjang 500 karakter; wajib untuk other.</param>
public sealed record CardReviewWish(string? Receipt, string? Verdict, string? Ground, string? Note);
