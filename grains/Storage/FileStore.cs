using System.Security.Cryptography;

namespace KartuAsn.Storage;

/// <summary>
/// Bytes by their SHA-256 (lower-case hex), each stored once. Put before the row that names them: when it answers, they are durable.
/// </summary>
public abstract class FileStore
{
    private const int HexDigits = 2 * SHA256.HashSizeInBytes;

    /// <summary>Answers the name under which the bytes are now found. Repeating it, also at the same time, is harmless.</summary>
    public abstract Task<string> Put(Stream content);

    public Task<string> Put(byte[] content) => Put(new MemoryStream(content, writable: false));

    /// <summary>Null when there are no such bytes. The caller closes it.</summary>
    public abstract Task<Stream?> Open(string sha256);

    public abstract Task<bool> Exists(string sha256);

    /// <summary>Deleting what is not there is harmless.</summary>
    public abstract Task Delete(string sha256);

    public static bool IsName(string text) => text.Length == HexDigits && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A name never leads anywhere else: it comes from records, but a path is made of it.</summary>
    protected static string Checked(string sha256) =>
        IsName(sha256) ? sha256 : throw new ArgumentException("A file's name is 64 lower-case hex digits.", nameof(sha256));
}
