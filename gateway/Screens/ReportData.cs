using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Authorization;

namespace KartuAsn.Gateway.Screens;

/// <summary>What the pages of reports show, for whoever asks.</summary>
public sealed class ReportData(
    IHttpContextAccessor http, ReadSide reads, ReportDoor door, CurrentCampaign campaigns, CityClock clock, IAuthorizationService rights, AuditDoor audit)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Pages are drawn within a request.");

    /// <summary>Null when nobody knows the agency.</summary>
    public async Task<AgencyReportModel?> Agency(string id, string? done)
    {
        if (await reads.Agency(Key.Of(id)) is not { } agency) return null;
        var live = await door.Live(agency, null);
        return new(
            door.View(live), live.Campaign, clock.Now, await door.All(agency), Signer.UsualOffice(live.Name), live.Record.SignerVersion,
            await May(Access.ReportsDraft), await May(Access.ReportsSend), await May(Access.Signer), await May(Access.AgencyPeople), done);
    }

    /// <summary>What somebody of the agency has to do about its newest report; null: nothing, or somebody else looks.</summary>
    public async Task<string?> Waits(string agencyId)
    {
        var viewer = Viewer.Of(Http.User);
        if (!Role.OfAgency(viewer.Role) || await campaigns.Find() is not { } campaign || await reads.Agency(Key.Of(agencyId)) is not { } agency) return null;
        return ReportWords.Waits((await door.Look(agency)).Newest(campaign.Id), viewer.Role == Role.Head);
    }

    /// <summary>Null when there is none, or none that the viewer may see.</summary>
    public async Task<ReportModel?> Report(string id, string? done)
    {
        if (await ReportsApi.Find(Http, door, id) is not { } found) return null;
        var check = found.Report.Frozen is { } frozen ? await door.Check(found, frozen, await May(Access.AgencyPeople)) : null;
        if (check is not null) await audit.Page(Http, ((IShowsPeople)check).PeopleShown, found.Agency.Id);
        return new(
            await door.View(found), found.Campaign, check, found.Record.Newest(found.Report.Campaign)?.Number == found.Report.Number,
            await May(Access.ReportsDraft), await May(Access.ReportsSend), await May(Access.ReportsDecide), await May(Access.Signer), await May(Access.AgencyPeople), done);
    }

    /// <param name="campaign">The id of one; null or unknown: the current one.</param>
    /// <param name="code">To be looked for; null or empty: nothing is.</param>
    public async Task<ReportsModel> City(string? campaign, string? filter, string? code)
    {
        var all = await campaigns.All();
        var shown = (campaign is null ? null : all.Find(campaign)) ?? await campaigns.Find();
        return new(await door.Statuses(shown), shown, all.All, clock.Now, filter)
        {
            Code = string.IsNullOrWhiteSpace(code) ? null : code.Trim(),
            WithCode = !string.IsNullOrWhiteSpace(code) && await door.WithCode(code) is { } found ? await door.View(found) : null,
        };
    }

    private async Task<bool> May(string policy) => (await rights.AuthorizeAsync(Http.User, null, policy)).Succeeded;
}

/// <param name="Live">The form as it is now; its id is that of the draft, if one waits.</param>
/// <param name="Reports">The newest first.</param>
/// <param name="Done">What was just done, as the address says it.</param>
public sealed record AgencyReportModel(
    ReportView Live, Campaign? Campaign, DateTimeOffset Now, ImmutableArray<ReportView> Reports, string UsualOffice, int SignerVersion,
    bool MayDraft, bool MaySend, bool MaySetSigner, bool SeesNames, string? Done);

/// <param name="Check">Null: a draft, of which nothing is frozen.</param>
/// <param name="Newest">Nothing newer of its campaign, not even a draft.</param>
public sealed record ReportModel(
    ReportView Report, Campaign? Campaign, ReportCheck? Check, bool Newest, bool MayDraft, bool MaySend, bool MayDecide, bool MaySign, bool SeesNames, string? Done);

/// <param name="Filter">missing, reported, sent, late, returned, accepted; anything else: all.</param>
public sealed record ReportsModel(ReportStatuses Statuses, Campaign? Campaign, ImmutableArray<Campaign> Campaigns, DateTimeOffset Now, string? Filter)
{
    /// <summary>A code from the foot of a report that somebody looks for; null: nobody does.</summary>
    public string? Code { get; init; }

    /// <summary>What was sent under it; null: nothing.</summary>
    public ReportView? WithCode { get; init; }
}
