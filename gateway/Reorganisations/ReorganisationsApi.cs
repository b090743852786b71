using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Reorganisations;

/// <summary>Agencies merged, split or renamed at a date.</summary>
public static class ReorganisationsApi
{
    public static void AddReorganisations(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ReorganisationDoor>();

    public static void MapReorganisations(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/agencies/reorganisations", Reorganise).RequireAuthorization(Access.Reorganise).WithTags("Perangkat Daerah");
        app.MapPost("/penataan", FromPage).RequireAuthorization(Access.Reorganise).ExcludeFromDescription();
    }

    /// <summary>Menata Perangkat Daerah: penggabungan, pemisahan unit kerja, atau perubahan nama, sejak suatu TMT.</summary>
    /// <remarks>
    /// Dijalankan sebagai impor: pratinjau (dryRun) menyebut siapa yang pindah ke mana, keadaannya dibaca pada /imports/{id}, dan dapat
    /// dibatalkan pada …/undo. Angka sebelum TMT tidak berubah, dan laporan yang sudah dikirim tetap. Pengulangan dengan Idempotency-Key
    /// yang sama menjawab penataan yang sama.
    /// </remarks>
    /// <param name="wish">Apa yang ditata.</param>
    /// <param name="idempotencyKey">Menjadi ID: 1 sampai 64 huruf, angka, titik, garis bawah, atau tanda hubung.</param>
    internal static async Task<Results<Accepted<ImportOf>, ProblemHttpResult>> Reorganise(
        HttpContext http, ReorganisationDoor door, ReorganisationWish wish, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey)
    {
        if (idempotencyKey is not null && !ImportsApi.IsId(idempotencyKey))
            return Problem.BadField("Idempotency-Key", "Gunakan 1 sampai 64 huruf, angka, titik, garis bawah, atau tanda hubung.");
        if (wish.EffectiveDate.Year is < 1900 or > 2200)
            return Problem.BadField("effectiveDate", "TMT tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2023-01-01.");
        if (wish.DecisionNumber is { Length: > 200 })
            return Problem.BadField("decisionNumber", "Nomor keputusan paling panjang 200 karakter.");
        return await door.Receive(idempotencyKey ?? Guid.CreateVersion7().ToString(), wish, Viewer.Of(http.User).Name) switch
        {
            ReorganisationReceipt.Taken taken => TypedResults.Accepted($"/api/v1/imports/{taken.Import.Id}", ImportOf.View(taken.Import)),
            ReorganisationReceipt.Refused { Field: "Idempotency-Key" } reused => Problem.Answer(409, "idempotency-key-reused", reused.Sentence),
            ReorganisationReceipt.Refused refused => Problem.BadField(refused.Field, refused.Sentence),
            _ => throw new InvalidOperationException("A reorganisation was neither taken nor refused."),
        };
    }

    /// <summary>From the page it is always a preview first; the page of the preview carries it out.</summary>
    private static async Task<RedirectHttpResult> FromPage(HttpContext http, IAntiforgery antiforgery, ReorganisationDoor door)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.Redirect($"/penataan?keliru={Uri.EscapeDataString("Halaman sudah usang. Isi kembali, lalu kirim sekali lagi.")}");
        var form = await http.Request.ReadFormAsync();
        if (!AsOf.TryDay(form["effectiveDate"].ToString(), out var day))
            return Back("TMT tidak sah. Pilih tanggal yang ada dalam kalender.");
        var wish = new ReorganisationWish(
            form["kind"].ToString() switch { "merge" => ReorganisationKind.Merge, "split" => ReorganisationKind.Split, "rename" => ReorganisationKind.Rename, _ => null },
            [.. form["from"].OfType<string>()], Filled(form["toId"]) ?? Filled(form["newId"]), Filled(form["toName"]), [.. form["units"].OfType<string>()], day,
            Filled(form["decisionNumber"]), null, DryRun: true);
        return await door.Receive(Guid.CreateVersion7().ToString("N"), wish, Viewer.Of(http.User).Name) switch
        {
            ReorganisationReceipt.Taken taken => TypedResults.Redirect($"/impor/{taken.Import.Id}"),
            ReorganisationReceipt.Refused refused => Back(refused.Sentence),
            _ => throw new InvalidOperationException("A reorganisation was neither taken nor refused."),
        };

        RedirectHttpResult Back(string sentence) => TypedResults.Redirect(
            $"/penataan?keliru={Uri.EscapeDataString(sentence)}{(form["kind"] == "split" ? $"&dari={Uri.EscapeDataString(form["from"].ToString())}" : "")}");
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
