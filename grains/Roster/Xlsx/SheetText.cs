using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace KartuAsn.Roster.Xlsx;

/// <summary>Texts as the format spells them: what XML cannot hold is written as _x0007_, and an underscore before such as _x005F_.</summary>
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
            else if (i + 1 < plain.Length && XmlConvert.IsXmlSurrogatePair(plain[i + 1], plain[i])) encoded.Append(plain[i]).Append(plain[++i]);
            else encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)plain[i]:X4}_");
        }
        return encoded.ToString();
    }

    /// <summary>Half of a pair is no character, and could not be stored.</summary>
    private static string Character(ReadOnlySpan<char> hex) =>
        (char)int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var c && char.IsSurrogate(c) ? "\uFFFD" : $"{c}";

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
