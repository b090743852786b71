using KartuAsn.Gateway.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace KartuAsn.Gateway.Hosting;

/// <summary>A snapshot is answered once per version: who has it already is told so (304).</summary>
public static class ETags
{
    public static Results<Ok<T>, StatusCodeHttpResult, ProblemHttpResult> Answer<T>(HttpContext http, DateOnly asOf, string version, T snapshot)
    {
        var tag = new EntityTagHeaderValue($"\"{asOf:yyyy-MM-dd}/{version}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { Private = true, NoCache = true };
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(seen => seen.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(snapshot);
    }
}

/// <summary>A part of a list. <paramref name="Next"/> is the cursor of the part behind it; absent at the end.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? Next = null) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => Items.OfType<IShowsPeople>().SelectMany(item => item.PeopleShown);
}
