using System.Collections.Immutable;
using KartuAsn.Gateway.Screens;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Audit;

/// <summary>One line of the audit.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="What">Stable name.</param>
/// <param name="Words">The same in words.</param>
/// <param name="People">Whose record was shown.</param>
/// <param name="About">What else it was about: an import, an agency, a way to sign in.</param>
/// <param name="From">The network: IPv4 to 24 bits, IPv6 to 48.</param>
/// <param name="Session">Absent for who came with a key.</param>
/// <param name="Hash">SHA-256 of the line, which names the hash of the one before.</param>
public sealed record AuditLineView(
    long Number, DateTimeOffset At, AuditViewer Viewer, string What, string Words, ImmutableArray<string> People, string? About, string From,
    string? Session, string Previous, string Hash)
{
    public static AuditLineView Of(StoredAuditLine stored)
    {
        var line = stored.Line;
        return new(
            line.Number, line.At, line.Viewer, line.What, Audit.What.Words(line.What), line.People, line.About, line.From, line.Session, line.Previous, stored.Hash);
    }
}

/// <summary>One look at a person's record, for that person to read.</summary>
/// <param name="Viewer">The name of the account or key.</param>
/// <param name="Role">Stable name, such as operator.</param>
/// <param name="RoleWords">The same in words.</param>
/// <param name="AgencyName">Of an operator or a head.</param>
/// <param name="What">Stable name, such as history.</param>
/// <param name="Words">The same in words.</param>
public sealed record LookView(DateTimeOffset At, string Viewer, string Role, string RoleWords, string? AgencyName, string What, string Words)
{
    public static LookView Of(AuditLine line, IReadOnlyDictionary<string, string> agencies) => new(
        line.At, line.Viewer.Name, line.Viewer.Role, PersonWords.Role(line.Viewer.Role),
        line.Viewer.Agency is { } agency ? agencies.GetValueOrDefault(Key.Of(agency), agency) : null, line.What, Audit.What.Words(line.What));
}
