namespace KartuAsn.Gateway.Verifications;

/// <summary>RFC 4648, capitals without padding: letters that a QR code holds in five and a half bits each.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        var (bits, held) = (0, 0);
        var at = 0;
        foreach (var value in bytes)
        {
            (bits, held) = ((bits << 8) | value, held + 8);
            for (; held >= 5; held -= 5)
                text[at++] = Alphabet[(bits >> (held - 5)) & 31];
            bits &= (1 << held) - 1;
        }
        if (held > 0)
            text[at] = Alphabet[(bits << (5 - held)) & 31];
        return new(text);
    }

    /// <summary>Null when it is no such text. Bits left over at the end must be none, so that there is one text for the same bytes.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, held) = (0, 0);
        var at = 0;
        foreach (var letter in text)
        {
            if (Alphabet.IndexOf(letter, StringComparison.Ordinal) is not (>= 0 and var value))
                return null;
            (bits, held) = ((bits << 5) | value, held + 5);
            if (held < 8)
                continue;
            held -= 8;
            bytes[at++] = (byte)(bits >> held);
            bits &= (1 << held) - 1;
        }
        return bits == 0 && held < 5 ? bytes : null;
    }
}
