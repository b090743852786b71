using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KartuAsn.Gateway.Verifications;

/// <summary>What the code on a copy claims (docs/token.md). Nothing of the person can be read from it.</summary>
/// <param name="Key">Number of the key that signed it, 1 to 255.</param>
/// <param name="Card">The copy's id: 16 hex digits.</param>
/// <param name="Issued">The local day on which the copy was first drawn.</param>
public sealed record CardToken(byte Key, string Card, DateOnly Issued)
{
    /// <summary>Of the text, in letters.</summary>
    public const int Length = 122;

    private const byte Version = 1;
    private const int ClaimBytes = 12;
    private const int SignatureBytes = 64;
    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    /// <summary>The text with its signature.</summary>
    public string Sealed(ECDsa key)
    {
        var claim = Claim();
        return Base32.Write([.. claim, .. key.SignData(claim, HashAlgorithmName.SHA256)]);
    }

    /// <summary>What a text claims, by whomever it was written; null when it is no code of ours at all.</summary>
    public static (CardToken Token, byte[] Claim, byte[] Signature)? Read(string text)
    {
        if (text.Length != Length || Base32.Read(text.ToUpperInvariant()) is not { } bytes || bytes[0] != Version)
            return null;
        var token = new CardToken(bytes[1], Convert.ToHexStringLower(bytes[2..10]), FirstDay.AddDays(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(10))));
        return (token, bytes[..ClaimBytes], bytes[ClaimBytes..(ClaimBytes + SignatureBytes)]);
    }

    private byte[] Claim()
    {
        var claim = new byte[ClaimBytes];
        (claim[0], claim[1]) = (Version, Key);
        Convert.FromHexString(Card).CopyTo(claim, 2);
        BinaryPrimitives.WriteUInt16BigEndian(claim.AsSpan(10), (ushort)(Issued.DayNumber - FirstDay.DayNumber));
        return claim;
    }
}
