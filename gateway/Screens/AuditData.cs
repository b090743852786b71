using System.Collections.Immutable;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Screens;

/// <param name="Asked">As it stands in the address.</param>
/// <param name="Wrong">Why nothing is listed; null: nothing is wrong.</param>
/// <param name="Next">Cursor of the next page; null: this is the last.</param>
public sealed record AuditModel(AuditAsked Asked, string? Wrong, ImmutableArray<AuditRowModel> Rows, string? Next);

/// <param name="People">The first of them with their names.</param>
/// <param name="More">The others, by id.</param>
public sealed record AuditRowModel(
    long Number, DateTimeOffset At, string Viewer, string Role, string? Agency, string What, ImmutableArray<(string Id, string? Name)> People,
    ImmutableArray<string> More, string? About, string From);

/// <param name="Self">The reader is that person.</param>
/// <param name="Days">The newest first.</param>
public sealed record LooksModel(string PersonId, string Name, bool Self, ImmutableArray<LooksDay> Days, string? Cursor, string? Next);

public sealed record LooksDay(DateOnly Day, ImmutableArray<LooksOfOne> Viewers);

/// <summary>All looks of one viewer on one day.</summary>
/// <param name="Whats">In words, each once.</param>
/// <param name="Last">The latest of them.</param>
public sealed record LooksOfOne(string Viewer, string Role, string? AgencyName, bool Self, ImmutableArray<string> Whats, int Times, DateTimeOffset Last);

/// <summary>What the pages of the audit show.</summary>
public sealed class AuditData(IHttpContextAccessor http, AuditReading reading, AuditDoor door, PeopleDoor people, ReadSide reads)
{
    private const int PageSize = 50;
    private const int LooksShown = 200;
    private const int NamesShown = 3;

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Pages are drawn within a request.");

    public async Task<AuditModel> Search(AuditAsked asked)
    {
        if (await reading.Read(asked) is not { Query: { } query })
            return new(asked, AuditQuestion.Advice((await reading.Read(asked)).WrongField), [], null);
        var (page, agencies) = (await reading.Page(query with { Limit = PageSize }), await reads.AgencyNames());
        var rows = ImmutableArray.CreateBuilder<AuditRowModel>();
        foreach (var stored in page.Lines)
            rows.Add(await Row(stored.Line, agencies));
        var named = rows.SelectMany(row => row.People.Select(person => person.Id));
        await door.Read(Http, What.Audit, [.. query.People ?? [], .. named], asked.About);
        return new(asked, null, rows.ToImmutable(), page.Next?.ToString(provider: null));
    }

    /// <summary>Null when the viewer sees no such person.</summary>
    public async Task<LooksModel?> Looks(string id, string? cursor)
    {
        var viewer = Viewer.Of(Http.User);
        if (await people.Find(viewer, id) is not { } person || await reading.Read(new(person.Id, Cursor: cursor)) is not { Query: { } query })
            return null;
        var (page, agencies) = (await reading.Page(query with { Limit = LooksShown }), await reads.AgencyNames());
        await door.Page(Http, [person.Id]);
        var days = page.Lines.Select(stored => stored.Line).GroupBy(line => Indonesian.Day(line.At)).Select(day => new LooksDay(day.Key, OnDay(day, viewer, agencies)));
        return new(person.Id, person.Name, viewer.Role == Role.Employee, [.. days], cursor, page.Next?.ToString(provider: null));
    }

    private static ImmutableArray<LooksOfOne> OnDay(IEnumerable<AuditLine> lines, Viewer reader, IReadOnlyDictionary<string, string> agencies) =>
    [
        .. lines.GroupBy(line => (line.Viewer.Id, line.Viewer.Name, line.Viewer.Role)).Select(group =>
        {
            var look = LookView.Of(group.First(), agencies);
            return new LooksOfOne(
                look.Viewer, look.RoleWords, look.AgencyName, reader.Role == Role.Employee && group.Key.Id == reader.Id,
                [.. group.Select(line => What.Words(line.What)).Distinct()], group.Count(), look.At);
        }),
    ];

    private async Task<AuditRowModel> Row(AuditLine line, IReadOnlyDictionary<string, string> agencies)
    {
        var named = ImmutableArray.CreateBuilder<(string, string?)>();
        foreach (var id in line.People.Take(NamesShown))
            named.Add((id, await reading.NameOf(id)));
        return new(
            line.Number, line.At, line.Viewer.Name, PersonWords.Role(line.Viewer.Role),
            line.Viewer.Agency is { } agency ? agencies.GetValueOrDefault(Key.Of(agency), agency) : null, What.Words(line.What), named.ToImmutable(),
            [.. line.People.Skip(NamesShown)], AboutWords(line, agencies), line.From);
    }

    private static string? AboutWords(AuditLine line, IReadOnlyDictionary<string, string> agencies) =>
        line.About is { } about ? agencies.GetValueOrDefault(Key.Of(about), about) : null;
}
