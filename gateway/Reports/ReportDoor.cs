using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Documents;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Reports;

/// <summary>An agency's form E at an instant, with the people behind it when they were asked for.</summary>
/// <param name="People">Null: not asked for.</param>
/// <param name="Draft">The draft that waits for the head; null: none.</param>
/// <param name="Campaign">Null: no letter is recorded.</param>
public sealed record LiveReport(
    AgencyRow Agency, ReportsRecord Record, Campaign? Campaign, Report? Draft, int Revision, DateOnly Day, DateTimeOffset Position, string Name, FormE Form,
    ImmutableArray<ReportLine>? People);

/// <summary>A report that was sent, or a draft (then what is frozen is null).</summary>
public sealed record FoundReport(AgencyRow Agency, ReportsRecord Record, Report Report, Campaign? Campaign);

/// <summary>
/// Where reports are drafted, sent, decided and checked, from the API and from pages alike. Sending puts the list of people and the paper
/// into the file store first; the grain then freezes them by name, and only then is anything acknowledged.
/// </summary>
public sealed class ReportDoor(
    IGrainFactory grains, ReadSide reads, FileStore files, CityClock clock, CurrentCampaign campaigns, ReportPapers papers) : IDisposable
{
    private readonly SemaphoreSlim two = new(2);

    /// <param name="asOf">The end of this local day; null: now.</param>
    /// <param name="names">With the people; then the numbers are added up from them.</param>
    public async Task<LiveReport> Live(AgencyRow agency, DateOnly? asOf, bool names = false)
    {
        var (position, day) = asOf is { } past ? (clock.EndOf(past).AddTicks(-1), past) : (clock.Now, clock.Today);
        var (record, campaign) = (await Of(agency.Id).Look(), await campaigns.Find(day));
        var snapshot = asOf is null ? await Agency(agency).Snapshot() : await Agency(agency).On(day);
        var people = names ? await reads.Reported(agency.Key, day) : (ImmutableArray<ReportLine>?)null;
        var newest = campaign is null ? null : record.Newest(campaign.Id);
        var draft = asOf is null && newest is { State: ReportState.Draft } ? newest : null;
        return new(
            agency, record, campaign, draft, newest is { State: ReportState.Draft } waiting ? waiting.Revision : campaign is null ? 0 : record.NextRevision(campaign.Id), day, position, snapshot.Name,
            people is { } list ? ReportList.Add(list) : new(snapshot.Pns, snapshot.Pppk), people);
    }

    /// <summary>Null when there is none.</summary>
    public async Task<FoundReport?> Find(string id) =>
        ReportId.Parse(id) is { } report && await reads.Agency(Key.Of(report.Agency)) is { } agency
        && await Of(agency.Id).Look() is var record && record.Find(report.Number) is { } found
            ? new(agency, record, found, (await campaigns.All()).Find(found.Campaign))
            : null;

    /// <summary>The report that was sent under this code, however its letters are grouped; null: none was.</summary>
    public async Task<FoundReport?> WithCode(string code)
    {
        var letters = Letters(code);
        foreach (var record in await reads.Reports())
            if (record.Reports.FirstOrDefault(report => report.Frozen is { } frozen && Letters(frozen.Code) == letters) is { } report)
                return await Find(ReportId.Of(record, report));
        return null;
    }

    public Task<ReportsRecord> Look(AgencyRow agency) => Of(agency.Id).Look();

    public async Task<Answer<ReportsRecord>> SetSigner(AgencyRow agency, Signer signer, string? address, int? seen, string by) =>
        await Of(agency.Id).SetSigner(new(agency.Id, signer, address, seen, by));

    /// <param name="seen">Null: whichever report is next. The numbers of a draft may have moved since.</param>
    internal async Task<Answer<Report>> Draft(AgencyRow agency, string? note, SeenReport? seen, string by, string? commandId) => await campaigns.Find() is { } campaign
        ? await Of(agency.Id).Draft(new(agency.Id, campaign.Id, Told(note), by, commandId, seen?.Revision))
        : new Refusal.NoCampaign();

    /// <summary>A head who reports needs nobody to draft it; a draft that waits is the one that is sent, with its note.</summary>
    internal async Task<Answer<Report>> SendNow(AgencyRow agency, string? note, SeenReport? seen, string by, string? commandId, CancellationToken stop)
    {
        if (await campaigns.Find() is not { } campaign) return new Refusal.NoCampaign();
        var (record, step) = (await Look(agency), new ReportStep(clock.Now, by, commandId));
        if (Rules.Reports.SettledAtOnce(record, campaign.Id, Told(note), step) is { } settled) return AnswerOf(settled);
        if (record.Newest(campaign.Id) is { State: ReportState.Draft } draft) return await Send(new(agency, record, draft, campaign), seen, by, commandId, stop);
        var revision = record.NextRevision(campaign.Id);
        var answer = await Freeze(new(agency, record, new(0, campaign.Id, revision, ReportState.Draft, step), campaign), campaign, seen, stop);
        return answer.Value is { } frozen
            ? await Of(agency.Id).SendAtOnce(new(agency.Id, campaign.Id, revision, Told(note), frozen, by, commandId))
            : answer.Refusal!;
    }

    /// <summary>All reports of an agency, the newest first.</summary>
    public async Task<ImmutableArray<ReportView>> All(AgencyRow agency)
    {
        var (record, known) = (await Look(agency), await campaigns.All());
        var views = ImmutableArray.CreateBuilder<ReportView>();
        foreach (var report in record.Reports.Reverse()) views.Add(await View(new FoundReport(agency, record, report, known.Find(report.Campaign))));
        return views.ToImmutable();
    }

    /// <param name="seen">What the head saw; null: whatever it is.</param>
    internal async Task<Answer<Report>> Send(FoundReport found, SeenReport? seen, string by, string? commandId, CancellationToken stop)
    {
        if (found.Campaign is not { } campaign) return new Refusal.NoCampaign();
        if (Rules.Reports.Settled(found.Record, found.Report.Number, new(clock.Now, by, commandId)) is { } settled) return AnswerOf(settled);
        var answer = await Freeze(found, campaign, seen, stop);
        return answer.Value is { } frozen
            ? await Of(found.Agency.Id).Send(new(found.Report.Number, frozen, by, commandId))
            : answer.Refusal!;
    }

    /// <summary>The numbers of now with what is behind them, durable; or why they are not to be sent.</summary>
    private async Task<Answer<FrozenReport>> Freeze(FoundReport found, Campaign campaign, SeenReport? seen, CancellationToken stop)
    {
        var position = clock.Now;
        var people = await reads.Reported(found.Agency.Key, clock.DayOf(position));
        if (people.IsEmpty) return new Refusal.NobodyToReport();
        var form = ReportList.Add(people);
        if (seen is { } shown && WhyNot(shown, SeenReport.Of(found.Report.Revision, found.Record.SignerVersion, form.Rows), form) is { } unseen) return unseen;
        var list = await files.Put<ReportLine>(people);
        var frozen = new FrozenReport(
            position, form.Pns, form.Pppk, list, "", await NameOn(found.Agency, clock.DayOf(position)), found.Record.Address, ReportPapers.LetterOf(campaign), found.Record.Signer,
            ReportList.Code(found.Agency.Id, campaign.Id, found.Report.Revision, position, form, list));
        var paper = await Draw(() => FormEPdf.Draw(papers.Of(found.Report with { Frozen = frozen }), position), stop);
        return frozen with { Paper = await files.Put(paper) };
    }

    /// <summary>Nobody signs what was not on the screen: the numbers, under another name, or as another report.</summary>
    private static Refusal? WhyNot(SeenReport seen, SeenReport now, FormE form) =>
        seen.Numbers != now.Numbers ? new Refusal.ReportNumbersMoved(form.Rows[0].Total, form.Rows[1].Total)
        : seen.Revision != now.Revision ? new Refusal.ReportOvertaken()
        : seen.SignerVersion != now.SignerVersion ? new Refusal.SignerChanged()
        : null;

    /// <param name="reason">Null: it is accepted.</param>
    public Task<Answer<Report>> Decide(FoundReport found, string? reason, string by, string? commandId) =>
        Of(found.Agency.Id).Decide(new(found.Report.Number, reason, by, commandId));

    /// <summary>Keeps a signed copy whose bytes were checked.</summary>
    public async Task<Answer<Report>> Sign(FoundReport found, byte[] bytes, string by) => found.Report.State == ReportState.Draft
        ? new Refusal.ReportNotSent()
        : await Of(found.Agency.Id).Sign(new(found.Report.Number, await files.Put(bytes), bytes.Length, by));

    /// <summary>The paper that was made when it was sent.</summary>
    public async Task<Stream?> Paper(FrozenReport frozen) => await files.Open(frozen.Paper);

    public async Task<Stream?> SignedPaper(SignedPaper paper) => await files.Open(paper.Sha256);

    /// <summary>The people behind a report that was sent, as they were then; null: the list is not there any more, or is another.</summary>
    public async Task<ImmutableArray<ReportLine>?> List(FrozenReport frozen) => await Intact(frozen.List) is { } bytes ? Lines(bytes) : null;

    /// <summary>The paper of a report that is sent: two at a time, never an agency's turn, and never behind anybody's download.</summary>
    private async Task<byte[]> Draw(Func<byte[]> draw, CancellationToken stop)
    {
        await two.WaitAsync(stop);
        try
        {
            return await Task.Run(draw, CancellationToken.None);
        }
        finally
        {
            two.Release();
        }
    }

    /// <param name="names">Whether whoever asks may see people.</param>
    public async Task<ReportCheck> Check(FoundReport found, FrozenReport frozen, bool names)
    {
        var people = await List(frozen);
        var form = ReportList.Add(people ?? []);
        var code = ReportList.Code(found.Agency.Id, found.Report.Campaign, found.Report.Revision, frozen.Position, form, frozen.List);
        var paper = await Intact(frozen.Paper) is not null;
        var differences = people is { } sent
            ? await Differences(found.Agency, sent, frozen.Position)
            : [];
        return new(
            ReportId.Of(found.Record, found.Report), people is not null && paper && form == frozen.Form && code == frozen.Code, people is not null, paper,
            people is null ? [] : form.Rows, ReportSum.Of(form.Sum), people?.Length ?? 0, differences.Length, names ? [.. differences.Take(ReportCheck.MostNamed).Select(ReportDifferenceView.Of)] : null);
    }

    private async Task<ImmutableArray<ReportDifference>> Differences(AgencyRow agency, ImmutableArray<ReportLine> sent, DateTimeOffset position)
    {
        var differences = ReportList.Differences(sent, await reads.Reported(agency.Key, clock.DayOf(position)));
        var uploaded = await reads.States(differences.Where(d => d.Change == ReportChange.Uploaded).Select(d => Key.Of(d.Person.Id)));
        return ReportList.WithoutProgress(differences, uploaded, position);
    }

    /// <summary>Every agency of today, with where it stands in a campaign; and whichever reported in it and is closed by now.</summary>
    /// <param name="campaign">Null: no letter is recorded.</param>
    public async Task<ReportStatuses> Statuses(Campaign? campaign)
    {
        var records = (await reads.Reports()).ToDictionary(record => Key.Of(record.Agency), StringComparer.Ordinal);
        var city = await grains.GetGrain<ICityGrain>(GrainKeys.City).Snapshot();
        var today = city.Agencies.Select(agency => StatusOf(agency.Id, agency.Name, agency.Total.People, records.GetValueOrDefault(Key.Of(agency.Id)), campaign)).ToArray();
        var closed = records.Values.ExceptBy(today.Select(item => Key.Of(item.AgencyId)), record => Key.Of(record.Agency))
            .Where(record => campaign is not null && record.FirstReceipt(campaign.Id) is not null)
            .Select(record => StatusOf(record.Agency, record.Reports.Last(report => report.Campaign == campaign!.Id && report.Frozen is not null).Frozen!.Agency, 0, record, campaign))
            .OrderBy(item => item.AgencyName, StringComparer.OrdinalIgnoreCase);
        return ReportStatuses.Of(campaign, [.. today, .. closed]);
    }

    public ReportView View(LiveReport live)
    {
        var code = ReportList.Code(live.Agency.Id, live.Campaign?.Id ?? "", live.Revision, live.Position, live.Form, "");
        return new(
            live.Draft is null ? null : ReportId.Of(live.Record, live.Draft), live.Draft is null ? "live" : "draft", live.Agency.Id, live.Name, live.Campaign?.Id, live.Day,
            live.Position, live.Form.Rows, ReportSum.Of(live.Form.Sum), SignerView.Of(live.Record.Signer, live.Record.Address), live.Revision, code,
            live.Draft?.Note, StepView.Of(live.Draft?.Drafted), null, null, null, null, null, null)
        {
            Letter = live.Campaign is { } campaign ? ReportPapers.LetterOf(campaign) : null,
            SignerVersion = live.Record.SignerVersion,
        };
    }

    /// <summary>A draft has the numbers of now.</summary>
    public async Task<ReportView> View(FoundReport found) => found.Report is { Frozen: { } frozen } report
        ? new(
            ReportId.Of(found.Record, report), StoredJson.NameOf(report.State), found.Agency.Id, frozen.Agency, report.Campaign, clock.DayOf(frozen.Position), frozen.Position,
            frozen.Form.Rows, ReportSum.Of(frozen.Form.Sum), SignerView.Of(frozen.Signer, frozen.Address), report.Revision, frozen.Code, report.Note, StepView.Of(report.Drafted),
            StepView.Of(report.Sent), found.Campaign is { } campaign ? !campaign.IsLate(found.Record.FirstReceipt(campaign.Id)?.At ?? report.Sent!.At) : null, StepView.Of(report.Decided), report.Reason,
            SignedPaperView.Of(report.SignedPaper), frozen.List)
        {
            Letter = frozen.Letter,
            ReplacedBy = found.Record.ReplacedBy(report) is { } later ? ReportId.Of(found.Record, later) : null,
        }
        : View(await DraftNow(found));

    /// <summary>What a draft would send now.</summary>
    public async Task<LiveReport> DraftNow(FoundReport found, bool names = false) =>
        await Live(found.Agency, null, names) with { Draft = found.Report, Revision = found.Report.Revision, Campaign = found.Campaign };

    public void Dispose() => two.Dispose();

    private ReportStatus StatusOf(string agencyId, string name, int people, ReportsRecord? record, Campaign? campaign)
    {
        var reports = campaign is null || record is null ? [] : record.Reports.RemoveAll(report => report.Campaign != campaign.Id);
        var (newest, drafting) = (reports.LastOrDefault(report => report.Sent is not null), reports.LastOrDefault() is { State: ReportState.Draft });
        var state = newest is not null ? StoredJson.NameOf(newest.State) : drafting ? "draft" : people == 0 ? ReportWords.NothingToReport : "missing";
        return new(
            agencyId, name, state, (newest ?? reports.LastOrDefault()) is { } shown ? ReportId.Of(record!, shown) : null, newest?.Revision, newest?.Sent!.At,
            campaign is not null && record?.FirstReceipt(campaign.Id) is { } first ? !campaign.IsLate(first.At) : null,
            Overdue: newest is null && people > 0 && campaign?.IsLate(clock.Now) == true, drafting,
            newest is null ? null : ReportSum.Of(newest.Frozen!.Form.Sum), newest?.Frozen!.Form.Rows[0].Total);
    }

    /// <summary>The bytes of a stored file, if they still have the name they were frozen under.</summary>
    private async Task<byte[]?> Intact(string sha256)
    {
        await using var stored = await files.Open(sha256);
        if (stored is null) return null;
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))) == sha256 ? bytes.ToArray() : null;
    }

    private static ImmutableArray<ReportLine> Lines(byte[] bytes)
    {
        var lines = ImmutableArray.CreateBuilder<ReportLine>();
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
            if (bytes.AsSpan(range) is { IsEmpty: false } line) lines.Add(JsonSerializer.Deserialize<ReportLine>(line, StoredJson.Options)!);
        return lines.ToImmutable();
    }

    private static Answer<Report> AnswerOf(ReportDecision decision) => decision.Refusal is { } refusal ? refusal : decision.Report!;

    private static string Letters(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static string? Told(string? note) => string.IsNullOrWhiteSpace(note) ? null : note;

    private async Task<string> NameOn(AgencyRow agency, DateOnly day) => (await Agency(agency).On(day)).Name;

    private IReportsGrain Of(string agencyId) => grains.GetGrain<IReportsGrain>(GrainKeys.Reports(agencyId));

    private IAgencyGrain Agency(AgencyRow agency) => grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agency.Id));
}
