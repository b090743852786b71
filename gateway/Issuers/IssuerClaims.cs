using System.Text.Json;

namespace KartuAsn.Gateway.Issuers;

/// <summary>What an issuer says about somebody, as far as it is needed here. Nothing else of the token is kept.</summary>
/// <param name="Subject">Who it is at the issuer, for ever.</param>
/// <param name="Roles">In the issuer's words.</param>
public sealed record IssuerClaims(
    string Subject, string? Name, IReadOnlyList<string> Roles, string? AgencyId, string? Number, string? EmployeeId)
{
    private const int LongestText = 200;

    public static IssuerClaims Read(JsonElement payload, IssuerSettings issuer) => new(
        Text(payload, "sub") ?? "",
        Text(payload, issuer.NameClaim) ?? Text(payload, "preferred_username"),
        Texts(payload, issuer.RoleClaim),
        Text(payload, issuer.AgencyClaim),
        Text(payload, issuer.NumberClaim) is { } number ? string.Concat(number.Where(c => !char.IsWhiteSpace(c))) : null,
        Text(payload, issuer.EmployeeClaim));

    private static string? Text(JsonElement payload, string path) => Texts(payload, path) is [var only] ? only : null;

    private static string[] Texts(JsonElement payload, string path) => At(payload, path) switch
    {
        { ValueKind: JsonValueKind.String } one => [.. Said(one)],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).SelectMany(Said)],
        _ => [],
    };

    private static IEnumerable<string> Said(JsonElement text) =>
        text.GetString()!.Trim() is { Length: > 0 and <= LongestText } said ? [said] : [];

    /// <summary>Names may hold dots themselves (a client's id, a claim that is an address), so every way to cut the path is tried.</summary>
    private static JsonElement? At(JsonElement at, string path)
    {
        if (at.ValueKind != JsonValueKind.Object)
            return null;
        if (at.TryGetProperty(path, out var here))
            return here;
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
            if (at.TryGetProperty(path[..dot], out var child) && At(child, path[(dot + 1)..]) is { } found)
                return found;
        return null;
    }
}
