using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KartuAsn.Documents.Sheet;

/// <summary>
/// Writes a workbook row by row, so that a long list costs no more memory than its compressed bytes. The same sheets of the same time are
/// the same bytes.
/// </summary>
internal static class XlsxFile
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>A zip knows no earlier time.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(string title, IReadOnlyList<XlsxSheet> sheets, DateTimeOffset madeAt)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Frame(title, sheets, madeAt)) Add(zip, madeAt, name, [content]);
            foreach (var (i, sheet) in sheets.Index()) Add(zip, madeAt, $"xl/worksheets/sheet{i + 1}.xml", Content(sheet));
        }
        return bytes.ToArray();
    }

    /// <summary>The name of a column, counted from 0.</summary>
    public static string Column(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";

    private static void Add(ZipArchive zip, DateTimeOffset madeAt, string name, IEnumerable<string> content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = madeAt < Earliest ? Earliest : madeAt.ToUniversalTime();
        using var part = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        part.Write(Declaration);
        foreach (var piece in content) part.Write(piece);
    }

    private static IEnumerable<(string Name, string Content)> Frame(string title, IReadOnlyList<XlsxSheet> sheets, DateTimeOffset madeAt)
    {
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        yield return ("[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>" +
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheet}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Sheet}.styles+xml\"/>" +
            string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Sheet}.worksheet+xml\"/>")) + "</Types>");
        yield return ("_rels/.rels",
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>" +
            $"<Relationship Id=\"rId2\" Type=\"{Package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
        yield return ("docProps/core.xml",
            $"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" " +
            $"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{XmlText.Of(title)}</dc:title><dc:creator>KartuAsn</dc:creator>" +
            $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{madeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</dcterms:created></cp:coreProperties>");
        yield return ("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>" +
            string.Concat(sheets.Zip(numbers, (sheet, n) => $"<sheet name=\"{XmlText.Of(sheet.Name)}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")) + $"</sheets>{Names(sheets)}</workbook>");
        yield return ("xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">" +
            string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")) +
            $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        yield return ("xl/styles.xml", XlsxLooks.Xml(Main));
    }

    /// <summary>Which rows are repeated on every page, and what is filtered.</summary>
    private static string Names(IReadOnlyList<XlsxSheet> sheets)
    {
        var filters = sheets.Index().Where(of => of.Item.Filter is not null).Select(of =>
            $"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{of.Index}\" hidden=\"1\">{Fixed(of.Item, of.Item.Filter!)}</definedName>");
        var heads = sheets.Index().Where(of => of.Item.HeadRow is not null).Select(of =>
            $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{of.Index}\">{Fixed(of.Item, $"{of.Item.HeadRow}:{of.Item.HeadRow}")}</definedName>");
        var names = string.Concat(filters.Concat(heads));
        return names.Length == 0 ? "" : $"<definedNames>{names}</definedNames>";
    }

    /// <summary>A range that does not move: 'Daftar nama'!$A$1:$F$9.</summary>
    private static string Fixed(XlsxSheet sheet, string range) =>
        XmlText.Of($"'{sheet.Name}'!" + string.Join(':', range.Split(':').Select(corner =>
            $"{(char.IsAsciiLetter(corner[0]) ? "$" : "")}{corner.TrimEnd("0123456789".ToCharArray())}${corner.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray())}")));

    private static IEnumerable<string> Content(XlsxSheet sheet)
    {
        yield return $"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">{Pane(sheet)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"18\" customHeight=\"1\"/><cols>";
        foreach (var (i, width) in sheet.Widths.Index()) yield return string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{width}\" customWidth=\"1\"/>");
        yield return "</cols><sheetData>";
        var number = 0;
        foreach (var row in sheet.Rows) yield return Row(++number, row);
        yield return "</sheetData>";
        if (sheet.Filter is { } filter) yield return $"<autoFilter ref=\"{filter}\"/>";
        if (sheet.Merged.Count > 0)
            yield return $"<mergeCells count=\"{sheet.Merged.Count}\">{string.Concat(sheet.Merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>";
        yield return "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.98\" right=\"0.98\" top=\"0.98\" bottom=\"0.98\" header=\"0.5\" footer=\"0.5\"/>" +
            $"<pageSetup paperSize=\"9\" orientation=\"{(sheet.Lying ? "landscape" : "portrait")}\" fitToWidth=\"1\" fitToHeight=\"0\"/>";
        yield return $"<headerFooter><oddFooter>&amp;L{XmlText.Of((sheet.Foot ?? "").Replace("&", "&&", StringComparison.Ordinal))}&amp;RHalaman &amp;P dari &amp;N</oddFooter></headerFooter></worksheet>";
    }

    private static string Pane(XlsxSheet sheet) => sheet.HeadRow is { } head
        ? $"<pane ySplit=\"{head}\" topLeftCell=\"A{head + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        : "";

    private static string Row(int number, IReadOnlyList<XlsxCell> cells)
    {
        var row = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        foreach (var (i, cell) in cells.Index())
            if (cell is not XlsxCell.Blank { Look: Look.Plain })
                row.Append(CultureInfo.InvariantCulture, $"<c r=\"{Column(i)}{number}\" s=\"{(int)cell.Look}\"").Append(Inside(cell));
        return row.Append("</row>").ToString();
    }

    private static string Inside(XlsxCell cell) => cell switch
    {
        XlsxCell.Text text => $" t=\"inlineStr\"><is><t xml:space=\"preserve\">{XmlText.OfCell(text.Value)}</t></is></c>",
        XlsxCell.Number { Formula: { } formula } number => string.Create(CultureInfo.InvariantCulture, $"><f>{XmlText.Of(formula)}</f><v>{number.Value}</v></c>"),
        XlsxCell.Number number => string.Create(CultureInfo.InvariantCulture, $"><v>{number.Value}</v></c>"),
        _ => "/>",
    };
}
