using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Audit;

/// <summary>
/// Where looks and acts are noted, by API and pages alike. What it answers is durable; when it fails, so does the request: nobody's
/// record is shown, and nothing is done, that the audit does not tell.
/// </summary>
public sealed class AuditDoor(AuditLog log, CityClock clock)
{
    /// <param name="what">Of <see cref="What.Seen"/>.</param>
    /// <param name="people">Whose record is shown; when it is nobody's, there is nothing to note.</param>
    /// <param name="about">The import or the agency it was seen by.</param>
    public async Task Look(HttpContext http, string what, IEnumerable<string> people, string? about = null)
    {
        if (LineOf(http, Viewer.Of(http.User), what, people, about) is { People.IsEmpty: false } line)
            await log.Append(line);
    }

    /// <summary>To be asked before the act: an act that then fails was still asked for.</summary>
    /// <param name="what">Of <see cref="What.Acts"/>, or of what shows people without naming them.</param>
    /// <param name="by">Null: whoever asks.</param>
    public Task Act(HttpContext http, string what, string? about = null, Viewer? by = null) =>
        log.Append(LineOf(http, by ?? Viewer.Of(http.User), what, [], about));

    /// <summary>Reading the audit is noted too, and of the people whose lines are read.</summary>
    public Task Read(HttpContext http, string what, IReadOnlyList<string>? people, string? about) =>
        log.Append(LineOf(http, Viewer.Of(http.User), what, people ?? [], about));

    /// <summary>A look by a page, which says by its attribute what it shows.</summary>
    public Task Page(HttpContext http, IEnumerable<string> people, string? about = null) => Look(
        http, http.GetEndpoint()?.Metadata.GetMetadata<LooksAttribute>()?.What ?? throw new InvalidOperationException("A page that shows people says so: [Looks]."), people, about);

    private AuditLine LineOf(HttpContext http, Viewer viewer, string what, IEnumerable<string> people, string? about) => AuditLine.Of(
        clock.Now, new(viewer.Id, viewer.Name, viewer.Role, Role.OfAgency(viewer.Role) ? viewer.Agency : null), what, people, about,
        Origin.Address(http.Connection.RemoteIpAddress), Sessions.IdOf(http));
}
