using System.Security.Cryptography;
using System.Text;

namespace KartuAsn.Rules;

/// <summary>
/// A receipt's number, for example <c>KA-7H2K-9QPD-M3XT-0001-5</c>: sixty bits that stand for the person, the count of that person's
/// uploads, and a check character, all of Crockford's alphabet. No counter is shared by anybody, and nothing of the person can be read from it.
/// </summary>
public static class ReceiptNumber
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(string personKey, int count)
    {
        var person = Letters(personKey);
        var number = $"{count:D4}";
        var check = Check(person + number);
        return $"KA-{person[..4]}-{person[4..8]}-{person[8..]}-{number}-{check}";
    }

    /// <summary>Whether the check character fits: finds any one wrong character and any two neighbours swapped.</summary>
    public static bool IsWellFormed(string receipt)
    {
        var text = receipt.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return text.StartsWith("KA", StringComparison.Ordinal) && text.Length >= 19 && text[2..].All(Crockford.Contains)
            && Check(text[2..^1]) == text[^1];
    }

    /// <summary>Twelve letters that stand for a text: sixty bits of its SHA-256, from which nothing of it can be read.</summary>
    internal static string Letters(string text)
    {
        var bits = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return string.Create(12, bits, (letters, value) =>
        {
            for (var i = 0; i < letters.Length; i++, value >>= 5) letters[i] = Crockford[(int)(value & 31)];
        });
    }

    /// <summary>Each place weighs a different power of two in GF(32), so no wrong character and no two swapped ones cancel out.</summary>
    private static char Check(string text)
    {
        var sum = 0;
        foreach (var c in text) sum = Doubled(sum) ^ Crockford.IndexOf(c, StringComparison.Ordinal);
        return Crockford[Doubled(sum)];
    }

    /// <summary>In the field of x⁵ + x² + 1.</summary>
    private static int Doubled(int value) => value < 16 ? value << 1 : (value << 1) ^ 0b100101;
}
