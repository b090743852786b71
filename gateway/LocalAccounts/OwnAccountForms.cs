using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>What the page of one's own account sends.</summary>
internal static class OwnAccountForms
{
    private const string Page = "/akun";
    private const string FactorPage = "/akun/faktor-kedua";

    public static void MapOwnAccountForms(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup(Page).RequireAuthorization(Access.SignedIn).ExcludeFromDescription();
        own.MapPost("/dibaca", Read);
        own.MapPost("/kata-sandi", ChangePassword).Acts(What.PasswordChange);
        own.MapPost("/sesi/akhiri-lainnya", EndOthers).Acts(What.SessionEnd);
        own.MapPost("/sesi/{sessionId}/akhiri", EndOne).Acts(What.SessionEnd);
        own.MapPost("/faktor-kedua/mulai", BeginFactor).Acts(What.SecondFactor);
        own.MapPost("/faktor-kedua", ConfirmFactor).Acts(What.SecondFactor);
        own.MapPost("/faktor-kedua/akhiri", EndFactor).Acts(What.SecondFactor);
        own.MapPost("/faktor-kedua/kode", NewCodes).Acts(What.SecondFactor);
    }

    private static async Task<RedirectHttpResult> Read(HttpContext http, AccountDoor accounts, [FromForm] string? read)
    {
        if (read is not null && await Own(http, accounts) is { } account)
        {
            account.Notice = null;
            await accounts.Save(account);
        }
        return TypedResults.Redirect(PageData.Home(Viewer.Of(http.User)));
    }

    /// <summary>Whoever is signed in elsewhere with the old password is out.</summary>
    private static async Task<RedirectHttpResult> ChangePassword(
        HttpContext http, AccountDoor accounts, Sessions sessions, [FromForm] string? current, [FromForm] string? password, [FromForm] string? again)
    {
        if (await Own(http, accounts) is not { } account)
            return Wrong(new AccountRefusal.AccountUnknown(), "kata-sandi");
        if (await accounts.Change(account, current, password, again) is { } refusal)
            return Wrong(refusal, "kata-sandi");
        await sessions.EndOthers(http, account.Id);
        return Done("kata-sandi");
    }

    private static async Task<RedirectHttpResult> EndOne(HttpContext http, Sessions sessions, string sessionId, [FromForm] string? end)
    {
        await sessions.End(Viewer.Of(http.User).Id, end is null ? "" : sessionId);
        return Done("sesi");
    }

    private static async Task<RedirectHttpResult> EndOthers(HttpContext http, Sessions sessions, [FromForm] string? end)
    {
        if (end is not null)
            await sessions.EndOthers(http, Viewer.Of(http.User).Id);
        return Done("sesi");
    }

    private static async Task<RedirectHttpResult> BeginFactor(HttpContext http, AccountDoor accounts, SecondFactorDoor factor, [FromForm] string? current) =>
        await Confirmed(http, accounts, current) switch
        {
            { Refusal: { } refusal } => Wrong(refusal, "faktor-kedua"),
            { Account: { } account } => await factor.Begin(account) is { } refusal ? Wrong(refusal, "faktor-kedua") : TypedResults.Redirect(FactorPage),
            _ => throw new InvalidOperationException("An account was neither confirmed nor refused."),
        };

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> ConfirmFactor(
        HttpContext http, AccountDoor accounts, SecondFactorDoor factor, [FromForm] string? code) =>
        await Own(http, accounts) is { } account && await factor.Confirm(account, code) is { } codes
            ? Show(codes)
            : TypedResults.Redirect($"{FactorPage}?keliru={new AccountRefusal.CodeMismatch().Code}");

    private static async Task<RedirectHttpResult> EndFactor(HttpContext http, AccountDoor accounts, SecondFactorDoor factor, [FromForm] string? current)
    {
        var answer = await Confirmed(http, accounts, current);
        return (answer.Refusal ?? await factor.End(answer.Account!)) is { } refusal ? Wrong(refusal, "faktor-kedua") : Done("faktor-kedua");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> NewCodes(
        HttpContext http, AccountDoor accounts, SecondFactorDoor factor, [FromForm] string? current)
    {
        var answer = await Confirmed(http, accounts, current);
        if (answer.Refusal is { } refusal)
            return Wrong(refusal, "faktor-kedua");
        return answer.Account!.TwoFactorEnabled && await factor.NewCodes(answer.Account) is { } codes ? Show(codes) : Wrong(new AccountRefusal.ChangedMeanwhile(), "faktor-kedua");
    }

    /// <summary>The viewer's own account; null for who came by a link or from an issuer.</summary>
    internal static async Task<Account?> Own(HttpContext http, AccountDoor accounts) => await accounts.Find(Viewer.Of(http.User).Id);

    /// <summary>What weakens an account is asked with its password once more.</summary>
    internal static async Task<AccountAnswer> Confirmed(HttpContext http, AccountDoor accounts, string? password) =>
        await Own(http, accounts) is not { } account ? new AccountRefusal.AccountUnknown()
        : await accounts.Confirms(account, password) ? account
        : new AccountRefusal.CurrentMismatch();

    internal static RedirectHttpResult Wrong(AccountRefusal refusal, string part) => TypedResults.Redirect($"{Page}?keliru={refusal.Code}&pada={part}#{part}");

    internal static RedirectHttpResult Done(string part) => TypedResults.Redirect($"{Page}?selesai={part}#{part}");

    private static RazorComponentResult<App> Show(IReadOnlyList<string> codes) => ScreensApi.Once(page =>
    {
        page.OpenComponent<RecoveryCodesView>(0);
        page.AddComponentParameter(1, nameof(RecoveryCodesView.Codes), codes);
        page.CloseComponent();
    });
}
