using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Actors;

/// <summary>An import: the order, and how far it got. Stored after every segment; rows of an unfinished segment are taken again, which adds nothing.</summary>
public sealed record ImportRecord
{
    [JsonPropertyName("v")]
    public int Version { get; init; } = 2;

    public string Id { get; init; } = "";

    /// <summary>queued, running, done, failed or cancelled.</summary>
    public string State { get; init; } = "queued";

    public string Kind { get; init; } = "";

    public bool DryRun { get; init; }

    public DateOnly PositionDate { get; init; }

    public string By { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string? FileName { get; init; }

    public int Rows { get; init; }

    public int Errors { get; init; }

    /// <summary>SHA-256 of the list of errors; null without errors.</summary>
    public string? ErrorsFile { get; init; }

    /// <summary>The files of good rows, in the order of the roster.</summary>
    public ImmutableArray<Segment> Segments { get; init; } = [];

    /// <summary>Segments dealt with.</summary>
    public int SegmentsDone { get; init; }

    /// <summary>How the rows of those segments came out, by outcome.</summary>
    public Outcomes Counts { get; init; } = new(0, 0, 0, 0, 0);

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The corrected rows of an earlier file, which does not list everybody.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>File of the ids in rows that did not go in; null: none.</summary>
    public string? AlsoListedFile { get; init; }

    /// <summary>Of a reorganisation: what it does to the agencies themselves.</summary>
    public ImmutableArray<AgencyOf> Agencies { get; init; } = [];

    /// <summary>Files of what each segment changed or would change, in their order; of version 1 there are none.</summary>
    public ImmutableArray<string> DifferenceFiles { get; init; } = [];

    /// <summary>People of the roster's agencies whom it does not list; null until that was looked at.</summary>
    public int? Missing { get; init; }

    /// <summary>File of the ids of people outside the file about whom something was recorded; null: none.</summary>
    public string? OthersFile { get; init; }

    /// <summary>Null: never taken back.</summary>
    public TakenBack? Undo { get; init; }

    [JsonIgnore]
    public bool IsUnfinished => State is "queued" or "running" || Undo is { State: "running" };

    public static ImportRecord Of(ImportOrder order) => new()
    {
        Id = order.Id,
        State = "running",
        Kind = order.Kind,
        DryRun = order.DryRun,
        PositionDate = order.PositionDate,
        By = order.By,
        StartedAt = order.At,
        FileName = order.FileName,
        Rows = order.Rows,
        Errors = order.Errors,
        ErrorsFile = order.ErrorsFile,
        Segments = [.. order.Segments.Select(s => new Segment(s.Sha256, s.Rows))],
        Notes = order.Notes,
        IsCorrection = order.IsCorrection,
        AlsoListedFile = order.AlsoListedFile,
        Agencies = order.Agencies.IsDefault ? [] : [.. order.Agencies.Select(a => new AgencyOf(a.Id, a.Name, a.Opens, a.Closes, a.Units))],
    };

    /// <summary>The same rows again, to be carried out.</summary>
    public ImportOrder ToOrder(string id, string by, DateTimeOffset at) => new(
        id, Kind, DryRun: false, PositionDate, by, at, FileName, [.. Segments.Select(s => new ImportSegment(s.Sha256, s.Rows))], Rows, Errors, ErrorsFile,
        Notes, IsCorrection, [.. Agencies.Select(a => new AgencyChange(a.Id, a.Name, a.Opens, a.Closes, a.Units))], AlsoListedFile);

    public sealed record AgencyOf(string Id, string? Name, bool Opens, bool Closes, ImmutableDictionary<string, string>? Units = null);

    /// <param name="State">running or done.</param>
    /// <param name="SegmentsDone">Segments taken back, from the last to the first.</param>
    public sealed record TakenBack(
        string State, string By, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int SegmentsDone, int People, int ChangedSince, ImmutableArray<string> ListFiles);

    public sealed record Segment(string Sha256, int Rows);

    public sealed record Outcomes(int New, int Changed, int Moved, int Ended, int Unchanged)
    {
        [JsonIgnore]
        public int Sum => New + Changed + Moved + Ended + Unchanged;

        public Outcomes Plus(RosterOutcome outcome) => outcome switch
        {
            RosterOutcome.New => this with { New = New + 1 },
            RosterOutcome.Changed => this with { Changed = Changed + 1 },
            RosterOutcome.Moved => this with { Moved = Moved + 1 },
            RosterOutcome.Ended => this with { Ended = Ended + 1 },
            RosterOutcome.Unchanged => this with { Unchanged = Unchanged + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
    }
}
