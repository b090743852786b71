using System.Collections.Frozen;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>The words by which stored JSON names the values of an enum, read from the enum itself.</summary>
internal static class Words<T> where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> Values =
        Enum.GetValues<T>().ToFrozenDictionary(value => JsonSerializer.SerializeToElement(value, StoredJson.Options).GetString()!);

    public static T Parse(string word) => Values[word];
}
