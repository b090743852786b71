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

    private const int OutboxBytes = 64 * 1024;

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
        using var outbox = new Outbox();
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Frame)
            {
                using var part = Part(zip, name);
                part.Write(Xml + content);
            }
            using var sheet = Part(zip, "xl/worksheets/sheet1.xml");
            sheet.Write(Beginning(header.Count) + Row(1, header));
            var row = 1;
            await foreach (var cells in rows.WithCancellation(cancel))
            {
                sheet.Write(Row(++row, cells));
                if (outbox.Length > OutboxBytes) await outbox.SendTo(target, cancel);
            }
            sheet.Write("</sheetData></worksheet>");
        }
        await outbox.SendTo(target, cancel);
    }

    private static StreamWriter Part(ZipArchive zip, string name) => new(zip.CreateEntry(name).Open(), new UTF8Encoding(false));

    /// <summary>The header stays in view, and every column is of texts.</summary>
    private static string Beginning(int columns) =>
        $"{Xml}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" " +
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>" +
        $"<cols><col min=\"1\" max=\"{columns}\" width=\"24\" style=\"1\" customWidth=\"1\"/></cols><sheetData>";

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

    /// <summary>A zip closes its parts synchronously, which the body of an answer refuses: what is to go out waits here.</summary>
    private sealed class Outbox : MemoryStream
    {
        public override bool CanSeek => false;

        public async Task SendTo(Stream target, CancellationToken cancel)
        {
            await target.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancel);
            SetLength(0);
        }
    }
}
