namespace KartuAsn.Documents.Sheet;

/// <summary>The formats of a workbook, one for each <see cref="Look"/>.</summary>
internal static class XlsxLooks
{
    // As Excel numbers them.
    private const int General = 0;
    private const int Thousands = 3;
    private const int Hundredths = 10;
    private const int AsText = 49;

    // Of the fonts below.
    private const int Usual = 0;
    private const int Bold = 1;
    private const int Large = 2;
    private const int Underlined = 3;

    private static readonly string[] Sides = ["left", "right", "top", "bottom"];

    private static string FormatOf(Look look) => look switch
    {
        Look.Plain => Format(General, Usual, false, "left"),
        Look.Centred => Format(General, Usual, false, "center"),
        Look.Title => Format(General, Large, false, "center"),
        Look.Strong => Format(General, Bold, false, "left"),
        Look.Signed => Format(General, Underlined, false, "left"),
        Look.Head => Format(General, Bold, true, "center"),
        Look.Text => Format(AsText, Usual, true, "left"),
        Look.TextCentred => Format(AsText, Usual, true, "center"),
        Look.Figure => Format(Thousands, Usual, true, "right"),
        Look.Share => Format(Hundredths, Usual, true, "right"),
        Look.SumText => Format(AsText, Bold, true, "center"),
        Look.SumFigure => Format(Thousands, Bold, true, "right"),
        _ => Format(Hundredths, Bold, true, "right"),
    };

    public static string Xml(string main) =>
        $"<styleSheet xmlns=\"{main}\"><fonts count=\"4\">{Font(11, "")}{Font(11, "<b/>")}{Font(12, "<b/>")}{Font(11, "<b/><u/>")}</fonts>" +
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>" +
        "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>" +
        string.Concat(Sides.Select(side => $"<{side} style=\"thin\"><color auto=\"1\"/></{side}>")) + "<diagonal/></border></borders>" +
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>" +
        $"<cellXfs count=\"{Enum.GetValues<Look>().Length}\">{string.Concat(Enum.GetValues<Look>().Select(FormatOf))}</cellXfs></styleSheet>";

    private static string Font(int size, string more) => $"<font>{more}<sz val=\"{size}\"/><name val=\"Arial\"/></font>";

    private static string Format(int number, int font, bool framed, string align) =>
        $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"0\" borderId=\"{(framed ? 1 : 0)}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">" +
        $"<alignment horizontal=\"{align}\" vertical=\"center\"{(framed ? " shrinkToFit=\"1\"" : "")}/></xf>";
}
