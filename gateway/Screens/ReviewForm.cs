using KartuAsn.Gateway.Reviews;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of the reviews sends.</summary>
internal static class ReviewForm
{
    private const string Page = "/tinjauan";

    public static void MapReviewForm(this IEndpointRouteBuilder app) =>
        app.MapPost(Page + "/{id}", Decide).RequireAuthorization(Access.ReviewsDecide).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Decide(
        HttpContext http, ReviewDoor door, string id, [FromForm] string? kind, [FromForm] string? decision, [FromForm] string? effectiveDate,
        [FromForm] string? decisionNumber, [FromForm] string? decisionDate, [FromForm] string? reason, [FromForm] string? endDate,
        [FromForm] string? number, [FromForm] string? command)
    {
        var back = $"{Page}?jenis={Uri.EscapeDataString(kind ?? "")}";
        var wish = new ReviewWish(kind, decision, effectiveDate, decisionNumber, decisionDate, reason, endDate, number);
        return await door.Decide(Viewer.Of(http.User), id, wish, command) is { Refusal: { } refusal }
            ? ScreensApi.Refused(422, "Putusan tidak dapat dicatat", refusal.Sentence, back, "Kembali ke Tinjauan")
            : TypedResults.Redirect($"{back}&putus={Uri.EscapeDataString(id)}");
    }
}
