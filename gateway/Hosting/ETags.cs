using System.Globalization;
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

    /// <summary>What an <c>If-Match</c> names, also where something on the way made it weak; null: nothing, or whatever is there (*).</summary>
    public static string? Named(string? ifMatch) =>
        string.IsNullOrWhiteSpace(ifMatch) || ifMatch.Trim() == "*" ? null
        : EntityTagHeaderValue.TryParse(ifMatch, out var tag) ? tag.Tag.ToString().Trim('"')
        : ifMatch.Trim();

    /// <summary>False: it names something that is no number, and so nothing that was ever given.</summary>
    /// <param name="version">Null: any.</param>
    public static bool TryVersion(string? ifMatch, out int? version)
    {
        var named = Named(ifMatch);
        version = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return named is null || version is not null;
    }
}

/// <summary>A part of a list. <paramref name="Next"/> is the cursor of the part behind it; absent at the end.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? Next = null) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => Items.OfType<IShowsPeople>().SelectMany(item => item.PeopleShown);
}
