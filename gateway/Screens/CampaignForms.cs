using System.Globalization;
using KartuAsn.Contracts;
using KartuAsn.Gateway.CityCampaigns;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the page of the campaigns sends.</summary>
internal static class CampaignForms
{
    private const string Page = "/kampanye";

    public static void MapCampaignForm(this IEndpointRouteBuilder app) =>
        app.MapPost(Page, Record).RequireAuthorization(Access.CampaignsChange).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Record(HttpContext http, CampaignDoor door, IFormCollection form) =>
        await Send(door, form, Viewer.Of(http.User).Name) switch
        {
            { Refusal: { } refusal } => ScreensApi.Refused(422, "Kampanye tidak dapat dicatat", CommandId.Words(refusal), Page, "Kembali ke Kampanye"),
            { Value: { } view } => TypedResults.Redirect($"{Page}?dicatat={Uri.EscapeDataString(view.Id)}#kampanye-{Uri.EscapeDataString(view.Id)}"),
            _ => throw new InvalidOperationException("A campaign was neither recorded nor refused."),
        };

    /// <summary>A form that names a known campaign changes it, and says which version was on the page.</summary>
    private static async Task<Answer<CampaignView>> Send(CampaignDoor door, IFormCollection form, string by)
    {
        string? Text(string name) => form[name].FirstOrDefault();
        if (DaysOf(Text("reminders")) is not { } reminders)
            return new Refusal.CampaignUnfit("reminders", "Pengingat ditulis sebagai bilangan yang dipisahkan koma, misalnya 7, 3, 1.");
        var wish = new CampaignWish(
            Text("id"), Text("title"), Text("letterNumber"), Text("letterDate"), Text("letterSubject"), Text("circular"), Text("openingDay"), Text("deadline"),
            Text("deadlineTime"), Text("zone"), reminders, LinesOf(Text("clauses")), [.. LinesOf(Text("sites")).Select(SiteOf)], Text("reason"));
        return Text("known") is { Length: > 0 } known
            ? await door.Change(known, wish, RevisionOf(Text("revision")), CommandId.Of(Text("command")), by)
            : await door.Add(wish, CommandId.Of(Text("command")), by);
    }

    /// <summary>What is no version is none that anybody has seen.</summary>
    private static int RevisionOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;

    private static string[] LinesOf(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null: something in it is no number.</summary>
    private static int[]? DaysOf(string? text)
    {
        var words = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var days = words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : -1).ToArray();
        return days.Contains(-1) ? null : days;
    }

    /// <summary>A name, and behind its last space the address.</summary>
    private static SiteWish SiteOf(string line) => line.LastIndexOf(' ') is > 0 and var space ? new(line[..space], line[(space + 1)..]) : new("", line);
}
