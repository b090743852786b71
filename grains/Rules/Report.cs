using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>Where a report stands on its way from the agency to BKPSDM.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportState>))]
public enum ReportState
{
    /// <summary>Made ready by an operator; its numbers still move with the people behind them.</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Approved by the head, received by BKPSDM, frozen.</summary>
    [JsonStringEnumMemberName("sent")] Sent,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("returned")] Returned,
}

/// <summary>Who did something, and when it was recorded.</summary>
/// <param name="CommandId">Repeating a command with the same id answers the same.</param>
public sealed record ReportStep(DateTimeOffset At, string By, string? CommandId = null);

/// <summary>What sending froze: the numbers, the list behind them, and the paper made of them. Never edited afterwards.</summary>
/// <param name="Position">The instant the numbers are of, in the city's zone.</param>
/// <param name="List">SHA-256 of the list of people (<see cref="ReportLine"/>), one line of JSON each: what it is stored under.</param>
/// <param name="Paper">SHA-256 of the PDF that was made then.</param>
/// <param name="Agency">What the agency was called.</param>
/// <param name="Address">What stood under its name; null: nothing.</param>
/// <param name="Letter">The letter that asks for it, by number and date.</param>
/// <param name="Code">Printed at the foot; follows from everything else here.</param>
public sealed record FrozenReport(
    DateTimeOffset Position, Count Pns, Count Pppk, string List, string Paper, string Agency, string? Address, string Letter, Signer? Signer, string Code)
{
    [JsonIgnore]
    public FormE Form => new(Pns, Pppk);
}

/// <summary>The same report with a signature made outside.</summary>
public sealed record SignedPaper(string Sha256, int Bytes, DateTimeOffset At, string By);

/// <summary>A draft before its note was changed: whoever repeats that command is answered the same, and changes nothing back.</summary>
public sealed record EarlierDraft(ReportStep Step, string? Note);

/// <summary>One report of an agency in one campaign.</summary>
/// <param name="Number">Counts the agency's reports from 1.</param>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Revision">0: the first of its campaign.</param>
public sealed record Report(int Number, string Campaign, int Revision, ReportState State, ReportStep Drafted)
{
    /// <summary>How it was made ready before it was made ready anew, the oldest first; the last few times.</summary>
    public ImmutableArray<EarlierDraft> DraftedBefore { get; init; } = [];

    /// <summary>What the operator wants the head to know.</summary>
    public string? Note { get; init; }

    /// <summary>Approved, and received: the durable receipt, judged against the deadline.</summary>
    public ReportStep? Sent { get; init; }

    public FrozenReport? Frozen { get; init; }

    /// <summary>Accepted or returned by BKPSDM.</summary>
    public ReportStep? Decided { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; init; }

    public SignedPaper? SignedPaper { get; init; }
}

/// <summary>What is stored of an agency's reports: who signs, and every report there was.</summary>
public sealed record ReportsRecord
{
    [JsonPropertyName("v")]
    public int Version { get; init; } = 2;

    /// <summary>The agency's id, as its source spells it.</summary>
    public string Agency { get; init; } = "";

    /// <summary>Who signs what is sent from now on.</summary>
    public Signer? Signer { get; init; }

    /// <summary>Printed under the agency's name; null: nothing is.</summary>
    public string? Address { get; init; }

    /// <summary>Every time signer or address were set, counted.</summary>
    public int SignerVersion { get; init; }

    public ReportStep? SignerSet { get; init; }

    /// <summary>In the order of their numbers.</summary>
    public ImmutableArray<Report> Reports { get; init; } = [];

    /// <summary>The newest of a campaign; null: none yet.</summary>
    public Report? Newest(string campaign) => Reports.LastOrDefault(report => report.Campaign == campaign);

    /// <summary>What the next report of a campaign is called.</summary>
    public int NextRevision(string campaign) => (Newest(campaign)?.Revision ?? -1) + 1;

    /// <summary>The latest revision that was sent after this one in its campaign; null: none was.</summary>
    public Report? ReplacedBy(Report report) =>
        Reports.LastOrDefault(other => other.Campaign == report.Campaign && other.Revision > report.Revision && other.State != ReportState.Draft);

    /// <summary>By which an agency is judged to be on time; null: it has not reported yet.</summary>
    public ReportStep? FirstReceipt(string campaign) => Reports.FirstOrDefault(report => report.Campaign == campaign && report.Sent is not null)?.Sent;

    public Report? Find(int number) => number >= 1 && number <= Reports.Length ? Reports[number - 1] : null;
}
