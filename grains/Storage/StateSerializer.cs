using System.Text.Json;
using KartuAsn.Rules;
using Orleans.Storage;

namespace KartuAsn.Storage;

/// <summary>
/// Turns grain states into UTF-8 JSON by <see cref="StoredJson"/>: no CLR type names in the store, and what can be saved can be read.
/// </summary>
public sealed class StateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StoredJson.Options));

    public T Deserialize<T>(BinaryData input) =>
        JsonSerializer.Deserialize<T>(input.ToMemory().Span, StoredJson.Options)
        ?? throw new JsonException($"The stored state of {typeof(T).Name} is null.");
}
