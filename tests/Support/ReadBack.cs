using System.Diagnostics;

namespace KartuAsn.Support;

/// <summary>What was drawn, read by the programs that others read it with: zbar and poppler.</summary>
public static class ReadBack
{
    /// <summary>What zbar reads off a picture; empty when it finds no code.</summary>
    public static string Scanned(byte[] png) => Tool("zbarimg", png, ".png", "-q", "--raw", "FILE").Trim();

    public static string PdfText(byte[] pdf) => Tool("pdftotext", pdf, ".pdf", "-layout", "FILE", "-");

    /// <summary>The words in the order they lie in the file.</summary>
    public static string PdfWords(byte[] pdf) => Tool("pdftotext", pdf, ".pdf", "-raw", "FILE", "-");

    public static string PdfFonts(byte[] pdf) => Tool("pdffonts", pdf, ".pdf", "FILE");

    public static string PdfInfo(byte[] pdf) => Tool("pdfinfo", pdf, ".pdf", "FILE");

    /// <summary>A page of a PDF as another program draws it.</summary>
    public static byte[] PdfPage(byte[] pdf, int page, int dotsPerInch)
    {
        var picture = Path.GetTempFileName();
        try
        {
            Tool("pdftoppm", pdf, ".pdf", "-png", "-singlefile", "-r", $"{dotsPerInch}", "-f", $"{page}", "-l", $"{page}", "FILE", picture);
            return File.ReadAllBytes(picture + ".png");
        }
        finally
        {
            File.Delete(picture);
            File.Delete(picture + ".png");
        }
    }

    /// <summary>What LibreOffice finds in each sheet of a workbook, with commas between the cells. It believes the values beside formulas.</summary>
    public static string[] Sheets(byte[] xlsx)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "book.xlsx"), xlsx);
            Run("soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", EverySheet, "--outdir", folder, Path.Combine(folder, "book.xlsx"));
            return [.. Directory.GetFiles(folder, "*.csv").OrderBy(File.GetLastWriteTimeUtc).Select(File.ReadAllText)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Comma, quotes, UTF-8, from the first line, values, no formulas, all sheets.</summary>
    private const string EverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private static string Tool(string name, byte[] bytes, string extension, params string[] words)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        File.WriteAllBytes(file, bytes);
        try
        {
            return Run(name, [.. words.Select(word => word == "FILE" ? file : word)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Run(string name, params string[] words)
    {
        using var tool = Process.Start(new ProcessStartInfo(name, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = tool.StandardError.ReadToEndAsync();
        var output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return output;
    }
}
