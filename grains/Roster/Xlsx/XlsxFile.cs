using System.Text;

namespace KartuAsn.Roster.Xlsx;

/// <summary>Opens an XLSX, a macro workbook too: of its visible sheets the first whose header is that of the layout.</summary>
internal static class XlsxFile
{
    public static async Task<(RowSource?, Header?, RosterProblem?)> Open(
        byte[] prefix, Stream rest, Layout layout, RosterLimits limits, CancellationToken cancel)
    {
        var spool = await Spool.Of(prefix, rest, limits.SpreadsheetBytes, cancel);
        if (spool is null) return (null, null, new RosterProblem.TooLarge($"lebih dari {limits.SpreadsheetBytes >> 20} MB"));
        try
        {
            var (rows, header, problem) = await Open(spool, prefix, layout, limits, cancel);
            if (problem is not null) await spool.DisposeAsync();
            return (rows, header, problem);
        }
        catch (Exception e)
        {
            await spool.DisposeAsync();
            if (!Refusing.Is(e)) throw;
            return (null, null, Refusing.ProblemOf(e));
        }
    }

    private static async Task<(RowSource?, Header?, RosterProblem?)> Open(
        MemoryStream spool, byte[] prefix, Layout layout, RosterLimits limits, CancellationToken cancel)
    {
        var package = Package.Open(spool, limits);
        return Workbook.Open(package, limits) is { } workbook
            ? await Open(workbook, layout, limits, cancel)
            : (null, null, ProblemOf(package, prefix, layout));
    }

    private static async Task<(RowSource?, Header?, RosterProblem?)> Open(
        Workbook workbook, Layout layout, RosterLimits limits, CancellationToken cancel)
    {
        var problems = new List<RosterProblem>();
        foreach (var (name, part) in workbook.Visible)
        {
            var sheet = workbook.Sheet(part);
            var rows = new SheetRows(workbook, sheet, limits);
            var (header, problem) = await ImportOpening.ReadHeader(rows, layout, limits, cancel);
            workbook.Choose(name);
            if (problem is null) return (rows, header, null);
            sheet.Dispose();
            problems.Add(problem);
        }
        return (null, null, problems.MinBy(Distance) ?? new RosterProblem.Empty(layout.Advice));
    }

    /// <summary>Of several sheets that do not fit, the one that nearly does is meant.</summary>
    private static int Distance(RosterProblem problem) => problem switch
    {
        RosterProblem.Empty => int.MaxValue,
        RosterProblem.WrongHeader wrong => wrong.Missing.Length,
        _ => 0,
    };

    private static RosterProblem ProblemOf(Package package, byte[] prefix, Layout layout) => package switch
    {
        _ when package.Has("xl/workbook.bin") => new RosterProblem.Spreadsheet("Excel biner (XLSB)"),
        _ when Encoding.Latin1.GetString(prefix).Contains("opendocument.spreadsheet", StringComparison.Ordinal) =>
            new RosterProblem.Spreadsheet("OpenDocument (ODS)"),
        _ when package.Has("[Content_Types].xml") && package.Has("word/document.xml") =>
            new RosterProblem.OtherFormat("dokumen Word (DOCX)", layout.Advice),
        _ => new RosterProblem.OtherFormat("arsip ZIP", layout.Advice),
    };
}
