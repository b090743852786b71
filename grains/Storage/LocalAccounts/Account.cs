using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Storage.LocalAccounts;

/// <summary>Somebody who signs in here with a secret of their own. Nothing of the base that is not mapped is kept: no address, no telephone.</summary>
public sealed class Account : IdentityUser
{
    public Account() => Id = Secrets.NewId();

    public required string Name { get; set; }

    public required string Role { get; set; }

    /// <summary>Of an operator or a head; an employee's agency is wherever the employee is.</summary>
    public string? AgencyId { get; set; }

    /// <summary>Whose own account this is.</summary>
    public string? EmployeeId { get; set; }

    /// <summary>By which nobody gets a second account.</summary>
    public string? EmployeeKey { get; set; }

    public bool Disabled { get; set; }

    public DateTimeOffset Made { get; set; }

    public DateTimeOffset? LastSignIn { get; set; }

    /// <summary>What the owner is told until they have seen it.</summary>
    public string? Notice { get; set; }
}
