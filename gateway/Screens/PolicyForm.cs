using KartuAsn.Gateway.CityPolicies;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of the policies sends.</summary>
internal static class PolicyForm
{
    private const string Page = "/kebijakan";

    public static void MapPolicyForm(this IEndpointRouteBuilder app) =>
        app.MapPost(Page, Change).RequireAuthorization(Access.PoliciesChange).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Change(
        HttpContext http, PolicyDoor door, [FromForm] string? policy, [FromForm] string? value, [FromForm] string? effectiveDate,
        [FromForm] string? reason, [FromForm] string? command) =>
        await door.Change(policy, value ?? "", effectiveDate, reason, CommandId.Of(command), Viewer.Of(http.User).Name) is { Refusal: { } refusal }
            ? ScreensApi.Refused(422, "Kebijakan tidak dapat diubah", refusal.Sentence, Page, "Kembali ke Kebijakan")
            : TypedResults.Redirect($"{Page}?diubah={Uri.EscapeDataString(policy!)}#{Uri.EscapeDataString(policy!)}");
}
