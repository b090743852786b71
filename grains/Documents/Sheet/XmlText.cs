using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace KartuAsn.Documents.Sheet;

/// <summary>Characters as XML and spreadsheets take them.</summary>
internal static partial class XmlText
{
    /// <summary>Excel refuses a longer cell.</summary>
    private const int LongestCell = 32_767;

    public static string Of(string text) => SecurityElement.Escape(text.All(IsSafe) ? text : Cleaned(text))!;

    /// <summary>A spreadsheet takes _x0041_ for a letter A, unless its first line is written so itself.</summary>
    public static string OfCell(string text) => Of(Coded().Replace(text.Length > LongestCell ? text[..LongestCell] : text, "_x005F_"));

    private static bool IsSafe(char c) => !char.IsSurrogate(c) && !char.IsControl(c) && XmlConvert.IsXmlChar(c);

    /// <summary>What XML has no sign for is a space, as is a line break; half of a character is a question mark.</summary>
    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune switch
            {
                _ when rune == Rune.ReplacementChar => "?",
                _ when Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF => " ",
                _ => rune.ToString(),
            });
        return clean.ToString();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Coded();
}
