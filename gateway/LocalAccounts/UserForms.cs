using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>What the administrators' pages of accounts send.</summary>
internal static class UserForms
{
    private const string Page = "/pengguna";

    private static readonly (string Word, string What)[] Acts =
        [("nonaktif", What.AccountDisabled), ("aktif", What.AccountEnabled), ("setel-ulang", What.AccountReset), ("tautan", What.AccountLink)];

    public static void MapUserForms(this IEndpointRouteBuilder app)
    {
        var users = app.MapGroup(Page).RequireAuthorization(Access.Accounts).ExcludeFromDescription();
        users.MapPost("", Add).WithMetadata(new ActsMetadata(What.AccountAdded));
        users.MapPost("/{accountId}", Change).WithMetadata(new ActsMetadata(What.AccountChanged));
        foreach (var (word, what) in Acts)
            users.MapPost($"/{{accountId}}/{word}", async (HttpContext http, AccountDoor accounts, AuditDoor audit, string accountId, [FromForm] string? sure) =>
                await Act(http, accounts, audit, accountId, word, what, sure)).WithMetadata(new ActsMetadata(what));
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Add(
        HttpContext http, AccountDoor accounts, AuditDoor audit, [FromForm] string? login, [FromForm] string? name, [FromForm] string? role, [FromForm] string? agency)
    {
        await audit.Act(http, What.AccountAdded);
        // An employee comes by a letter, which only they get.
        var answer = role == Role.Employee ? new AccountRefusal.RoleUnknown() : await accounts.Add(new(login, name, role, agency));
        return answer.Refusal is { } refusal ? TypedResults.Redirect($"{Page}?keliru={refusal.Code}#tambah") : await ShowLink(http, accounts, answer.Account!);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Change(
        HttpContext http, AccountDoor accounts, AuditDoor audit, string accountId, [FromForm] string? name, [FromForm] string? role, [FromForm] string? agency) =>
        await Other(http, accounts, accountId) switch
        {
            { Account: { } account } => After(accountId, await Place(http, accounts, audit, account, new(null, name, role, agency))),
            { Refusal: { } refusal } => After(accountId, refusal),
            _ => ScreensApi.Missing(),
        };

    private static async Task<AccountRefusal?> Place(HttpContext http, AccountDoor accounts, AuditDoor audit, Account account, AccountWish wish)
    {
        await audit.Act(http, What.AccountChanged, account.Id);
        return await accounts.Place(account, wish.Name, wish.Role, wish.AgencyId);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Act(
        HttpContext http, AccountDoor accounts, AuditDoor audit, string accountId, string act, string what, string? sure)
    {
        if (sure is null || await Other(http, accounts, accountId) is not { } other)
            return ScreensApi.Missing();
        if (other.Account is not { } account)
            return After(accountId, other.Refusal);
        await audit.Act(http, what, account.Id);
        var refusal = act switch
        {
            "nonaktif" => await accounts.Disable(account),
            "aktif" => await accounts.Enable(account),
            "setel-ulang" => await accounts.Reset(account, Viewer.Of(http.User).Name),
            _ => account.PasswordHash is null ? null : new AccountRefusal.ChangedMeanwhile(),
        };
        return refusal is null && act is "setel-ulang" or "tautan" && account is { EmployeeId: null, Disabled: false }
            ? await ShowLink(http, accounts, account)
            : After(accountId, refusal);
    }

    /// <summary>Nobody locks themselves out here. Null: there is no such account.</summary>
    private static async Task<AccountAnswer?> Other(HttpContext http, AccountDoor accounts, string id) =>
        await accounts.Find(id) is not { } account ? null : account.Id == Viewer.Of(http.User).Id ? new AccountRefusal.OwnAccount() : account;

    private static RedirectHttpResult After(string id, AccountRefusal? refusal) =>
        TypedResults.Redirect($"{Page}/{Uri.EscapeDataString(id)}?{(refusal is null ? "selesai=ya" : $"keliru={refusal.Code}")}");

    private static async Task<RazorComponentResult<App>> ShowLink(HttpContext http, AccountDoor accounts, Account account)
    {
        var link = $"{http.Request.Scheme}://{http.Request.Host}/aktivasi/{await accounts.Link(account)}";
        return ScreensApi.Once(page =>
        {
            page.OpenComponent<AccountLinkView>(0);
            page.AddComponentParameter(1, nameof(AccountLinkView.Account), account);
            page.AddComponentParameter(2, nameof(AccountLinkView.Link), link);
            page.CloseComponent();
        });
    }
}
