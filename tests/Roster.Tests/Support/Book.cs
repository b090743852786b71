using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;

namespace KartuAsn.Roster.Tests;

/// <summary>Builds small XLSX files: real ones by a library, odd and hostile ones part by part.</summary>
internal static class Book
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string SheetPart = "xl/worksheets/sheet1.xml";

    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Style 1 is a date of Excel's own, 2 a written one, 3 a number with red days in its brackets, 4 text.</summary>
    private const string Styles =
        $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-421]dd\\-mm\\-yyyy;@\"/>" +
        "<numFmt numFmtId=\"165\" formatCode=\"[Red]0&quot; days&quot;\"/></numFmts>" +
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>" +
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"49\"/></cellXfs></styleSheet>";

    public static string Header => Row(Sheet.Usual.Select(column => Text(column.Name)));

    /// <summary>One row of the usual file, with some cells changed for others, given as XML.</summary>
    public static string Line(RosterRow row, params (string Column, string Cell)[] changes)
    {
        var cells = SiasnFile.Cells(row, Sheet.Usual).Select(Text).ToArray();
        foreach (var (column, cell) in changes) cells[Sheet.IndexOf(column)] = cell;
        return Row(cells);
    }

    public static string Row(IEnumerable<string> cells, int? number = null) =>
        $"<row{(number is null ? "" : $" r=\"{number}\"")}>{string.Concat(cells)}</row>";

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public static string Number(string stored, int style = 0) => $"<c s=\"{style}\"><v>{stored}</v></c>";

    public static string Formula(string stored, string type = "str") => $"<c t=\"{type}\"><f>A1</f><v>{stored}</v></c>";

    /// <summary>A sheet of these rows.</summary>
    public static string SheetOf(string rows, string after = "") =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{after}</worksheet>";

    /// <summary>The parts of a workbook with one sheet of these rows; others take the place of those that have the same name.</summary>
    public static (string Name, string Content)[] Parts(string rows, params (string Name, string Content)[] others) =>
        [.. Frame(Workbook(("Data", "rId1", "visible"))).Append((SheetPart, SheetOf(rows))).Where(part => others.All(o => o.Name != part.Item1)), .. others];

    public static (string, string)[] Frame(string workbook) =>
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{Packages}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"))),
        ("xl/styles.xml", Styles),
    ];

    public static string Relations(params (string Id, string Type, string Target)[] all) =>
        $"<Relationships xmlns=\"{Packages}\">" +
        string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>")) + "</Relationships>";

    public static string Workbook(params (string Name, string Relation, string State)[] sheets) => Workbook(from1904: false, sheets);

    public static string Workbook(bool from1904, params (string Name, string Relation, string State)[] sheets) =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr date1904=\"{(from1904 ? 1 : 0)}\"/><sheets>" +
        string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"{s.Relation}\"/>")) + "</sheets></workbook>";

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>Reads a workbook with one sheet of these rows.</summary>
    public static Task<Outcome> Read(string rows, params (string Name, string Content)[] others) => Sheet.Read(Zip(Parts(rows, others)));

    /// <summary>One row, read alone under the usual header.</summary>
    public static Task<Outcome> ReadRow(RosterRow row, params (string Column, string Cell)[] changes) => Read(Header + Line(row, changes));

    /// <summary>As a spreadsheet program writes it: addresses, shared strings, styles, by the library of the format's own maker.</summary>
    public static byte[] ByLibrary(IEnumerable<IEnumerable<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var (workbook, strings) = (document.AddWorkbookPart(), new Dictionary<string, int>());
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select((cells, r) => new Row(cells.Select((cell, c) => SharedCell(cell, r + 1, c, strings))) { RowIndex = (uint)r + 1 })));
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable =
                new SharedStringTable(strings.Keys.Select(text => new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));
            workbook.Workbook = new(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "Data ASN", SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }
        return stream.ToArray();
    }

    public static string Address(int row, int column) =>
        (column >= 26 ? $"{(char)('A' + column / 26 - 1)}" : "") + (char)('A' + column % 26) + row.ToString(CultureInfo.InvariantCulture);

    private static DocumentFormat.OpenXml.Spreadsheet.Cell SharedCell(string text, int row, int column, Dictionary<string, int> strings)
    {
        if (!strings.TryGetValue(text, out var index)) strings.Add(text, index = strings.Count);
        return new() { CellReference = Address(row, column), DataType = CellValues.SharedString, CellValue = new(index) };
    }
}
