namespace KartuAsn.Rules;

/// <summary>What became of a command about reports: the record as it is now, and the report it was about; or why nothing was done.</summary>
public sealed record ReportDecision(ReportsRecord Record, Report? Report, Refusal? Refusal);

/// <summary>
/// How a report goes: the operator drafts, the head approves and sends, BKPSDM accepts or returns. What was sent is never edited: whoever
/// has other numbers sends a revision.
/// </summary>
public static class Reports
{
    /// <summary>In one campaign. An agency has one or two; far more is a mistake of a machine.</summary>
    public const int Most = 300;

    private const int LongestAddress = 200;

    /// <summary>Whoever repeats a command does so within a few others.</summary>
    private const int DraftsRemembered = 20;

    /// <summary>
    /// Draft   → the same draft, with the new note
    /// Sent, Accepted, Returned, none → a new draft, the next revision of its campaign
    /// </summary>
    /// <param name="revision">What whoever drafts takes it for; null: whichever it is. Any other is refused.</param>
    public static ReportDecision Draft(ReportsRecord was, string campaign, string? note, ReportStep step, int? revision = null)
    {
        var told = note?.Trim();
        if (was.Reports.FirstOrDefault(report => report.Campaign == campaign && report.DraftedBefore.Any(before => IsSame(before.Step, step) && before.Note == told)) is { } changedSince)
            return new(was, changedSince, null);
        if (Repeated(was, step, report => report.Drafted, report => report.Campaign == campaign && report.Note == told) is { } done) return done;
        if (FaultOf(was, campaign, note) is { } fault) return Refused(was, fault);
        var draft = was.Newest(campaign) is { State: ReportState.Draft } newest ? newest : null;
        if (revision is { } wanted && wanted != (draft?.Revision ?? was.NextRevision(campaign))) return Refused(was, new Refusal.ReportOvertaken());
        return draft is null ? Added(was, Next(was, campaign, note, step)) : Changed(was, draft with
        {
            Drafted = step,
            DraftedBefore = [.. draft.DraftedBefore.Add(new(draft.Drafted, draft.Note)).TakeLast(DraftsRemembered)],
            Note = told,
        });
    }

    /// <summary>
    /// Draft → Sent, with the numbers of this moment
    /// Sent, Accepted, Returned → refused: what was sent stays as it was sent
    /// </summary>
    public static ReportDecision Send(ReportsRecord was, int number, FrozenReport frozen, ReportStep step) =>
        Settled(was, number, step) ?? Changed(was, was.Find(number)! with { State = ReportState.Sent, Sent = step, Frozen = frozen });

    /// <summary>What comes of sending a draft, where that is clear before anything is frozen; null: it can be sent.</summary>
    public static ReportDecision? Settled(ReportsRecord was, int number, ReportStep step) =>
        Repeated(was, step, report => report.Sent, report => report.Number == number) ?? was.Find(number) switch
        {
            null => Refused(was, new Refusal.ReportUnknown()),
            { State: ReportState.Draft } => null,
            _ => Refused(was, new Refusal.ReportNotADraft()),
        };

    /// <summary>
    /// Drafted and sent in one step, by a head who needs nobody to make it ready.
    /// Sent, Accepted, Returned, none → the next revision, with the numbers of this moment
    /// Draft → refused: that draft is what waits for the head
    /// </summary>
    /// <param name="revision">What its paper calls it.</param>
    public static ReportDecision SendAtOnce(ReportsRecord was, string campaign, int revision, string? note, FrozenReport frozen, ReportStep step)
    {
        if (SettledAtOnce(was, campaign, note, step) is { } settled) return settled;
        var next = Next(was, campaign, note, step);
        return was.Newest(campaign) is { State: ReportState.Draft } || next.Revision != revision
            ? Refused(was, new Refusal.ReportOvertaken())
            : Added(was, next with { State = ReportState.Sent, Sent = step, Frozen = frozen });
    }

    /// <summary>What comes of sending without a draft, where that is clear before anything is frozen; null: it can be sent.</summary>
    public static ReportDecision? SettledAtOnce(ReportsRecord was, string campaign, string? note, ReportStep step) =>
        Repeated(was, step, report => report.Sent, report => report.Campaign == campaign)
        ?? (FaultOf(was, campaign, note) is { } fault ? Refused(was, fault) : null);

    /// <summary>Sent → Accepted; anything else, and what a later revision has replaced, is refused.</summary>
    public static ReportDecision Accept(ReportsRecord was, int number, ReportStep step) =>
        Decide(was, number, step, sent => sent with { State = ReportState.Accepted, Decided = step });

    /// <summary>Sent → Returned, with the reason; anything else, and what a later revision has replaced, is refused.</summary>
    public static ReportDecision Return(ReportsRecord was, int number, string reason, ReportStep step) => Reason.IsFit(reason)
        ? Decide(was, number, step, sent => sent with { State = ReportState.Returned, Decided = step, Reason = reason.Trim() })
        : Refused(was, new Refusal.ReportReasonMissing());

    /// <summary>Keeps a signed copy beside what was sent; a newer one takes its place. A draft has nothing that could be signed.</summary>
    public static ReportDecision Sign(ReportsRecord was, int number, SignedPaper paper) => was.Find(number) switch
    {
        null => Refused(was, new Refusal.ReportUnknown()),
        { State: ReportState.Draft } => Refused(was, new Refusal.ReportNotSent()),
        { SignedPaper: { } same } report when same.Sha256 == paper.Sha256 => new(was, report, null),
        var report => Changed(was, report with { SignedPaper = paper }),
    };

    /// <param name="address">Under the agency's name, one or two lines; null or empty: none.</param>
    /// <param name="seen">The version of the signer that whoever changes it has seen; null: any.</param>
    public static ReportDecision SetSigner(ReportsRecord was, Signer signer, string? address, int? seen, ReportStep step)
    {
        var tidy = signer.Tidied();
        var lines = string.IsNullOrWhiteSpace(address) ? null : address.ReplaceLineEndings("\n").Trim();
        if (tidy == was.Signer && lines == was.Address) return new(was, null, null);
        if (seen is { } version && version != was.SignerVersion) return Refused(was, new Refusal.SignerChanged());
        if ((tidy.Fault() ?? FaultOf(lines)) is { } fault) return Refused(was, fault);
        return new(was with { Signer = tidy, Address = lines, SignerVersion = was.SignerVersion + 1, SignerSet = step }, null, null);
    }

    private static Refusal.SignerUnfit? FaultOf(string? address) =>
        address is null || (address.Length <= LongestAddress && address.Split('\n').Length <= 2 && address.Any(char.IsLetterOrDigit) && Reason.IsReadable(address))
            ? null
            : new("address", $"Alamat pada kop surat paling banyak dua baris dan {LongestAddress} karakter, atau dikosongkan.");

    private static ReportDecision Decide(ReportsRecord was, int number, ReportStep step, Func<Report, Report> next) =>
        Repeated(was, step, report => report.Decided, report => report.Number == number && report == next(report) with { Decided = report.Decided })
        ?? was.Find(number) switch
        {
            null => Refused(was, new Refusal.ReportUnknown()),
            { State: ReportState.Sent } sent when was.ReplacedBy(sent) is not null => Refused(was, new Refusal.ReportReplaced()),
            { State: ReportState.Sent } sent => Changed(was, next(sent)),
            { State: ReportState.Draft } => Refused(was, new Refusal.ReportNotSent()),
            _ => Refused(was, new Refusal.ReportDecided()),
        };

    /// <summary>What was done under this id already: by the same command, then it answers the same; by another one, then nothing is done. Null: nothing was.</summary>
    private static ReportDecision? Repeated(ReportsRecord was, ReportStep step, Func<Report, ReportStep?> of, Func<Report, bool> same)
    {
        if (step.CommandId is not { } id) return null;
        if (was.Reports.FirstOrDefault(report => of(report) is { } done && IsSame(done, step) && same(report)) is { } report) return new(was, report, null);
        return was.Reports.Any(other => StepsOf(other).Any(done => done?.CommandId == id)) ? Refused(was, new Refusal.KeyReused()) : null;
    }

    private static bool IsSame(ReportStep done, ReportStep again) => again.CommandId is { } id && done.CommandId == id && done.By == again.By;

    private static IEnumerable<ReportStep?> StepsOf(Report report) => [report.Drafted, report.Sent, report.Decided, .. report.DraftedBefore.Select(before => before.Step)];

    private static Refusal? FaultOf(ReportsRecord was, string campaign, string? note) =>
        note is not null && !Reason.IsFit(note) ? new Refusal.ReportNoteUnfit()
        : was.Newest(campaign) is not { State: ReportState.Draft } && was.Reports.Count(report => report.Campaign == campaign) >= Most ? new Refusal.TooManyReports(Most)
        : null;

    private static Report Next(ReportsRecord was, string campaign, string? note, ReportStep step) =>
        new(was.Reports.Length + 1, campaign, was.NextRevision(campaign), ReportState.Draft, step) { Note = note?.Trim() };

    private static ReportDecision Added(ReportsRecord was, Report report) => new(was with { Reports = was.Reports.Add(report) }, report, null);

    private static ReportDecision Changed(ReportsRecord was, Report report) =>
        new(was with { Reports = was.Reports.SetItem(report.Number - 1, report) }, report, null);

    private static ReportDecision Refused(ReportsRecord was, Refusal refusal) => new(was, null, refusal);
}
