using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace KartuAsn.Imaging;

/// <summary>What a PDF is made of, as far as the check needs it; texts are read over, not kept.</summary>
internal abstract record PdfValue
{
    private PdfValue() { }

    public sealed record Name(string Text) : PdfValue;

    /// <param name="Integer">Null for a fraction.</param>
    public sealed record Number(int? Integer) : PdfValue;

    public sealed record Reference(int Target) : PdfValue;

    /// <summary>A text, true, false or null.</summary>
    public sealed record Other : PdfValue;

    public sealed record List(ImmutableArray<PdfValue> Items) : PdfValue;

    public sealed record Dictionary(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
    {
        public PdfValue? this[string key] => Entries.GetValueOrDefault(key);
    }
}

/// <summary>Reads one value at a time; null where there is none to be read. Every name passed is told to <paramref name="onName"/>.</summary>
internal ref struct PdfReader(ReadOnlySpan<byte> bytes, int at, Action<string> onName)
{
    private const int Deepest = 64;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public static ReadOnlySpan<byte> White => "\0\t\n\f\r "u8;

    private static readonly SearchValues<byte> Whites = SearchValues.Create(White);

    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    public int At { get; private set; } = at;

    private readonly ReadOnlySpan<byte> Rest => bytes[At..];

    /// <param name="references">Whether "12 0 R" may occur (not in the index of an object stream).</param>
    public PdfValue? Value(bool references = true) => Value(0, references);

    public bool Keyword(ReadOnlySpan<byte> word)
    {
        SkipWhite();
        if (!Rest.StartsWith(word))
            return false;
        At += word.Length;
        return true;
    }

    private PdfValue? Value(int depth, bool references)
    {
        SkipWhite();
        if (Rest.IsEmpty || depth > Deepest)
            return null;
        return (char)Rest[0] switch
        {
            '/' => ReadName(),
            '[' => ReadList(depth),
            '(' => ReadText(),
            '<' when Rest.StartsWith("<<"u8) => ReadDictionary(depth),
            '<' => ReadHex(),
            '+' or '-' or '.' or (>= '0' and <= '9') => ReadNumber(references),
            _ => ReadWord(),
        };
    }

    private void SkipWhite()
    {
        while (true)
        {
            var skip = Rest.IndexOfAnyExcept(Whites);
            At = skip < 0 ? bytes.Length : At + skip;
            if (Rest.IsEmpty || Rest[0] != '%')
                return;
            var line = Rest.IndexOfAny((byte)'\r', (byte)'\n');
            At = line < 0 ? bytes.Length : At + line;
        }
    }

    private ReadOnlySpan<byte> Token()
    {
        var end = Rest.IndexOfAny(Delimiters);
        var token = end < 0 ? Rest : Rest[..end];
        At += token.Length;
        return token;
    }

    private PdfValue.Name ReadName()
    {
        At++;
        var token = Token();
        var text = token.Contains((byte)'#') ? Unescaped(token) : Encoding.Latin1.GetString(token);
        onName(text);
        return new(text);
    }

    private static string Unescaped(ReadOnlySpan<byte> token)
    {
        var text = new StringBuilder(token.Length);
        for (var i = 0; i < token.Length; i++)
            if (token[i] == '#' && i + 2 < token.Length
                && byte.TryParse(token.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 2;
            }
            else
                text.Append((char)token[i]);
        return text.ToString();
    }

    private PdfValue.List? ReadList(int depth)
    {
        At++;
        var items = ImmutableArray.CreateBuilder<PdfValue>();
        while (!Keyword("]"u8))
        {
            if (Value(depth + 1, references: true) is not { } item)
                return null;
            items.Add(item);
        }
        return new PdfValue.List(items.ToImmutable());
    }

    private PdfValue.Dictionary? ReadDictionary(int depth)
    {
        At += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (!Keyword(">>"u8))
        {
            if (Value(depth + 1, references: true) is not PdfValue.Name key || Value(depth + 1, references: true) is not { } value)
                return null;
            entries[key.Text] = value;
        }
        return new PdfValue.Dictionary(entries);
    }

    private PdfValue.Other? ReadText()
    {
        var open = 0;
        for (var i = At; i < bytes.Length; i++)
        {
            switch ((char)bytes[i])
            {
                case '\\': i++; break;
                case '(': open++; break;
                case ')' when --open == 0:
                    At = i + 1;
                    return new PdfValue.Other();
            }
        }
        return null;
    }

    private PdfValue.Other? ReadHex()
    {
        var end = Rest.IndexOf((byte)'>');
        if (end < 0)
            return null;
        At += end + 1;
        return new PdfValue.Other();
    }

    private PdfValue? ReadNumber(bool references)
    {
        var token = Token();
        if (!int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return double.TryParse(token, CultureInfo.InvariantCulture, out _) ? new PdfValue.Number(null) : null;
        return references && IsReference() ? new PdfValue.Reference(number) : new PdfValue.Number(number);
    }

    /// <summary>Behind a number: a generation and R. Goes past them only if they are there.</summary>
    private bool IsReference()
    {
        var back = At;
        SkipWhite();
        var generation = Token();
        if (!generation.IsEmpty && generation.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            SkipWhite();
            if (Token() is [(byte)'R'])
                return true;
        }
        At = back;
        return false;
    }

    private PdfValue.Other? ReadWord() => Token() is { IsEmpty: false } token
        && (token.SequenceEqual("true"u8) || token.SequenceEqual("false"u8) || token.SequenceEqual("null"u8))
        ? new PdfValue.Other() : null;
}
