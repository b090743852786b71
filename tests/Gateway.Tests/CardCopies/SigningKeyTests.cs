using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace KartuAsn.Gateway.Tests.CardCopies;

/// <summary>Codes read by whoever has nothing but docs/token.md and the public keys.</summary>
[Collection(nameof(CityWithCards))]
public sealed class SigningKeyTests(CityWithCards city)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [Fact]
    public void TheExampleOfTheDocumentIsGenuineAsTheDocumentSays()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "token.md"));
        var code = Example(document, "Kode");

        var (key, card, issued) = ReadOffline(code, JsonDocument.Parse(Example(document, "Kunci")).RootElement)!.Value;

        Assert.Equal((Example(document, "Nomor kunci"), Example(document, "Salinan"), Example(document, "Tanggal")), ($"{key}", card, $"{issued:yyyy-MM-dd}"));
        Assert.Null(ReadOffline(code[..50] + (code[50] == 'A' ? 'B' : 'A') + code[51..], JsonDocument.Parse(Example(document, "Kunci")).RootElement));
    }

    [Fact]
    public async Task ACopysCodeIsVerifiedByThePublicKeyAlone()
    {
        var code = await city.Code(await city.WithPhoto());

        var (_, card, issued) = ReadOffline(code, await KeyOf(code))!.Value;

        Assert.Matches("^[0-9a-f]{16}$", card);
        Assert.InRange(issued.DayNumber, DateOnly.FromDateTime(DateTime.UtcNow).DayNumber, DateOnly.FromDateTime(DateTime.UtcNow).DayNumber + 1);
    }

    [Fact]
    public async Task AfterARotationNewCodesHaveTheNewKeyAndOldOnesStayGood()
    {
        var person = await city.WithPhoto();
        var before = await city.Code(person);

        var (_, number, _) = await city.Gateway.Run("signing-keys", "rotate");
        await Task.Delay(TimeSpan.FromSeconds(5.5));
        var after = await city.Code(person);

        Assert.Equal(byte.Parse(number, provider: null), Bytes(after)[1]);
        Assert.NotEqual(Bytes(before)[1], Bytes(after)[1]);
        Assert.Equal(("valid", "valid"), (await city.Outcome(before), await city.Outcome(after)));
        Assert.NotNull(ReadOffline(after, await KeyOf(after)));
        var (_, list, _) = await city.Gateway.Run("signing-keys", "list");
        Assert.Equal(["memeriksa", "menandatangani"], list.Split('\n').Select(line => line.Split('\t')[2]).Distinct());
    }

    [Fact]
    public void AKeyIsReadableByItsOwnerAlone() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(city.Gateway.Folder, "keys"), "card-code-*.pem"),
        file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));

    /// <summary>As docs/token.md tells it, with nothing of ours; null when the signature is not the key's.</summary>
    private static (byte Key, string Card, DateOnly Issued)? ReadOffline(string code, JsonElement key)
    {
        var bytes = Bytes(code);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Coordinate(key, "x"), Y = Coordinate(key, "y") } });
        return verifier.VerifyData(bytes[..12], bytes[12..], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? (bytes[1], Convert.ToHexStringLower(bytes[2..10]), new DateOnly(2020, 1, 1).AddDays((bytes[10] << 8) | bytes[11]))
            : null;
    }

    private static byte[] Bytes(string code)
    {
        var bits = string.Concat(code.Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, 76).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private static byte[] Coordinate(JsonElement key, string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());

    private async Task<JsonElement> KeyOf(string code)
    {
        using var nobody = city.Gateway.Nobody();
        var keys = await nobody.GetFromJsonAsync<JsonElement>("/.well-known/jwks.json");
        return keys.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("kid").GetString() == $"{Bytes(code)[1]}");
    }

    private static string Example(string document, string name) =>
        Regex.Match(document, $@"^\| {name} \| `([^`]+)` \|$", RegexOptions.Multiline).Groups[1].Value;
}
