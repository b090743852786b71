using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Printing letters, and coming in by one.</summary>
internal static class LetterForms
{
    private const string Page = "/surat-aktivasi";

    public static void MapLetterForms(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page, PrintOne).RequireAuthorization(Access.Letters).WithMetadata(new ActsMetadata(What.Letters)).ExcludeFromDescription();
        app.MapPost("/perangkat-daerah/{agencyId}/surat-aktivasi", PrintAll).RequireAuthorization(Access.Letters).WithMetadata(new ActsMetadata(What.Letters)).ExcludeFromDescription();
        app.MapPost(Page + "/setel-ulang", Reset).RequireAuthorization(Access.Letters).WithMetadata(new ActsMetadata(What.AccountReset)).ExcludeFromDescription();
        app.MapPost("/aktivasi", Check).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/aktivasi/kata-sandi", Activate).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> PrintOne(HttpContext http, LetterDoor door, AuditDoor audit, [FromForm] string? employee) =>
        await door.Print(Viewer.Of(http.User), employee ?? "", people => audit.Read(http, What.Letters, people, null)) switch
        {
            null => ScreensApi.Missing(),
            { Refusal: { } refusal } => TypedResults.Redirect($"{Page}?pegawai={Uri.EscapeDataString(employee!)}&keliru={refusal.Code}"),
            { Letter: { } letter } => Show(http, [letter]),
            _ => throw new InvalidOperationException("A letter was neither made nor refused."),
        };

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> PrintAll(
        HttpContext http, LetterDoor door, AuditDoor audit, ReadSide reads, string agencyId, [FromForm] string? unit) =>
        await reads.Agency(Key.Of(agencyId)) is not { } agency ? ScreensApi.Missing()
        : await door.PrintAll(agency, string.IsNullOrEmpty(unit) ? null : unit, people => audit.Read(http, What.Letters, people, agency.Id)) is [_, ..] letters ? Show(http, letters)
        : TypedResults.Redirect($"{Page}?perangkat-daerah={Uri.EscapeDataString(agency.Id)}");

    /// <summary>An act of its own, told to its owner: who prints a letter takes nobody's account.</summary>
    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Reset(
        HttpContext http, LetterDoor door, AccountDoor accounts, AuditDoor audit, [FromForm] string? employee)
    {
        var viewer = Viewer.Of(http.User);
        if (await door.AccountOf(viewer, employee ?? "") is not { } account)
            return ScreensApi.Missing();
        await audit.Read(http, What.AccountReset, [account.EmployeeId!], account.Id);
        var refusal = account.Disabled ? new AccountRefusal.Disabled() : await accounts.Reset(account, viewer.Name);
        return TypedResults.Redirect($"{Page}?pegawai={Uri.EscapeDataString(employee!)}&{(refusal is null ? "selesai=ya" : $"keliru={refusal.Code}")}");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Check(
        HttpContext http, LetterDoor door, AddressBrake brake, LetterNote note, RefusedAttempts attempts, [FromForm] string? number, [FromForm] string? code, CancellationToken stop)
    {
        var from = http.Connection.RemoteIpAddress;
        if (!await brake.Pass(from, stop))
            return SignInForms.Crowded(http);
        if (await door.Holder(number, code) is { } person)
        {
            note.Remember(http, person.Id, code!);
            return TypedResults.Redirect("/aktivasi/kata-sandi");
        }
        brake.Failed(from);
        await attempts.Note(http, What.SignInRefused, SignInWay.Letter);
        return TypedResults.Redirect($"/aktivasi?keliru={new AccountRefusal.LetterUnknown().Code}");
    }

    private static async Task<RedirectHttpResult> Activate(
        HttpContext http, LetterDoor door, LetterNote note, SignInDoor entrance, Sessions sessions, [FromForm] string? password, [FromForm] string? again)
    {
        if (await note.Of(http) is not ({ } person, { } code))
            return TypedResults.Redirect($"/aktivasi?keliru={new AccountRefusal.LetterUnknown().Code}");
        var answer = await door.Activate(person, code, password, again);
        if (answer.Refusal is { } refusal)
            return TypedResults.Redirect($"{(refusal is AccountRefusal.LetterUnknown ? "/aktivasi" : "/aktivasi/kata-sandi")}?keliru={refusal.Code}");
        LetterNote.Forget(http);
        return await SignInForms.Begin(http, sessions, await entrance.Enter(answer.Account!), SignInWay.Letter);
    }

    private static RazorComponentResult<App> Show(HttpContext http, IReadOnlyList<Letter> letters) => ScreensApi.Once(page =>
    {
        page.OpenComponent<LettersView>(0);
        page.AddComponentParameter(1, nameof(LettersView.Letters), letters);
        page.AddComponentParameter(2, nameof(LettersView.Address), $"{http.Request.Scheme}://{http.Request.Host}/aktivasi");
        page.AddComponentParameter(3, nameof(LettersView.By), Viewer.Of(http.User).Name);
        page.CloseComponent();
    });
}
