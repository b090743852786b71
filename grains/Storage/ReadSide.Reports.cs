using System.Collections.Immutable;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    /// <summary>Everybody of an agency who is counted on a day, by name: exactly the people of the tally, as of one moment.</summary>
    public async Task<ImmutableArray<ReportLine>> Reported(string agencyKey, DateOnly day)
    {
        var policy = (await Policies()).On(day);
        return [.. await Listed(new(day, agencyKey, UploadStatus.Counted), policy, int.MaxValue).Select(LineOf).ToListAsync()];
    }

    /// <summary>The reports of every agency that ever had one or named a signer, in the order of keys.</summary>
    public async Task<ImmutableArray<ReportsRecord>> Reports() =>
    [
        .. await database.Readers.Rows(
            """
            SELECT PayloadBinary FROM OrleansStorage
            WHERE GrainIdExtensionString >= 'reports/' AND GrainIdExtensionString < 'reports0' AND GrainTypeString = 'reports'
            ORDER BY GrainIdExtensionString
            """,
            row => JsonSerializer.Deserialize<ReportsRecord>(row.GetFieldValue<byte[]>(0), StoredJson.Options)!).ToListAsync()
    ];

    private static ReportLine LineOf(PersonRow person) => new(
        person.Id, person.Number, person.Name, person.TitleBefore, person.TitleAfter, person.Standing!.Kind, person.Standing.PartTime, person.UnitName,
        person.Standing.Uploaded)
    {
        UploadedAt = person.UploadedAt,
    };
}
