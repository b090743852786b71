using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Who may do what. One row per policy; every endpoint names its row, or says that it is public.</summary>
public static class Access
{
    public const string Import = nameof(Import);
    public const string ImportsLook = nameof(ImportsLook);
    public const string Reorganise = nameof(Reorganise);
    public const string HrEvents = nameof(HrEvents);
    public const string CityTally = nameof(CityTally);
    public const string CityLive = nameof(CityLive);
    public const string AgencyList = nameof(AgencyList);
    public const string AgencyTally = nameof(AgencyTally);
    public const string AgencyLive = nameof(AgencyLive);
    public const string AgencyPeople = nameof(AgencyPeople);
    public const string People = nameof(People);
    public const string HandIn = nameof(HandIn);
    public const string GiveBack = nameof(GiveBack);
    public const string MissingReasons = nameof(MissingReasons);
    public const string CardCopies = nameof(CardCopies);
    public const string CardSheets = nameof(CardSheets);
    public const string PoliciesLook = nameof(PoliciesLook);
    public const string PoliciesChange = nameof(PoliciesChange);
    public const string CampaignsLook = nameof(CampaignsLook);
    public const string CampaignsChange = nameof(CampaignsChange);
    public const string ReviewsLook = nameof(ReviewsLook);
    public const string ReviewsDecide = nameof(ReviewsDecide);
    public const string Reports = nameof(Reports);
    public const string ReportsDraft = nameof(ReportsDraft);
    public const string ReportsSend = nameof(ReportsSend);
    public const string ReportsDecide = nameof(ReportsDecide);
    public const string Signer = nameof(Signer);
    public const string Changes = nameof(Changes);
    public const string Export = nameof(Export);
    public const string Erase = nameof(Erase);
    public const string RetentionLook = nameof(RetentionLook);
    public const string Keys = nameof(Keys);
    public const string Recount = nameof(Recount);
    public const string Audit = nameof(Audit);
    public const string Looks = nameof(Looks);
    public const string Metrics = nameof(Metrics);
    public const string Accounts = nameof(Accounts);
    public const string Letters = nameof(Letters);
    public const string Live = nameof(Live);
    public const string SignedIn = nameof(SignedIn);

    // Everywhere: in the whole city. Own: only on paths of the own agency; where a path names a person, the handler answers
    // like nobody for another agency's (see Viewer.Sees). Self: only the own record, likewise.
    private static readonly AccessRule[] Table =
    [
        new(Import,       Everywhere: [Role.Bkpsdm],                                      Own: [],                         Self: []),
        new(ImportsLook,  Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [],                         Self: []),
        new(Reorganise,   Everywhere: [Role.Bkpsdm],                                      Own: [],                         Self: []),
        new(HrEvents,     Everywhere: [Role.Bkpsdm, Role.HrSystem],                       Own: [],                         Self: []),
        new(CityTally,    Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [],                         Self: []),
        new(CityLive,     Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [],                         Self: []),
        new(AgencyList,   Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [Role.Operator, Role.Head], Self: []),
        new(AgencyTally,  Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [Role.Operator, Role.Head], Self: []),
        new(AgencyLive,   Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [Role.Operator, Role.Head, Role.Employee], Self: []),
        new(AgencyPeople, Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [Role.Operator, Role.Head], Self: []),
        new(People,       Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [Role.Operator, Role.Head], Self: [Role.Employee]),
        new(HandIn,       Everywhere: [Role.Bkpsdm],                                      Own: [Role.Operator, Role.Head], Self: [Role.Employee]),
        new(GiveBack,     Everywhere: [Role.Bkpsdm],                                      Own: [Role.Operator, Role.Head], Self: []),
        new(MissingReasons, Everywhere: [Role.Bkpsdm],                                    Own: [Role.Operator, Role.Head], Self: []),
        new(CardCopies,   Everywhere: [Role.Bkpsdm],                                      Own: [Role.Operator, Role.Head], Self: [Role.Employee]),
        new(CardSheets,   Everywhere: [Role.Bkpsdm],                                      Own: [Role.Operator, Role.Head], Self: []),
        new(PoliciesLook, Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [Role.Operator, Role.Head], Self: []),
        new(PoliciesChange, Everywhere: [Role.Bkpsdm],                                    Own: [],                         Self: []),
        new(CampaignsLook, Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership], Own: [Role.Operator, Role.Head], Self: []),
        new(CampaignsChange, Everywhere: [Role.Bkpsdm],                                   Own: [],                         Self: []),
        new(ReviewsLook,  Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [Role.Operator, Role.Head], Self: []),
        new(ReviewsDecide, Everywhere: [Role.Bkpsdm],                                     Own: [],                         Self: []),
        new(Reports,      Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [Role.Operator, Role.Head], Self: []),
        new(ReportsDraft, Everywhere: [],                                                 Own: [Role.Operator, Role.Head], Self: []),
        new(ReportsSend,  Everywhere: [],                                                 Own: [Role.Head],                Self: []),
        new(ReportsDecide, Everywhere: [Role.Bkpsdm],                                     Own: [],                         Self: []),
        new(Signer,       Everywhere: [Role.Bkpsdm],                                      Own: [Role.Operator, Role.Head], Self: []),
        new(Changes,      Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [Role.Operator, Role.Head], Self: []),
        new(Export,       Everywhere: [Role.Bkpsdm],                                      Own: [],                         Self: [Role.Employee]),
        new(Erase,        Everywhere: [Role.Bkpsdm],                                      Own: [],                         Self: []),
        new(RetentionLook, Everywhere: [Role.Bkpsdm, Role.Inspectorate],                  Own: [],                         Self: []),
        new(Keys,         Everywhere: [Role.Bkpsdm],                                      Own: [],                         Self: []),
        new(Recount,      Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [],                         Self: []),
        new(Audit,        Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [],                         Self: []),
        new(Looks,        Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [],                         Self: [Role.Employee]),
        new(Metrics,      Everywhere: [Role.Bkpsdm, Role.Inspectorate],                   Own: [],                         Self: []),
        new(Accounts,     Everywhere: [Role.Bkpsdm],                                      Own: [],                         Self: []),
        new(Letters,      Everywhere: [Role.Bkpsdm],                                      Own: [Role.Operator],            Self: []),
        new(Live,         Everywhere: [Role.Bkpsdm, Role.Inspectorate, Role.Leadership],  Own: [Role.Operator, Role.Head, Role.Employee], Self: []),
        new(SignedIn,     Everywhere: [.. Role.All],                                      Own: [],                         Self: []),
    ];

    // Files that the framework maps by itself, after everybody else: for whoever is signed in, by the fallback.
    private static readonly string[] FrameworkFiles = ["_framework/", "{**path:file}"];

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var rule in Table)
            options.AddPolicy(rule.Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(rule));
        // Also for addresses that do not exist: without a key nobody learns which do.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }

    internal static AccessRule Rule(string policy) => Table.Single(rule => rule.Policy == policy);

    internal static bool IsFrameworkFile(string pattern) => FrameworkFiles.Any(prefix => pattern.TrimStart('/').StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The rows that a role may use at all; a key may be narrowed to some of them.</summary>
    public static IEnumerable<string> Of(string role) => Table.Where(rule => rule.Concerns(role)).Select(rule => rule.Policy);

    /// <summary>Fails the start when an endpoint says neither who may use it nor that it is public.</summary>
    public static void DemandAccessOnEveryEndpoint(this WebApplication app)
    {
        var open = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null))
            .Select(endpoint => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "")
            .Where(pattern => !IsFrameworkFile(pattern))
            .ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"Endpoints without an access rule: {string.Join(", ", open)}");
    }
}

/// <summary>One row of the table.</summary>
internal sealed record AccessRule(string Policy, string[] Everywhere, string[] Own, string[] Self) : IAuthorizationRequirement
{
    public bool Allows(Viewer viewer, string? agencyId) =>
        (viewer.Only is null || viewer.Only.Contains(Policy))
        && (Everywhere.Contains(viewer.Role)
            || (Own.Contains(viewer.Role) && (agencyId is null || viewer.IsOf(agencyId)))
            || Self.Contains(viewer.Role));

    /// <summary>Whether there is anything for this role behind the row.</summary>
    public bool Concerns(string role) => Everywhere.Contains(role) || Own.Contains(role) || Self.Contains(role);
}

/// <summary>Applies a row to a request, or to a call on the hub.</summary>
internal sealed class AccessHandler : AuthorizationHandler<AccessRule>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRule rule)
    {
        if (rule.Allows(Viewer.Of(context.User), AgencyNamed(context.Resource)))
            context.Succeed(rule);
        return Task.CompletedTask;
    }

    private static string? AgencyNamed(object? resource) => resource switch
    {
        HttpContext http => http.GetRouteValue("agencyId") as string,
        HubInvocationContext call => call.HubMethodArguments.OfType<string>().FirstOrDefault(),
        _ => null,
    };
}
