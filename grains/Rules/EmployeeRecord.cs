using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>
/// Everything stored about one employee: the facts, and what the rules of <see cref="RulesVersion"/> derive from them.
/// The database reads the derived half (names of the JSON are part of the schema), nobody edits it.
/// </summary>
public sealed record EmployeeRecord
{
    /// <summary>
    /// 6 since it is told why somebody has not uploaded, 5 since card files are looked at, 4 since names are kept by date, 3 since photos are known, 2 since facts of movement over the city's border, old cards and extensions
    /// are; 1 is still read.
    /// </summary>
    public const int CurrentVersion = 6;

    /// <summary>Of this shape of JSON.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Of the rules that derived the second half; an older one is derived again.</summary>
    [JsonPropertyName("rules")]
    public int RulesVersion { get; init; }

    /// <summary>The person's id (PNS ID) as its source spells it; empty: nobody yet.</summary>
    public string Id { get; init; } = "";

    /// <summary>Counts the saves of this person; the higher one is the newer.</summary>
    public long Sequence { get; init; }

    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>The sequence at which <see cref="Standings"/> last became different.</summary>
    public long StandingsAt { get; init; }

    public ImmutableArray<Standing> Standings { get; init; } = [];

    /// <summary>Keys of all agencies that ever had this person; it only grows, so each of them can be told when a move is cancelled.</summary>
    public ImmutableArray<string> AgenciesEver { get; init; } = [];

    /// <summary>The sequence at which <see cref="Names"/> last became different.</summary>
    public long NamesAt { get; init; }

    /// <summary>Name, titles and number by date; what somebody is called on a day is a question with a day.</summary>
    public ImmutableArray<Naming> Names { get; init; } = [];

    /// <summary>All numbers this person ever had or is going to have, so that each of them finds the person.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>When the newest front now on file was received.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>The card files on hand, as far as others' files and reviewers have to do with them.</summary>
    public ImmutableArray<CardFileOnHand> CardFiles { get; init; } = [];

    /// <summary>When the photo now waiting for a reviewer was received; null: none waits.</summary>
    public DateTimeOffset? PhotoWaiting { get; init; }

    /// <summary>Why the person has not uploaded, as was told last; null: nobody told, or a card came since.</summary>
    public ReasonOnFile? MissingReason { get; init; }

    /// <summary>The newest import of a roster that lists the agency but not this person, while nobody has said why; else null.</summary>
    public string? NotInRoster { get; init; }
}
