using System.Collections.Frozen;

namespace KartuAsn.Storage;

/// <summary>
/// Lower case without diacritics, for search and order. SQLite calls it as fold(text); PostgreSQL has the same letters in its script.
/// A table, because the runtime normalises nothing in invariant mode.
/// </summary>
internal static class Fold
{
    private const string Accented =
        "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž";

    private const string Plain =
        "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";

    private static readonly FrozenDictionary<char, char> Letters =
        Accented.Zip(Plain).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    public static string Of(string text) =>
        string.Create(text.Length, text, static (folded, text) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                var lower = char.ToLowerInvariant(text[i]);
                folded[i] = Letters.GetValueOrDefault(lower, lower);
            }
        });
}
