using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>Who looked or acted: a key, a session's viewer, or somebody at the terminal of the server.</summary>
/// <param name="Id">Of the key, the account or the link.</param>
/// <param name="Agency">The agency an operator or a head belonged to then.</param>
public sealed record AuditViewer(string Id, string Name, string Role, string? Agency = null);

/// <summary>
/// One look at people's records, or one act that is no fact: a link of a chain. Never what was seen, only whose it was.
/// </summary>
/// <param name="Number">From 1, without gaps; 0 while it is in no chain yet.</param>
/// <param name="Previous">The hash of the line before; of the first one 64 zeros.</param>
/// <param name="What">A stable name, such as <c>person</c> or <c>sign-in</c>.</param>
/// <param name="People">Ids of those whose record was shown; empty for an act.</param>
/// <param name="About">What else it was about: an import, an agency, a way to sign in.</param>
/// <param name="From">The network, not the machine.</param>
/// <param name="Session">Null for who came with a key.</param>
public sealed record AuditLine(
    long Number, string Previous, DateTimeOffset At, AuditViewer Viewer, string What, ImmutableArray<string> People, string? About, string From, string? Session)
{
    public static readonly string Beginning = new('0', 64);

    private const string HashMark = ",\"hash\":\"";
    private const int Longest = 200;

    public static AuditLine Of(DateTimeOffset at, AuditViewer viewer, string what, IEnumerable<string> people, string? about, string from, string? session) => new(
        0, "", DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), viewer with { Id = Clean(viewer.Id), Name = Clean(viewer.Name) }, what,
        [.. people.Select(Clean).Distinct(StringComparer.OrdinalIgnoreCase)], about is null ? null : Clean(about), from, session);

    /// <summary>What is hashed, and kept as it is.</summary>
    [JsonIgnore]
    public string Text => JsonSerializer.Serialize(this, StoredJson.Options);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A line of an export: the text with its hash at the end.</summary>
    public static string Exported(string text, string hash) => $"{text[..^1]}{HashMark}{hash}\"}}";

    /// <summary>The text and the hash of a line of an export; null when it is none.</summary>
    public static (string Text, string Hash)? Taken(string exported)
    {
        var at = exported.LastIndexOf(HashMark, StringComparison.Ordinal);
        return at > 0 && exported.Length == at + HashMark.Length + 66 && exported.EndsWith("\"}", StringComparison.Ordinal)
            ? (exported[..at] + "}", exported.Substring(at + HashMark.Length, 64))
            : null;
    }

    /// <summary>Null when the text is no line.</summary>
    public static AuditLine? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditLine>(text, StoredJson.Options) is { Viewer: not null, Previous: not null, People.IsDefault: false } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Names come from outside too: no control characters, no half characters, no end of it.</summary>
    private static string Clean(string text)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > Longest ? text[..Longest] : text));
        return whole.Any(char.IsControl) ? string.Concat(whole.Select(c => char.IsControl(c) ? ' ' : c)) : whole;
    }
}

/// <summary>The newest line. Noted elsewhere, it shows later that the end was cut off.</summary>
public sealed record AuditHead(long Number, string Hash)
{
    public override string ToString() => $"{Number}:{Hash}";

    /// <summary>Null when the text is none.</summary>
    public static AuditHead? Parse(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) ? new(n, hash.ToLowerInvariant()) : null;
}

/// <summary>A line as it is kept.</summary>
public sealed record StoredAuditLine(string Text, string Hash)
{
    public AuditLine Line => AuditLine.Read(Text) ?? throw new InvalidDataException("A line of the audit cannot be read.");
}
