using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>
/// One good row of a SIASN "Data ASN" file: the columns that are needed, and no others. What is not here (NIK, religion, marital
/// status, telephone, address, NPWP, BPJS, education …) is dropped at the door and never stored.
/// </summary>
/// <param name="Row">The row in the file as a spreadsheet counts it: the header is row 1.</param>
/// <param name="Kind">By the number; a PNS without TMT PNS is a CPNS.</param>
/// <param name="StartDate">TMT PNS, TMT CPNS of a CPNS, or the start of the contract of a PPPK.</param>
/// <param name="KedudukanCode">Two digits; see the table of kedudukan hukum.</param>
public sealed record RosterRow(
    int Row,
    string Id,
    string Number,
    string Name,
    string? TitleBefore,
    string? TitleAfter,
    Kind Kind,
    bool PartTime,
    DateOnly StartDate,
    Decision? Decision,
    DateOnly? CpnsDate,
    Decision? CpnsDecision,
    string KedudukanCode,
    string? Serial,
    string AgencyId,
    string AgencyName,
    string? UnitId,
    string? UnitName);

/// <summary>What importing a row did, or in a dry run would do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RosterOutcome>))]
public enum RosterOutcome
{
    [JsonStringEnumMemberName("new")] New,
    [JsonStringEnumMemberName("changed")] Changed,
    [JsonStringEnumMemberName("moved")] Moved,
    [JsonStringEnumMemberName("ended")] Ended,
    [JsonStringEnumMemberName("unchanged")] Unchanged,

    /// <summary>Not in the file, though the agency is: for review.</summary>
    [JsonStringEnumMemberName("missing")] Missing,
}

/// <summary>What one row of an import changes about one person, or in a dry run would change.</summary>
/// <param name="Row">As a spreadsheet counts; 0: the person is not in the file.</param>
/// <param name="Facts">What is recorded. Of a new person they say no more than the row, so they are left out.</param>
public sealed record Difference(int Row, string Id, string Name, string Number, RosterOutcome Outcome, ImmutableArray<Fact> Facts);

/// <summary>A person moved by a reorganisation; the effective date is the import's position date.</summary>
public sealed record MoveRow(int Row, string Id, string AgencyId, string? UnitId, Decision? Decision);
