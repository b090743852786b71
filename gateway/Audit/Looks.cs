using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Audit;

/// <summary>Here people's records are shown, and every look is noted. Stands on pages; endpoints get it by <see cref="LooksEndpoints.Looks"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LooksAttribute(string what) : Attribute
{
    public string What => what;
}

/// <summary>Here something is done that no fact tells; it is noted when it is asked for.</summary>
public sealed record ActsMetadata(string What);

/// <summary>An answer that shows records, and of whom.</summary>
public interface IShowsPeople
{
    IEnumerable<string> PeopleShown { get; }
}

public static class LooksEndpoints
{
    /// <summary>
    /// Notes each answer that shows somebody, before it goes out: the people of its body (<see cref="IShowsPeople"/>), or the one its
    /// address names. A file is noted whether or not it names people.
    /// </summary>
    public static RouteHandlerBuilder Looks(this RouteHandlerBuilder endpoint, string what) =>
        endpoint.WithMetadata(new LooksAttribute(what)).AddEndpointFilter(async (context, next) =>
        {
            var result = Unwrapped(await next(context));
            var (http, door) = (context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<AuditDoor>());
            if (result is IStatusCodeHttpResult { StatusCode: >= 400 })
                return result;
            var about = http.GetRouteValue("importId") as string ?? http.GetRouteValue("agencyId") as string;
            if (result is PushStreamHttpResult && http.GetRouteValue("employeeId") is null)
                await door.Act(http, what, about);
            else
                await door.Look(http, what, PeopleIn(http, result), about);
            return result;
        });

    /// <summary>Notes that it was asked for, before it is done.</summary>
    public static RouteHandlerBuilder Acts(this RouteHandlerBuilder endpoint, string what) =>
        endpoint.WithMetadata(new ActsMetadata(what)).AddEndpointFilter(async (context, next) =>
        {
            await context.HttpContext.RequestServices.GetRequiredService<AuditDoor>().Act(context.HttpContext, what, Named(context.HttpContext, "importId", "keyId", "employeeId"));
            return await next(context);
        });

    private static IEnumerable<string> PeopleIn(HttpContext http, object? result) =>
        result is IValueHttpResult { Value: IShowsPeople shown } ? shown.PeopleShown
        : http.GetRouteValue("employeeId") is string id ? [id]
        : [];

    /// <summary>What the address names.</summary>
    private static string? Named(HttpContext http, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (http.GetRouteValue(name) is string value)
                return value;
        return null;
    }

    private static object? Unwrapped(object? result) => result is INestedHttpResult { Result: var inner } ? Unwrapped(inner) : result;
}
