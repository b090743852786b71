using System.IO.Hashing;

namespace KartuAsn.Roster.Xlsx;

/// <summary>What may still be unpacked of one XLSX.</summary>
internal sealed class Allowance(RosterLimits limits)
{
    private long left = limits.UnpackedBytes;

    public void Take(int bytes)
    {
        left -= bytes;
        if (left < 0) throw Refusing.TooLarge($"lebih dari {limits.UnpackedBytes >> 20} MB setelah dibuka");
    }
}

/// <summary>
/// One unpacked part of an XLSX. Counts the bytes that really come, whatever the zip claims, and compares the checksum at the end: a zip
/// that was damaged on its way may still unpack, with other digits.
/// </summary>
internal sealed class GuardedStream(Stream unpacked, long packedBytes, uint checksum, Allowance allowance, int ratio) : Stream
{
    /// <summary>Below this a high ratio does no harm: an empty sheet packs well.</summary>
    private const int HarmlessBytes = 16 << 20;

    /// <summary>More than one name with its attributes, or a piece of a text, can be; the reader of XML keeps these whole.</summary>
    private const int NodeBytes = 1 << 20;

    private readonly Crc32 crc = new();
    private long count;
    private long ofNode;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The reader of XML gave something back.</summary>
    public void NewNode() => ofNode = 0;

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        if (read == 0 && buffer.Length > 0 && crc.GetCurrentHashAsUInt32() != checksum) throw Refusing.Broken();
        crc.Append(buffer[..read]);
        Count(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Count(int read)
    {
        allowance.Take(read);
        count += read;
        ofNode += read;
        if (count > HarmlessBytes && count / ratio > packedBytes) throw Refusing.TooLarge($"isinya dimampatkan lebih dari {ratio} kali");
        if (ofNode > NodeBytes) throw Refusing.TooLarge("satu sel atau satu unsur XML terlalu panjang");
    }
}
