using KartuAsn.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Reports;

/// <summary>
/// A report that somebody signed outside. It is kept and handed out as it came, never opened here: only that it is a PDF, whole, is looked
/// at; a signature ties its every byte.
/// </summary>
internal static class SignedCopy
{
    /// <summary>Within so many bytes of the end a reader looks for the mark of the end.</summary>
    private const int Tail = 1024;

    public static ProblemHttpResult? Fault(ReadOnlySpan<byte> bytes) =>
        !bytes.StartsWith("%PDF-"u8) ? NotPdf()
        : bytes[^Math.Min(Tail, bytes.Length)..].LastIndexOf("%%EOF"u8) < 0
            ? Problem.Answer(422, "signed-copy-cut", "PDF ini terpotong sebelum akhirnya. Unduh kembali berkas bertanda tangan, lalu kirim ulang.")
        : null;

    public static ProblemHttpResult NotPdf() => Problem.Answer(415, "signed-copy-not-pdf", "Berkas ini bukan PDF. Kirim PDF laporan yang sudah ditandatangani.");

    public static ProblemHttpResult TooLarge() => Problem.Answer(413, "signed-copy-too-large", "Berkas lebih besar daripada 10 MB. Kirim PDF laporan tanpa lampiran lain.");
}
