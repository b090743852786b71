using System.Globalization;
using System.Security.Cryptography;
using KartuAsn.Gateway.Hosting;

namespace KartuAsn.Gateway.Verifications;

/// <summary>A key as it lies in the folder.</summary>
/// <param name="Number">1 to 255; the highest signs, all verify.</param>
public sealed record SigningKeyFile(byte Number, string Path);

/// <summary>
/// Keys that sign the codes on cards: P-256, one PEM file each, readable by their owner alone. A number is never used twice. In a cluster
/// the folder is mounted, and keys are put there from outside; a file may then hold the public half alone.
/// </summary>
public sealed class SigningKeyFolder(string path)
{
    public const string Setting = "Verification:Keys";
    private const string Prefix = "card-code-";
    private const string Extension = ".pem";

    /// <summary>By number.</summary>
    public IReadOnlyList<SigningKeyFile> Files() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, $"{Prefix}*{Extension}").Select(FileAt).OfType<SigningKeyFile>().OrderBy(file => file.Number)]
        : [];

    /// <summary>Makes the key that signs from now on. Those before it go on verifying what they signed.</summary>
    public SigningKeyFile Rotate()
    {
        var number = Files().Select(file => file.Number).DefaultIfEmpty<byte>(0).Max() + 1;
        if (number > byte.MaxValue)
            throw new SettingException(Setting, "sudah memuat 255 kunci, dan nomor kunci tidak dapat lebih besar. Mulailah folder kunci yang baru.");
        Directory.CreateDirectory(path);
        var file = new SigningKeyFile((byte)number, Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D3}{Extension}")));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(file.Path, key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    public static ECDsa Open(SigningKeyFile file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file.Path));
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            throw new SettingException(Setting, $"berkas {Path.GetFileName(file.Path)} bukan kunci P-256 dalam bentuk PEM. Kembalikan berkas aslinya.");
        }
        return key;
    }

    /// <summary>Written beside and moved, so that nobody ever reads half a key.</summary>
    private static void Write(string path, string pem)
    {
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(pem + "\n"));
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path);
    }

    private static SigningKeyFile? FileAt(string path) =>
        byte.TryParse(Path.GetFileName(path)[Prefix.Length..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(number, path)
            : null;
}
