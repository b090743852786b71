using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KartuAsn.Storage;

/// <summary>Random secrets, long enough to need no salt and no slow hash.</summary>
public static class Secrets
{
    private const string CodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>80 bits for people to type: four groups of four, without letters that look like others.</summary>
    public static string NewCode() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(CodeLetters, 4)));

    /// <summary>A code as it was made, however somebody wrote it: without groups, in small letters, O for 0.</summary>
    public static string Code(string typed)
    {
        var letters = typed.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1').Where(CodeLetters.Contains).ToArray();
        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>A name for something secret; not itself one.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
