using System.Buffers;
using System.Text;

namespace KartuAsn.Roster.Xlsx;

/// <summary>
/// The texts that cells of an XLSX refer to by number. They are kept as bytes, and one becomes a text only when a cell that is needed
/// refers to it: among them are those of the dropped columns.
/// </summary>
internal sealed class SharedStrings
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<int> ends = [];

    public int Count => ends.Count;

    public static SharedStrings Read(XmlPart? part, RosterLimits limits)
    {
        var strings = new SharedStrings();
        if (part is null) return strings;
        var text = new TextBuffer(limits.LongestRecord);
        while (part.ReadStart())
        {
            if (part.Name != "si") continue;
            text.Clear();
            text.AppendRichText(part);
            strings.Add(text.Span, limits);
        }
        return strings;
    }

    public bool IsWhite(int index) => BytesOf(index).IndexOfAnyExcept(" \t\r\n"u8) < 0;

    public string this[int index] => Encoding.UTF8.GetString(BytesOf(index));

    private ReadOnlySpan<byte> BytesOf(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return bytes.WrittenSpan[start..ends[index]];
    }

    private void Add(ReadOnlySpan<char> text, RosterLimits limits)
    {
        Encoding.UTF8.GetBytes(text, bytes);
        ends.Add(bytes.WrittenCount);
        if (ends.Count > limits.SharedStrings || bytes.WrittenCount > limits.SharedStringBytes)
            throw Refusing.TooLarge($"lebih dari {limits.SharedStrings} teks berbeda, atau {limits.SharedStringBytes >> 20} MB");
    }
}
