using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Kinds of PNG that programs write and Skia does not.</summary>
internal static class PngFile
{
    private static readonly (int X, int Y, int Right, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>In seven passes (Adam7).</summary>
    public static byte[] Interlaced(SKBitmap picture) => Of(picture, 8, 6, 1, [], Passes.SelectMany(pass => Rows(picture, pass, Rgba)));

    public static byte[] SixteenBits(SKBitmap picture) => Of(picture, 16, 6, 0, [], Rows(picture, (0, 0, 1, 1), c => [.. Rgba(c).SelectMany(v => new[] { v, v })]));

    /// <summary>At most 255 colours, the first of them clear.</summary>
    public static byte[] Palette(SKBitmap picture)
    {
        byte[] colours = [.. Enumerable.Range(0, 216).SelectMany(i => new[] { (byte)(i / 36 * 51), (byte)(i / 6 % 6 * 51), (byte)(i % 6 * 51) })];
        static byte Step(byte value) => (byte)((value + 25) / 51);
        return Of(
            picture, 8, 3, 0, [("PLTE", [0, 0, 0, .. colours]), ("tRNS", [0])],
            Rows(picture, (0, 0, 1, 1), c => [c.Alpha < 128 ? (byte)0 : (byte)(1 + (Step(c.Red) * 36) + (Step(c.Green) * 6) + Step(c.Blue))]));
    }

    /// <summary>Two frames, of which only the first is drawn by programs that know no animation.</summary>
    public static byte[] Animated(byte[] png)
    {
        byte[] control = [0, 0, 0, 0, 0, 0, 1, 194, 0, 0, 2, 63, .. new byte[8], 0, 1, 0, 10, 0, 0];
        return [.. png[..33], .. Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. Chunk("fcTL", control), .. png[33..]];
    }

    /// <summary>A header of these dimensions, and next to nothing behind it.</summary>
    public static byte[] Claiming(int width, int height) =>
        [.. Magic, .. Chunk("IHDR", Header(width, height, 8, 6, 0)), .. Chunk("IDAT", Packed(new byte[4_000])), .. Chunk("IEND", [])];

    private static byte[] Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Of(SKBitmap picture, byte depth, byte colour, byte interlace, (string Type, byte[] Data)[] before, IEnumerable<byte> rows) =>
    [
        .. Magic, .. Chunk("IHDR", Header(picture.Width, picture.Height, depth, colour, interlace)),
        .. before.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)), .. Chunk("IDAT", Packed([.. rows])), .. Chunk("IEND", []),
    ];

    private static IEnumerable<byte> Rows(SKBitmap picture, (int X, int Y, int Right, int Down) pass, Func<SKColor, byte[]> pixel)
    {
        for (var y = pass.Y; y < picture.Height; y += pass.Down)
        {
            yield return 0;
            for (var x = pass.X; x < picture.Width; x += pass.Right)
                foreach (var value in pixel(picture.GetPixel(x, y))) yield return value;
        }
    }

    private static byte[] Rgba(SKColor colour) => [colour.Red, colour.Green, colour.Blue, colour.Alpha];

    private static byte[] Header(int width, int height, byte depth, byte colour, byte interlace)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colour, interlace);
        return header;
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Draw.Crc32(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }
}
