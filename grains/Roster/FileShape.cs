using System.Collections.Immutable;
using System.Text;

namespace KartuAsn.Roster;

/// <summary>Tells from the first bytes what a file is that is no CSV.</summary>
internal static class FileShape
{
    private static readonly ImmutableArray<(byte[] Start, string Format)> Others =
    [
        ([0x89, .. "PNG"u8], "gambar PNG"),
        ([0xFF, 0xD8, 0xFF], "gambar JPEG"),
        ([.. "GIF8"u8], "gambar GIF"),
        ([.. "RIFF"u8], "berkas gambar atau media"),
        ([.. "II*\0"u8], "gambar TIFF"),
        ([.. "MM\0*"u8], "gambar TIFF"),
        ([.. "%PDF"u8], "dokumen PDF"),
        ([0x1F, 0x8B], "arsip GZIP"),
        ([.. "Rar!"u8], "arsip RAR"),
        ([.. "7z"u8, 0xBC, 0xAF], "arsip 7z"),
        ([.. "<!DOCTYPE"u8], "halaman web (HTML)"),
        ([.. "<!doctype"u8], "halaman web (HTML)"),
        ([.. "<html"u8], "halaman web (HTML)"),
        ([.. "<HTML"u8], "halaman web (HTML)"),
        ([.. "<?xml"u8], "berkas XML"),
    ];

    private static readonly byte[] Zip = [.. "PK"u8, 3, 4];
    private static readonly byte[] EmptyZip = [.. "PK"u8, 5, 6];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Null: as far as these bytes tell, a text.</summary>
    public static RosterProblem? ProblemOf(ReadOnlySpan<byte> prefix)
    {
        if (prefix.IsEmpty) return new RosterProblem.Empty();
        if (prefix.StartsWith(Zip) || prefix.StartsWith(EmptyZip)) return Zipped(prefix);
        if (prefix.StartsWith(OldOffice)) return new RosterProblem.Spreadsheet("Excel lama (XLS)");
        foreach (var (start, format) in Others)
        {
            if (prefix.StartsWith(start)) return new RosterProblem.OtherFormat(format);
        }
        return IsUtf16(prefix) || IsText(prefix) ? null : new RosterProblem.NotText();
    }

    public static bool IsUtf16(ReadOnlySpan<byte> prefix) =>
        prefix.StartsWith(Encoding.Unicode.Preamble) || prefix.StartsWith(Encoding.BigEndianUnicode.Preamble);

    /// <summary>A zip begins with the name of its first file.</summary>
    private static RosterProblem Zipped(ReadOnlySpan<byte> prefix) => prefix switch
    {
        _ when prefix.IndexOf("[Content_Types].xml"u8) >= 0 => new RosterProblem.Spreadsheet("Excel (XLSX)"),
        _ when prefix.IndexOf("xl/"u8) >= 0 => new RosterProblem.Spreadsheet("Excel (XLSX)"),
        _ when prefix.IndexOf("opendocument.spreadsheet"u8) >= 0 => new RosterProblem.Spreadsheet("OpenDocument (ODS)"),
        _ => new RosterProblem.OtherFormat("arsip ZIP"),
    };

    /// <summary>A text of one byte a character has no zero and hardly a control character.</summary>
    private static bool IsText(ReadOnlySpan<byte> prefix)
    {
        var odd = 0;
        foreach (var b in prefix)
        {
            if (b == 0) return false;
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n')) odd++;
        }
        return odd <= prefix.Length / 20;
    }
}
