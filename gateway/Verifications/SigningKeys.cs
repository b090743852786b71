using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace KartuAsn.Gateway.Verifications;

/// <summary>What a text is that somebody gives for a code.</summary>
public abstract record CodeReading
{
    private CodeReading() { }

    /// <summary>Signed by one of our keys.</summary>
    public sealed record Genuine(CardToken Token) : CodeReading;

    /// <summary>In the form of a code, but none of our keys signed it.</summary>
    public sealed record Forged : CodeReading;

    /// <summary>Nothing that was ever a code.</summary>
    public sealed record NoCode : CodeReading;
}

/// <summary>Signs codes with the newest key, and verifies those of every key. A key added beside a running server is known within seconds.</summary>
public sealed class SigningKeys : IDisposable
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    private readonly SigningKeyFolder folder;
    private readonly TimeProvider time;
    private readonly Lock reading = new();
    private ImmutableSortedDictionary<byte, ECDsa> keys = ImmutableSortedDictionary<byte, ECDsa>.Empty;
    private long readAt;

    public SigningKeys(SigningKeyFolder folder, TimeProvider time)
    {
        (this.folder, this.time) = (folder, time);
        lock (reading)
            Read();
    }

    public byte Newest => Known().Keys.Last();

    public string Sign(string card, DateOnly issued)
    {
        var (number, key) = Known().Last();
        lock (key)
            return new CardToken(number, card, issued).Sealed(key);
    }

    /// <summary>Takes the same time whatever the signature is worth.</summary>
    public CodeReading Read(string code)
    {
        if (CardToken.Read(code) is not var (token, claim, signature))
            return new CodeReading.NoCode();
        var known = Known();
        var isKnown = known.TryGetValue(token.Key, out var named);
        var key = named ?? known.Last().Value;
        lock (key)
            return key.VerifyData(claim, signature, HashAlgorithmName.SHA256) && isKnown ? new CodeReading.Genuine(token) : new CodeReading.Forged();
    }

    /// <summary>The public halves (RFC 7517).</summary>
    public JsonWebKeys Public() => new([.. Known().Select(key => JsonWebKey.Of(key.Key, key.Value.ExportParameters(includePrivateParameters: false).Q))]);

    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }

    private ImmutableSortedDictionary<byte, ECDsa> Known()
    {
        lock (reading)
        {
            if (time.GetElapsedTime(readAt) > KnownFor)
                Read();
            return keys;
        }
    }

    /// <summary>A key whose file is gone verifies nothing any more; while all are gone, the folder is taken for unreachable.</summary>
    private void Read()
    {
        readAt = time.GetTimestamp();
        var files = folder.Files();
        if (files.Count > 0)
            keys = files.ToImmutableSortedDictionary(file => file.Number, file => keys.GetValueOrDefault(file.Number) ?? SigningKeyFolder.Open(file));
    }
}

/// <param name="Keys">By number; the last one signs.</param>
public sealed record JsonWebKeys(ImmutableArray<JsonWebKey> Keys);

/// <param name="Kid">The number of the key, as the second byte of a code says it.</param>
/// <param name="X">Base64url.</param>
public sealed record JsonWebKey(string Kty, string Crv, string Alg, string Use, string Kid, string X, string Y)
{
    public static JsonWebKey Of(byte number, ECPoint point) =>
        new("EC", "P-256", "ES256", "sig", $"{number}", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
}
