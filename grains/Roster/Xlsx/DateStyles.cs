using System.Globalization;

namespace KartuAsn.Roster.Xlsx;

/// <summary>Which styles of cells show a number as a date.</summary>
internal sealed class DateStyles
{
    /// <summary>More than Excel allows.</summary>
    private const int MostStyles = 100_000;

    private readonly List<bool> dates = [];

    public bool IsDate(int style) => style >= 0 && style < dates.Count && dates[style];

    public static DateStyles Read(XmlPart? part)
    {
        var styles = new DateStyles();
        var custom = new Dictionary<int, bool>();
        var list = "";
        while (part is not null && part.ReadStart())
        {
            if (part.Depth == 1) list = part.Name;
            else if (part.Name == "numFmt" && list == "numFmts") AddFormat(part, custom);
            else if (part.Name == "xf" && list == "cellXfs") styles.Add(IdOf(part.Attribute("numFmtId")), custom);
        }
        return styles;
    }

    /// <summary>Of Excel's own formats; 27 to 36 and 50 to 58 are dates of East Asia.</summary>
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    private static void AddFormat(XmlPart part, Dictionary<int, bool> custom)
    {
        var (id, code) = (-1, "");
        while (part.NextAttribute())
        {
            if (part.Name == "numFmtId") id = IdOf(part.Value);
            else if (part.Name == "formatCode") code = part.Value;
        }
        if (custom.Count < MostStyles) custom[id] = ShowsDate(code);
    }

    private void Add(int format, Dictionary<int, bool> custom)
    {
        if (dates.Count < MostStyles) dates.Add(custom.TryGetValue(format, out var isDate) ? isDate : IsBuiltInDate(format));
    }

    /// <summary>It shows a day or a year. What is quoted, escaped or in brackets (colours, languages) is no part of the date.</summary>
    internal static bool ShowsDate(string code)
    {
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            if (code[i] is 'd' or 'D' or 'y' or 'Y') return true;
            i = code[i] switch
            {
                '"' => End(code, '"', i),
                '[' => End(code, ']', i),
                '\\' or '_' or '*' => i + 1,
                _ => i,
            };
        }
        return false;
    }

    private static int End(string code, char close, int open) =>
        code.IndexOf(close, open + 1) is >= 0 and var end ? end : code.Length;

    private static int IdOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
}
