using System.Text;
using KartuAsn.Gateway.Screens;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Audit;

/// <summary>The audit as a table to take along.</summary>
internal static class AuditExport
{
    public const string JsonLines = "application/jsonl";
    public const string Csv = "text/csv";

    private const string Header = "Nomor,Waktu,Pelaku,ID pelaku,Peran,Perangkat Daerah,Apa,Pegawai,Tentang,Dari,Sesi,Sidik";

    /// <summary>The BOM lets Excel see the encoding.</summary>
    public static async Task WriteCsv(IAsyncEnumerable<StoredAuditLine> lines, Stream target)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header);
        await foreach (var stored in lines)
            await writer.WriteLineAsync(string.Join(',', Cells(stored).Select(Cell)));
    }

    private static string[] Cells(StoredAuditLine stored)
    {
        var line = stored.Line;
        return
        [
            line.Number.ToString(provider: null), line.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", System.Globalization.CultureInfo.InvariantCulture),
            line.Viewer.Name, line.Viewer.Id, PersonWords.Role(line.Viewer.Role), line.Viewer.Agency ?? "", What.Words(line.What),
            string.Join(' ', line.People), line.About ?? "", line.From, line.Session ?? "", stored.Hash,
        ];
    }

    /// <summary>Quoted, and never a formula: names come from outside.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
