using System.Buffers.Binary;
using System.Text;

namespace KartuAsn.Imaging.Photos;

/// <param name="Type">Four letters.</param>
/// <param name="Whole">With its length, type and check sum, as it stands in the file.</param>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Whole);

/// <summary>The parts a PNG file is made of.</summary>
internal static class PngChunks
{
    /// <summary>A picture of two megabytes has some hundred; many more are made to keep a reader busy.</summary>
    public const int Most = 10_000;

    private const int Frame = 12;

    /// <summary>What a picture needs in order to look as it should; everything else is about its making: place, time, device, author.</summary>
    private static readonly HashSet<string> Needed = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs"];

    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>In order, to the end of the picture; fewer when the file breaks off.</summary>
    public static IEnumerable<PngChunk> Of(ReadOnlyMemory<byte> bytes)
    {
        var at = Magic.Length;
        for (var count = 0; count <= Most && at + Frame <= bytes.Length; count++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[at..]);
            if (length > (uint)(bytes.Length - at - Frame)) yield break;
            var whole = bytes.Slice(at, (int)length + Frame);
            var chunk = new PngChunk(Encoding.Latin1.GetString(whole.Span.Slice(4, 4)), whole.Slice(8, (int)length), whole);
            yield return chunk;
            if (chunk.Type == "IEND") yield break;
            at += whole.Length;
        }
    }

    /// <summary>The same picture without anything that does not belong to its looks: no place, no time, no device, nothing behind its end.</summary>
    public static byte[] WithoutMetadata(ReadOnlyMemory<byte> png)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(Magic);
        foreach (var chunk in Of(png).Where(c => Needed.Contains(c.Type))) kept.Write(chunk.Whole.Span);
        return kept.ToArray();
    }
}
