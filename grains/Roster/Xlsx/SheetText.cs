using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace KartuAsn.Roster.Xlsx;

/// <summary>Texts as the format spells them: what XML cannot hold is _x0007_, and an underscore before such is _x005F_.</summary>
internal static partial class SheetText
{
    public static string Decoded(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(text, match => Character(match.ValueSpan[2..6])) : text;

    public static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length);
        var plain = LooksEscaped().Replace(text, "_x005F_");
        for (var i = 0; i < plain.Length; i++)
        {
            if (XmlConvert.IsXmlChar(plain[i])) encoded.Append(plain[i]);
            else if (IsPair(plain, i)) encoded.Append(plain.AsSpan(i++, 2));
            else encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)plain[i]:X4}_");
        }
        return encoded.ToString();
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]);

    /// <summary>Half of a pair is no character, and could not be stored.</summary>
    private static string Character(ReadOnlySpan<char> hex)
    {
        var c = (char)int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return char.IsSurrogate(c) ? "\uFFFD" : c.ToString();
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
