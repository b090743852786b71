using System.Security.Cryptography;
using System.Text;

namespace KartuAsn.Rules;

/// <summary>
/// A receipt's number, for example <c>KA-7H2K-9QPD-M3XT-0001-5</c>: sixty bits that stand for the person, the count of that person's
/// uploads, and a check character (ISO 7064, MOD 37,36). No counter is shared by anybody, and nothing of the person can be read from it.
/// </summary>
public static class ReceiptNumber
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Of(string personKey, int count)
    {
        var person = Person(personKey);
        var number = $"{count:D4}";
        var check = Check(person + number);
        return $"KA-{person[..4]}-{person[4..8]}-{person[8..]}-{number}-{check}";
    }

    /// <summary>Whether the check character fits: finds any one wrong character and any two neighbours swapped.</summary>
    public static bool IsWellFormed(string receipt)
    {
        var text = receipt.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return text.StartsWith("KA", StringComparison.Ordinal) && text.Length >= 19 && text.All(Alphabet.Contains)
            && Check(text[2..^1]) == text[^1];
    }

    private static string Person(string key)
    {
        var bits = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return string.Create(12, bits, (letters, value) =>
        {
            for (var i = 0; i < letters.Length; i++, value >>= 5) letters[i] = Crockford[(int)(value & 31)];
        });
    }

    private static char Check(string text)
    {
        var p = 36;
        foreach (var c in text)
        {
            p = (p + Alphabet.IndexOf(c, StringComparison.Ordinal)) % 36;
            p = (p == 0 ? 36 : p) * 2 % 37;
        }

        return Alphabet[(37 - p) % 36];
    }
}
