using KartuAsn.Documents;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace KartuAsn.Gateway.Reports;

/// <summary>A form to be drawn, and the instant that it carries as its own.</summary>
public sealed record DrawnPaper(FormEPaper Paper, DateTimeOffset At);

/// <summary>
/// Who gets which paper: a list of names only goes to those who may see the people of the agency, and is noted in the audit before it is made.
/// </summary>
public sealed class ReportPaperDoor(ReportDoor reports, ReportPapers papers, AuditDoor audit, IAuthorizationService rights)
{
    public async Task<bool> MaySeeNames(HttpContext http) => (await rights.AuthorizeAsync(http.User, null, Access.AgencyPeople)).Succeeded;

    /// <summary>The form as it is at an instant; null: the names are not for this viewer.</summary>
    public async Task<DrawnPaper?> Of(HttpContext http, LiveReport live)
    {
        if (live.People is { } people && !await Noted(http, people.Select(person => person.Id), live.Agency.Id)) return null;
        return new(papers.Of(live, reports.View(live).Code), live.Position);
    }

    /// <summary>A report that was sent, or a draft with the numbers of now; null: the names are not for this viewer.</summary>
    public async Task<DrawnPaper?> Of(HttpContext http, FoundReport found, bool names)
    {
        if (found.Report.Frozen is not { } frozen) return await Of(http, await reports.DraftNow(found, names));
        if (!names) return new(papers.Of(found.Report), frozen.Position);
        var people = await reports.List(frozen);
        return await Noted(http, people.Select(person => person.Id), found.Agency.Id) ? new(papers.Of(found.Report, people), frozen.Position) : null;
    }

    private async Task<bool> Noted(HttpContext http, IEnumerable<string> people, string agencyId)
    {
        if (!await MaySeeNames(http)) return false;
        await audit.Look(http, What.Report, people, agencyId);
        return true;
    }
}
