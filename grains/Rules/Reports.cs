namespace KartuAsn.Rules;

/// <summary>What became of a command about reports: the record as it is now, and the report it was about; or why nothing was done.</summary>
public sealed record ReportDecision(ReportsRecord Record, Report? Report, Refusal? Refusal);

/// <summary>
/// How a report goes: the operator drafts, the head approves and sends, BKPSDM accepts or returns. What was sent is never edited: whoever
/// has other numbers sends a revision.
/// </summary>
public static class Reports
{
    /// <summary>An agency has one or two reports in a campaign; far more is a mistake of a machine.</summary>
    public const int Most = 300;

    private const int LongestAddress = 200;

    /// <summary>
    /// Draft   → the same draft, with the new note
    /// Sent, Accepted, Returned, none → a new draft, the next revision of its campaign
    /// </summary>
    public static ReportDecision Draft(ReportsRecord was, string campaign, string? note, ReportStep step)
    {
        if (Repeated(was, step, report => report.Drafted) is { } done) return done;
        if (note is not null && !Reason.IsFit(note)) return Refused(was, new Refusal.ReportNoteUnfit());
        var words = note?.Trim();
        return was.Newest(campaign) switch
        {
            { State: ReportState.Draft } draft => Changed(was, draft with { Drafted = step, Note = words }),
            _ when was.Reports.Length >= Most => Refused(was, new Refusal.TooManyReports(Most)),
            var before => Added(was, new Report(was.Reports.Length + 1, campaign, (before?.Revision ?? -1) + 1, ReportState.Draft, step) { Note = words }),
        };
    }

    /// <summary>
    /// Draft → Sent, with the numbers of this moment
    /// Sent, Accepted, Returned → refused: what was sent stays as it was sent
    /// </summary>
    public static ReportDecision Send(ReportsRecord was, int number, FrozenReport frozen, ReportStep step) =>
        Repeated(was, step, report => report.Sent) is { } done ? done
        : was.Find(number) switch
        {
            null => Refused(was, new Refusal.ReportUnknown()),
            { State: ReportState.Draft } draft => Changed(was, draft with { State = ReportState.Sent, Sent = step, Frozen = frozen }),
            _ => Refused(was, new Refusal.ReportNotADraft()),
        };

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
        Repeated(was, step, report => report.Decided) is { } done ? done
        : was.Find(number) switch
        {
            null => Refused(was, new Refusal.ReportUnknown()),
            { State: ReportState.Sent } sent when Replaced(was, sent) => Refused(was, new Refusal.ReportReplaced()),
            { State: ReportState.Sent } sent => Changed(was, next(sent)),
            { State: ReportState.Draft } => Refused(was, new Refusal.ReportNotSent()),
            _ => Refused(was, new Refusal.ReportDecided()),
        };

    /// <summary>A later revision was sent.</summary>
    private static bool Replaced(ReportsRecord was, Report report) =>
        was.Reports.Any(other => other.Campaign == report.Campaign && other.Revision > report.Revision && other.State != ReportState.Draft);

    private static ReportDecision? Repeated(ReportsRecord was, ReportStep step, Func<Report, ReportStep?> of) =>
        step.CommandId is { } id && was.Reports.FirstOrDefault(report => of(report)?.CommandId == id) is { } report ? new(was, report, null) : null;

    private static ReportDecision Added(ReportsRecord was, Report report) => new(was with { Reports = was.Reports.Add(report) }, report, null);

    private static ReportDecision Changed(ReportsRecord was, Report report) =>
        new(was with { Reports = was.Reports.SetItem(report.Number - 1, report) }, report, null);

    private static ReportDecision Refused(ReportsRecord was, Refusal refusal) => new(was, null, refusal);
}
