using System.Buffers.Binary;
using System.IO.Compression;

namespace KartuAsn.Imaging.Cards;

/// <summary>A WOFF 1.0 font unpacked to plain OpenType: what shapes text and what a PDF embeds both read nothing else.</summary>
internal static class Woff
{
    private const int WoffHeader = 44;
    private const int WoffEntry = 20;
    private const int FontHeader = 12;
    private const int FontEntry = 16;

    public static byte[] Unpack(ReadOnlySpan<byte> woff)
    {
        var tables = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        var font = new byte[BinaryPrimitives.ReadUInt32BigEndian(woff[16..])];
        WriteHeader(font, woff, tables);
        var place = FontHeader + (tables * FontEntry);
        for (var i = 0; i < tables; i++)
        {
            var entry = woff.Slice(WoffHeader + (i * WoffEntry), WoffEntry);
            var length = Number(entry, 12);
            WriteEntry(font.AsSpan(FontHeader + (i * FontEntry)), entry, place, length);
            Read(woff.Slice(Number(entry, 4), Number(entry, 8)), font.AsSpan(place, length));
            place += (length + 3) & ~3;
        }
        return font;
    }

    private static void WriteHeader(Span<byte> font, ReadOnlySpan<byte> woff, ushort tables)
    {
        var power = (ushort)System.Numerics.BitOperations.Log2(tables);
        woff.Slice(4, 4).CopyTo(font);
        BinaryPrimitives.WriteUInt16BigEndian(font[4..], tables);
        BinaryPrimitives.WriteUInt16BigEndian(font[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(font[8..], power);
        BinaryPrimitives.WriteUInt16BigEndian(font[10..], (ushort)((tables * 16) - (16 << power)));
    }

    /// <summary>Tag and checksum stay, place and length are those of the unpacked table.</summary>
    private static void WriteEntry(Span<byte> to, ReadOnlySpan<byte> entry, int place, int length)
    {
        entry[..4].CopyTo(to);
        entry[16..20].CopyTo(to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to[8..], place);
        BinaryPrimitives.WriteInt32BigEndian(to[12..], length);
    }

    private static void Read(ReadOnlySpan<byte> packed, Span<byte> table)
    {
        if (packed.Length == table.Length)
        {
            packed.CopyTo(table);
            return;
        }
        using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        zlib.ReadExactly(table);
    }

    private static int Number(ReadOnlySpan<byte> entry, int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(entry[at..]);
}
