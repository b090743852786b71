using System.Collections.Immutable;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;

namespace KartuAsn.Gateway.Screens;

/// <param name="Words">What was sought; null: employees are left out.</param>
public sealed record UsersModel(ImmutableArray<Account> Users, ImmutableArray<AgencyRow> Agencies, string? Words, AccountRefusal? Refusal)
{
    public string? AgencyOf(Account user) => Agencies.FirstOrDefault(agency => agency.Id == user.AgencyId)?.Name;
}

/// <param name="Own">The viewer's own account, which others change.</param>
public sealed record UserModel(Account User, ImmutableArray<AgencyRow> Agencies, bool Own, AccountRefusal? Refusal);

/// <param name="Agencies">Which the viewer may choose from.</param>
/// <param name="Agency">Chosen; null: none yet.</param>
/// <param name="Person">For whom alone a letter is; null: for all.</param>
/// <param name="Account">The person's account, if there is one.</param>
public sealed record LettersModel(
    ImmutableArray<AgencyRow> Agencies, AgencyRow? Agency, ImmutableArray<UnitRow> Units, string? Unit, LetterReach? Reach, PersonRow? Person, Account? Account,
    AccountRefusal? Refusal, bool Done);

/// <summary>What the pages show on which accounts of others are dealt with.</summary>
public sealed class UserData(IHttpContextAccessor http, AccountDoor accounts, LetterDoor letters, PeopleDoor people, AuditDoor audit, ReadSide reads)
{
    private const int MostShown = 200;

    private Viewer Viewer => Viewer.Of(http.HttpContext!.User);

    public async Task<UsersModel> Users(string? words, string? wrong)
    {
        var sought = words is { Length: > 0 and <= 64 } ? words : null;
        return new([.. await accounts.Search(sought, MostShown)], await reads.Agencies(), sought, AccountRefusal.Of(wrong));
    }

    public async Task<UserModel?> User(string id, string? wrong) => await accounts.Find(id) is { } user
        ? new(user, await reads.Agencies(), user.Id == Viewer.Id, AccountRefusal.Of(wrong))
        : null;

    /// <summary>Null: there is no such person for this viewer.</summary>
    public async Task<LettersModel?> Letters(string? agencyId, string? unit, string? employeeId, string? wrong, bool done)
    {
        ImmutableArray<AgencyRow> agencies = [.. (await reads.Agencies()).Where(agency => !Role.OfAgency(Viewer.Role) || Viewer.IsOf(agency.Id))];
        if (employeeId is not null)
            return await people.Find(Viewer, employeeId) is { } person ? await LettersOf(person, agencies, wrong, done) : null;
        var chosen = agencies is [var only] ? only : agencies.FirstOrDefault(agency => agencyId is not null && agency.Key == Key.Of(agencyId));
        var of = string.IsNullOrEmpty(unit) ? null : unit;
        return new(
            agencies, chosen, chosen is null ? [] : await reads.Units(chosen.Key), of, chosen is null ? null : await letters.Reach(chosen, of), null, null,
            AccountRefusal.Of(wrong), done);
    }

    private async Task<LettersModel> LettersOf(PersonRow person, ImmutableArray<AgencyRow> agencies, string? wrong, bool done)
    {
        await audit.Page(http.HttpContext!, [person.Id]);
        return new(agencies, null, [], null, null, person, await letters.AccountOf(Viewer, person.Id), AccountRefusal.Of(wrong), done);
    }
}
