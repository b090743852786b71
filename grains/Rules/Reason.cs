using System.Globalization;
using System.Text.RegularExpressions;

namespace KartuAsn.Rules;

/// <summary>Why somebody decided something, in words that others read.</summary>
public static partial class Reason
{
    public const int Shortest = 3;
    public const int Longest = 500;

    /// <summary>Long enough to say something, and nothing in it but letters and lines: what cannot be read cannot be stored everywhere either.</summary>
    public static bool IsFit(string text, int longest = Longest) =>
        text.Trim().Length is >= Shortest and var length && length <= longest && text.Count(char.IsLetterOrDigit) > 1 && IsReadable(text);

    /// <summary>Holds nothing that no database keeps, and nothing that is not seen: it may show letters in another order than they were written.</summary>
    public static bool IsReadable(string text) => !text.Any(c =>
        (char.IsControl(c) && c is not ('\r' or '\n' or '\t')) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>Without the spaces and line ends that nobody meant.</summary>
    internal static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"[ \t\r\n\u00A0]+")]
    private static partial Regex Spaces();
}
