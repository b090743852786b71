using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Employees;

/// <summary>One person on the day asked for.</summary>
/// <param name="Id">PNS ID, as its source spells it.</param>
/// <param name="Number">NIP or NI PPPK, the current one of that day, as name and titles are.</param>
/// <param name="AgencyId">Absent when the person has no place in the city on that day.</param>
/// <param name="Review">Somebody has to look: an unclear code, or a number that another person holds too.</param>
/// <param name="UploadedAt">When the newest front now on file was received; absent where nothing was uploaded on that day.</param>
/// <param name="MissingReason">Why nothing was uploaded; absent where nobody told, and for every day but today, of which alone it is known.</param>
public sealed record PersonView(
    string Id, string Number, string Name, string? TitleBefore, string? TitleAfter, string? AgencyId, string? AgencyName,
    string? UnitId, string? UnitName, Kind? Kind, bool PartTime, CardStatus Status, bool Uploaded, DateTimeOffset? UploadedAt,
    bool Review, string? Serial, MissingReasonView? MissingReason = null) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => [Id];

    /// <param name="now">The row is of today.</param>
    public static PersonView Of(PersonRow row, bool now) => now && row is { Standing.Uploaded: false, Missing: { } why }
        ? Of(row) with { MissingReason = MissingReasonView.Of(why) }
        : Of(row);

    private static PersonView Of(PersonRow row) => new(
        row.Id, row.Number, row.Name, row.TitleBefore, row.TitleAfter, row.Agency?.Id, row.Agency?.Name, row.UnitId, row.UnitName,
        row.Standing?.Kind, row.Standing?.PartTime ?? false, row.Status, row.Standing?.Uploaded ?? false,
        row.Standing is { Uploaded: true } ? row.UploadedAt : null, row.Standing?.Review ?? false, row.Serial);
}
