using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// Keys that a telephone or a computer keeps and opens with a finger, a face or a PIN: possession and presence at once, so that no code is
/// asked beside them. The one thing about accounts that needs script.
/// </summary>
internal static class PasskeyForms
{
    private const string OwnPath = "/akun/kunci-sandi";
    private const string DoorPath = "/masuk/kunci-sandi";
    private const string Part = "kunci-sandi";
    private const int LongestCredential = 16 * 1024;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static void MapPasskeyForms(this IEndpointRouteBuilder app)
    {
        app.MapPost(OwnPath + "/pilihan", OfferNew).RequireAuthorization(Access.SignedIn).ExcludeFromDescription();
        app.MapPost(OwnPath, Add).RequireAuthorization(Access.SignedIn).Acts(What.Passkey).ExcludeFromDescription();
        app.MapPost(OwnPath + "/hapus", Remove).RequireAuthorization(Access.SignedIn).Acts(What.Passkey).ExcludeFromDescription();
        app.MapPost(DoorPath + "/pilihan", OfferDoor).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(DoorPath, Enter).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<ContentHttpResult, NotFound>> OfferNew(
        HttpContext http, AccountDoor accounts, IPasskeyHandler<Account> passkeys, SealedNote notes, [FromForm] string? begin)
    {
        if (begin is null || await OwnAccountForms.Own(http, accounts) is not { } account)
            return TypedResults.NotFound();
        var offer = await passkeys.MakeCreationOptionsAsync(new() { Id = account.Id, Name = account.UserName!, DisplayName = account.Name }, http);
        notes.Write(http, OwnPath, Life, account.Id, offer.AttestationState ?? "");
        return TypedResults.Content(offer.CreationOptionsJson, "application/json");
    }

    private static async Task<RedirectHttpResult> Add(
        HttpContext http, AccountDoor accounts, UserManager<Account> users, IPasskeyHandler<Account> passkeys, SealedNote notes,
        [FromForm] string? credential, [FromForm] string? name, [FromForm] string? current)
    {
        var answer = await OwnAccountForms.Confirmed(http, accounts, current);
        if (answer.Account is not { } account)
            return OwnAccountForms.Wrong(answer.Refusal!, Part);
        if (credential is not { Length: > 0 and <= LongestCredential } || notes.Read(http, OwnPath) is not [var of, var state] || of != account.Id)
            return OwnAccountForms.Wrong(new AccountRefusal.PasskeyUnfit(), Part);
        SealedNote.Forget(http, OwnPath);
        var made = await passkeys.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded)
            return OwnAccountForms.Wrong(new AccountRefusal.PasskeyUnfit(), Part);
        made.Passkey.Name = name is { Length: > 0 and <= 60 } && !name.Any(char.IsControl) ? name : Origin.Browser(http.Request.Headers.UserAgent.ToString());
        return await users.AddOrUpdatePasskeyAsync(account, made.Passkey) is { Succeeded: true }
            ? OwnAccountForms.Done(Part)
            : OwnAccountForms.Wrong(new AccountRefusal.PasskeyUnfit(), Part);
    }

    private static async Task<RedirectHttpResult> Remove(
        HttpContext http, AccountDoor accounts, UserManager<Account> users, [FromForm] string? credential, [FromForm] string? current)
    {
        var answer = await OwnAccountForms.Confirmed(http, accounts, current);
        if (answer.Account is not { } account)
            return OwnAccountForms.Wrong(answer.Refusal!, Part);
        var named = (await users.GetPasskeysAsync(account)).FirstOrDefault(passkey => Convert.ToHexString(passkey.CredentialId) == credential);
        if (named is not null)
            await users.RemovePasskeyAsync(account, named.CredentialId);
        return OwnAccountForms.Done(Part);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> OfferDoor(
        HttpContext http, IPasskeyHandler<Account> passkeys, SealedNote notes, [FromForm] string? begin)
    {
        if (begin is null)
            return TypedResults.NotFound();
        // For whoever has a key for this place: nobody learns which accounts have one.
        var offer = await passkeys.MakeRequestOptionsAsync(null, http);
        notes.Write(http, DoorPath, Life, offer.AssertionState ?? "");
        return TypedResults.Content(offer.RequestOptionsJson, "application/json");
    }

    private static async Task<RedirectHttpResult> Enter(
        HttpContext http, SignInDoor door, UserManager<Account> users, IPasskeyHandler<Account> passkeys, SealedNote notes, Sessions sessions,
        RefusedAttempts attempts, [FromForm] string? credential)
    {
        AccountRefusal why = new AccountRefusal.PasskeyUnknown();
        if (credential is { Length: > 0 and <= LongestCredential } && notes.Read(http, DoorPath) is [var state])
        {
            SealedNote.Forget(http, DoorPath);
            var proof = await passkeys.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state });
            if (proof is { Succeeded: true, User.Disabled: false })
            {
                await users.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
                return await SignInForms.Begin(http, sessions, await door.Enter(proof.User), SignInWay.Passkey);
            }
            why = proof.Succeeded ? new AccountRefusal.Disabled() : why;
        }
        await attempts.Note(http, What.SignInRefused, SignInWay.Passkey);
        return TypedResults.Redirect($"/masuk?keliru={why.Code}");
    }
}
