using System.Collections.Immutable;
using System.Text;

namespace KartuAsn.Roster;

/// <summary>Tells from its bytes what a file is that is no CSV.</summary>
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
    private static readonly byte[] OldOfficeStart = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>As far an old container is searched.</summary>
    private const long OldOfficeBytes = 64L << 20;

    /// <summary>How an encrypted workbook calls the stream in which the real one is kept.</summary>
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool IsZip(ReadOnlySpan<byte> prefix) => prefix.StartsWith(Zip) || prefix.StartsWith(EmptyZip);

    public static bool IsOldOffice(ReadOnlySpan<byte> prefix) => prefix.StartsWith(OldOfficeStart);

    /// <summary>Null: as far as these bytes tell, a text.</summary>
    public static RosterProblem? ProblemOf(ReadOnlySpan<byte> prefix, string advice)
    {
        if (prefix.IsEmpty) return new RosterProblem.Empty(advice);
        foreach (var (start, format) in Others)
        {
            if (prefix.StartsWith(start)) return new RosterProblem.OtherFormat(format, advice);
        }
        return IsUtf16(prefix) || IsText(prefix) ? null : new RosterProblem.NotText(advice);
    }

    /// <summary>The container of XLS is also that of XLSX with a password; the name that tells stands anywhere in it.</summary>
    public static async Task<RosterProblem> OldOffice(byte[] prefix, Stream rest, CancellationToken cancel)
    {
        var window = prefix.AsMemory();
        var buffer = new byte[64 * 1024 + EncryptedPackage.Length];
        for (var left = OldOfficeBytes; left > 0 && window.Length >= EncryptedPackage.Length; left -= window.Length)
        {
            if (window.Span.IndexOf(EncryptedPackage) >= 0) return new RosterProblem.Encrypted();
            window[^EncryptedPackage.Length..].CopyTo(buffer);
            var read = await rest.ReadAsync(buffer.AsMemory(EncryptedPackage.Length), cancel);
            window = read == 0 ? default : buffer.AsMemory(0, EncryptedPackage.Length + read);
        }
        return new RosterProblem.Spreadsheet("Excel lama (XLS)");
    }

    public static bool IsUtf16(ReadOnlySpan<byte> prefix) =>
        prefix.StartsWith(Encoding.Unicode.Preamble) || prefix.StartsWith(Encoding.BigEndianUnicode.Preamble);

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
