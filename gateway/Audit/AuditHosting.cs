using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;

namespace KartuAsn.Gateway.Audit;

public static class AuditHosting
{
    public static void AddAudit(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<AuditDoor>().AddSingleton<AuditReading>().AddSingleton<RefusedAttempts>().AddHostedService(services => services.GetRequiredService<RefusedAttempts>());

    /// <summary>Fails the start when an endpoint answers with people, or about the one its address names, and does not note the look.</summary>
    public static void DemandLooks(this IEndpointRouteBuilder app)
    {
        var silent = app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<LooksAttribute>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(endpoint => IsAnswered(endpoint, "GET") && (NamesEmployee(endpoint) || ShowsPeople(endpoint)))
            .Select(endpoint => endpoint.RoutePattern.RawText).ToList();
        if (silent.Count > 0)
            throw new InvalidOperationException($"Endpoints that show people and note no look (.Looks(What…)): {string.Join(", ", silent)}");
    }

    private static bool IsAnswered(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) == true;

    private static bool NamesEmployee(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name == "employeeId");

    private static bool ShowsPeople(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(produced =>
        produced.Type is { } type && typeof(IShowsPeople).IsAssignableFrom(type)
        && (!type.IsGenericType || type.GetGenericArguments().Any(typeof(IShowsPeople).IsAssignableFrom)));
}
