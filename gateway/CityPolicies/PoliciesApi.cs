using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.CityPolicies;

/// <summary>The city's policies: looked at by those who count by them, changed by BKPSDM.</summary>
public static class PoliciesApi
{
    public static void AddPolicies(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PolicyDoor>();

    public static void MapPolicies(this IEndpointRouteBuilder app)
    {
        var policies = app.MapGroup("/api/v1/policies").WithTags("Kebijakan");
        policies.MapGet("", Look).RequireAuthorization(Access.PoliciesLook);
        policies.MapPost("", Change).RequireAuthorization(Access.PoliciesChange);
    }

    /// <summary>Kebijakan yang berlaku pada suatu hari, sumbernya, dan semua perubahannya.</summary>
    /// <param name="on">Tanggal, misalnya 2022-12-31; boleh lampau atau mendatang; tanpa nilai berarti hari ini.</param>
    internal static async Task<Results<Ok<PoliciesView>, ProblemHttpResult>> Look(PolicyDoor door, CityClock clock, string? on) =>
        AsOf.TryRead(on, clock, out var day)
            ? TypedResults.Ok(await door.Look(day))
            : Problem.BadField("on", "Tanggal tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2022-12-31.");

    /// <summary>Mengubah satu kebijakan sejak suatu tanggal; angka sejak tanggal itu langsung mengikuti, angka sebelumnya tetap.</summary>
    /// <remarks>
    /// suspended-counts, unpaid-leave-suspends, dan part-time-counts bernilai true atau false; legacy-cards-until bernilai tanggal terakhir
    /// (termasuk) atau null: tanpa batas akhir. Tanggal berlaku boleh lampau atau mendatang. Laporan yang sudah dikirim tidak berubah.
    /// </remarks>
    /// <param name="wish">Kebijakan, nilainya, tanggal berlaku, dan alasan.</param>
    /// <param name="idempotencyKey">Pengulangan dengan kunci yang sama menjawab hal yang sama.</param>
    internal static async Task<Results<Ok<PoliciesView>, ProblemHttpResult>> Change(
        HttpContext http, PolicyDoor door, PolicyWish wish, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey = null)
    {
        return await door.Change(wish.Policy, wish.Text, wish.EffectiveDate, wish.Reason, idempotencyKey, Viewer.Of(http.User).Name) switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Value: { } view } => TypedResults.Ok(view),
            _ => throw new InvalidOperationException("A policy was neither changed nor refused."),
        };
    }
}

/// <param name="Policy">suspended-counts, unpaid-leave-suspends, part-time-counts, atau legacy-cards-until.</param>
/// <param name="Value">true atau false; untuk legacy-cards-until tanggal terakhir atau null.</param>
/// <param name="EffectiveDate">Hari pertama, misalnya 2026-01-01.</param>
/// <param name="Reason">3 sampai 500 karakter, beserta dasar keputusannya.</param>
public sealed record PolicyWish(string? Policy, JsonElement Value, string? EffectiveDate, string? Reason)
{
    /// <summary>The value as the door reads it; null when it is left out or of no kind that a policy has.</summary>
    internal string? Text => Value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => Value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Null => "",
        _ => null,
    };
}
