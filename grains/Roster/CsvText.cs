using System.Text;

namespace KartuAsn.Roster;

/// <summary>The file as characters: its encoding and its delimiter, both noticed from its beginning.</summary>
internal sealed class CsvText
{
    private readonly StrayBytes stray = new();

    private CsvText(byte[] prefix, Stream rest)
    {
        var encoding = EncodingOf(prefix);
        var start = prefix.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        Delimiter = DelimiterOf(encoding.GetString(prefix, start, prefix.Length - start));
        stray.Seen = false;
        Reader = new StreamReader(new PrefixedStream(prefix.AsMemory(start), rest), encoding, detectEncodingFromByteOrderMarks: false);
    }

    public TextReader Reader { get; }

    public char Delimiter { get; }

    /// <summary>Bytes that are no UTF-8 were read as Windows-1252. Certain only when all has been read.</summary>
    public bool HadWindows1252 => stray.Seen;

    public static CsvText Of(byte[] prefix, Stream rest) => new(prefix, rest);

    private Encoding EncodingOf(ReadOnlySpan<byte> prefix) => prefix switch
    {
        _ when prefix.StartsWith(Encoding.Unicode.Preamble) => Encoding.Unicode,
        _ when prefix.StartsWith(Encoding.BigEndianUnicode.Preamble) => Encoding.BigEndianUnicode,
        _ => Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, stray),
    };

    /// <summary>Whichever of the three separates the header into the most columns; separators within quotes do not.</summary>
    internal static char DelimiterOf(string beginning)
    {
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var c in beginning.AsSpan().TrimStart())
        {
            if (c == '"') quoted = !quoted;
            if (!quoted && c is '\r' or '\n') break;
            if (!quoted && ",;\t".IndexOf(c, StringComparison.Ordinal) is >= 0 and var which) counts[which]++;
        }
        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }
}

/// <summary>Reads bytes that are no UTF-8 as Windows-1252, the encoding of older Excels here, and remembers that there were any.</summary>
internal sealed class StrayBytes : DecoderFallback
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public bool Seen { get; set; }

    /// <summary>As many bytes as one broken sequence of UTF-8 may have.</summary>
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(StrayBytes owner) : DecoderFallbackBuffer
    {
        private string chars = "";
        private int next;

        public override int Remaining => chars.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Seen = true;
            (chars, next) = (Windows1252.GetString(bytesUnknown), 0);
            return chars.Length > 0;
        }

        public override char GetNextChar() => next < chars.Length ? chars[next++] : '\0';

        public override bool MovePrevious() => next > 0 && next-- > 0;

        public override void Reset() => (chars, next) = ("", 0);
    }
}

/// <summary>A stream whose first bytes were already read, as one. It does not close the stream behind it.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> left = prefix;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        left.IsEmpty ? await rest.ReadAsync(buffer, cancellationToken) : TakeLeft(buffer.Span);

    public override int Read(Span<byte> buffer) => left.IsEmpty ? rest.Read(buffer) : TakeLeft(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int TakeLeft(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, left.Length);
        left.Span[..count].CopyTo(buffer);
        left = left[count..];
        return count;
    }
}
