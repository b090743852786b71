using KartuAsn.Gateway.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;

namespace KartuAsn.Gateway.SignIn;

/// <summary>One address, or one method of a hub, and who may use it.</summary>
/// <param name="Method">As in HTTP; HUB for a method of a hub.</param>
/// <param name="Policy">A row of <see cref="Access"/>; null: open to everybody.</param>
/// <param name="Trace">What it leaves in the audit; null: nothing, it shows nobody's record.</param>
public sealed record AccessLine(string Method, string Address, string? Policy, string? Trace)
{
    /// <summary>Tab-separated: method, address, policy, roles in the whole city, in their own agency, about themselves, what it leaves in the audit.</summary>
    public override string ToString()
    {
        var rule = Policy is null ? null : Access.Rule(Policy);
        return string.Join('\t', Method, Address, Policy ?? "publik", Roles(rule?.Everywhere), Roles(rule?.Own), Roles(rule?.Self), Trace ?? "-");
    }

    private static string Roles(string[]? roles) => roles is { Length: > 0 } ? string.Join(' ', roles) : "-";
}

/// <summary>Who may do what, read from what the program serves: no list beside it that could differ.</summary>
public static class AccessList
{
    /// <summary>Everything but files that are the same for everybody.</summary>
    public static IReadOnlyList<AccessLine> Of(IEndpointRouteBuilder app) =>
    [
        .. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(IsOurs).SelectMany(LinesOf).Distinct()
            .OrderBy(line => line.Address, StringComparer.Ordinal).ThenBy(line => line.Method, StringComparer.Ordinal),
    ];

    private static bool IsOurs(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && !Access.IsFrameworkFile(endpoint.RoutePattern.RawText ?? "");

    private static IEnumerable<AccessLine> LinesOf(RouteEndpoint endpoint)
    {
        var address = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var policy = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(name => name is not null)
            : null;
        var trace = endpoint.Metadata.GetMetadata<LooksAttribute>()?.What ?? endpoint.Metadata.GetMetadata<ActsMetadata>()?.What;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return endpoint.Metadata.GetMetadata<HubMetadata>() is { } hub
            ? [new("POST", address, policy, trace), .. address.EndsWith("/negotiate", StringComparison.Ordinal) ? [] : HubLines(address, hub.HubType)]
            : methods.DefaultIfEmpty("GET").Where(method => method != "HEAD").Select(method => new AccessLine(method, address, policy, trace));
    }

    private static IEnumerable<AccessLine> HubLines(string address, Type hub) =>
        from method in hub.GetMethods()
        where method.DeclaringType == hub && !method.IsSpecialName && method.GetBaseDefinition() == method
        let policy = method.GetCustomAttributes(inherit: true).OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault()
        select new AccessLine("HUB", $"{address}#{method.Name}", policy ?? throw new InvalidOperationException($"{method.Name} says nobody who may call it."), null);
}
