using System.Text.Json.Serialization;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Employees;

/// <summary>What is so about a person's card on a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardStatus>))]
public enum CardStatus
{
    [JsonStringEnumMemberName("valid")] Valid,
    [JsonStringEnumMemberName("suspended")] Suspended,
    [JsonStringEnumMemberName("invalid")] Invalid,

    /// <summary>CPNS, not appointed yet, or of a code that has to be reviewed.</summary>
    [JsonStringEnumMemberName("not-eligible")] NotEligible,
}

/// <summary>One person, as of today.</summary>
/// <param name="Id">PNS ID, as its source spells it.</param>
/// <param name="Number">NIP or NI PPPK, the current one.</param>
/// <param name="AgencyId">Absent when the person has no place in the city today.</param>
/// <param name="Review">Somebody has to look: an unclear code, or a number that another person holds too.</param>
/// <param name="UploadedAt">When the newest front now on file was received.</param>
public sealed record PersonView(
    string Id, string Number, string Name, string? TitleBefore, string? TitleAfter, string? AgencyId, string? AgencyName,
    string? UnitId, string? UnitName, Kind? Kind, bool PartTime, CardStatus Status, bool Uploaded, DateTimeOffset? UploadedAt,
    bool Review, string? Serial)
{
    public static PersonView Of(PersonRow row) => new(
        row.Id, row.Number, row.Name, row.TitleBefore, row.TitleAfter, row.Agency?.Id, row.Agency?.Name, row.UnitId, row.UnitName,
        row.Standing?.Kind, row.Standing?.PartTime ?? false, StatusOf(row.Standing), row.Standing?.Uploaded ?? false,
        row.UploadedAt, row.Standing?.Review ?? false, row.Serial);

    /// <summary>Invalid over suspended over valid (letter, clauses 1 and 4).</summary>
    public static CardStatus StatusOf(Standing? standing) => standing switch
    {
        null or { Service: Service.Unclear } => CardStatus.NotEligible,
        { Service: not Service.Serving } => CardStatus.Invalid,
        { Kind: KartuAsn.Rules.Kind.Cpns } => CardStatus.NotEligible,
        { Suspended: not Suspension.None } => CardStatus.Suspended,
        _ => CardStatus.Valid,
    };
}
