using System.Security.Claims;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Roles, as keys carry them.</summary>
public static class Role
{
    public const string Bkpsdm = "bkpsdm";
    public const string Operator = "operator";
    public const string Head = "head";
    public const string Employee = "employee";
    public const string Inspectorate = "inspectorate";
    public const string Leadership = "leadership";
    public const string HrSystem = "hr-system";

    public static readonly IReadOnlyList<string> All = [Bkpsdm, Operator, Head, Employee, Inspectorate, Leadership, HrSystem];

    /// <summary>Bound to one agency.</summary>
    public static bool OfAgency(string role) => role is Operator or Head;
}

/// <summary>Who asks: a key or a session, with its role and, where the role has one, its agency or its own person.</summary>
/// <param name="Id">Of the key or the link.</param>
public sealed record Viewer(string Id, string Name, string Role, string? Agency, string? Employee)
{
    public const string AgencyClaim = "kartuasn:agency";
    public const string EmployeeClaim = "kartuasn:employee";
    private const string OnlyClaim = "kartuasn:only";

    /// <summary>The rows of <see cref="Access"/> a key is narrowed to; null: all of its role.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    public static Viewer Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.FindFirstValue(ClaimTypes.Name) ?? "", user.FindFirstValue(ClaimTypes.Role) ?? "",
        user.FindFirstValue(AgencyClaim), user.FindFirstValue(EmployeeClaim))
    {
        Only = user.FindFirstValue(OnlyClaim)?.Split(' '),
    };

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, Id));
        identity.AddClaim(new(ClaimTypes.Name, Name));
        identity.AddClaim(new(ClaimTypes.Role, Role));
        if (Agency is not null)
            identity.AddClaim(new(AgencyClaim, Agency));
        if (Employee is not null)
            identity.AddClaim(new(EmployeeClaim, Employee));
        if (Only is not null)
            identity.AddClaim(new(OnlyClaim, string.Join(' ', Only)));
        return new(identity);
    }

    /// <summary>Health and criminal grounds are specific personal data (UU 27/2022): for BKPSDM alone.</summary>
    public bool SeesGrounds => Role == SignIn.Role.Bkpsdm;

    public bool IsOf(string? agencyId) => Agency is not null && agencyId is not null && Key.Of(Agency) == Key.Of(agencyId);

    /// <summary>Whether this person is the viewer.</summary>
    public bool Is(string employeeId) => Employee is not null && Key.Of(Employee) == Key.Of(employeeId);

    /// <summary>Whether this person exists for the viewer; one who does not is answered like nobody.</summary>
    public bool Sees(string employeeId, string? agencyId) => Role switch
    {
        SignIn.Role.Bkpsdm or SignIn.Role.Inspectorate => true,
        SignIn.Role.Operator or SignIn.Role.Head => IsOf(agencyId),
        SignIn.Role.Employee => Is(employeeId),
        _ => false,
    };
}
