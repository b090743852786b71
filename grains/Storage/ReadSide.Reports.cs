using System.Collections.Immutable;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    private const string AllReports = "FROM OrleansStorage WHERE GrainIdExtensionString >= 'reports/' AND GrainIdExtensionString < 'reports0' AND GrainTypeString = 'reports'";

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
            $"SELECT PayloadBinary {AllReports} ORDER BY GrainIdExtensionString",
            row => JsonSerializer.Deserialize<ReportsRecord>(row.GetFieldValue<byte[]>(0), StoredJson.Options)!).ToListAsync()
    ];

    /// <summary>
    /// Whether any report names these bytes: as its list, its paper, or the copy that came back signed. The stored text is searched, not its
    /// fields, so that whatever else a report may come to name is found too.
    /// </summary>
    public async Task<bool> IsOfReport(string sha256) =>
        await database.Readers.Value<long>($"SELECT count(*) {AllReports} AND {database.Dialect.NamesFile}", ("file", sha256)) > 0;

    private static ReportLine LineOf(PersonRow person) => new(
        person.Id, person.Number, person.Name, person.TitleBefore, person.TitleAfter, person.Standing!.Kind, person.Standing.PartTime, person.UnitName,
        person.Standing.Uploaded);
}
