using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace KartuAsn.Roster.Xlsx;

/// <summary>
/// Writes one sheet of texts, row by row, into a stream that need not be sought and is never written to synchronously. Every cell is a
/// text and shown as one: no number loses digits, also when it is typed anew, and nothing begins a formula.
/// </summary>
internal static class XlsxWriter
{
    /// <summary>Excel refuses a longer cell.</summary>
    private const int LongestCell = 32_767;

    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly (string Name, string Content)[] Frame =
    [
        ("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheet}.sheet.main+xml\"/>" +
            $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Sheet}.styles+xml\"/>" +
            $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Sheet}.worksheet+xml\"/></Types>"),
        ("_rels/.rels",
            $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>" +
            "</Relationships>"),
        ("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Baris bermasalah\" sheetId=\"1\" r:id=\"rId1\"/></sheets>" +
            "</workbook>"),
        ("xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>" +
            $"<Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>" +
            "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>" +
            "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
            "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>" +
            "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>" +
            "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
    ];

    public static async Task Write(
        Stream target, IReadOnlyCollection<string> header, IAsyncEnumerable<IEnumerable<string>> rows, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var (name, content) in Frame)
        {
            await using var part = await Part(zip, name, cancel);
            await part.WriteAsync((Xml + content).AsMemory(), cancel);
        }
        await using var sheet = await Part(zip, "xl/worksheets/sheet1.xml", cancel);
        await sheet.WriteAsync(
            $"{Xml}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" " +
            "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>" +
            $"<cols><col min=\"1\" max=\"{header.Count}\" width=\"24\" style=\"1\" customWidth=\"1\"/></cols><sheetData>");
        await sheet.WriteAsync(Row(1, header));
        var row = 1;
        await foreach (var cells in rows.WithCancellation(cancel)) await sheet.WriteAsync(Row(++row, cells));
        await sheet.WriteAsync("</sheetData></worksheet>");
    }

    private static async Task<StreamWriter> Part(ZipArchive zip, string name, CancellationToken cancel) =>
        new(await zip.CreateEntry(name).OpenAsync(cancel), new UTF8Encoding(false), bufferSize: 32 * 1024);

    private static string Row(int number, IEnumerable<string> cells)
    {
        var row = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        foreach (var cell in cells)
        {
            if (cell.Length == 0) row.Append("<c s=\"1\"/>");
            else row.Append("<c s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(Text(cell)).Append("</t></is></c>");
        }
        return row.Append("</row>").ToString();
    }

    private static string? Text(string cell) =>
        SecurityElement.Escape(SheetText.Encoded(cell.Length > LongestCell ? cell[..LongestCell] : cell));
}
