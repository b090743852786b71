using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Keys;

/// <summary>Keys by which other systems ask; for administrators.</summary>
public static class KeysApi
{
    public static void AddKeys(this WebApplicationBuilder builder) => builder.Services.AddSingleton<KeyDoor>();

    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/v1/keys").WithTags("Kunci").RequireAuthorization(Access.Keys);
        keys.MapGet("", List);
        keys.MapPost("", Make).Acts(What.KeyAdded);
        keys.MapPost("{keyId}/rotate", Rotate).Acts(What.KeyRotated);
        keys.MapPost("{keyId}/revoke", Revoke).Acts(What.KeyRevoked);
    }

    /// <summary>Semua kunci tanpa isinya: peran, wewenang, masa berlaku, dan pemakaiannya.</summary>
    /// <remarks>Pemakaian dicatat paling sering sekali sejam untuk setiap jaringan; alamat disingkat menjadi jaringannya.</remarks>
    internal static async Task<Ok<Listed<KeyView>>> List(KeyDoor door) => TypedResults.Ok(new Listed<KeyView>(await door.All()));

    /// <summary>Membuat kunci. Isinya hanya terdapat pada jawaban ini dan tidak dapat ditampilkan lagi.</summary>
    /// <remarks>
    /// Yang disimpan hanya sidik (hash) isinya. Kunci dengan sebagian wewenang tidak dapat membuat kunci yang lebih luas. Pengulangan dengan
    /// Idempotency-Key yang sama dijawab 409: kunci sudah dibuat, isinya tidak dikirim dua kali.
    /// </remarks>
    /// <param name="wish">Nama, peran, lingkup, dan masa berlaku.</param>
    /// <param name="idempotencyKey">Menjaga agar pengulangan tidak membuat kunci kedua.</param>
    internal static async Task<Results<Created<MadeKeyView>, ProblemHttpResult>> Make(
        HttpContext http, KeyDoor door, KeyWish wish, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null) =>
        Answer(http, door, await door.Make(Viewer.Of(http.User), wish, idempotencyKey));

    /// <summary>Mengganti kunci dengan yang baru, dengan nama, peran, dan wewenang yang sama; yang lama tetap berlaku beberapa hari.</summary>
    /// <param name="keyId">ID kunci.</param>
    /// <param name="overlapDays">Berapa hari kunci lama masih berlaku, 0 sampai 30; bawaan 7.</param>
    /// <param name="idempotencyKey">Menjaga agar pengulangan tidak membuat kunci kedua.</param>
    internal static async Task<Results<Created<MadeKeyView>, ProblemHttpResult>> Rotate(
        HttpContext http, KeyDoor door, string keyId, int? overlapDays, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null) =>
        Answer(http, door, await door.Rotate(Viewer.Of(http.User), keyId, overlapDays, idempotencyKey));

    /// <summary>Mencabut kunci; permintaan berikutnya dengannya sudah ditolak.</summary>
    /// <param name="keyId">ID kunci.</param>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Revoke(HttpContext http, KeyDoor door, string keyId) =>
        await door.Revoke(Viewer.Of(http.User), keyId) is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static Results<Created<MadeKeyView>, ProblemHttpResult> Answer(HttpContext http, KeyDoor door, KeyAnswer answer)
    {
        if (answer.Made is not { } made)
            return Problem.Of(answer.Refusal!);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created("/api/v1/keys", new MadeKeyView(made.Text, door.Shown(made.Key)));
    }
}
