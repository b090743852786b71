using System.Security.Cryptography;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// Hashes passwords and compares them. It costs a good part of a second on purpose, so that few are at it at once: a crowd at the door
/// must not take the processor from those inside.
/// </summary>
public sealed class Passwords(IPasswordHasher<Account> hasher) : IDisposable
{
    /// <summary>PBKDF2 with HMAC-SHA-512.</summary>
    public const int Iterations = 600_000;

    private static readonly Account Nobody = new() { Name = "", Role = "" };
    private static readonly string NobodysHash = HashOfNothing();

    private readonly SemaphoreSlim atOnce = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>As long for nobody, and for an account without a password, as for everybody.</summary>
    public async Task<bool> IsRight(Account? account, string password)
    {
        var (known, hash) = account is { PasswordHash: { } kept } ? (account, kept) : (Nobody, NobodysHash);
        var verdict = await InTurn(() => hasher.VerifyHashedPassword(known, hash, PasswordRules.Composed(password)));
        return account is not null && verdict is not PasswordVerificationResult.Failed;
    }

    public Task<string> Hash(Account account, string password) => InTurn(() => hasher.HashPassword(account, PasswordRules.Composed(password)));

    public void Dispose() => atOnce.Dispose();

    private async Task<T> InTurn<T>(Func<T> work)
    {
        await atOnce.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            atOnce.Release();
        }
    }

    /// <summary>In the form of Identity's third version, of no password.</summary>
    private static string HashOfNothing()
    {
        byte[] hash = [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 16, .. RandomNumberGenerator.GetBytes(16 + 32)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(5), Iterations);
        return Convert.ToBase64String(hash);
    }
}
