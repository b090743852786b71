using System.Security.Cryptography;
using System.Text;
using KartuAsn.Gateway.Hosting;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// Passwords that are known from breaches (NIST SP 800-63B-4, 3.1.1.2), by a file that whoever runs this provides: lines that begin with the
/// SHA-1 of a password in capitals, in the order of these, as Pwned Passwords gives them. Nothing is asked of anybody else. Without a file
/// no password is known.
/// </summary>
public sealed class BreachedPasswords
{
    public const string Setting = "Accounts:BreachedPasswords";

    /// <summary>More than a line of such a file has.</summary>
    private const int LongestLine = 128;

    private const int HashLength = 40;

    private readonly string? path;

    /// <param name="path">Null or empty: there is no file.</param>
    public BreachedPasswords(string? path)
    {
        this.path = string.IsNullOrEmpty(path) ? null : path;
        if (this.path is not null && !File.Exists(this.path))
            throw new SettingException(Setting, $"berkas {this.path} tidak ada. Perbaiki alamatnya, atau hapus setelan ini.");
    }

    public bool Has(string password) => path is not null && Find(path, HashOf(password));

    // The file's key, chosen by those who make such files; it protects nothing.
#pragma warning disable CA5350
    private static string HashOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(PasswordRules.Composed(password))));
#pragma warning restore CA5350

    /// <summary>Halves the part of the file in which the line may begin, until nothing is left of it.</summary>
    private static bool Find(string path, string hash)
    {
        using var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        var (first, end) = (0L, RandomAccess.GetLength(file));
        while (first < end)
        {
            var middle = first + ((end - first) / 2);
            var (start, known) = LineAfter(file, middle);
            switch (known is null ? 1 : string.CompareOrdinal(known, hash))
            {
                case 0: return true;
                case < 0: first = start + 1; break;
                default: end = middle; break;
            }
        }
        return false;
    }

    /// <summary>The first line that begins at or after a place, and its hash; none: null.</summary>
    private static (long Start, string? Hash) LineAfter(Microsoft.Win32.SafeHandles.SafeFileHandle file, long at)
    {
        Span<byte> read = stackalloc byte[LongestLine + HashLength];
        var from = Math.Max(0, at - 1);
        read = read[..RandomAccess.Read(file, read, from)];
        var skipped = at == 0 ? 0 : read.IndexOf((byte)'\n') + 1;
        return (at > 0 && skipped == 0) || read.Length - skipped < HashLength ? (at, null) : (from + skipped, Encoding.Latin1.GetString(read.Slice(skipped, HashLength)));
    }
}
