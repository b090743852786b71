using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Issuers;

/// <summary>Somebody whom an issuer named: in, or not.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    public sealed record Admitted(Viewer Viewer) : Admission;

    public sealed record Refused(IssuerRefusal Why) : Admission;
}

/// <summary>Decides who somebody is here, by what an issuer says. Nobody comes to exist by signing in.</summary>
public sealed class IssuerDoor(ReadSide reads, CityClock clock)
{
    /// <summary>Who has several roles is here by the first of these.</summary>
    private static readonly string[] ByReach = [Role.Bkpsdm, Role.Inspectorate, Role.Leadership, Role.Head, Role.Operator, Role.Employee];

    public async Task<Admission> Admit(IssuerSettings issuer, IssuerClaims claims) => RoleOf(issuer, claims) switch
    {
        null => new Admission.Refused(new IssuerRefusal.RoleUnknown(issuer)),
        Role.Employee => await AsEmployee(issuer, claims),
        var role when Role.OfAgency(role) => await OfAgency(issuer, claims, role),
        var role => Admitted(issuer, claims, role),
    };

    private static string? RoleOf(IssuerSettings issuer, IssuerClaims claims)
    {
        var ours = claims.Roles.Select(issuer.RoleFor).ToHashSet();
        return ByReach.FirstOrDefault(ours.Contains);
    }

    private async Task<Admission> OfAgency(IssuerSettings issuer, IssuerClaims claims, string role)
    {
        if (claims.AgencyId is not { } id)
            return new Admission.Refused(new IssuerRefusal.AgencyMissing(issuer));
        return await reads.Agency(Key.Of(id)) is { } agency
            ? Admitted(issuer, claims, role, agency.Id)
            : new Admission.Refused(new IssuerRefusal.AgencyUnknown(issuer, id));
    }

    private async Task<Admission> AsEmployee(IssuerSettings issuer, IssuerClaims claims)
    {
        if (claims is { EmployeeId: null, Number: null })
            return new Admission.Refused(new IssuerRefusal.NumberMissing(issuer));
        var named = claims.EmployeeId is { } id ? await reads.Person(Key.Of(id), clock.Today) : null;
        PersonRow[] holders = claims.Number is { } number ? [.. (await reads.ByNumber(number, clock.Today)).Where(p => p.Number == number)] : [];
        return (named, holders) switch
        {
            ({ } person, []) when claims.Number is null => Itself(issuer, claims, person),
            ({ } person, _) when holders.Any(p => p.Key == person.Key) => Itself(issuer, claims, person),
            ({ }, _) => new Admission.Refused(new IssuerRefusal.NumberDiffers(issuer)),
            (null, _) when claims.EmployeeId is not null => new Admission.Refused(new IssuerRefusal.EmployeeUnknown(issuer)),
            (null, [var only]) => Itself(issuer, claims, only),
            (null, []) => new Admission.Refused(new IssuerRefusal.EmployeeUnknown(issuer)),
            _ => new Admission.Refused(new IssuerRefusal.NumberDisputed(issuer)),
        };
    }

    private static Admission.Admitted Itself(IssuerSettings issuer, IssuerClaims claims, PersonRow person) =>
        new(new(IdOf(issuer, claims), person.Name, Role.Employee, person.Agency?.Id, person.Id));

    private static Admission.Admitted Admitted(IssuerSettings issuer, IssuerClaims claims, string role, string? agencyId = null) =>
        new(new(IdOf(issuer, claims), claims.Name ?? issuer.Name, role, agencyId, null));

    private static string IdOf(IssuerSettings issuer, IssuerClaims claims) => $"{issuer.Id}:{claims.Subject}";
}
