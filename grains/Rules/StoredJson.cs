using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>
/// The one way this product turns its records into JSON, in the store, between silos and at the outside: camelCase, absent = left
/// out, enums by their names of the contract. Changing it changes what is stored.
/// </summary>
public static class StoredJson
{
    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>A value's name of the contract, as it is stored and as addresses and bodies spell it.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value, Options).GetString()!;

    /// <summary>All values of a kind by these names.</summary>
    public static Dictionary<string, T> Named<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(NameOf);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowOutOfOrderMetadataProperties = true,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
