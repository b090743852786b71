namespace KartuAsn.Roster.Xlsx;

/// <summary>Characters of one row or one shared text, used again and again.</summary>
internal sealed class TextBuffer(int longest)
{
    private char[] chars = new char[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => chars.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>The text at which the reader stands.</summary>
    public void Append(XmlPart part)
    {
        while (true)
        {
            if (Length == chars.Length) Grow();
            var read = part.ReadText(chars, Length);
            if (read == 0) return;
            Length += read;
        }
    }

    /// <summary>
    /// All texts up to the end of the element at which the reader stands, whatever their formatting; but not how they are pronounced.
    /// True: there is a formula among them.
    /// </summary>
    public bool AppendRichText(XmlPart part)
    {
        if (part.IsEmpty) return false;
        var (depth, within, spoken, formula) = (part.Depth, "", false, false);
        while (part.Read() && part.Depth > depth)
        {
            if (part.IsStart)
            {
                within = part.Name;
                spoken |= within == "rPh" && !part.IsEmpty;
                formula |= within == "f";
            }
            else if (part.IsEnd) spoken &= part.Name != "rPh";
            else if (!spoken && part.IsText && within is "t" or "v") Append(part);
        }
        return formula;
    }

    private void Grow()
    {
        if (chars.Length >= longest) throw Refusing.TooLarge($"satu baris memuat lebih dari {longest} karakter");
        Array.Resize(ref chars, Math.Min(chars.Length * 2, longest));
    }
}
