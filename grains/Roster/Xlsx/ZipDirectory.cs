using System.Buffers.Binary;

namespace KartuAsn.Roster.Xlsx;

/// <summary>
/// Looks at the size of a zip's table of contents before anybody reads it: a reader keeps all of it in memory, and the number of
/// entries that a zip claims to have is whatever its maker wrote there.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LongestComment = 65_535;

    /// <summary>More than a real entry takes: 46 bytes, a name, dates.</summary>
    private const int BytesPerEntry = 512;

    public static void Check(Stream zip, RosterLimits limits)
    {
        var tail = new byte[Math.Min(zip.Length, EndBytes + LongestComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        zip.Position = 0;
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndBytes) throw Refusing.Broken();
        Check(tail.AsSpan(at), zip.Length - tail.Length + at, limits);
    }

    private static void Check(ReadOnlySpan<byte> end, long endsAt, RosterLimits limits)
    {
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var disk = BinaryPrimitives.ReadUInt16LittleEndian(end[4..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        // All ones point to a second table, for zips larger than any that is taken here.
        var isLarger = disk == ushort.MaxValue || start == uint.MaxValue;
        if (isLarger || entries > limits.Entries || endsAt - start > limits.Entries * BytesPerEntry)
            throw Refusing.TooLarge($"lebih dari {limits.Entries} berkas di dalamnya");
    }
}
