using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KartuAsn.Gateway.Screens;

/// <summary>
/// A form with a file, read as it arrives: the fields before the file, then the file itself as a stream. Nothing is buffered on disk,
/// so columns that are dropped at the door never get there.
/// </summary>
internal sealed record StreamedForm(IReadOnlyDictionary<string, string> Fields, string? FileName, string? FileType, Stream File)
{
    private const int MostFields = 12;
    private const int LongestField = 4_000;
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>Null when it is no such form, or its token is not ours.</summary>
    public static async Task<StreamedForm?> Read(HttpContext http, IAntiforgery antiforgery)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            return null;
        var reader = new MultipartReader(boundary, http.Request.Body);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (fields.Count < MostFields && await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } part) return null;
            if (part.IsFileDisposition())
                return await IsOurs(http, antiforgery, fields)
                    ? new(fields, NameOf(part), section.ContentType, section.Body)
                    : null;
            fields[HeaderUtilities.RemoveQuotes(part.Name).Value ?? ""] = await Text(section);
        }

        return null;
    }

    /// <summary>The token came as a field; the check reads it from a header, so that it does not read the form a second time.</summary>
    private static Task<bool> IsOurs(HttpContext http, IAntiforgery antiforgery, Dictionary<string, string> fields)
    {
        if (fields.GetValueOrDefault("__RequestVerificationToken") is not { Length: > 0 } token) return Task.FromResult(false);
        http.Request.Headers[TokenHeader] = token;
        return antiforgery.IsRequestValidAsync(http);
    }

    private static string? NameOf(ContentDispositionHeaderValue part) =>
        HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value is { Length: > 0 } name
            ? Path.GetFileName(name.Replace('\\', '/'))[..Math.Min(200, Path.GetFileName(name.Replace('\\', '/')).Length)]
            : null;

    private static async Task<string> Text(MultipartSection section)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[LongestField];
        var read = await reader.ReadBlockAsync(buffer);
        return new string(buffer, 0, read);
    }
}
