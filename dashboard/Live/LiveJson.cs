using System.Text.Json;
using System.Text.Json.Serialization;
using KartuAsn.Rules;

namespace KartuAsn.Live;

/// <summary>
/// The snapshots as JSON in the browser: the names of <see cref="StoredJson"/>, but generated at build, because a trimmed
/// application cannot look its types up and starts faster without trying.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CitySnapshot))]
[JsonSerializable(typeof(AgencySnapshot))]
[JsonSerializable(typeof(string))]
public sealed partial class LiveJson : JsonSerializerContext
{
    public static string Write(CitySnapshot snapshot) => JsonSerializer.Serialize(snapshot, Default.CitySnapshot);

    public static string Write(AgencySnapshot snapshot) => JsonSerializer.Serialize(snapshot, Default.AgencySnapshot);
}
