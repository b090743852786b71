using System.Globalization;
using System.Security.Cryptography;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Codes that an application on the telephone computes from a shared key and the time: RFC 6238 with SHA-1, six digits, 30 seconds.</summary>
public static class OneTimeCodes
{
    public const int Digits = 6;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>160 random bits, as applications take them.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>The time step whose code this is, at most one before or after now, so that clocks may differ a little; null: of none.</summary>
    public static long? StepOf(string code, string key, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;
        foreach (var step in new[] { current, current - 1, current + 1 })
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(CodeAt(key, step))))
                return step;
        return null;
    }

    public static string CodeAt(string key, DateTimeOffset at) => CodeAt(key, at.ToUnixTimeSeconds() / (long)Step.TotalSeconds);

    /// <summary>What the QR code holds.</summary>
    public static string Address(string key, string login, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(login)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";

    private static string CodeAt(string key, long step)
    {
        var counter = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The RFC's hash, which every application speaks; as HMAC it is not broken.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in key)
        {
            (held, bits) = ((held << 5) | Base32.IndexOf(letter, StringComparison.Ordinal), bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
