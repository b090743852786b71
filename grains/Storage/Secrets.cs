using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KartuAsn.Storage;

/// <summary>Random secrets of 256 bits: they need no salt and no slow hash.</summary>
public static class Secrets
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A name for something secret; not itself one.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
