using System.Buffers;
using System.IO.Compression;

namespace KartuAsn.Imaging;

/// <summary>
/// Judges a PDF without a general reader: those recurse as deep as a file nests, inflate as much as it asks and follow its loops.
/// Here every object is read in one pass, with bounds on depth and inflated size; the last object of a number counts.
/// </summary>
internal static class PdfCheck
{
    /// <summary>All that object streams may inflate to; a one-page card needs a few kilobytes.</summary>
    private const int MostInflated = 16 * 1024 * 1024;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private static readonly HashSet<string> ActiveNames = new(StringComparer.Ordinal)
    {
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "SubmitForm", "ImportData", "GoToE", "Rendition",
    };

    public static CardFileRefusal? Fault(ReadOnlyMemory<byte> file)
    {
        if (Read(file) is not { Root: { } root } document)
            return new CardFileRefusal.PdfUnreadable();
        if (document.Encrypted)
            return new CardFileRefusal.PdfEncrypted();
        if (document.Active is { } what)
            return new CardFileRefusal.PdfActive(what);
        return Pages(document, root) switch
        {
            null => new CardFileRefusal.PdfUnreadable(),
            1 => null,
            { } count => new CardFileRefusal.PdfPages(count),
        };
    }

    private sealed class Document
    {
        public Dictionary<int, PdfValue> Objects { get; } = [];

        public int? Root { get; set; }

        public bool Encrypted { get; set; }

        public string? Active { get; set; }

        public int Inflated { get; set; }

        public PdfValue? Resolve(PdfValue? value) =>
            value is PdfValue.Reference reference ? Objects.GetValueOrDefault(reference.Target) : value;

        public void NoteTrailer(PdfValue.Dictionary trailer)
        {
            if (trailer["Root"] is PdfValue.Reference root)
                Root = root.Target;
            Encrypted |= trailer["Encrypt"] is not null;
        }

        public void NoteName(string name) => Active ??= ActiveNames.Contains(name) ? name : null;
    }

    /// <summary>Null when something in it cannot be read.</summary>
    private static Document? Read(ReadOnlyMemory<byte> file)
    {
        var document = new Document();
        var bytes = file.Span;
        var at = 0;
        while (NextObject(bytes, at) is { } next)
        {
            var reader = new PdfReader(bytes, next.Body, document.NoteName);
            if (reader.Value() is not { } value || (next.Number is null && value is not PdfValue.Dictionary))
                return null;
            at = reader.At;
            if (next.Number is not { } number)
                document.NoteTrailer((PdfValue.Dictionary)value);
            else
            {
                document.Objects[number] = value;
                if (value is PdfValue.Dictionary dictionary && reader.Keyword("stream"u8))
                {
                    if (StreamEnd(bytes, reader.At, dictionary) is not { } stream || !TakeStream(document, dictionary, file[stream.Body]))
                        return null;
                    at = stream.After;
                }
            }
        }
        return document;
    }

    /// <summary>The next "12 0 obj", or "trailer" (without a number).</summary>
    private static (int? Number, int Body)? NextObject(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            var found = bytes[at..].IndexOfAny((byte)'o', (byte)'t');
            if (found < 0)
                return null;
            at += found;
            if (bytes[at..].StartsWith("trailer"u8))
                return (null, at + 7);
            if (bytes[at..].StartsWith("obj"u8) && NumberBefore(bytes[..at]) is { } number)
                return (number, at + 3);
            at++;
        }
        return null;
    }

    private static int? NumberBefore(ReadOnlySpan<byte> before)
    {
        before = before.TrimEnd(PdfReader.White);
        var generation = before.LastIndexOfAnyExcept(Digits) + 1;
        if (generation == before.Length || generation == 0)
            return null;
        before = before[..generation].TrimEnd(PdfReader.White);
        if (before.Length == generation)
            return null;
        var number = before.LastIndexOfAnyExcept(Digits) + 1;
        return number < before.Length && int.TryParse(before[number..], out var value) ? value : null;
    }

    private static (Range Body, int After)? StreamEnd(ReadOnlySpan<byte> bytes, int at, PdfValue.Dictionary dictionary)
    {
        if (at < bytes.Length && bytes[at] == '\r')
            at++;
        if (at < bytes.Length && bytes[at] == '\n')
            at++;
        if (dictionary["Length"] is PdfValue.Number { Integer: { } length } && length >= 0 && length <= bytes.Length - at
            && bytes[(at + length)..].TrimStart(PdfReader.White).StartsWith("endstream"u8))
            return (at..(at + length), at + length);
        var end = bytes[at..].IndexOf("endstream"u8);
        return end < 0 ? null : (at..(at + end), at + end);
    }

    /// <summary>Of all streams only those that hold objects or the trailer matter here.</summary>
    private static bool TakeStream(Document document, PdfValue.Dictionary dictionary, ReadOnlyMemory<byte> body)
    {
        if (dictionary["Type"] is not PdfValue.Name type)
            return true;
        if (type.Text == "XRef")
            document.NoteTrailer(dictionary);
        return type.Text != "ObjStm" || TakeObjects(document, dictionary, body);
    }

    private static bool TakeObjects(Document document, PdfValue.Dictionary dictionary, ReadOnlyMemory<byte> body)
    {
        if (dictionary["N"] is not PdfValue.Number { Integer: { } count } || dictionary["First"] is not PdfValue.Number { Integer: { } first })
            return false;
        if (Inflate(document, dictionary, body) is not { } bytes || first < 0 || first > bytes.Length || count < 0)
            return false;
        var index = new PdfReader(bytes, 0, document.NoteName);
        for (var i = 0; i < count; i++)
        {
            if (index.Value(references: false) is not PdfValue.Number { Integer: { } number }
                || index.Value(references: false) is not PdfValue.Number { Integer: { } offset }
                || offset < 0 || offset > bytes.Length - first
                || new PdfReader(bytes, first + offset, document.NoteName).Value() is not { } value)
                return false;
            document.Objects[number] = value;
        }
        return true;
    }

    private static byte[]? Inflate(Document document, PdfValue.Dictionary dictionary, ReadOnlyMemory<byte> body)
    {
        if (dictionary["Filter"] is null)
            return body.ToArray();
        var plain = dictionary["DecodeParms"] is null
            && (dictionary["Filter"] is PdfValue.Name { Text: "FlateDecode" } || dictionary["Filter"] is PdfValue.List { Items: [PdfValue.Name { Text: "FlateDecode" }] });
        return plain ? Inflate(document, body) : null;
    }

    private static byte[]? Inflate(Document document, ReadOnlyMemory<byte> body)
    {
        using var inflater = new ZLibStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        var inflated = new ArrayBufferWriter<byte>();
        try
        {
            while (inflater.Read(inflated.GetSpan(64 * 1024)) is > 0 and var read)
            {
                inflated.Advance(read);
                document.Inflated += read;
                if (document.Inflated > MostInflated)
                    return null;
            }
        }
        catch (Exception notZlib) when (notZlib is InvalidDataException or IOException)
        {
            // The library's only ways to say that the bytes are no zlib, or need a dictionary.
            return null;
        }
        return inflated.WrittenSpan.ToArray();
    }

    /// <summary>Leaves of the page tree; null when it has a loop, or is no tree.</summary>
    private static int? Pages(Document document, int root)
    {
        if (document.Objects.GetValueOrDefault(root) is not PdfValue.Dictionary catalog)
            return null;
        var seen = new HashSet<PdfValue>(ReferenceEqualityComparer.Instance);
        var todo = new Stack<PdfValue?>([catalog["Pages"]]);
        var leaves = 0;
        while (todo.TryPop(out var next))
        {
            if (document.Resolve(next) is not PdfValue.Dictionary node || !seen.Add(node))
                return null;
            if (document.Resolve(node["Kids"]) is PdfValue.List kids)
                foreach (var kid in kids.Items)
                    todo.Push(kid);
            else
                leaves++;
        }
        return leaves;
    }
}
