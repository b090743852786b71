using System.Collections.Immutable;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging.Cards;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Gateway.Screens;

/// <param name="Account">Null: who asks came by a link or from an issuer.</param>
/// <param name="MayMake">Came by the link of the first start, and may make an account to come back with.</param>
/// <param name="Refusal">What was not taken, in the part named by <paramref name="On"/>.</param>
/// <param name="Done">The part in which something was done.</param>
public sealed record OwnAccountModel(
    Account? Account, string Role, ImmutableArray<SessionRecord> Sessions, string? SessionId, int CodesLeft, ImmutableArray<UserPasskeyInfo> Passkeys, bool MayMake, AccountRefusal? Refusal, string? On, string? Done);

/// <summary>A key that an application on the telephone is to be given.</summary>
public sealed record FactorModel(string Key, QrCode Code)
{
    /// <summary>In groups, for who types it.</summary>
    public string Grouped => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));
}

/// <summary>What the pages of accounts show.</summary>
public sealed class AccountData(IHttpContextAccessor http, AccountDoor accounts, SecondFactorDoor factor, UserManager<Account> users, Sessions sessions)
{
    private const string Issuer = "Kartu ASN Virtual Kota Madiun";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Pages are drawn within a request.");

    public async Task<OwnAccountModel> Own(string? wrong, string? on, string? done)
    {
        var viewer = Viewer.Of(Http.User);
        var account = await accounts.Find(viewer.Id);
        return new(
            account, PersonWords.Role(viewer.Role), [.. await sessions.Of(viewer.Id)], Sessions.IdOf(Http), account is null ? 0 : await factor.CodesLeft(account),
            account is null ? [] : [.. (await users.GetPasskeysAsync(account)).OrderBy(passkey => passkey.CreatedAt)],
            viewer.Role == Role.Bkpsdm && await ActivationForms.IsFirst(Http, sessions), AccountRefusal.Of(wrong), on, done);
    }

    /// <summary>Null: nothing was begun, or the factor counts already.</summary>
    public async Task<FactorModel?> Factor() =>
        await accounts.Find(Viewer.Of(Http.User).Id) is { TwoFactorEnabled: false } account && await factor.Key(account) is { } key
            ? new(key, QrCode.Of(OneTimeCodes.Address(key, account.UserName!, Issuer)))
            : null;
}
