using System.Collections.Immutable;
using System.Globalization;
using KartuAsn.Gateway.Audit;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reports;

/// <summary>Form E, live or as it was sent. Numbers are people.</summary>
/// <param name="Id">Absent: the form as it is now, which nobody drafted.</param>
/// <param name="State">live, draft, sent, accepted, returned. Of live and draft the numbers move.</param>
/// <param name="CampaignId">The letter it answers; absent: none is recorded.</param>
/// <param name="AsOf">The local day of the numbers.</param>
/// <param name="Position">The instant of the numbers.</param>
/// <param name="Sum">Row 1 + row 2; its total is everybody counted.</param>
/// <param name="Signer">Absent: nobody was named; the form has dotted lines.</param>
/// <param name="Revision">0: the first report of its campaign.</param>
/// <param name="Code">As printed at the foot.</param>
/// <param name="OnTime">Whether the first report of its campaign was received by the deadline; absent: not sent, or no deadline is known.</param>
/// <param name="Reason">Why it was returned.</param>
/// <param name="List">SHA-256 of the list behind it; absent: not frozen.</param>
public sealed record ReportView(
    string? Id, string State, string AgencyId, string AgencyName, string? CampaignId, DateOnly AsOf, DateTimeOffset Position, ImmutableArray<FormRow> Rows,
    ReportSum Sum, SignerView? Signer, int Revision, string Code, string? Note, StepView? Drafted, StepView? Sent, bool? OnTime, StepView? Decided, string? Reason,
    SignedPaperView? SignedPaper, string? List)
{
    /// <summary>The letter it answers, by number and date; absent: none is recorded.</summary>
    public string? Letter { get; init; }

    /// <summary>The id of the later revision that was sent in its place; absent: none was.</summary>
    public string? ReplacedBy { get; init; }

    internal int SignerVersion { get; init; }

    /// <summary>For whoever says later that this was seen (<c>If-Match</c>).</summary>
    internal SeenReport Seen => SeenReport.Of(Revision, SignerVersion, Rows);
}

/// <summary>What whoever signs has seen: which report it is, who signs, and the numbers. Written as 1-3-10.20.30.40.</summary>
internal readonly record struct SeenReport(int Revision, int SignerVersion, string Numbers)
{
    public static SeenReport Of(int revision, int signerVersion, ImmutableArray<FormRow> rows) =>
        new(revision, signerVersion, string.Join('.', rows.SelectMany(row => new[] { row.Pns, row.Pppk })));

    /// <summary>Null: nothing was said to have been seen. What cannot be read was never shown.</summary>
    public static SeenReport? Read(string? text) => text switch
    {
        null or "" => null,
        _ when text.Split('-') is [var revision, var signer, var numbers] && int.TryParse(revision, out var number) && int.TryParse(signer, out var version) => new(number, version, numbers),
        _ => new(-1, -1, ""),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision}-{SignerVersion}-{Numbers}");
}

/// <summary>The row JUMLAH.</summary>
public sealed record ReportSum(int Pns, int Pppk, int Total)
{
    public static ReportSum Of(FormRow row) => new(row.Pns, row.Pppk, row.Total);
}

/// <summary>Who signs (annex E of the letter).</summary>
/// <param name="Post">The office with its capacity: "Plt. Kepala Dinas Pendidikan".</param>
/// <param name="Rank">Pangkat, without golongan.</param>
/// <param name="Nip">18 digits.</param>
/// <param name="Address">Printed under the agency's name; absent: none.</param>
public sealed record SignerView(SignerCapacity Capacity, string Office, string Post, string Name, string Rank, string Nip, string? Address = null)
{
    public static SignerView? Of(Signer? signer, string? address = null) =>
        signer is null ? null : new(signer.Capacity, signer.Office, signer.Post, signer.Name, signer.Rank, signer.Nip, address);
}

/// <summary>Who did it, and when it was recorded.</summary>
public sealed record StepView(DateTimeOffset At, string By)
{
    public static StepView? Of(ReportStep? step) => step is null ? null : new(step.At, step.By);
}

/// <summary>A copy with a signature made outside. What is signed, and by whom, is not looked at here.</summary>
public sealed record SignedPaperView(DateTimeOffset At, string By, int Bytes, string Sha256)
{
    public static SignedPaperView? Of(SignedPaper? paper) => paper is null ? null : new(paper.At, paper.By, paper.Bytes, paper.Sha256);
}

/// <summary>Where an agency stands with its report in a campaign. An agency without one is listed too.</summary>
/// <param name="State">nothing-to-report (nobody is counted), missing, draft, sent, accepted, returned: of the newest that was sent, if any was.</param>
/// <param name="ReportId">That report; absent: none.</param>
/// <param name="Revision">Of that report.</param>
/// <param name="OnTime">Whether the first report of the campaign was received by the deadline; absent: none was sent.</param>
/// <param name="Overdue">Nothing was sent, and the deadline is over.</param>
/// <param name="Drafting">A report, or a revision, is being made ready.</param>
public sealed record ReportStatus(
    string AgencyId, string AgencyName, string State, string? ReportId, int? Revision, DateTimeOffset? SentAt, bool? OnTime, bool Overdue, bool Drafting,
    ReportSum? Sum, int? Uploaded)
{
    internal bool IsMissing => SentAt is null && State != ReportWords.NothingToReport;

    internal bool IsLate => OnTime is false || Overdue;
}

/// <summary>All agencies of a campaign.</summary>
/// <param name="Deadline">The last instant that is in time; absent: no letter is recorded.</param>
/// <param name="Late">Sent late, or overdue.</param>
public sealed record ReportStatuses(string? CampaignId, DateTimeOffset? Deadline, int Sent, int Missing, int Late, ImmutableArray<ReportStatus> Items)
{
    internal static ReportStatuses Of(Campaign? campaign, ImmutableArray<ReportStatus> items) => new(
        campaign?.Id, campaign?.DeadlineAt(), items.Count(item => item.SentAt is not null), items.Count(item => item.IsMissing), items.Count(item => item.IsLate), items);
}

/// <summary>A report added up again from the list behind it.</summary>
/// <param name="Equal">Numbers, list, paper and code are what they were when it was sent.</param>
/// <param name="ListIntact">The list has the hash that was frozen.</param>
/// <param name="PaperIntact">The PDF made then is there, unchanged.</param>
/// <param name="Rows">Added up from the list, person by person; empty: there is no such list.</param>
/// <param name="People">Lines of the list.</param>
/// <param name="Differing">People who differ on its position by what is known now: "berbeda n orang sejak dikirim".</param>
/// <param name="Differences">Who they are, at most 1,000 of them; absent for those who see sums only.</param>
public sealed record ReportCheck(
    string Id, bool Equal, bool ListIntact, bool PaperIntact, ImmutableArray<FormRow> Rows, ReportSum Sum, int People, int Differing,
    ImmutableArray<ReportDifferenceView>? Differences) : IShowsPeople
{
    /// <summary>Whoever has more to look at makes a revision.</summary>
    internal const int MostNamed = 1_000;

    IEnumerable<string> IShowsPeople.PeopleShown => Differences?.Select(person => person.Id) ?? [];
}

/// <summary>Somebody of whom more is known now than when the report was sent.</summary>
/// <param name="Change">added, removed, kind, uploaded, not-uploaded.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record ReportDifferenceView(string Id, string Number, string Name, string? TitleBefore, string? TitleAfter, Kind Kind, ReportChange Change, string Sentence)
{
    public static ReportDifferenceView Of(ReportDifference difference) => new(
        difference.Person.Id, difference.Person.Number, difference.Person.Name, difference.Person.TitleBefore, difference.Person.TitleAfter, difference.Person.Kind,
        difference.Change, SentenceOf(difference.Change));

    private static string SentenceOf(ReportChange change) => change switch
    {
        ReportChange.Added => "sekarang terhitung pada posisi itu, dahulu belum",
        ReportChange.Removed => "sekarang tidak lagi terhitung pada posisi itu",
        ReportChange.Kind => "sekarang terhitung pada kolom yang lain",
        ReportChange.Uploaded => "sudah mengunggah sebelum posisi itu",
        ReportChange.NotUploaded => "berkasnya tidak lagi terhitung",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change without words."),
    };
}
