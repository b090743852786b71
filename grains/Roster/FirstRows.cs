using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KartuAsn.Rules;

namespace KartuAsn.Roster;

/// <summary>Where each value of a column stood first. Keeps 64 bits of a hash and the row, so that millions of rows stay small.</summary>
internal sealed class FirstRows
{
    private readonly Dictionary<ulong, int> rows = [];

    /// <summary>The row that had this value before; null: this is the first.</summary>
    public int? Before(string value, int row)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, HashOf(value), out var seen);
        if (!seen) first = row;
        return seen ? first : null;
    }

    private static ulong HashOf(string value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(Key.Of(value).AsSpan()), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
